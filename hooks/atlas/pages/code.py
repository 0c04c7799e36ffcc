"""A code's page."""

from __future__ import annotations

from atlas import urls
from atlas.analysis.agreement import sections
from atlas.catalog.records import Item
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.entry_views import entry_views, same_code
from atlas.presentation.first_step import first_step
from atlas.presentation.page_views import CodePage, EntrySection
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
            row=_row(site, first),
            turn=site.views.turn(first.vendor, code.code),
            unsolved=site.links.unsolved(_title(site, code)),
        )

    def metadata() -> PageMetadata:
        return _metadata(site, items)

    description = _depends(site, items) if code.several else plain(code.meaning)
    return site.page(code.path, _title(site, code), description, view, metadata, items)


def _title(site: Site, code: CodeView) -> str:
    """Return what a code is called; if its lists differ, that its meaning depends on them."""
    called = site.words["code"]["depends"] if code.several else code.name or code.message
    title = _short_title(site, code)
    return f"{title}: {called}" if called else title


def _short_title(site: Site, code: CodeView) -> str:
    """Return vendor and code as one text."""
    return str(site.words["code"]["title"].format(vendor=code.vendor_name, code=code.code))


def _depends(site: Site, items: tuple[Item, ...]) -> str:
    """Return what a code means in each of its lists, as one text."""
    entries = entry_views(site.views, items)
    meanings = " ".join(f"{entry.titles}: {plain(entry.meaning)}" for entry in entries)
    return f"{site.words['code']['depends_lead']} {meanings}"


def _section(site: Site, entry: EntryView, item: Item) -> EntrySection:
    step = first_step(entry, site.words)
    return EntrySection(
        **vars(entry),
        step_by=step.by,
        step=step.text,
        note_title=_note_title(site, entry),
        edit_url=site.links.edit(item),
    )


def _note_title(site: Site, entry: EntryView) -> str:
    """Return what a ticket calls a code: its lists, too, if they differ."""
    title = _short_title(site, entry)
    return f"{title} · {entry.titles}" if entry.several else title


def _row(site: Site, item: Item) -> str:
    """Return the path of the row that lists a code among its vendor's."""
    return urls.row_path(item.vendor, item.entry.code, site.views.part_of(item).begins)


def _metadata(site: Site, items: tuple[Item, ...]) -> PageMetadata:
    """Return what a link to a code shows; retry, who acts and a first step if its lists agree."""
    first = items[0]
    return PageMetadata(
        _summary(site, items) if len(sections(items)) == 1 else "",
        (
            urls.markdown_path(first.vendor, first.entry.code),
            urls.code_file(first.vendor, urls.code_slug(first.entry.code)),
        ),
    )


def _summary(site: Site, items: tuple[Item, ...]) -> str:
    """Return the meaning, retry, who acts and the first step of a code whose lists agree."""
    words, (entry,) = site.words, entry_views(site.views, items)
    retry, who, step = words["retry"], words["who"], first_step(entry, words)
    parts = [plain(entry.meaning)]
    if not entry.succeeded:
        parts += [f"{retry['label']} {retry[entry.retry]}.", f"{who['label']} {who[entry.who]}."]
    if step.text:
        parts.append(f"{step.by}: {plain(step.text)}")
    return " ".join(parts)
