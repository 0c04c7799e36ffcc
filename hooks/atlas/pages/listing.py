"""The pages of long lists: a part of a vendor's codes, or a vendor's codes of a category."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from atlas import urls
from atlas.analysis.crossref import Entries
from atlas.catalog.records import Item
from atlas.pages.site import Page, Site
from atlas.presentation.page_views import Beginning, ListSection, PartPage, Whole
from atlas.presentation.paging import Part, parted
from atlas.presentation.view_models import CategoryView, CodeView, different
from atlas.presentation.views import slug_of

ByList = Callable[[Iterable[Item]], list[ListSection]]


def beginnings(path: str, part: Part[Any]) -> list[Beginning]:
    """Return links to those parts of a part that list codes."""
    return [_beginning(path, each) for each in part.listing()]


def _beginning(path: str, part: Part[Any]) -> Beginning:
    # The page of a part with further parts has the one code that equals the prefix.
    text, count = (part.begins.upper(), 1) if part.parts else (label(part), part.count)
    return Beginning(urls.part_path(path, part.begins), part.begins, text, count)


def categories_of(codes: Iterable[CodeView]) -> list[CategoryView]:
    """Return the categories of codes, by title."""
    return sorted({code.category for code in codes}, key=lambda each: each.title)


def listing_pages(site: Site, whole: Whole, found: Sequence[Entries]) -> Iterator[Page]:
    """Yield the page that lists codes, and those of its parts if they are many."""
    part = parted(found, slug_of, site.limits.rows)
    yield _page(site, whole, part)
    yield from part_pages(site, whole, part)


def vendor_listings(site: Site, above: Page, found: Sequence[Entries]) -> Iterator[Page]:
    """Yield a page, with its parts, for each vendor's codes among those of another page."""
    groups: dict[str, list[Entries]] = {}
    for items in found:
        groups.setdefault(items[0].vendor, []).append(items)
    for slug, codes in groups.items():
        name = site.catalog.vendors[slug].vendor.name
        title = site.words["part"]["of_vendor"].format(title=above.title, vendor=name)
        path = urls.listing_path(above.path, slug)
        yield from listing_pages(site, Whole(above.path, above.title, path, title), codes)


def part_pages(
    site: Site, whole: Whole, part: Part[Entries], by_list: ByList | None = None
) -> Iterator[Page]:
    """Yield the pages of the parts of a long list; `by_list` groups their entries."""
    for each in part.below():
        yield _page(site, whole, each, by_list)


def _page(site: Site, whole: Whole, part: Part[Entries], by_list: ByList | None = None) -> Page:
    words = site.words["part"]
    title = whole.title
    if part.begins:
        title = words["title"].format(title=title, begins=label(part))

    def view() -> PartPage:
        codes = [site.views.codes(items) for items in part.rows]
        items = list(chain.from_iterable(part.rows))
        return PartPage(
            whole=whole,
            codes=codes,
            lists=by_list(items) if by_list else [],
            count=different(codes),
            beginnings=beginnings(whole.path, part),
            categories=categories_of(codes),
            platforms=site.views.platform_choices(items),
        )

    description = words["description"].format(title=title, n=part.count)
    return site.page(urls.part_path(whole.path, part.begins), title, description, view)


def label(part: Part[Any]) -> str:
    """Return how the codes of a part begin, in capitals as constants are."""
    return f"{part.begins.upper()}…"
