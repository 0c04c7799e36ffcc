"""The headings of a page, of which its table of contents is made."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

PLACE = "\ue001"  # where a page shows its contents, if it is long; the catalog may not contain it
LONG = 1_900  # characters of text; a page with more is longer than two screens
MANY = 40  # headings; of more, only those of the first level are listed

_HEADING = re.compile(r'<h([23])\b[^>]*?\sid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_COUNT = re.compile(r'<span class="chip__count">.*?</span>', re.DOTALL)


class Heading(NamedTuple):
    """A heading with its ID, and the headings below it."""

    anchor: str
    title: str
    below: list[Heading]


def contents(html: str) -> list[Heading]:
    """Return the headings of a page that is long enough to need a table of contents."""
    found = [(level, _plain(anchor), _plain(title)) for level, anchor, title in _headings(html)]
    if len(found) < 3 or len(Markup(html).striptags()) < LONG:
        return []
    tops: list[Heading] = []
    for level, anchor, title in found:
        if level == "2":
            tops.append(Heading(anchor, title, []))
        elif tops and len(found) <= MANY:
            tops[-1].below.append(Heading(anchor, title, []))
    return tops


def _headings(html: str) -> list[tuple[str, str, str]]:
    return _HEADING.findall(_COUNT.sub("", html))


def _plain(html: str) -> str:
    return Markup(html).striptags()
