"""Rules about codes that changed: what they were called before, and what came after them."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.analysis.page_paths import LISTED, addresses, whole_of
from atlas.analysis.redirects import Redirect, redirects
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.model import is_slug
from atlas.catalog.records import Catalog, Item
from atlas.checks.names import code_flaw
from atlas.text.inline_markup import split_ref
from atlas.urls import MIGRATE, RESERVED_SLUGS, code_path


def check_former_codes(catalog: Catalog) -> Iterator[Diagnostic]:
    """A former code was the code of a vendor, so that its path is below the vendor's."""
    for item in catalog.items:
        for index, former in enumerate(item.entry.formerly):
            if flaw := _former_flaw(former, item):
                here = item.place.at("formerly", index)
                yield Diagnostic.at(here, f"former code '{former}' {flaw}", "code-path")


def check_redirects(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path leads to one page: a former code is no live code, and the former of one only."""
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
            continue  # spellings that collide are a finding of their codes
        if path in live:
            message = f"'{redirect.path}' is the page of a code; a former code cannot be in use"
        elif other.target != redirect.target:
            message = (
                f"'{redirect.path}' would lead to two pages, also to '{other.target}'; keep one"
            )
        else:
            continue
        here = redirect.item.place.at("formerly")
        yield Diagnostic.at(here, message, "redirect-collision")


def check_published(catalog: Catalog) -> Iterator[Diagnostic]:
    """What was published leads somewhere for ever: it is renamed or retired, never removed."""
    if not catalog.is_whole():
        return
    known = set(addresses(catalog))
    for path, at in catalog.published.items():
        root = path.partition("/")[0]
        own = root in RESERVED_SLUGS and f"{root}/" not in (*LISTED, MIGRATE)
        if own or not root or whole_of(path, catalog) in known:
            continue
        mend = "keep what it is of; an id or a folder that was published is not renamed"
        if root in catalog.vendors:
            mend = "keep the code with 'retired', or name it in 'formerly' of the one it is now"
        message = f"'{path}' was published and leads nowhere now; {mend}"
        yield Diagnostic.at(at, message, "lost-address")


def check_successors(catalog: Catalog) -> Iterator[Diagnostic]:
    """What stands `instead` of a retired code works today, so nobody is sent on in a circle."""
    retired = {items[0].ref for items in catalog.pages() if all(i.entry.retired for i in items)}
    for item in catalog.items:
        successor = item.entry.retired.instead if item.entry.retired else None
        if successor and "/".join(split_ref(successor, item.vendor)) in retired:
            message = f"'{successor}' is retired itself; name the code that works today, or none"
            yield Diagnostic.at(item.place.at("retired", "instead"), message, "retired-successor")


def _former_flaw(former: str, item: Item) -> str:
    """Return why a former code has no path, or nothing."""
    vendor, code = split_ref(former, item.vendor)
    if not is_slug(vendor) or vendor in RESERVED_SLUGS:
        return "names no vendor; write it like 'vendor/code'"
    return code_flaw(code)
