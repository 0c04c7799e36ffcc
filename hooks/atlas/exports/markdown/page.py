"""A code's page as Markdown: the same view models as its HTML page, in another template."""

from __future__ import annotations

import re

from atlas import urls
from atlas.catalog.records import Item
from atlas.exports.context import ExportContext
from atlas.presentation.entry_views import entry_views

_ROOT = urls.root_from("vendor/code/")  # code pages are all in folders of this depth
_BLANK_LINES = re.compile(r"\n{3,}")


def render_markdown_page(context: ExportContext, items: tuple[Item, ...]) -> str:
    """Return the Markdown of a code's page; links are absolute if the site's address is known."""
    text = context.markdown.get_template("code.md").render(
        views=entry_views(context.views, items), root=context.site_url or _ROOT
    )
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"
