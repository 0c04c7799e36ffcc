"""The pages of long lists: a part of a vendor's codes, or a vendor's codes of a category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from atlas import urls
from atlas.catalog.records import Item
from atlas.pages.site import Page, Site
from atlas.presentation.page_views import Beginning, PartPage, Whole
from atlas.presentation.paging import Part, parted
from atlas.presentation.view_models import CategoryView, CodeView


def beginnings(path: str, part: Part[Any]) -> list[Beginning]:
    """Return links to those parts of a part that list codes."""
    return [_beginning(path, each) for each in part.listing()]


def _beginning(path: str, part: Part[Any]) -> Beginning:
    text = part.begins.upper() if part.parts else label(part)  # the one code, or all of them
    return Beginning(urls.part_path(path, part.begins), part.begins, text, len(part.rows))


def categories_of(codes: Iterable[CodeView]) -> list[CategoryView]:
    """Return the categories of codes, by title."""
    return sorted({code.category for code in codes}, key=lambda each: each.title)


def listing_pages(site: Site, whole: Whole, items: Sequence[Item]) -> Iterator[Page]:
    """Yield the page that lists entries, and those of its parts if they are many."""
    part = parted(items, lambda item: item.slug, site.limits.rows)
    yield _page(site, whole, part)
    yield from part_pages(site, whole, part)


def vendor_listings(site: Site, above: Page, items: Sequence[Item]) -> Iterator[Page]:
    """Yield a page, with its parts, for each vendor's entries among those of another page."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.vendor, []).append(item)
    for slug, found in groups.items():
        name = site.catalog.vendors[slug].vendor.name
        title = site.words["part"]["of_vendor"].format(title=above.title, vendor=name)
        path = urls.listing_path(above.path, slug)
        yield from listing_pages(site, Whole(above.path, above.title, path, title), found)


def part_pages(site: Site, whole: Whole, part: Part[Item]) -> Iterator[Page]:
    """Yield the pages of the parts of a long list."""
    for each in part.below():
        yield _page(site, whole, each)


def _page(site: Site, whole: Whole, part: Part[Item]) -> Page:
    words = site.words["part"]
    title = whole.title
    if part.begins:
        title = words["title"].format(title=title, begins=label(part))

    def view() -> PartPage:
        codes = [site.views.code(item) for item in part.rows]
        return PartPage(
            whole=whole,
            codes=codes,
            count=len(codes),
            beginnings=beginnings(whole.path, part),
            categories=categories_of(codes),
        )

    description = words["description"].format(title=title, n=part.count)
    return site.page(urls.part_path(whole.path, part.begins), title, description, view)


def label(part: Part[Any]) -> str:
    """Return how the codes of a part begin, in capitals as constants are."""
    return f"{part.begins.upper()}…"
