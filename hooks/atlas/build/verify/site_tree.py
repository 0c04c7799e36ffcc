"""The folder of a built site: its files, and the IDs and links of its pages."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import normpath

_INDEX = "index.html"
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
# The lookahead requires a tag: the next angle bracket is `>`. Text escapes its angle brackets.
_ATTRIBUTE = re.compile(r'\s(id|href|src|action|poster|data)="([^"<>]*)"(?=[^<>]*>)')


@dataclass(frozen=True)
class PageScan:
    """The IDs and links of one page."""

    ids: frozenset[str]
    repeated: frozenset[str]  # IDs that occur more than once: a link to one is ambiguous
    links: frozenset[str]
    complete: bool


class SiteTree:
    """A built site. Paths are relative to its root: `agora/607/`, `404.html`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = frozenset(_files(str(folder), ""))  # of all files
        found = (name for name in self.names if name.endswith(".html"))
        self.pages = {name.removesuffix(_INDEX): name for name in sorted(found)}

    def has(self, path: str) -> bool:
        """Return whether a path is served: a file, or a folder with an index."""
        return (path if path and not path.endswith("/") else path + _INDEX) in self.names

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.folder / name).read_text("utf-8")

    def scan(self, page: str) -> PageScan:
        """Return the IDs and links of a page."""
        return scan_html(self.text(self.pages[page]))

    def address(self) -> str:
        """Return the address of the site from its home page; empty if the page has none."""
        found = _CANONICAL.search(self.text(_INDEX)) if _INDEX in self.names else None
        return unescape(found[1]) if found else ""


def scan_html(html: str) -> PageScan:
    """Return the IDs and links in the HTML of a page."""
    counts = Counter(_ATTRIBUTE.findall(html))
    ids = {unescape(value): count for (name, value), count in counts.items() if name == "id"}
    return PageScan(
        frozenset(ids),
        frozenset(each for each, count in ids.items() if count > 1),
        frozenset(unescape(value) for name, value in counts if name != "id"),
        html.endswith("</html>\n") or html.endswith("</html>"),
    )


def resolve(base: str, link: str) -> str:
    """Return the path that a relative link on a page leads to; `../…` if it leaves the root."""
    if not link:
        return base
    folder = base[: base.rfind("/") + 1]
    path = normpath(folder + link)
    last = link[link.rfind("/") + 1 :]
    return ("" if path == "." else f"{path}/") if last in ("", ".", "..") else path


def _files(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name
