"""A vendor's page: every code by list and section."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.pages.listing import beginnings, categories_of, part_pages
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.entry_views import source_view
from atlas.presentation.page_views import (
    ConstantsFile,
    ListConstants,
    ListSection,
    Section,
    VendorPage,
    Whole,
)
from atlas.presentation.view_models import CodeView


def vendor_pages(site: Site, slug: str) -> Iterator[Page]:
    """Yield a vendor's page with all its codes, or with links to the parts of its list."""
    page = _vendor_page(site, slug)
    yield page
    whole = Whole(page.path, page.title, page.path, page.title)
    yield from part_pages(site, whole, site.views.listed(slug))


def _vendor_page(site: Site, slug: str) -> Page:
    data = site.catalog.vendors[slug]
    words = site.words["vendor"]
    path = urls.vendor_path(slug)

    def view() -> VendorPage:
        return VendorPage(
            vendor=site.views.vendor(slug),
            record=data.vendor,
            lists=[_list(site, slug, list_slug) for list_slug in data.lists],
            constants=list(_constants(site, slug)),
            count=len(data.pages),
            beginnings=beginnings(path, site.views.listed(slug)),
            categories=categories_of(map(site.views.code, data.items)),
            others=[view for view in site.views.vendors() if view.slug != slug],
        )

    def metadata() -> PageMetadata:
        file = urls.api_path(f"vendors/{slug}.json")
        return PageMetadata(about={"@type": "DefinedTermSet"}, files=(file,))

    title = words["title"].format(vendor=data.vendor.name)
    description = words["description"].format(n=len(data.pages), vendor=data.vendor.name)
    return site.page(path, title, description, view, metadata)


def _constants(site: Site, vendor: str) -> Iterator[ListConstants]:
    """Yield the files of constants of each list, or those of the vendor if it has one list."""
    lists = site.catalog.vendors[vendor].lists
    names = {name: record.title for name, record in lists.items()} if len(lists) > 1 else {"": ""}
    for name, title in names.items():
        files = [
            ConstantsFile(
                language,
                urls.constants_path(vendor, suffix, name),
                urls.constants_name(vendor, suffix, name),
            )
            for suffix, language in site.words["constants"]["languages"].items()
        ]
        yield ListConstants(title, files)


def _list(site: Site, vendor: str, list_slug: str) -> ListSection:
    """Return a list with its codes by section, in the source's order."""
    data = site.catalog.vendors[vendor]
    record = data.lists[list_slug]
    sections: dict[str, list[CodeView]] = {name: [] for name in record.sections}
    for item in data.items:
        if item.list == list_slug:
            sections.setdefault(item.entry.section or "", []).append(site.views.code(item))
    found = [Section(name, codes) for name, codes in sections.items() if codes]
    return ListSection(record, [source_view(site.words, each) for each in record.sources], found)
