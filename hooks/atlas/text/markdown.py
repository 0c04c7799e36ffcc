"""Escapes text for CommonMark, so that it is rendered as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Opens a code span, an escape, emphasis, a link, an autolink, HTML or an entity. An underscore
# inside a word opens nothing; constants are easier to read without a backslash.
_INLINE = re.compile(
    r"[\\`*\[\]<~]|&(?=#?\w+;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])",
    re.ASCII,
)
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[#+\-=>:|]))", re.ASCII)  # opens a block


def escape(text: str) -> str:
    """Return text as Markdown, on one line, for the beginning or the middle of a block."""
    escaped = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return _BLOCK.sub(r"\1\\", escaped)


def code(text: str) -> str:
    """Return text as a code span, its fence longer than any in the text."""
    line = re.sub(r"[\r\n]+", " ", text)
    longest = max(map(len, re.findall("`+", line)), default=0)
    needs_room = line.startswith("`") or line.endswith("`") or line[0] == line[-1] == " "
    room, fence = " " if needs_room else "", "`" * (longest + 1)
    return f"{fence}{room}{line}{room}{fence}"


def fenced(text: str, language: str) -> str:
    """Return text as a code block of a language, its fence longer than any in the text."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def link(text: str, address: str) -> str:
    """Return a link; the text is Markdown already, the address has no space and no bracket."""
    return f"[{text}]({address})"


def items_of(lines: Iterable[str]) -> str:
    """Return lines of Markdown as a list."""
    return "\n".join(f"- {line}" for line in lines)
