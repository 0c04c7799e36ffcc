"""The built site as the tests read it: every HTML file parsed once, by a strict parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from markdown_it import MarkdownIt

from atlas import urls
from atlas.catalog.records import Catalog, Item


@dataclass(frozen=True)
class Document:
    """A parsed page."""

    path: str  # relative to the site's root: `agora/607/`, `404.html`
    root: Element
    errors: list[str]

    def all(self, name: str) -> list[Element]:
        """Return the elements of one name."""
        return list(self.root.iter(name))

    def text(self, name: str) -> str:
        """Return the text of the only element of a name."""
        (element,) = self.all(name)
        return shown(element)

    def meta(self, name: str) -> str:
        """Return the content of the only meta element of a name."""
        (content,) = (
            element.attrib["content"] for element in self.all("meta") if element.get("name") == name
        )
        return content

    def by_id(self, anchor: str) -> Element:
        """Return the only element with an ID."""
        (element,) = (found for found in self.root.iter() if found.get("id") == anchor)
        return element

    @cached_property
    def ids(self) -> list[str]:
        """Return all IDs, in order."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @cached_property
    def leads_to(self) -> str | None:
        """Return where a redirect page leads, None for any other page."""
        for element in self.all("meta"):
            if element.get("http-equiv") == "refresh":
                return element.attrib["content"].partition("url=")[2]
        return None

    @cached_property
    def links(self) -> list[str]:
        """Return every address the page names, as written."""
        return [
            element.attrib[attribute]
            for element in self.root.iter()
            for attribute in ("href", "src", "action", "poster", "data")
            if attribute in element.attrib
        ]


class BuiltSite:
    """The folder a build has written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Return every page by its path, redirects left out."""
        return {path: page for path, page in self._all.items() if page.leads_to is None}

    @cached_property
    def redirects(self) -> dict[str, Document]:
        """Return every redirect page by its path."""
        return {path: page for path, page in self._all.items() if page.leads_to is not None}

    @cached_property
    def _all(self) -> dict[str, Document]:
        found = sorted(self.folder.rglob("*.html"))
        return {document.path: document for document in map(self._parse, found)}

    def _parse(self, file: Path) -> Document:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(file.read_text(encoding="utf-8"))
        errors = [f"{line}:{col} {code} {detail}" for (line, col), code, detail in parser.errors]
        name = file.relative_to(self.folder).as_posix()
        return Document(name.removesuffix("index.html"), root, errors)

    def resolve(self, page: str, link: str) -> tuple[str, str] | None:
        """Return (path, anchor) that a link on a page leads to; None if it leaves the site."""
        base = f"https://site.test/{page}"
        target, anchor = urldefrag(urljoin(base, link))
        parts = urlsplit(target)
        if parts.netloc != "site.test":
            return None
        return unquote(parts.path).lstrip("/"), unquote(anchor)

    @cached_property
    def targets(self) -> dict[str, set[tuple[str, str]]]:
        """Return the path and anchor of every link inside the site, by page."""
        return {
            path: {target for link in set(page.links) if (target := self.resolve(path, link))}
            for path, page in self.documents.items()
        }

    @cached_property
    def markdown(self) -> dict[str, Element]:
        """Return every Markdown page, parsed as CommonMark, by the path of its file."""
        return {
            file.relative_to(self.folder).as_posix(): parsed_markdown(file.read_text("utf-8"))
            for file in sorted(self.folder.rglob("*.md"))
        }

    @cached_property
    def assets(self) -> str:
        """Return the folder of scripts, styles and the index: `assets/<hash>/`."""
        (folder,) = (each for each in (self.folder / "assets").iterdir() if each.is_dir())
        return f"assets/{folder.name}/"

    def has(self, path: str) -> bool:
        """Return whether a path is served: a file, or a folder with an index."""
        file = self.folder / path
        return (file / "index.html").is_file() if path.endswith("/") or not path else file.is_file()


def parsed_markdown(text: str) -> Element:
    """Return CommonMark as a parsed HTML document."""
    html = MarkdownIt("commonmark").render(text)
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return root


def shown(element: Element) -> str:
    """Return the text of an element with white space as a reader sees it."""
    return " ".join("".join(element.itertext()).split())


def code_pages(site: BuiltSite, catalog: Catalog) -> Iterator[tuple[tuple[Item, ...], Document]]:
    """Yield the entries of each code with their page."""
    for items in catalog.pages():
        yield items, site.documents[urls.code_path(items[0].vendor, items[0].entry.code)]
