"""Rules about codes that were renamed, retired or published."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.analysis.page_paths import LISTED, addresses, whole_of
from atlas.analysis.redirects import Redirect, redirects
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.field_types import is_slug
from atlas.catalog.ledger import PublishedConstant
from atlas.catalog.records import Catalog, Item
from atlas.checks.names import code_flaw
from atlas.text.inline_markup import split_ref
from atlas.urls import MIGRATE, RESERVED_SLUGS, code_path


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


def check_published(catalog: Catalog) -> Iterator[Diagnostic]:
    """A published path resolves for ever: codes are renamed or retired, never removed."""
    if not catalog.is_whole():
        return
    known = set(addresses(catalog))
    for path, at in catalog.published.items():
        root = path.partition("/")[0]
        own = root in RESERVED_SLUGS and f"{root}/" not in (*LISTED, MIGRATE)
        if own or not root or whole_of(path, catalog) in known:
            continue
        fix = "restore the page: a published id or folder is never renamed or removed"
        if root in catalog.vendors:
            fix = "keep the code with 'retired', or name it in 'formerly' of its new code"
        message = f"published path '{path}' no longer resolves; {fix}"
        yield Diagnostic.at(at, message, "lost-address")


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


def check_published_lists(catalog: Catalog) -> Iterator[Diagnostic]:
    """The constants of a published list are files with its name, so it stays."""
    first = {(each.vendor, each.list): each for each in reversed(catalog.constants)}
    for (vendor, name), constant in first.items():
        if name not in catalog.declared.lists.get(vendor, {name}):
            message = (
                f"published list '{vendor}/{name}' has no file; restore it: a published list is "
                "never renamed or removed"
            )
            yield Diagnostic.at(constant.at, message, "lost-list")


def check_successors(catalog: Catalog) -> Iterator[Diagnostic]:
    """The code `instead` of a deprecated or retired code is not retired itself."""
    retired = {items[0].ref for items in catalog.pages() if all(i.entry.retired for i in items)}
    for item in catalog.items:
        ends = {"deprecated": item.entry.deprecated, "retired": item.entry.retired}
        if all(ends.values()):
            message = "a code that is no longer sent is not deprecated; remove 'deprecated'"
            yield Diagnostic.at(item.place.key_at("deprecated"), message, "two-ends")
        for field, end in ends.items():
            successor = end.instead if end else None
            if successor and "/".join(split_ref(successor, item.vendor)) in retired:
                message = f"'{successor}' is retired; name a code in use, or remove 'instead'"
                yield Diagnostic.at(item.place.at(field, "instead"), message, "retired-successor")


def _former_flaw(former: str, item: Item) -> str:
    """Return why a former code has no path and the fix, or nothing."""
    vendor, code = split_ref(former, item.vendor)
    if not is_slug(vendor) or vendor in RESERVED_SLUGS:
        return "has no valid vendor; write it like 'vendor/code'"
    return code_flaw(code)
