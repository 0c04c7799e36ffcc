"""A code's page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from atlas import urls
from atlas.catalog.records import Item
from atlas.pages.metadata import Card
from atlas.pages.site import Page, Site
from atlas.presentation.ticket import Details, first_step, ticket_texts
from atlas.text.inline_markup import plain


def code_page(site: Site, items: tuple[Item, ...]) -> Page:
    """Return the page of a code: one part for each list that defines it."""
    first = items[0]
    vendor = site.views.vendor(first.vendor)
    view = site.views.code(first)
    title = site.words["code"]["title"].format(vendor=vendor.name, code=view.code)
    if view.name or view.message:
        title += f": {view.name or view.message}"

    def facts() -> dict[str, Any]:
        shown = [
            SimpleNamespace(
                **details,
                edit_url=site.links.edit(item),
                report_url=site.links.report(title),
                texts=ticket_texts(details, site.words),
                step_by=by,
                step=step,
            )
            for item, details in zip(items, site.views.details(items), strict=True)
            for by, step in [first_step(details, site.words)]
        ]
        return {"vendor": vendor, "views": shown, "row": _row(site, first)}

    def card() -> Card:
        return _card(site, site.views.details(items)[0])

    return site.page(view.path, title, plain(view.meaning), "code.html", facts, card, items)


def _row(site: Site, item: Item) -> str:
    """Return the path of the row that lists a code among its vendor's."""
    listed = site.views.listed(item.vendor)
    part = listed.of(item.slug)
    return urls.row_path(item.vendor, item.entry.code, part.begins)


def _card(site: Site, details: Details) -> Card:
    """Return what a link to a code shows: meaning and first step, retry and who acts beside."""
    words = site.words
    by, step = first_step(details, words)
    meaning = plain(details["meaning"])
    names = [each for each in (details["name"], details["message"]) if each]
    return Card(
        f"{meaning} {by}: {step}" if step else meaning,
        (
            (words["retry"]["label"], words["retry"][details["retry"]]),
            (words["who"]["label"], words["who"][details["who"]]),
        ),
        {"@type": "DefinedTerm", "termCode": details["code"], "alternateName": names},
        (
            urls.vendor_path(details["vendor"]),
            words["vendor"]["title"].format(vendor=details["vendor_name"]),
        ),
        (
            urls.markdown_path(details["vendor"], details["code"]),
            urls.code_file(details["vendor"], urls.code_slug(details["code"])),
        ),
    )
