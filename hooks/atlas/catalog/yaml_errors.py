"""Errors of the YAML parser as diagnostics; the cause of most is a dash or an indentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

from atlas.catalog.diagnostics import Diagnostic, Position

# Part of the parser's message → the fix; the first match counts.
_FIXES = (
    ("another document", "a file holds one document; remove the line '---'"),
    ("start any token", "quote a text that begins with '@', '`' or '%'"),
    ("mapping values are not allowed", "quote a text that contains ': '"),
    ("undefined alias", "quote a text that begins with '*'"),
    ("alphabetic or numeric", "quote a text that begins with '*' or '&'"),
    ("end of stream", "close the quote"),
    ("did not find expected ',' or", "close the bracket"),
    ("escape character", "use single quotes, in which a backslash is literal"),
    ("", "check the indentation, quotes and brackets here and above"),
)


_LINE = re.compile(r"""( *)(- +)?(?:([\w-]+|"[^"]*"):(?= |$))?(.*)""")


class _Line(NamedTuple):
    """A line that begins an item, a field, or an item with a field."""

    number: int
    begins: tuple[int, bool]  # the column, and whether an item begins there
    key: str
    key_column: int
    is_open: bool  # the value is on the lines below

    @property
    def is_item(self) -> bool:
        return self.begins[1]

    def __str__(self) -> str:
        return "the item" if self.is_item else f"'{self.key}'"


class _Level(NamedTuple):
    """A column at which items or fields begin, with the first and the last such line."""

    begins: tuple[int, bool]
    first: _Line
    last: _Line


def explain_syntax(error: MarkedYAMLError, text: str, shown_as: str) -> Diagnostic:
    """Return the diagnostic for a text that is not YAML."""
    mark = error.problem_mark or error.context_mark
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for tab in tabs(text, shown_as):
        if tab.line == line and tab.col <= col:
            return tab
    if found := _explain_layout(text, line, shown_as):
        return found
    if "duplicate anchor" in str(error.context):
        message = "anchors and aliases are not supported; write the value out, or quote the text"
        return Diagnostic(shown_as, line, col, message, "no-alias")
    problem = str(error.problem).removeprefix("but ")
    fix = next(fix for part, fix in _FIXES if part in problem)
    start = error.context_mark.line + 1 if error.context_mark else line
    is_inside = start != line and str(error.context).startswith("while")
    since = f" ({error.context} that starts on line {start})" if is_inside else ""
    return Diagnostic(shown_as, line, col, f"not YAML: {problem}{since}; {fix}", "yaml-syntax")


def tabs(text: str, shown_as: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each line with a tab: it is invisible, and YAML may keep it."""
    for number, line in enumerate(text.splitlines() if "\t" in text else (), 1):
        if at := line.find("\t") + 1:
            message = 'a tab; write spaces, or "\\t" in double quotes if the service sends a tab'
            yield Diagnostic(shown_as, number, at, message, "tab")


def missing_dash(here: Position, key: str) -> Diagnostic:
    """Return the diagnostic for an item that begins without a dash."""
    message = (
        f"'{key}' begins a new item without '- '; write '- {key}', aligned with the other items"
    )
    return Diagnostic.at(here, message, "missing-dash")


def missing_start(here: Position) -> Diagnostic:
    """Return the diagnostic for an item that lacks its first line."""
    message = (
        "this field and those below are here twice: an item lacks its first line; add it above, "
        "or remove the fields"
    )
    return Diagnostic.at(here, message, "missing-dash")


def _explain_layout(text: str, number: int, shown_as: str) -> Diagnostic | None:
    """Return the diagnostic if a line does not fit those above: a missing dash, a wrong indent."""
    lines = list(_lines(text))
    levels, above = _levels(line for line in lines if line.number < number)
    here = next((line for line in lines if line.number == number), None)
    if here is None or above is None or _fits(here, levels, above):
        return None
    left = [level for level in levels if level not in _around(here, levels)]
    for line in (here, above, *(level.first for level in left)):
        if _lacks_dash(line, levels, lines):
            return missing_dash(Position(shown_as, line.number, line.key_column + 1), line.key)
    return _wrong_indent(here, left[0].first if left else above, levels, lines, shown_as)


def _wrong_indent(
    here: _Line, other: _Line, levels: list[_Level], lines: list[_Line], shown_as: str
) -> Diagnostic | None:
    """Return the diagnostic for the one of two lines whose column is the unusual one."""
    usual = Counter(line.begins for line in lines)
    column = here.begins[0]
    if usual[other.begins] == 1 < usual[here.begins] and other.is_item >= here.is_item:
        begins = other.begins[0] if here.is_item else other.key_column
        return _misplaced(other, begins - column, here, shown_as)
    fitting = [level for level in levels if level.begins[1] == here.is_item]
    if not fitting:
        return None
    same = Counter(line.begins for line in lines if line.key == here.key and line is not here)
    nearest = min(
        fitting, key=lambda it: (abs(it.begins[0] - column), -same[it.begins], -usual[it.begins])
    )
    found = _misplaced(here, column - nearest.begins[0], nearest.last, shown_as)
    is_word = here.key and not same  # perhaps the word of a text that goes on here
    return found._replace(message=f"{found.message}, or quote the text") if is_word else found


def _misplaced(line: _Line, by: int, other: _Line, shown_as: str) -> Diagnostic:
    """Return the diagnostic for a line that is indented by too many or too few spaces."""
    spaces = f"{abs(by)} space{'' if abs(by) == 1 else 's'} too {'many' if by > 0 else 'few'}"
    message = f"{line} is indented by {spaces}; align it with {other} on line {other.number}"
    return Diagnostic(shown_as, line.number, line.begins[0] + 1, message, "indentation")


def _lacks_dash(line: _Line, levels: list[_Level], lines: list[_Line]) -> bool:
    """Return whether a line has no dash, but the other items begin with its key and a dash."""
    if line.is_item:
        return False
    if begun := [level.last.key for level in levels if level.last.is_item]:
        return line.key in begun
    same = [each.is_item for each in lines if each.key == line.key and each is not line]
    return bool(same) and all(same)


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.match(line)
        indent, dash, key, rest = found.groups(default="") if found else [""] * 4
        if dash or key:
            is_open = bool(key) and not rest.partition("#")[0].strip()
            begins = (len(indent), bool(dash))
            yield _Line(number, begins, key, len(indent + dash), is_open)


def _levels(lines: Iterable[_Line]) -> tuple[list[_Level], _Line | None]:
    """Return the levels that are open after some lines, and the last line.

    A line that does not fit is inside a text: else it would be the parser's error.
    """
    levels: list[_Level] = []
    above = None
    for line in lines:
        if above is None or _fits(line, levels, above):
            levels = _around(line, levels)
            first = levels.pop().first if levels and levels[-1].begins == line.begins else line
            levels.append(_Level(line.begins, first, line))
            if line.is_item and line.key:
                levels.append(_Level((line.key_column, False), line, line))
            above = line
    return levels, above


def _fits(line: _Line, levels: list[_Level], above: _Line) -> bool:
    """Return whether a line goes on a level, or begins one below the key that is open."""
    around = _around(line, levels)
    if not around:
        return False
    is_inside = above.is_open and around[-1].begins == (above.key_column, False)
    return around[-1].begins == line.begins or is_inside


def _around(line: _Line, levels: list[_Level]) -> list[_Level]:
    """Return the levels that stay open at a line; items may begin at the column of their key."""
    return [
        level
        for level in levels
        if level.begins[0] < line.begins[0]
        or (level.begins[0] == line.begins[0] and level.begins[1] <= line.is_item)
    ]


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
