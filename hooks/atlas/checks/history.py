"""Rules about codes that were renamed, retired or published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atlas.analysis.page_paths import LISTED, addresses, whole_of
from atlas.analysis.redirects import Redirect, redirects
from atlas.catalog.diagnostics import CONSEQUENCES, Diagnostic, Position
from atlas.catalog.field_types import is_slug
from atlas.catalog.ledger import PublishedConstant
from atlas.catalog.records import Catalog, Item
from atlas.checks.names import code_flaw
from atlas.text.inline_markup import split_ref
from atlas.urls import CATEGORIES, MIGRATE, PROBLEMS, RESERVED_SLUGS, code_path

_SHARED = (*LISTED, MIGRATE)  # whose paths go on with the name of a record or a vendor


def check_former_codes(catalog: Catalog) -> Iterator[Diagnostic]:
    """A former code has a path below the path of a vendor."""
    for item in catalog.items:
        for index, former in enumerate(item.entry.formerly):
            if flaw := _former_flaw(former, item):
                here = item.place.at("formerly", index)
                yield Diagnostic.at(here, f"former code '{former}' {flaw}", "code-path")


def check_redirects(catalog: Catalog) -> Iterator[Diagnostic]:
    """A former code must not be in use, and must belong to one code."""
    live = {
        code_path(item.vendor, item.entry.code).lower(): item
        for item in catalog.items
        if not code_flaw(item.entry.code)
    }
    found = sorted(redirects(catalog), key=lambda redirect: redirect.former)
    taken: dict[str, Redirect] = {}
    for redirect in found:
        path = redirect.path.lower()
        other = taken.setdefault(path, redirect)
        if not redirect.former:
            continue  # colliding spellings have a diagnostic at their codes
        if path in live:
            message = f"'{redirect.path}' is the page of a code in use; remove it here"
        elif other.target != redirect.target:
            message = (
                f"'{redirect.path}' would also redirect to '{other.target}'; keep it in one place"
            )
        else:
            continue
        here = redirect.item.place.at("formerly")
        yield Diagnostic.at(here, message, "redirect-collision")


def check_published(catalog: Catalog, others: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Published lists and paths stay: codes are renamed or retired, never removed.

    What may be lost only because of what another diagnostic names is not reported.
    """
    faulty = {_part_of(each) for each in others if each.rule not in CONSEQUENCES}
    lists = _lost_lists(catalog, faulty)
    for (vendor, name), at in lists.items():
        message = (
            f"published list '{vendor}/{name}' has no file; restore it: a published list is "
            "never renamed or removed"
        )
        yield Diagnostic.at(at, message, "lost-list")
    if catalog.is_whole():
        yield from _lost_paths(catalog, faulty | {vendor for vendor, _ in lists})


def _lost_lists(catalog: Catalog, faulty: set[str]) -> dict[tuple[str, str], Position]:
    """Return the published lists that have no file; the constants of a list bear its name."""
    found: dict[tuple[str, str], Position] = {}
    for each in catalog.constants:
        known = catalog.declared.lists.get(each.vendor, {each.list})
        if each.list not in known and each.vendor not in faulty:
            found.setdefault((each.vendor, each.list), each.at)
    return found


def _lost_paths(catalog: Catalog, faulty: set[str]) -> Iterator[Diagnostic]:
    gone = gone_vendors(catalog)
    if faulty <= {_root(path) for path in catalog.published}:  # else one may be its new name
        for vendor in gone:
            yield _gone_vendor(vendor, catalog)
    for path in _lost(catalog):
        names = set(path.split("/")) if f"{_root(path)}/" in _SHARED else {_root(path)}
        if not names & (gone | faulty):
            fix = "restore the page: a published id or folder is never renamed or removed"
            if _root(path) in catalog.vendors:
                fix = "keep the code with 'retired', or name it in 'formerly' of its new code"
            message = f"published path '{path}' no longer resolves; {fix}"
            yield Diagnostic.at(catalog.published[path], message, "lost-address")


def with_gone_names(catalog: Catalog) -> Catalog:
    """Return the catalog with the published vendors, categories and problems that are gone.

    A reference to one of them is right: what is wrong has its own diagnostic.
    """
    declared = catalog.declared
    if gone := gone_vendors(catalog):
        declared = replace(declared, codes={**{each: set() for each in gone}, **declared.codes})
    for root, field in ((CATEGORIES, "categories"), (PROBLEMS, "problems")):
        names = {path.split("/")[1] for path in catalog.published if path.startswith(root)}
        if known := getattr(declared, field):  # else nothing can be called unknown
            declared = replace(declared, **{field: known | names - {""}})
    return replace(catalog, declared=declared)


