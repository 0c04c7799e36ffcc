"""Rules about records that contradict each other or say a thing twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from atlas.catalog.diagnostics import Diagnostic, Position
from atlas.catalog.field_types import is_day
from atlas.catalog.model import Range, Scoped, Sign
from atlas.catalog.records import Catalog, Item, Place, VendorData
from atlas.checks.references import linked_texts
from atlas.text.inline_markup import split_ref, unclosed, unknown

_SHORTEST = 3  # letters of a sign; two of a script without spaces
_YEARS = 10  # for which the end of a code may be announced


def check_signs(catalog: Catalog) -> Iterator[Diagnostic]:
    """A sign is one vendor's if it is strong, is there once, and is not in every log."""
    strong: dict[str, str] = {}
    for vendor in catalog.vendors.values():
        own: dict[str, int] = {}
        for index, sign in enumerate(vendor.vendor.signs):
            text = sign.text.casefold()
            wrong = _wrong_sign(sign, own.setdefault(text, index), index)
            if sign.weight == "strong" and strong.setdefault(text, vendor.slug) != vendor.slug:
                wrong = f"is a strong sign of '{strong[text]}', too; make both weak or remove one"
            if wrong:
                here = vendor.place.at("signs", index, "text")
                yield Diagnostic.at(here, f"sign '{sign.text}' {wrong}", "unsound-sign")


def _wrong_sign(sign: Sign, first: int, index: int) -> str:
    """Return what is wrong with a sign and the fix, or nothing; case does not matter."""
    if first < index:
        return f"repeats sign {first + 1}; remove one"
    if len(sign.text.encode()) < _SHORTEST:
        return f"is shorter than {_SHORTEST} letters, so any log may have it; write more of it"
    return ""


def check_date_order(catalog: Catalog, last_day: str) -> Iterator[Diagnostic]:
    """A source is dated before it is read, and read before the entry is reviewed."""
    for code_list, place in catalog.lists():
        for index, source in enumerate(code_list.sources):
            if source.dated and is_day(source.retrieved) and source.dated > source.retrieved:
                message = (
                    f"the source is dated '{source.dated}', after it was retrieved on "
                    f"'{source.retrieved}'; correct one of the days"
                )
                yield Diagnostic.at(place.at("sources", index, "dated"), message, "date-order")
    last_year = f"{min(int(last_day[:4]) + _YEARS, 9999)}{last_day[4:]}"
    for item in catalog.items:
        yield from _wrong_days(item, last_year)


def _wrong_days(item: Item, last_year: str) -> Iterator[Diagnostic]:
    first = min((source.retrieved for source, _ in item.cited), default="")
    if item.entry.reviewed and is_day(first) and item.entry.reviewed < first:
        message = (
            f"'reviewed' '{item.entry.reviewed}' is before the source was retrieved on '{first}'; "
            "correct one of the days"
        )
        yield Diagnostic.at(item.place.at("reviewed"), message, "date-order")
    for field in ("deprecated", "retired"):
        since = getattr(getattr(item.entry, field), "since", None)
        if since and is_day(since) and since > last_year:
            message = f"'since' '{since}' is more than {_YEARS} years away; correct it"
            yield Diagnostic.at(item.place.at(field, "since"), message, "future-day")


def check_titles(catalog: Catalog) -> Iterator[Diagnostic]:
    """Records of a kind have different titles: readers know them by nothing else."""
    taken: dict[tuple[str, str], Position] = {}
    for kind, title, here in _titles(catalog):
        first = taken.setdefault((kind, _told(title)), here)
        if first != here:
            message = (
                f"the title '{title}' is also that of {first.path}:{first.line}; change one of them"
            )
            yield Diagnostic.at(here, message, "duplicate-title")


def _titles(catalog: Catalog) -> Iterator[tuple[str, str, Position]]:
    for kind in ("categories", "platforms", "problems"):
        for name, record in getattr(catalog, kind).items():
            yield kind, record.title, catalog.places[kind, name].at("title")
    for vendor in catalog.vendors.values():
        yield "vendors", vendor.vendor.name, vendor.place.at("name")


