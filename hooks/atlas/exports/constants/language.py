"""What a description of a language is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from atlas.catalog.model import Retry
from atlas.exports.constants.names import Name


@dataclass(frozen=True)
class Constant:
    """A code, its constant and its comment."""

    words: Name
    code: str
    retry: Retry
    about: tuple[str, ...]  # texts that are harmless in a comment, as is the next
    ended: str = ""  # since when and why the vendor advises against it or no longer has it


@dataclass(frozen=True)
class Doc:
    """How the comment on a constant begins, goes on from line to line, and ends."""

    opening: str
    prefix: str
    closing: str = ""
    escape: Callable[[str], str] = str


@dataclass(frozen=True)
class Strings:
    """How a string is written: its quotes, and any sign but a plain one of ASCII."""

    quote: str
    escape: Callable[[str], str]
    special: str = ""  # further signs that mean something within a string

    def __call__(self, text: str) -> str:
        """Return text as a literal."""
        return f"{self.quote}{self._signs.sub(self._escaped, text)}{self.quote}"

    @cached_property
    def _signs(self) -> re.Pattern[str]:
        return re.compile(rf"[\\{self.quote}{self.special}]|[^ -~]")

    def _escaped(self, match: re.Match[str]) -> str:
        sign = match[0]
        return f"\\{sign}" if " " <= sign <= "~" else self.escape(sign)


@dataclass(frozen=True)
class Language:
    """A language: how it spells things, and the templates of a file.

    `constant` is given $doc, $mark, $name, $code, $retry; `member`, a mention of a constant,
    $name and $retry; `group`, the members that share a retry, $members and $retry; all of them
    $type. `ended` makes the last lines of the comment of a deprecated or retired constant, given
    $why, and in `mark`, given $why as a string.
    """

    suffix: str
    line: str
    doc: Doc
    name: Callable[[Name], str]
    string: Strings
    retries: Mapping[Retry, str]
    file: str
    constant: str
    between: str
    member: str = ""
    beside: str = "\n"
    group: str = "$members"
    ended: str = ""
    mark: str = ""
