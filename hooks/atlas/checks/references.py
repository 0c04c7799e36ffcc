"""Rules about references: to sections, categories, problems and other codes."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.catalog.diagnostics import Diagnostic, Position, nearest, quoted
from atlas.catalog.model import (
    Category,
    Cause,
    Deprecated,
    Entry,
    Form,
    Observed,
    Problem,
    Range,
    Record,
    Retired,
    Step,
    Vendor,
)
from atlas.catalog.records import Catalog, Place
from atlas.text.inline_markup import links_in, split_ref

_Loc = tuple[int | str, ...]

# The fields whose texts may contain links.
_LINKED: dict[type[Record], tuple[str, ...]] = {
    Entry: (
        "meaning",
        "causes",
        "fixes",
        "observed",
        "advice",
        "notes",
        "doubt",
        "deprecated",
        "retired",
    ),
    Deprecated: ("reason",),
    Observed: ("text",),
    Retired: ("reason",),
    Cause: ("text",),
    Vendor: ("summary", "ranges", "forms", "steps"),
    Range: ("meaning",),
    Form: ("text",),
    Step: ("text",),
    Category: ("meaning",),
    Problem: ("meaning", "causes", "actions"),
}


def check_sections(catalog: Catalog) -> Iterator[Diagnostic]:
    """The section of an entry is declared by its list."""
    for item in catalog.items:
        sections = item.code_list.sections
        if item.entry.section is not None and item.entry.section not in sections:
            message = (
                f"unknown section '{item.entry.section}'; "
                f"{nearest(item.entry.section, sections, 'the sections of this list')}"
            )
            yield Diagnostic.at(item.place.at("section"), message, "unknown-section")


def check_categories(catalog: Catalog) -> Iterator[Diagnostic]:
    """The category of an entry or problem exists."""
    known = catalog.declared.categories
    used = [(item.entry.category, item.place) for item in catalog.items]
    for problem in catalog.problems.values():
        used.append((problem.category, catalog.places["problems", problem.id]))
    for category, place in used:
        if known and category not in known:
            message = f"unknown category '{category}'; {nearest(category, known, 'categories.yml')}"
            yield Diagnostic.at(place.at("category"), message, "unknown-category")


def check_problems(catalog: Catalog) -> Iterator[Diagnostic]:
    """The problems of an entry, and of what to do at a vendor, exist."""
    known = catalog.declared.problems
    for problem, here in _named_problems(catalog):
        if known and problem not in known:
            message = f"unknown problem '{problem}'; {nearest(problem, known, 'problems.yml')}"
            yield Diagnostic.at(here, message, "unknown-problem")


def _named_problems(catalog: Catalog) -> Iterator[tuple[str, Position]]:
    for item in catalog.items:
        for problem in item.entry.problems:
            yield problem, item.place.key_at("problems", problem)
    for vendor in catalog.vendors.values():
        for index, step in enumerate(vendor.vendor.steps):
            yield step.problem, vendor.place.at("steps", index, "problem")


def check_problems_of_causes(catalog: Catalog) -> Iterator[Diagnostic]:
    """The problem that a cause names is one of its entry's."""
    for item in catalog.items:
        entry, known = item.entry, item.entry.problems
        for field, causes in (("causes", entry.all_causes), ("observed", entry.observed)):
            for index, cause in enumerate(causes):
                if cause.problem and cause.problem not in known:
                    here = item.place.at(field, index, "problem")
                    message = (
                        f"problem '{cause.problem}' is not one of the entry's: {quoted(known)}; "
                        "add it to 'problems' or correct it"
                    )
                    yield Diagnostic.at(here, message, "foreign-problem")


def check_general_problems(catalog: Catalog) -> Iterator[Diagnostic]:
    """A problem is a case of a problem that exists and is not a case of another."""
    known = catalog.declared.problems
    for problem in catalog.problems.values():
        general = catalog.problems.get(problem.case_of or "")
        place = catalog.places["problems", problem.id]
        if problem.case_of and known and problem.case_of not in known:
            there = nearest(problem.case_of, known, "problems.yml")
            message = f"unknown problem '{problem.case_of}'; {there}"
            yield Diagnostic.at(place.at("case_of"), message, "unknown-problem")
        elif general is problem:
            message = f"'{problem.id}' is a case of itself; remove 'case_of'"
            yield Diagnostic.at(place.at("case_of"), message, "case-of-case")
        elif general and general.case_of and general.case_of != general.id:
            message = (
                f"'{general.id}' is itself a case of '{general.case_of}'; "
                f"name '{general.case_of}', or remove one of the two"
            )
            yield Diagnostic.at(place.at("case_of"), message, "case-of-case")


def check_related(catalog: Catalog) -> Iterator[Diagnostic]:
    """The codes in `related` and `instead` exist, and `related` does not name the entry itself."""
    for item in catalog.items:
        for index, ref in enumerate(item.entry.related):
            wrong = _wrong_ref(catalog, *split_ref(ref, item.vendor))
            if split_ref(ref, item.vendor) == (item.vendor, item.entry.code):
                wrong = f"code '{ref}' is not related to itself; remove it"
            if wrong:
                yield Diagnostic.at(item.place.at("related", index), wrong, "unknown-related")
        for field in ("deprecated", "retired"):
            end = getattr(item.entry, field)
            instead = end.instead if end else None
            if instead and (wrong := _wrong_ref(catalog, *split_ref(instead, item.vendor))):
                yield Diagnostic.at(item.place.at(field, "instead"), wrong, "unknown-related")


def check_links(catalog: Catalog) -> Iterator[Diagnostic]:
    """The codes that texts link to exist."""
    for record, place, owner in _linked_records(catalog):
        for loc, text in _texts(record):
            for vendor, code in links_in(text, owner):
                if wrong := _wrong_ref(catalog, vendor, code):
                    yield Diagnostic.at(place.at(*loc), f"link to {wrong}", "broken-link")


def linked_texts(catalog: Catalog) -> Iterator[tuple[Place, _Loc, str]]:
    """Yield every text that may contain markup, with its place."""
    for record, place, _ in _linked_records(catalog):
        yield from ((place, loc, text) for loc, text in _texts(record))


def _linked_records(catalog: Catalog) -> Iterator[tuple[Record, Place, str]]:
    """Yield every record that may contain links, and the vendor of its unqualified codes."""
    for category in catalog.categories.values():
        yield category, catalog.places["categories", category.id], ""
    for problem in catalog.problems.values():
        yield problem, catalog.places["problems", problem.id], ""
    for vendor in catalog.vendors.values():
        yield vendor.vendor, vendor.place, vendor.slug
    for item in catalog.items:
        yield item.entry, item.place, item.vendor


def _texts(value: object, loc: _Loc = ()) -> Iterator[tuple[_Loc, str]]:
    """Yield every text of a record that may contain links, with its path in the record."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*loc, index))
    elif isinstance(value, Record):
        for field in _LINKED[type(value)]:
            yield from _texts(getattr(value, field), (*loc, field))


def _wrong_ref(catalog: Catalog, vendor: str, code: str) -> str:
    """Return what is wrong with a reference to a code and the fix, or nothing."""
    codes = catalog.declared.codes
    if not vendor:
        return f"code '{code}' without a vendor; write it like 'vendor/{code}'"
    if vendor not in codes:
        return f"unknown vendor '{vendor}'; {nearest(vendor, codes, 'the folders of the data')}"
    if codes[vendor] and code not in codes[vendor]:
        there = f"the lists of '{vendor}'"
        return f"unknown code '{vendor}/{code}'; {nearest(code, codes[vendor], there)}"
    return ""
