"""A vendor's page: every code by list and section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from atlas import urls
from atlas.catalog.model import Document, Scoped
from atlas.catalog.records import Item
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
from atlas.presentation.view_models import CodeView, SourceView

SENTENCE_END = ". "  # the first one in a summary ends the lead of the page


def vendor_pages(site: Site, slug: str) -> Iterator[Page]:
    """Yield a vendor's page with all its codes, or with links to the parts of its list."""
    page = _vendor_page(site, slug)
    yield page
    whole = Whole(page.path, page.title, page.path, page.title)
    by_list = partial(_lists, site, slug)
    yield from part_pages(site, whole, site.views.listed(slug), by_list)


def _vendor_page(site: Site, slug: str) -> Page:
    data = site.catalog.vendors[slug]
    words = site.words["vendor"]
    path = urls.vendor_path(slug)

    def view() -> VendorPage:
        lead, end, about = data.vendor.summary.partition(SENTENCE_END)
        return VendorPage(
            vendor=site.views.vendor(slug),
            record=data.vendor,
            lead=f"{lead}{end.rstrip()}",
            about=about,
            lists=_lists(site, slug, data.items),
            constants=list(_constants(site, slug)),
            forms=[(each, _scope(site, slug, each)) for each in data.vendor.forms],
            ranges=[(each, _scope(site, slug, each)) for each in data.vendor.ranges],
            count=len(data.pages),
            entries=len(data.items),
            beginnings=beginnings(path, site.views.listed(slug)),
            categories=categories_of(map(site.views.code, data.items)),
            platforms=site.views.platform_choices(data.items),
            others=[view for view in site.views.vendors() if view.slug != slug],
        )

    def metadata() -> PageMetadata:
        file = urls.api_path(f"vendors/{slug}.json")
        return PageMetadata(files=(file,))

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


def _scope(site: Site, vendor: str, scoped: Scoped) -> str:
    """Return the lists and platforms that a record holds for; empty if it holds for all."""
    lists = site.catalog.vendors[vendor].lists
    titles = (lists[name].title for name in scoped.lists)
    return ", ".join((*titles, *site.views.platforms(scoped.platforms)))


def _lists(site: Site, vendor: str, items: Iterable[Item]) -> list[ListSection]:
    """Return those lists of a vendor that entries belong to, with the entries."""
    groups: dict[str, list[Item]] = {name: [] for name in site.catalog.vendors[vendor].lists}
    for item in items:
        groups[item.list].append(item)
    return [_list(site, found) for found in groups.values() if found]


def _list(site: Site, items: list[Item]) -> ListSection:
    """Return a list with its codes by section, in the source's order."""
    name, record = items[0].list, items[0].code_list
    sections = {"": Section(urls.list_anchor(name), "", [])}  # the codes of no section come first
    for title in record.sections:
        anchor = urls.list_section_anchor(name, title)
        sections.setdefault(anchor, Section(anchor, record.name_of(title), []))
    for item in items:
        section = item.entry.section
        anchor = urls.list_section_anchor(name, section) if section else ""
        sections[anchor].codes.append(_row(site, item))
    return ListSection(
        urls.list_anchor(name),
        record.title,
        site.views.platforms(record.platforms),
        [section for section in sections.values() if section.codes],
        [_source(site, each) for each in record.sources],
        len(items),
    )


def _row(site: Site, item: Item) -> CodeView:
    """Return an entry below the heading of its list: it names its platforms if they are fewer."""
    code = site.views.code(item)
    fewer = set(item.platforms) < set(item.code_list.platforms)
    return replace(code, where=site.views.in_brief(code.platforms, 1) if fewer else "")


def _source(site: Site, document: Document) -> SourceView:
    """Return a source of a list, with its license."""
    view = source_view(site.words, document)
    if not document.license:
        return view
    words = site.words["vendor"]["license"]
    return view._replace(details=f"{view.details}, {words.format(license=document.license)}")
