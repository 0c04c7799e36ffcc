"""A vendor's page: every code by section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas import urls
from atlas.pages.listing import Whole, beginnings, part_pages
from atlas.pages.metadata import Card
from atlas.pages.site import Page, Site


def vendor_pages(site: Site, slug: str) -> Iterator[Page]:
    """Yield a vendor's page with all its codes, or with the way to their parts, and these."""
    yield _vendor_page(site, slug)
    path, title = urls.vendor_path(slug), _title(site, slug)
    whole = Whole(path, title, path, title)
    yield from part_pages(site, whole, site.views.listed(slug))


def _title(site: Site, slug: str) -> str:
    name = site.catalog.vendors[slug].vendor.name
    return str(site.words["vendor"]["title"]).format(vendor=name)


def _vendor_page(site: Site, slug: str) -> Page:
    data = site.catalog.vendors[slug]
    words = site.words["vendor"]
    name = data.vendor.name
    codes = [site.views.code(item) for item in data.items]
    facts = {
        "vendor": site.views.vendor(slug),
        "record": data.vendor,
        "lists": [
            (code_list, site.views.source(code_list), _sections(site, slug, list_slug))
            for list_slug, code_list in data.lists.items()
        ],
        "count": len(data.pages),
        "beginnings": beginnings(urls.vendor_path(slug), site.views.listed(slug)),
        "categories": sorted({code.category for code in codes}, key=lambda each: each.title),
        "others": [view for view in site.views.vendors() if view.slug != slug],
    }
    description = words["description"].format(n=len(data.pages), vendor=name)
    path = urls.vendor_path(slug)
    return site.page(
        path, _title(site, slug), description, "vendor.html", facts, lambda: _term_set(slug)
    )


def _term_set(slug: str) -> Card:
    file = urls.api_path(f"vendors/{slug}.json")
    return Card(about={"@type": "DefinedTermSet"}, files=(file,))


def _sections(site: Site, vendor: str, list_slug: str) -> list[tuple[str, list[Any]]]:
    """Return a list's codes by section, in the source's order; one section may be unnamed."""
    data = site.catalog.vendors[vendor]
    sections: dict[str, list[Any]] = {name: [] for name in data.lists[list_slug].sections}
    for item in data.items:
        if item.list == list_slug:
            sections.setdefault(item.entry.section or "", []).append(site.views.code(item))
    return [(name, codes) for name, codes in sections.items() if codes]