def check_published_constants(catalog: Catalog) -> Iterator[Diagnostic]:
    """A published constant is one code's, and a code of a list has one constant."""
    taken: dict[tuple[str, ...], PublishedConstant] = {}
    for each in catalog.constants:
        of_list = each.vendor, each.list
        other = taken.setdefault((*of_list, each.code), each)
        wrong = f"code '{each.code}' of '{'/'.join(of_list)}' has a constant on line"
        if other is each:
            other = taken.setdefault((*of_list, "", each.name.replace("_", "").lower()), each)
            wrong = f"'{each.name}' is the constant of code '{other.code}' on line"
        if other is not each:
            message = (
                f"{wrong} {other.at.line}; restore the file from git, or remove this line if it "
                "was added since, and run `make ledger`"
            )
            yield Diagnostic.at(each.at, message, "constant-collision")


def check_successors(catalog: Catalog) -> Iterator[Diagnostic]:
    """The code `instead` of a deprecated or retired code is not retired itself."""
    retired = {items[0].ref for items in catalog.pages() if _is_retired(items, catalog)}
    for item in catalog.items:
        ends = {"deprecated": item.entry.deprecated, "retired": item.entry.retired}
        if all(ends.values()):
            message = "a code that is no longer sent is not deprecated; remove 'deprecated'"
            yield Diagnostic.at(item.place.key_at("deprecated"), message, "two-ends")
        for field, end in ends.items():
            successor = end.instead if end else None
            named = "/".join(split_ref(successor, item.vendor)) if successor else ""
            if named == item.ref:
                message = f"'{successor}' is the code itself; name another, or remove 'instead'"
                yield Diagnostic.at(item.place.at(field, "instead"), message, "retired-successor")
            elif named in retired:
                message = f"'{successor}' is retired; name a code in use, or remove 'instead'"
                yield Diagnostic.at(item.place.at(field, "instead"), message, "retired-successor")


def _is_retired(items: tuple[Item, ...], catalog: Catalog) -> bool:
    """Return whether a code is retired in every list that names it, or that may name it."""
    vendor, code = items[0].vendor, items[0].entry.code
    naming = {name for name, codes in catalog.declared.lists[vendor].items() if code in codes}
    known = catalog.declared.codes[vendor] and naming == {item.list for item in items}
    return bool(known) and all(item.entry.retired for item in items)


def gone_vendors(catalog: Catalog) -> set[str]:
    """Return the vendors that were published and have no folder."""
    own = RESERVED_SLUGS | catalog.declared.codes.keys()
    return {root for path in catalog.published if (root := _root(path)) and root not in own}


def _gone_vendor(vendor: str, catalog: Catalog) -> Diagnostic:
    paths = [path for path in catalog.published if _root(path) == vendor]
    begin = "path begins" if len(paths) == 1 else "paths begin"
    message = (
        f"the folder '{vendor}' is gone; {len(paths)} published {begin} with its name; restore it: "
        "a published folder is never renamed or removed"
    )
    return Diagnostic.at(catalog.published[paths[0]], message, "lost-address")


def _lost(catalog: Catalog) -> Iterator[str]:
    """Yield the published paths that are no page of the catalog, except those of prose."""
    known = set(addresses(catalog))
    for path in catalog.published:
        prose = _root(path) in RESERVED_SLUGS and f"{_root(path)}/" not in _SHARED
        if _root(path) and not prose and whole_of(path, catalog) not in known:
            yield path


def _root(path: str) -> str:
    return path.partition("/")[0]


def _part_of(diagnostic: Diagnostic) -> str:
    """Return which paths a diagnostic is about: those of a vendor, of problems, of categories."""
    return diagnostic.path.partition("/")[2].partition("/")[0].removesuffix(".yml")


def _former_flaw(former: str, item: Item) -> str:
    """Return why a former code has no path and the fix, or nothing."""
    vendor, code = split_ref(former, item.vendor)
    if not is_slug(vendor) or vendor in RESERVED_SLUGS:
        return "has no valid vendor; write it like 'vendor/code'"
    return code_flaw(code)
