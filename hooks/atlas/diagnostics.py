"""A finding about the data, and its one-line form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


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
        """Return `path:line:col: message (rule)`, always one line."""
        message = " ".join(self.message.split())
        return f"{self.path}:{self.line}:{self.col}: {message} ({self.rule})"


def render_report(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all findings, sorted and each once, one a line, with a closing count."""
    findings = sorted(set(diagnostics))
    plural = "" if len(findings) == 1 else "s"
    return "\n".join([*map(str, findings), f"{len(findings)} finding{plural}"])


def quoted(values: Iterable[str]) -> str:
    """Return values as they stand in a message: sorted, quoted, comma-separated."""
    return ", ".join(f"'{value}'" for value in sorted(values))
