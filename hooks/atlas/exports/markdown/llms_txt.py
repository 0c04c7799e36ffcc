"""`llms.txt`: a guide to the site and its files for language models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from atlas import urls
from atlas.exports.context import ExportContext
from atlas.text.markdown import escape, items_of, link


def render_llms_txt(context: ExportContext) -> str:
    """Return the text (see llmstxt.org); links are absolute if the site's address is known."""
    words: dict[str, Any] = context.views.words["llms"]
    root = context.site_url or ""
    codes = sum(len(data.pages) for data in context.catalog.vendors.values())
    summary = words["summary"].format(codes=codes, vendors=len(context.catalog.vendors))
    blocks = [
        f"# {escape(context.views.words['site']['name'])}",
        f"> {summary}",
        *(text.format(root=root) for text in words["about"]),
        f"## {words['vendors']}",
        items_of(_vendor_lines(context, root)),
        f"## {words['data']}",
        items_of(_links(words["files"], root)),
        f"## {words['pages']}",
        items_of(_links(words["more"], root)),
    ]
    return "\n\n".join(blocks) + "\n"


def _vendor_lines(context: ExportContext, root: str) -> Iterable[str]:
    words: dict[str, Any] = context.views.words["llms"]
    for slug, data in context.catalog.vendors.items():
        yield words["vendor"].format(
            page=link(escape(data.vendor.name), root + urls.vendor_path(slug)),
            codes=len(data.pages),
            json=link("JSON", f"{root}{urls.api_path(f'vendors/{slug}.json')}"),
            slug=slug,
        )


def _links(lines: Iterable[dict[str, str]], root: str) -> Iterable[str]:
    return (f"{link(each['title'], root + each['path'])}: {each['what']}" for each in lines)
