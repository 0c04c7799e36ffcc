"""A code's page."""

from __future__ import annotations

from typing import Any

from atlas.catalog import Item
from atlas.markup import plain
from atlas.pages.site import Page, Site


def code_page(site: Site, items: tuple[Item, ...]) -> Page:
    """Return the page of a code: one part for each list that defines it."""
    first = items[0]
    vendor = site.views.vendor(first.vendor)
    view = site.views.code(first)
    title = site.words["code"]["title"].format(vendor=vendor.name, code=view.code)
    if view.name or view.message:
        title += f": {view.name or view.message}"

    def facts() -> dict[str, Any]:
        details = [
            {
                **site.views.details(item, index),
                "edit_url": site.links.edit(item),
                "report_url": site.links.report(title),
            }
            for index, item in enumerate(items)
        ]
        return {"vendor": vendor, "views": details}

    return site.page(view.path, title, plain(view.meaning), "code.html", facts)
