"""Rules about the lists of a vendor: platforms, sources, and what lists say of the same code."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from atlas.catalog.diagnostics import Diagnostic, nearest, quoted
from atlas.catalog.model import Scoped
from atlas.catalog.records import Catalog, Item, Place, VendorData

_Loc = tuple[int | str, ...]
_FILE = "platforms.yml"
_SCOPED = ("ranges", "forms", "steps", "signs")


def check_platforms(catalog: Catalog) -> Iterator[Diagnostic]:
    """A platform is one of the vocabulary."""
    known = catalog.declared.platforms
    named = [
        (platform, place, (*loc, index))
        for place, loc, platforms in _named_platforms(catalog)
        for index, platform in enumerate(platforms)
    ]
    renamed = _renamed(Counter(platform for platform, _, _ in named), known)
    for id_, platform in renamed.items():
        message = f"nothing names platform '{id_}', but there are many '{platform}'; rename it back"
        yield Diagnostic.at(catalog.places["platforms", id_].at("id"), message, "unknown-platform")
    for platform, place, loc in named:
        if known and platform not in known and platform not in renamed.values():
            message = f"unknown platform '{platform}'; {nearest(platform, known, _FILE)}"
            yield Diagnostic.at(place.at(*loc), message, "unknown-platform")


def _renamed(named: Counter[str], known: Collection[str]) -> dict[str, str]:
    """Return each ID of the vocabulary that is a misspelling of what many places name."""
    unused = [each for each in known if each not in named]
    many = [name for name, count in named.items() if count > 1 and name not in known]
    near = {name: difflib.get_close_matches(name, unused, n=1) for name in many}
    return {found[0]: name for name, found in near.items() if found}


def check_entry_platforms(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry names platforms of its list, and a constant platforms of its entry."""
    for item in catalog.items:
        entry, of_list = item.entry, item.code_list.platforms
        named = chain(of_list, entry.platforms, *entry.names.values())
        if not catalog.declared.platforms.issuperset(named):
            continue  # an unknown platform has a diagnostic already
        yield from _beyond(item, ("platforms",), entry.platforms, of_list, "list")
        for name, platforms in entry.names.items():
            yield from _beyond(item, ("name", name), platforms, item.platforms, "entry")


def _beyond(
    item: Item, loc: _Loc, named: Iterable[str], there: Collection[str], of: str
) -> Iterator[Diagnostic]:
    for index, platform in enumerate(named):
        if platform not in there:
            message = (
                f"platform '{platform}' is not one of the {of}'s: {quoted(there)}; "
                "add it there or remove it here"
            )
            yield Diagnostic.at(item.place.at(*loc, index), message, "foreign-platform")


def check_lists(catalog: Catalog) -> Iterator[Diagnostic]:
    """A list that a vendor's file names is a file beside it."""
    for vendor in catalog.vendors.values():
        known = catalog.declared.lists[vendor.slug]
        for loc, name in _named_lists(vendor):
            if name not in known:
                message = f"unknown list '{name}'; {nearest(name, known, 'the files beside it')}"
                yield Diagnostic.at(vendor.place.at(*loc), message, "unknown-list")


def check_sources(catalog: Catalog) -> Iterator[Diagnostic]:
    """Sources of a list have different IDs; one in a repository names commit and path."""
    for code_list, place in catalog.lists():
        names = [document.id for document in code_list.sources]
        for index, document in enumerate(code_list.sources):
            here = Place.of(place.source, "sources", index)
            if names.index(document.id) < index:
                message = f"id '{document.id}' appears twice in 'sources'; rename one"
                yield Diagnostic.at(here.at("id"), message, "duplicate-id")
            file = {name: getattr(document, name) for name in ("repository", "commit", "path")}
            missing = [name for name, value in file.items() if not value]
            if missing and len(missing) < len(file):
                message = f"a file of a repository needs {quoted(file)}; add {quoted(missing)}"
                yield Diagnostic.at(here.start, message, "incomplete-source")


