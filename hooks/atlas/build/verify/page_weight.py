"""Limits for the weight of a page, and the weight of the pages of a built site.

All sizes are bytes of files compressed separately with gzip, as a web server sends them.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

CODE_PAGE = 30_000  # the page of a code with everything that a first visit loads
BESIDE = 24_000  # everything else that a page loads before a visitor searches
PAGE = 150_000  # the HTML of any page
BLOCKING = 3  # files that block the first paint

_BLOCKING = re.compile(r'<script src="([^"]+)"></script>|<link rel="stylesheet" href="([^"]+)"')
_MODULE = re.compile(r'<script type="module" src="([^"]+)"')
_ICON = re.compile(r'<link rel="icon" href="([^"]+)"')
_IMPORTED = re.compile(r'^import (?:[^"]* from )?"([^"]+)"', re.MULTILINE)
_LOADED = re.compile(
    r'^if \(document\.querySelector\("([^"]+)"\)\) import\("([^"]+)"\)', re.MULTILINE
)
_CODE = '<article class="code-page"'


def over_budget(site: Path) -> Iterator[str]:
    """Yield a line for each page that is too heavy or blocked by too many files.

    Of the files that pages load, only the heaviest page is reported: they share scripts.
    """
    visits = Visits(site)
    beside: list[tuple[int, str]] = []
    first: list[tuple[int, str]] = []
    for file in sorted(site.rglob("index.html")):
        page = file.relative_to(site).as_posix()
        if file.stat().st_size > PAGE and visits.size(page) > PAGE:
            yield f"{page} has {visits.size(page):,} bytes of HTML; the limit is {PAGE:,}"
        if len(visits.blocking(page)) > BLOCKING:
            yield f"{page}: more than {BLOCKING} files block the first paint"
        beside.append((sum(visits.beside(page).values()), page))
        if _CODE in visits.text(page):
            first.append((visits.size(page) + beside[-1][0], page))
    for what, visit, most in (("beside its HTML", beside, BESIDE), ("at first", first, CODE_PAGE)):
        weight, page = max(visit, default=(0, ""))
        if weight > most:
            yield f"{page} loads {weight:,} bytes {what}; the limit is {most:,}"


class Visits:
    """The first visits of a built site's pages."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._sizes: dict[str, int] = {}
        self.text = lru_cache(maxsize=64)(self._text)  # several checks read a page

    def blocking(self, page: str) -> list[str]:
        """Return the files that block the first paint of a page; `page` is the path of its file."""
        return [self._beside(page, a or b) for a, b in _BLOCKING.findall(self.text(page))]

    def beside(self, page: str) -> dict[str, int]:
        """Return the existing files that a page loads without interaction, with their sizes."""
        text = self.text(page)
        found = set(self.blocking(page))
        found.update(self._beside(page, each) for each in _ICON.findall(text))
        for entry in _MODULE.findall(text):
            found |= self._reached(self._beside(page, entry), text)
        return {file: self.size(file) for file in sorted(found) if self._has(file)}

    def size(self, file: str) -> int:
        """Return the compressed size of a file; `file` is relative to the root of the site."""
        if file not in self._sizes:
            self._sizes[file] = len(gzip.compress((self._site / file).read_bytes(), 9, mtime=0))
        return self._sizes[file]

    def _reached(self, entry: str, page: str) -> set[str]:
        """Return a module and all modules that it imports for the elements of a page."""
        found, new = set(), [entry]
        while new:
            module = new.pop()
            found.add(module)
            if not self._has(module):
                continue
            text = self.text(module)
            wanted = _IMPORTED.findall(text)
            wanted += [path for element, path in _LOADED.findall(text) if f"<{element}" in page]
            new += {self._beside(module, path) for path in wanted} - found
        return found

    def _has(self, file: str) -> bool:
        return (self._site / file).is_file()

    def _text(self, file: str) -> str:
        return (self._site / file).read_text("utf-8")

    @staticmethod
    def _beside(file: str, link: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(file), link))
