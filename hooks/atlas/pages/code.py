"""A code's page."""

from __future__ import annotations

from atlas import urls
from atlas.catalog.records import Item
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.entry_views import entry_views
from atlas.presentation.page_views import CodePage, EntrySection
from atlas.presentation.ticket import first_step, ticket_texts
from atlas.presentation.view_models import EntryView
from atlas.text.inline_markup import plain


def code_page(site: Site, items: tuple[Item, ...]) -> Page:
    """Return the page of a code: one section for each list that defines it."""
    first = items[0]
    code = site.views.code(first)
    title = site.words["code"]["title"].format(vendor=code.vendor_name, code=code.code)
    if code.name or code.message:
        title += f": {code.name or code.message}"

    def view() -> CodePage:
        entries = zip(items, entry_views(site.views, items), strict=True)
        return CodePage(
            vendor=site.views.vendor(first.vendor),
            views=[_section(site, item, entry, title) for item, entry in entries],
            row=_row(site, first),
        )

    def metadata() -> PageMetadata:
        return _metadata(site, entry_views(site.views, items)[0])

    return site.page(code.path, title, plain(code.meaning), view, metadata, items)


def _section(site: Site, item: Item, entry: EntryView, title: str) -> EntrySection:
    step = first_step(entry, site.words)
    return EntrySection(
        **vars(entry),
        step_by=step.by,
        step=step.text,
        texts=ticket_texts(entry, site.words),
        edit_url=site.links.edit(item),
        report_url=site.links.report(title),
    )


def _row(site: Site, item: Item) -> str:
    """Return the path of the row that lists a code among its vendor's."""
    part = site.views.listed(item.vendor).of(item.slug)
    return urls.row_path(item.vendor, item.entry.code, part.begins)


def _metadata(site: Site, entry: EntryView) -> PageMetadata:
    """Return what a link to a code shows: meaning and first step, retry and who acts."""
    words = site.words
    step, meaning = first_step(entry, words), plain(entry.meaning)
    names = [each for each in (entry.name, entry.message) if each]
    return PageMetadata(
        f"{meaning} {step.by}: {step.text}" if step.text else meaning,
        (
            (words["retry"]["label"], words["retry"][entry.retry]),
            (words["who"]["label"], words["who"][entry.who]),
        ),
        {"@type": "DefinedTerm", "termCode": entry.code, "alternateName": names},
        (
            urls.vendor_path(entry.vendor),
            words["vendor"]["title"].format(vendor=entry.vendor_name),
        ),
        (
            urls.markdown_path(entry.vendor, entry.code),
            urls.code_file(entry.vendor, urls.code_slug(entry.code)),
        ),
    )
