"""Diagnostics about the data, and their one-line form."""

from __future__ import annotations

import difflib
import re
from bisect import bisect
from collections.abc import Collection, Iterable
from typing import NamedTuple

_LONGEST = 600  # characters of a message
_FEW = 30  # values that a message may list
_NEAR = 100  # neighbours on either side that are compared with an unknown value
CONSEQUENCES = (
    "unused",
    "lost-list",
    "lost-address",
)  # rules whose diagnostics may follow from others


class Position(NamedTuple):
    """A position in a data file; line and column count from 1."""

    path: str
    line: int
    col: int


class Diagnostic(NamedTuple):
    """A position, what is wrong there with how to fix it, and the rule.

    They sort by file, then by position; `in_order` puts causes first.
    """

    path: str
    line: int
    col: int
    message: str
    rule: str

    @classmethod
    def at(cls, position: Position, message: str, rule: str) -> Diagnostic:
        """Return a diagnostic at a position."""
        return cls(*position, message, rule)

    def __str__(self) -> str:
        """Return `path:line:col: message (rule)`, always one printable line."""
        message = shortened(printable(re.sub(r"[ \t\r\n]+", " ", self.message)), _LONGEST)
        return f"{printable(self.path)}:{self.line}:{self.col}: {message} ({self.rule})"


def printable(text: str) -> str:
    """Return text with an escape for each character that a terminal does not print."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def shortened(text: str, longest: int = 80) -> str:
    """Return a long text without its middle; a message ends with the fix."""
    end = longest // 3
    return text if len(text) <= longest else f"{text[: longest - end]}…{text[-end:]}"


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return each diagnostic once: those that may follow from others last, else by position."""

    def key(each: Diagnostic) -> tuple[int, Diagnostic]:
        return (CONSEQUENCES.index(each.rule) if each.rule in CONSEQUENCES else -1, each)

    return sorted(set(diagnostics), key=key)


def render_report(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all diagnostics in order, one per line, with their count at the end."""
    diagnostics = in_order(diagnostics)
    plural = "" if len(diagnostics) == 1 else "s"
    return "\n".join([*map(str, diagnostics), f"{len(diagnostics)} diagnostic{plural}"])


def quoted(values: Iterable[str]) -> str:
    """Return values for a message: sorted, quoted, comma-separated."""
    return ", ".join(f"'{value}'" for value in sorted(values))


def nearest(value: str, known: Collection[str], where: str) -> str:
    """Return the nearest known value, and all of them or, if they are many, where to look."""
    if not known:
        return f"add it to {where}"
    around = sorted(known)
    at = bisect(around, value)
    near = difflib.get_close_matches(value, around[max(0, at - _NEAR) : at + _NEAR], n=1)
    guess = f"did you mean '{near[0]}'? " if near else ""
    return guess + (f"valid: {quoted(known)}" if len(known) <= _FEW else f"see {where}")
