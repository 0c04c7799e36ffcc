"""What a page may cost its first visitor, and what the pages of a built site do cost.

All sizes are bytes of files compressed with gzip, each by itself, as a web server sends them.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

CODE_PAGE = 30_000  # a code's page, with all that a first visit loads
BESIDE = 22_000  # what any page loads beside itself before a visitor searches
PAGE = 150_000  # any page by itself, however many codes it lists
BLOCKING = 2  # files that hold up the first paint

_BLOCKING = re.compile(r'<script src="([^"]+)"></script>|<link rel="stylesheet" href="([^"]+)"')
_MODULE = re.compile(r'<script type="module" src="([^"]+)"')
_ICON = re.compile(r'<link rel="icon" href="([^"]+)"')
_IMPORTED = re.compile(r'^import (?:[^"]* from )?"([^"]+)"', re.MULTILINE)
_LOADED = re.compile(
    r'^if \(document\.querySelector\("([^"]+)"\)\) import\("([^"]+)"\)', re.MULTILINE
)
_CODE = '<article class="code-page"'


def over_budget(site: Path) -> Iterator[str]:
    """Yield a line for each page of a built site that costs more than it may."""
    visits = Visits(site)
    for file in sorted(site.rglob("index.html")):
        page = file.relative_to(site).as_posix()
        html, beside = visits.size(page), sum(visits.beside(page).values())
        if html > PAGE:
            yield f"{page}: {html} bytes by itself; at most {PAGE}"
        if beside > BESIDE:
            yield f"{page}: loads {beside} bytes beside itself; at most {BESIDE}"
        if _CODE in visits.text(page) and html + beside > CODE_PAGE:
            yield f"{page}: {html + beside} bytes for a first visit; at most {CODE_PAGE}"
        if len(visits.blocking(page)) > BLOCKING:
            yield f"{page}: more than {BLOCKING} files hold up the first paint"


class Visits:
    """The first visits of a built site's pages."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._sizes: dict[str, int] = {}
        self._modules: dict[str, str] = {}

    def blocking(self, page: str) -> list[str]:
        """Return the files that hold up the first paint of a page; `page` is its file's path."""
        return [self._beside(page, a or b) for a, b in _BLOCKING.findall(self.text(page))]

    def beside(self, page: str) -> dict[str, int]:
        """Return the files that a page loads by itself, each with its compressed size."""
        text = self.text(page)
        found = set(self.blocking(page))
        found.update(self._beside(page, each) for each in _ICON.findall(text))
        for entry in _MODULE.findall(text):
            found |= self._reached(self._beside(page, entry), text)
        return {file: self.size(file) for file in sorted(found)}

    def size(self, file: str) -> int:
        """Return the compressed size of a file, given by its path below the site's root."""
        if file not in self._sizes:
            self._sizes[file] = len(gzip.compress((self._site / file).read_bytes(), 9, mtime=0))
        return self._sizes[file]

    def _reached(self, entry: str, page: str) -> set[str]:
        """Return a module and all that it imports for the elements of a page."""
        found, new = set(), [entry]
        while new:
            module = new.pop()
            found.add(module)
            text = self._modules.get(module) or self._modules.setdefault(module, self.text(module))
            wanted = _IMPORTED.findall(text)
            wanted += [path for element, path in _LOADED.findall(text) if f"<{element}" in page]
            new += {self._beside(module, path) for path in wanted} - found
        return found

    def text(self, file: str) -> str:
        """Return the text of a file."""
        return (self._site / file).read_text("utf-8")

    @staticmethod
    def _beside(file: str, link: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(file), link))
