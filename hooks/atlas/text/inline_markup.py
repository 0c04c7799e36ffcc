"""The inline markup of catalog text, as safe HTML.

`literal` between backticks becomes code, `[[607]]` or `[[openim/1101]]` becomes a link to a
code's page. All other text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from atlas.catalog.field_types import is_slug
from atlas.urls import code_path

_MARKED = re.compile(r"`([^`]+)`|\[\[([^\[\]\s]+)\]\]")
_BOLD = re.compile(r"\*\*[^*]+\*\*")
_NAMED = re.compile(r"[A-Za-z0-9]")


def inline(text: str, vendor: str, root: str) -> Markup:
    """Return catalog text as HTML; a code without vendor belongs to `vendor`."""
    if "`" not in text and "[[" not in text:
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for match in _MARKED.finditer(text):
        parts.append(escape(text[end : match.start()]))
        literal, target = match.groups()
        parts.append(_code(literal) if literal else _link(target, vendor, root))
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


def plain(text: str) -> str:
    """Return catalog text without its markup, for titles, descriptions and search."""
    if "`" not in text and "[[" not in text:
        return text
    return _MARKED.sub(lambda match: match[1] or split_ref(match[2], "")[1], text)


def links_in(text: str, vendor: str) -> Iterator[tuple[str, str]]:
    """Yield (vendor, code) for each link in a text."""
    for match in _MARKED.finditer(text):
        if match[2]:
            yield split_ref(match[2], vendor)


def unclosed(text: str) -> str:
    """Return the mark that begins code or a link and does not end it, or nothing."""
    rest = _MARKED.sub("", text)
    return next((mark for mark in ("`", "[[") if mark in rest), "")


def unknown(text: str) -> str:
    """Return the first words that are marked as Markdown would show bold, or nothing."""
    found = _BOLD.search(_MARKED.sub("", text))
    return found[0] if found else ""


def split_ref(ref: str, vendor: str) -> tuple[str, str]:
    """Return (vendor, code) of a reference; without a vendor it is a code of `vendor`."""
    before, slash, after = ref.partition("/")
    return (before, after) if slash else (vendor, ref)


def _code(literal: str) -> Markup:
    return Markup("<code>%s</code>") % literal


def _link(target: str, owner: str, root: str) -> Markup:
    """Return a link to a code's page; a target that cannot be a page, such as `..`, stays text."""
    vendor, code = split_ref(target, owner)
    if not (is_slug(vendor) and _NAMED.search(code)):
        return escape(f"[[{target}]]")
    return Markup('<a href="%s"><code>%s</code></a>') % (root + code_path(vendor, code), code)
