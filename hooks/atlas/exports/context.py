"""What all exports are made from: one catalog, its views, the site's address, its entries."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

from jinja2 import Environment

from atlas.catalog.records import Item
from atlas.exports.entries import entry_record
from atlas.exports.schema import records
from atlas.presentation.views import Views


class ExportContext:
    """One catalog, ready to be exported; `site_url` is None if the site's address is not known.

    `markdown` is the environment of the Markdown pages.
    """

    def __init__(self, views: Views, site_url: str | None, markdown: Environment) -> None:
        self.views = views
        self.catalog = views.catalog
        self.site_url = f"{site_url.rstrip('/')}/" if site_url else None
        self.markdown = markdown
        self.entry: Callable[[Item], records.Entry] = cache(self._entry)

    def url(self, path: str) -> str | None:
        """Return the absolute address of a path."""
        return f"{self.site_url}{path}" if self.site_url else None

    @cached_property
    def entries(self) -> tuple[records.Entry, ...]:
        """Return every entry, vendor by vendor."""
        return tuple(map(self.entry, self.catalog.items))

    @cached_property
    def by_vendor(self) -> dict[str, tuple[records.Entry, ...]]:
        """Return the entries of each vendor."""
        return {
            slug: tuple(map(self.entry, data.items)) for slug, data in self.catalog.vendors.items()
        }

    def _entry(self, item: Item) -> records.Entry:
        code = self.views.code(item)
        return entry_record(self.catalog, item, code, self.url(code.path))
