"""Kinds of pages: the fewest pages that between them show everything the sites are made of.

They are derived from what was built, so a page of a new kind is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from built_site import Document

Piece = tuple[str, ...]  # an element with its class, role and type, within its parent


class _Page(NamedTuple):
    pieces: set[Piece]
    size: int  # number of elements: what it costs to look at


def kinds(documents: Mapping[str, Document]) -> list[str]:
    """Return names of documents that hold every piece, with little in them besides."""
    pages = {name: _page(document) for name, document in sorted(documents.items())}
    missing = _together(pages.values())
    chosen: list[str] = []
    while missing:
        best = max(pages, key=lambda name: len(missing & pages[name].pieces) / pages[name].size)
        chosen.append(best)
        missing -= pages[best].pieces
    for name in list(chosen):
        if pages[name].pieces <= _together(pages[other] for other in chosen if other != name):
            chosen.remove(name)
    return chosen


def _page(document: Document) -> _Page:
    pieces = list(_pieces(document.root))
    return _Page(set(pieces), len(pieces))


def _pieces(parent: Element) -> Iterator[Piece]:
    within = (parent.tag, parent.get("class", ""))
    for child in parent:
        if isinstance(child.tag, str):
            marks = (child.get(name, "") for name in ("class", "role", "type"))
            yield (*within, child.tag, *marks)
            yield from _pieces(child)


def _together(pages: Iterable[_Page]) -> set[Piece]:
    return set[Piece]().union(*(page.pieces for page in pages))
