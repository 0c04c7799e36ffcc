"""Prose pages: Markdown files of docs/ that MkDocs renders."""

from __future__ import annotations

import logging
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as ProsePage

from atlas.catalog.records import Catalog
from atlas.output.css_pruning import names_in
from atlas.pages import Page, with_parents
from atlas.presentation.view_models import LinkView, Turn
from mkdocs_site.build import Build

_LOG = logging.getLogger("mkdocs.plugins.atlas")
_PLACE = re.compile(r"{{ (\w+) }}")
_STYLED = re.compile(r"<[^>]*\sstyle=")


def add_prose(html: str, page: ProsePage, build: Build) -> None:
    """Add a prose page to the search index."""
    if _STYLED.search(html):
        reason = "the Content-Security-Policy blocks style attributes; use a class"
        _LOG.warning("%s has a style attribute; %s", page.file.src_uri, reason)  # fails the build
    build.prose_names |= names_in(html)
    build.prose.append((page.url, str(page.title), " ".join(Markup(html).striptags().split())))


def with_contents(html: str, page: ProsePage, build: Build) -> str:
    """Return the HTML of a prose page with its table of contents, if it is long."""
    page.meta["turn"] = Turn(_link(page.previous_page), _link(page.next_page))
    heading, end, rest = html.partition("</h1>")
    return f"{heading}{end}{build.site.contents(html)}{rest}"


def _link(page: ProsePage | None) -> LinkView | None:
    return LinkView(str(page.title), page.url) if page else None


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


class VendorLines(Extension):  # type: ignore[misc]
    """Repeats each line that holds `{{ vendor }}` for every vendor of a catalog.

    A line that holds `{{ repository }}` gets the address of the repository, or is left out if
    there is none.
    """

    def __init__(self, catalog: Catalog, repository: str) -> None:
        super().__init__()
        self._catalog = catalog
        self._repository = repository

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register before the block parser."""
        repeat = _Repeat(md, self._catalog, self._repository)
        md.preprocessors.register(repeat, "vendor-lines", 100)


class _Repeat(Preprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, catalog: Catalog, repository: str) -> None:
        super().__init__(md)
        self._repository = repository
        self._vendors = [
            {
                "vendor": slug,
                "name": _as_entities(data.vendor.name),
                "prefix": f"{slug.upper()}-",
                "lists": ", ".join(f"`{name}`" for name in data.lists),
            }
            for slug, data in catalog.vendors.items()
        ]

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with those of the vendors filled in."""
        return [found for line in lines for found in self._filled(line)]

    def _filled(self, line: str) -> list[str]:
        if "{{ repository }}" in line:
            filled = _fill(line, {"repository": self._repository})
            return [filled] if self._repository else []
        if "{{ vendor }}" not in line:
            return [line]
        return [_fill(line, values) for values in self._vendors]


def _fill(line: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda match: values[match[1]], line)


def _as_entities(text: str) -> str:
    """Return text with an entity for each character that Markdown or HTML could act on."""
    return re.sub(r"[^\w ]", lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


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
