"""Redirects to the page of a code: from its hyphen spelling and its former names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import split_ref
from atlas.urls import code_path, hyphen_slug


@dataclass(frozen=True)
class Redirect:
    """A path and the page that it redirects to, both relative to the root of the site."""

    path: str
    target: str
    item: Item
    former: bool = False  # from a former name, not from the hyphen spelling


def redirects(catalog: Catalog) -> Iterator[Redirect]:
    """Yield every redirect. Each target is the page of a code, so there are no chains."""
    for items in catalog.pages():
        yield from redirects_to(items)


def redirects_to(items: tuple[Item, ...]) -> Iterator[Redirect]:
    """Yield the redirects to the page of a code."""
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
