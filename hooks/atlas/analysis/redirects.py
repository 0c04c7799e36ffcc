"""Paths that lead to a code's page: the hyphen spelling, and what the code was formerly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import split_ref
from atlas.urls import code_path, hyphen_slug


@dataclass(frozen=True)
class Redirect:
    """A path that leads to a page; both relative to the site's root."""

    path: str
    target: str
    item: Item
    former: bool = False  # what the code was once, not another spelling of what it is


def redirects(catalog: Catalog) -> Iterator[Redirect]:
    """Yield every redirect. Each leads straight to a code's page, so there are no chains."""
    for items in catalog.pages():
        yield from redirects_to(items)


def redirects_to(items: tuple[Item, ...]) -> Iterator[Redirect]:
    """Yield the redirects that lead to a code's page."""
    item = items[0]
    target = code_path(item.vendor, item.entry.code)
    if hyphens := hyphen_slug(item.entry.code):
        yield Redirect(f"{item.vendor}/{hyphens}/", target, item)
    for entry in items:
        for former in entry.entry.formerly:
            yield from _former(former, entry, target)


def former_paths(items: tuple[Item, ...]) -> Iterator[str]:
    """Yield the paths that a code had before it was renamed or moved."""
    for item in items:
        for former in item.entry.formerly:
            yield code_path(*split_ref(former, item.vendor))


def _former(former: str, item: Item, target: str) -> Iterator[Redirect]:
    vendor, code = split_ref(former, item.vendor)
    yield Redirect(code_path(vendor, code), target, item, former=True)
    if hyphens := hyphen_slug(code):
        yield Redirect(f"{vendor}/{hyphens}/", target, item, former=True)
