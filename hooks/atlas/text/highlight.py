"""Code with its comments, strings and keywords marked by the shortest elements of HTML."""

from __future__ import annotations

from functools import cache, lru_cache

from markupsafe import Markup, escape
from pygments import lex
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, String, _TokenType

from atlas.catalog.model import Language

_ELEMENTS = {Comment: "i", Keyword: "b", String: "u"}
_MARKS = {name: Markup(f"<{name}>%s</{name}>") for name in _ELEMENTS.values()}


def highlight(code: str, language: Language | None) -> Markup:
    """Return code as HTML; without a language nothing is marked.

    Each line is marked by itself, since the snippets of all codes have most lines in common. So a
    comment or a string ends with its line; a test finds samples that need more.
    """
    if language is None:
        return escape(code)
    return Markup("".join(marked(line, language) for line in code.splitlines(keepends=True)))


@lru_cache(maxsize=1_000)
def marked(code: str, language: Language) -> Markup:
    """Return code as HTML, marked as a whole."""
    parts: list[tuple[str, str]] = []
    for kind, text in lex(code, _lexer(language)):
        name = _element(kind) if text.strip() else ""
        if parts and parts[-1][0] == name:
            parts[-1] = (name, parts[-1][1] + text)
        else:
            parts.append((name, text))
    return Markup("").join(_MARKS[name] % text if name else escape(text) for name, text in parts)


def _element(kind: _TokenType) -> str:
    return next((name for of, name in _ELEMENTS.items() if kind in of), "")


@cache
def _lexer(language: Language) -> Lexer:
    """Return the lexer of a language; it keeps the text as it is."""
    return get_lexer_by_name(language, stripnl=False, ensurenl=False)
