"""Pages of the offline copy: links to files, and a classic script."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate

from markupsafe import Markup

from atlas.output.csp import OFFLINE_POLICY

_TARGET = re.compile(r'((?: href| action)="|\burl=)([^"]*)')
_FOLDER = re.compile(r"(^\.{1,2}|/)(?=$|[?#])")
_ELSEWHERE = re.compile(r"[a-z]+:|//|#", re.IGNORECASE)
_POLICY = re.compile(r'^<meta http-equiv="Content-Security-Policy" ')
_MODULE = re.compile(r' type="module"(.*)\.mjs"')


class _StartTags(HTMLParser):
    """Collects the offset and the text of each start tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._lines = [0, *accumulate(len(line) for line in html.splitlines(keepends=True))]
        self.found: list[tuple[int, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect a tag."""
        line, column = self.getpos()
        self.found.append((self._lines[line - 1] + column, self.get_starttag_text() or ""))


def offline_page(html: str) -> str:
    """Return a page for the offline copy."""
    parts, end = [], 0
    for start, tag in _StartTags(html).found:
        parts += [html[end:start], _offline_tag(tag)]
        end = start + len(tag)
    return "".join([*parts, html[end:]])


def to_file(target: str) -> str:
    """Return the path of the file of a page; return any other link unchanged."""
    if _ELSEWHERE.match(target):
        return target
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{path.rstrip('/')}/index.html{mark}{rest}" if _FOLDER.search(path) else target


def _offline_tag(tag: str) -> str:
    if _POLICY.match(tag):
        return str(
            Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(
                OFFLINE_POLICY
            )
        )
    tag = _TARGET.sub(lambda found: found[1] + to_file(found[2]), tag)
    return _MODULE.sub(r' defer\1.js"', tag) if tag.startswith("<script") else tag
