"""Whether pages stay light: what a visitor loads is bounded, whatever the catalog's size."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from atlas import urls
from atlas.catalog import Catalog
from atlas.verify.scripts import imports
from atlas.verify.tree import Tree, joined

PAGE = 150_000  # bytes of any page, compressed
FIRST_VISIT = 65_000  # bytes of a code page with all it loads by itself, compressed
_LOADED = (".css", ".js", ".mjs", ".svg")


def over_budget(tree: Tree, catalog: Catalog) -> Iterator[str]:
    """Yield a line for each page that is too heavy, and for the heaviest of the code pages."""
    for page, name in tree.pages.items():
        if tree.sizes[name] > PAGE and (weight := _compressed(tree, name)) > PAGE:
            yield f"{page}index.html has {weight:,} bytes compressed, over the {PAGE:,} allowed"
    paths = (urls.code_path(items[0].vendor, items[0].entry.code) for items in catalog.pages())
    codes = [path for path in paths if path in tree.pages]
    if codes:
        yield from _first_visit(tree, max(codes, key=lambda path: tree.sizes[tree.pages[path]]))


def first_visit(tree: Tree, page: str) -> int:
    """Return what a first visit to a page loads, in compressed bytes."""
    return sum(_compressed(tree, name) for name in _loaded(tree, page))


def _first_visit(tree: Tree, page: str) -> Iterator[str]:
    weight = first_visit(tree, page)
    if weight > FIRST_VISIT:
        yield f"a first visit to {page} loads {weight:,} bytes, over the {FIRST_VISIT:,} allowed"


def _loaded(tree: Tree, page: str) -> set[str]:
    """Return the names of the files that a browser loads with a page."""
    found = {tree.pages[page]}
    links = (joined(page, link) for link in tree.scan(page).links)
    waiting = {name for name in links if name.endswith(_LOADED) and name in tree.sizes}
    while waiting:
        name = waiting.pop()
        found.add(name)
        if name.endswith(".mjs"):
            waiting |= {each for each in imports(tree, name) if tree.has(each)} - found
    return found


def _compressed(tree: Tree, name: str) -> int:
    return len(gzip.compress((tree.folder / name).read_bytes(), 6))
