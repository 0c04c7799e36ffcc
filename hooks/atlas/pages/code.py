"""A code's page."""

from __future__ import annotations

from atlas import urls
from atlas.analysis.agreement import sections
from atlas.catalog.records import Item
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.entry_views import entry_views, other_codes, same_code
from atlas.presentation.page_views import CodePage, EntrySection
from atlas.presentation.ticket import first_step, note_of
from atlas.presentation.view_models import CodeView, EntryView
from atlas.text.inline_markup import plain


def code_page(site: Site, items: tuple[Item, ...]) -> Page:
    """Return the page of a code: a section for each list, those that agree as one."""
    first = items[0]
    code = site.views.code(first)

    def view() -> CodePage:
        entries = entry_views(site.views, items)
        return CodePage(
            vendor=site.views.vendor(first.vendor),
            code=code.code,
            views=[
                _section(site, entry, group[0])
                for entry, group in zip(entries, sections(items), strict=True)
            ],
            same_code=same_code(site.views, items),
            others=other_codes(site.views, items, entries),
            row=_row(site, first),
            turn=site.views.turn(first.vendor, code.code),
            unsolved=site.links.unsolved(
                title=_title(site, code), code=code.code, page=site.links.address(code.path)
            ),
        )

    def metadata() -> PageMetadata:
        return _metadata(site, items)

    description = _depends(site, items) if code.several else plain(code.meaning)
    return site.page(code.path, _title(site, code), description, view, metadata, items)


def _title(site: Site, code: CodeView) -> str:
    """Return what a code is called; if its lists differ, that it depends on the platform."""
    words = site.words["code"]
    title = words["title"].format(vendor=code.vendor_name, code=code.code)
    called = words["depends"] if code.several else code.name or code.message
    return f"{title}: {called}" if called else str(title)


def _depends(site: Site, items: tuple[Item, ...]) -> str:
    """Return what a code means on each platform, as one text."""
    codes = map(site.views.codes, sections(items))
    meanings = " ".join(f"{code.where}: {plain(code.meaning)}" for code in codes)
    return f"{site.words['code']['depends_lead']} {meanings}"


def _section(site: Site, entry: EntryView, item: Item) -> EntrySection:
    step = first_step(entry, site.words)
    return EntrySection(
        **vars(entry),
        step_by=step.by,
        step=step.text,
        note=note_of(entry, site.words),
        edit_url=site.links.edit(item),
    )


def _row(site: Site, item: Item) -> str:
    """Return the path of the row that lists a code among its vendor's."""
    return urls.row_path(item.vendor, item.entry.code, site.views.part_of(item).begins)


def _metadata(site: Site, items: tuple[Item, ...]) -> PageMetadata:
    """Return what a link to a code shows; retry and who acts only if all its lists agree."""
    words, codes = site.words, [site.views.codes(group) for group in sections(items)]
    code, *others = codes
    labels = (
        (words["retry"]["label"], words["retry"][code.retry]),
        (words["who"]["label"], words["who"][code.who]),
    )
    fails = not (others or code.succeeded)
    return PageMetadata(
        "" if others else _summary(site, items),
        labels if fails else (),
        (urls.markdown_path(code.vendor, code.code), urls.code_file(code.vendor, code.slug)),
    )


def _summary(site: Site, items: tuple[Item, ...]) -> str:
    """Return the meaning and the first step of a code whose lists agree."""
    (entry,) = entry_views(site.views, items)
    step, meaning = first_step(entry, site.words), plain(entry.meaning)
    return f"{meaning} {step.by}: {step.text}" if step.text else meaning