def check_cited_sources(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry names lines of sources that its list has."""
    for item in catalog.items:
        sources, lines = item.code_list.sources, item.entry.lines
        known = [document.id for document in sources]
        if isinstance(lines, str) and len(known) > 1:
            message = f"the list has several sources; write 'lines' as '{known[0]}: {lines}' below"
            yield Diagnostic.at(item.place.at("lines"), message, "unknown-source")
        for name in lines if isinstance(lines, dict) else ():
            if name not in known:
                message = f"unknown source '{name}'; {nearest(name, known, 'the sources')}"
                yield Diagnostic.at(item.place.key_at("lines", name), message, "unknown-source")


def check_whole_sources(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry cites a source as a whole if and only if that has no lines."""
    for item in catalog.items:
        for document, lines in item.cited:
            if lines and document.without_lines:
                message = f"source '{document.id}' has no lines; write 'whole'"
            elif not lines and not document.without_lines:
                message = f"source '{document.id}' has lines; name them in place of 'whole'"
            else:
                continue
            yield Diagnostic.at(item.place.at("lines", document.id), message, "whole-source")


def check_unused_sources(catalog: Catalog) -> Iterator[Diagnostic]:
    """Each source of a list is cited by an entry."""
    if not catalog.is_whole():
        return
    cited: dict[Place, set[str]] = {}
    for item in catalog.items:
        found = cited.setdefault(Place.of(item.place.source), set())
        found.update(document.id for document, _ in item.cited)
    for code_list, place in catalog.lists():
        for index, document in enumerate(code_list.sources):
            if document.id not in cited[place]:
                message = (
                    f"no entry cites source '{document.id}'; name its lines in the entries that "
                    "are based on it, or remove it"
                )
                yield Diagnostic.at(place.at("sources", index, "id"), message, "unused-source")


def check_same_entries(catalog: Catalog) -> Iterator[Diagnostic]:
    """What several lists of a vendor say of a code in the same words is written once."""
    first: dict[object, Item] = {}
    for item in catalog.items:
        entry = item.entry
        says = (item.vendor, entry.code, entry.meaning, tuple(entry.problems.items()))
        before = first.setdefault((*says, entry.causes, entry.fixes), item)
        if before.list != item.list:
            path, line, _ = before.place.at("code")
            message = (
                f"code '{entry.code}' says the same as in list '{before.list}' ({path}:{line}); "
                "merge the two into one list that names the platforms of both"
            )
            yield Diagnostic.at(item.place.at("code"), message, "same-entry")


def _named_platforms(catalog: Catalog) -> Iterator[tuple[Place, _Loc, tuple[str, ...]]]:
    """Yield each list of platforms in the data, with its place."""
    for vendor in catalog.vendors.values():
        for loc, scoped in _scoped(vendor):
            yield vendor.place, (*loc, "platforms"), scoped.platforms
    for code_list, place in catalog.lists():
        yield place, ("platforms",), code_list.platforms
    for item in catalog.items:
        yield item.place, ("platforms",), item.entry.platforms
        for name, platforms in item.entry.names.items():
            yield item.place, ("name", name), platforms


def _named_lists(vendor: VendorData) -> Iterator[tuple[_Loc, str]]:
    """Yield the path and the name of each list that a vendor's file names."""
    yield from ((("lists", index), name) for index, name in enumerate(vendor.vendor.lists))
    for loc, scoped in _scoped(vendor):
        yield from (((*loc, "lists", index), name) for index, name in enumerate(scoped.lists))


def _scoped(vendor: VendorData) -> Iterator[tuple[_Loc, Scoped]]:
    """Yield the path and the record of what may hold for some lists or platforms only."""
    for field in _SCOPED:
        yield from (((field, at), each) for at, each in enumerate(getattr(vendor.vendor, field)))
