"""Prose pages: Markdown files of docs/ that MkDocs renders."""

from __future__ import annotations

import logging
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as ProsePage

from atlas.output.css_pruning import names_in_tags
from atlas.pages import Page, with_parents
from mkdocs_site.build import Build

_LOG = logging.getLogger("mkdocs.plugins.atlas")
_STYLED = re.compile(r"<[^>]*\sstyle=")


def add_prose(html: str, page: ProsePage, build: Build) -> None:
    """Add a prose page to the search index."""
    if _STYLED.search(html):
        reason = "the Content-Security-Policy blocks style attributes; use a class"
        _LOG.warning("%s has a style attribute; %s", page.file.src_uri, reason)  # fails the build
    build.prose_names |= names_in_tags(html)
    build.prose.append((page.url, str(page.title), " ".join(Markup(html).striptags().split())))


def add_prose_heads(files: Files, build: Build, config: MkDocsConfig) -> None:
    """Give each prose page the metadata of its head, once all pages above it are known."""
    prose = {file.page.url: file.page for file in files.documentation_pages() if file.page}
    pages = [_prose_page(page, build, config) for page in prose.values()]
    for each in with_parents([*build.pages, *pages]):
        if each.path in prose:
            prose[each.path].meta["head"] = each.head()


def _prose_page(page: ProsePage, build: Build, config: MkDocsConfig) -> Page:
    description = page.meta.get("description") or config.site_description or ""
    return build.site.prose_page(page.url, str(page.title), description)


class RightAlignedCells(Extension):  # type: ignore[misc]
    """Gives right-aligned table cells a class in place of their style attribute."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register after the table extension, whose cells come from the block parser."""
        md.treeprocessors.register(_NumberClass(md), "right-aligned-cells", 0)


class _NumberClass(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        """Replace the style attribute; `add_prose` refuses any other style."""
        for cell in root.iter():
            if cell.get("style") == "text-align: right;":
                del cell.attrib["style"]
                cell.set("class", "number")
