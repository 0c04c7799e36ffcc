"""Errors of the YAML parser as diagnostics."""

from __future__ import annotations

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

from atlas.catalog.diagnostics import Diagnostic

# Part of the parser's message → the fix; the first match counts.
_FIXES = (
    ("another document", "a file holds one document; remove the line '---'"),
    ("tab", "indent with spaces"),
    (
        "start any token",
        "indent with spaces, not tabs; quote a text that begins with '@', '`' or '%'",
    ),
    ("mapping values are not allowed", "quote a text that contains ': '"),
    ("undefined alias", "quote a text that begins with '*'"),
    ("alphabetic or numeric", "quote a text that begins with '*' or '&'"),
    ("end of stream", "close the quote"),
    ("did not find expected ',' or", "close the bracket"),
    ("escape character", "use single quotes, in which a backslash is literal"),
    ("", "check the indentation, quotes and brackets here and above"),
)


def explain_syntax(error: MarkedYAMLError, shown_as: str) -> Diagnostic:
    """Return the diagnostic for a text that is not YAML."""
    mark = error.problem_mark or error.context_mark
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(error.problem).removeprefix("but ")
    fix = next(fix for part, fix in _FIXES if part in problem)
    start = error.context_mark.line + 1 if error.context_mark else line
    is_inside = start != line and str(error.context).startswith("while")
    since = f" ({error.context} that starts on line {start})" if is_inside else ""
    return Diagnostic(shown_as, line, col, f"not YAML: {problem}{since}; {fix}", "yaml-syntax")


def explain_character(error: ReaderError, text: str, shown_as: str) -> Diagnostic:
    """Return the diagnostic for a character that YAML does not allow."""
    before = text.encode()[: error.position].decode(errors="ignore")  # the position counts bytes
    line, col = _end_of(before)
    message = f"character U+{error.character:04X} is not allowed in YAML; remove it"
    return Diagnostic(shown_as, line, col, message, "yaml-syntax")


def explain_encoding(error: UnicodeDecodeError, shown_as: str) -> Diagnostic:
    """Return the diagnostic for a file that is not UTF-8."""
    line, col = _end_of(error.object[: error.start].decode())
    message = f"byte 0x{error.object[error.start]:02X} is not UTF-8; save the file as UTF-8"
    return Diagnostic(shown_as, line, col, message, "encoding")


def _end_of(text: str) -> tuple[int, int]:
    """Return the line and column after a text."""
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1