def check_said_twice(catalog: Catalog) -> Iterator[Diagnostic]:
    """What is the same in other letters or with the vendor's name before it is there once."""
    for item in catalog.items:
        for field in ("causes", "fixes", "advice", "notes"):
            texts = [_told(getattr(each, "text", each)) for each in getattr(item.entry, field)]
            yield from _twice(item.place, field, texts, getattr(item.entry, field))
        for field in ("related", "formerly"):
            refs = ["/".join(split_ref(ref, item.vendor)) for ref in getattr(item.entry, field)]
            yield from _twice(item.place, field, refs, getattr(item.entry, field))
    for code_list, place in catalog.lists():
        yield from _twice(place, "sections", list(code_list.sections), ())


def _twice(
    place: Place, field: str, said: list[str], written: tuple[object, ...]
) -> Iterator[Diagnostic]:
    for index, text in enumerate(said):
        first = said.index(text)
        if first < index and not (written and written[first] == written[index]):  # see entries.py
            message = f"item {index + 1} of '{field}' repeats item {first + 1}; remove one"
            yield Diagnostic.at(place.at(field, index), message, "duplicate-item")


def check_unused_sections(catalog: Catalog) -> Iterator[Diagnostic]:
    """Each section of a list has an entry."""
    if not catalog.is_whole():
        return
    used: dict[str, set[str | None]] = {}
    for item in catalog.items:
        used.setdefault(item.place.source.path, {None}).add(item.entry.section)
    for code_list, place in catalog.lists():
        here = used[place.start.path]
        if not here <= {None, *code_list.sections}:
            continue  # an unknown section has a diagnostic, and may be this one
        for index, section in enumerate(code_list.sections):
            if section not in here:
                message = f"no entry is in section '{section}'; assign one to it or remove it"
                yield Diagnostic.at(place.at("sections", index), message, "unused-section")


def check_overlapping_ranges(catalog: Catalog) -> Iterator[Diagnostic]:
    """A range of numbers is apart from another, or a part of it."""
    for vendor in catalog.vendors.values():
        for (_, one), (index, other) in combinations(enumerate(vendor.vendor.ranges), 2):
            if _overlap(one, other) and _platforms(one, vendor) & _platforms(other, vendor):
                message = (
                    f"range '{other.from_}' to '{other.to}' overlaps '{one.from_}' to '{one.to}'; "
                    "correct one of them"
                )
                yield Diagnostic.at(vendor.place.at("ranges", index), message, "range-overlap")


def _platforms(scope: Scoped, vendor: VendorData) -> set[tuple[str, str]]:
    """Return each list and platform that a record of a vendor holds for."""
    return {
        (name, platform)
        for name, code_list in vendor.lists.items()
        for platform in code_list.platforms
        if name in (scope.lists or vendor.lists) and platform in (scope.platforms or {platform})
    }


def _overlap(one: Range, other: Range) -> bool:
    """Return whether two ranges are equal, or share numbers and neither is within the other."""
    first, last = (int(one.from_), int(one.to)), (int(other.from_), int(other.to))
    low, high = sorted((first, last), key=lambda each: (each[0], -each[1]))
    return low == high or low[0] < high[0] <= low[1] < high[1]


def check_markup(catalog: Catalog) -> Iterator[Diagnostic]:
    """Code and links in a text are closed, and no text has other markup."""
    for place, loc, text in linked_texts(catalog):
        if bold := unknown(text):
            message = f"'{bold}' is no markup of the atlas; write the words alone"
            yield Diagnostic.at(place.at(*loc), message, "unknown-markup")
        if mark := unclosed(text):
            fix = "close it, or remove it" if mark == "`" else "write [[code]] without blanks"
            message = f"'{mark}' begins no {'code' if mark == '`' else 'link'}; {fix}"
            yield Diagnostic.at(place.at(*loc), message, "unclosed-markup")


def _told(text: str) -> str:
    """Return a text as readers compare it: without case, spacing and the full stop."""
    return " ".join(text.casefold().split()).rstrip(".。")
