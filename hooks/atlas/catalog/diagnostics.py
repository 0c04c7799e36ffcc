"""A finding about the data, and its one-line form."""

from __future__ import annotations

import difflib
import re
from bisect import bisect
from collections.abc import Collection, Iterable
from typing import NamedTuple

_LONGEST = 600  # characters of a message
_FEW = 30  # so many values a message may list
_NEAR = 100  # so many values on either side are compared with an unknown one; it takes time


class Position(NamedTuple):
    """A place in a data file; line and column count from 1."""

    path: str
    line: int
    col: int


class Diagnostic(NamedTuple):
    """One finding: where it is, what is wrong and how to mend it, which rule says so.

    Diagnostics sort by file, then by place in it.
    """

    path: str
    line: int
    col: int
    message: str
    rule: str

    @classmethod
    def at(cls, position: Position, message: str, rule: str) -> Diagnostic:
        """Make a finding at a position."""
        return cls(*position, message, rule)

    def __str__(self) -> str:
        """Return `path:line:col: message (rule)`, always one line that can be read."""
        message = shortened(printable(re.sub(r"[ \t\r\n]+", " ", self.message)), _LONGEST)
        return f"{printable(self.path)}:{self.line}:{self.col}: {message} ({self.rule})"


def printable(text: str) -> str:
    """Return text with an escape for all that a terminal would not show, or would obey."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def shortened(text: str, longest: int = 80) -> str:
    """Return text without its middle if it is long; a message has its mend at the end."""
    end = longest // 3
    return text if len(text) <= longest else f"{text[: longest - end]}…{text[-end:]}"


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def render_report(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all findings, sorted and each once, one a line, with a closing count."""
    findings = sorted(set(diagnostics))
    plural = "" if len(findings) == 1 else "s"
    return "\n".join([*map(str, findings), f"{len(findings)} finding{plural}"])


def quoted(values: Iterable[str]) -> str:
    """Return values as they stand in a message: sorted, quoted, comma-separated."""
    return ", ".join(f"'{value}'" for value in sorted(values))


def nearest(value: str, known: Collection[str], where: str) -> str:
    """Return the nearest known value, and all of them, or where they stand if they are many."""
    if not known:
        return f"add it to {where}"
    around = sorted(known)
    at = bisect(around, value)
    near = difflib.get_close_matches(value, around[max(0, at - _NEAR) : at + _NEAR], n=1)
    guess = f"did you mean '{near[0]}'? " if near else ""
    return guess + (f"valid: {quoted(known)}" if len(known) <= _FEW else f"see {where}")
