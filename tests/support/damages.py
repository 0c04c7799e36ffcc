"""Forty ways in which a slip damages a file: one character of a line, or one line."""

from __future__ import annotations

from collections.abc import Callable

Damage = Callable[[list[bytes], int], list[bytes]]


def _line(change: Callable[[bytes], bytes]) -> Damage:
    """Return a damage of one line."""
    return lambda lines, at: [*lines[:at], change(lines[at]), *lines[at + 1 :]]


def _insert(piece: str | bytes, where: int = -1) -> Damage:
    """Insert a character: at the start of the text of a line, in the middle, or at its end."""
    added = piece.encode() if isinstance(piece, str) else piece

    def change(line: bytes) -> bytes:
        start, end = len(line) - len(line.lstrip(b" ")), len(line.rstrip(b"\n"))
        point = {0: start, 1: (start + end) // 2, -1: end}[where]
        return line[:point] + added + line[point:]

    return _line(change)


def _swap_letters(line: bytes) -> bytes:
    middle = len(line) // 2
    return line[: middle - 1] + line[middle:][:1] + line[middle - 1 :][:1] + line[middle + 1 :]


def _swap_lines(lines: list[bytes], at: int) -> list[bytes]:
    return [*lines[:at], *lines[at : at + 2][::-1], *lines[at + 2 :]]


DAMAGES: dict[str, Damage] = {
    "a tab": _insert("\t", 0),
    "a blank before": _insert(" ", 0),
    "a dash before": _insert("- ", 0),
    "a number sign before": _insert("#", 0),
    "an ampersand before": _insert("&a ", 0),
    "an asterisk before": _insert("*", 0),
    "an exclamation mark before": _insert("!", 0),
    "a bar before": _insert("|", 0),
    "a percent sign before": _insert("%", 0),
    "an at sign before": _insert("@", 0),
    "a backtick before": _insert("`", 0),
    "a double quote": _insert('"', 1),
    "a single quote": _insert("'", 1),
    "an opening bracket": _insert("[", 1),
    "a closing bracket": _insert("]", 1),
    "an opening brace": _insert("{", 1),
    "a closing brace": _insert("}", 1),
    "a colon": _insert(": ", 1),
    "a comma": _insert(",", 1),
    "a letter": _insert("x", 1),
    "a Cyrillic letter": _insert("\N{CYRILLIC SMALL LETTER A}", 1),
    "a no-break space": _insert("\N{NO-BREAK SPACE}", 1),
    "a zero-width space": _insert("\N{ZERO WIDTH SPACE}", 1),
    "a right-to-left override": _insert("\N{RIGHT-TO-LEFT OVERRIDE}", 1),
    "a zero byte": _insert(b"\0", 1),
    "a byte that is not UTF-8": _insert(b"\xff", 1),
    "a carriage return": _insert("\r", 1),
    "a line feed": _insert("\n", 1),
    "a colon after": _insert(":"),
    "a double quote after": _insert('"'),
    "the first character is gone": _line(lambda line: line[:-1].lstrip(b" ")[1:] + b"\n"),
    "the last character is gone": _line(lambda line: line[:-2] + b"\n"),
    "the letter case": _line(bytes.swapcase),
    "two letters swapped": _line(_swap_letters),
    "the line is gone": lambda lines, at: [*lines[:at], *lines[at + 1 :]],
    "the line is there twice": lambda lines, at: [*lines[: at + 1], *lines[at:]],
    "two lines swapped": _swap_lines,
    "a marker of a merge": lambda lines, at: [*lines[:at], b"<<<<<<< HEAD\n", *lines[at:]],
    "a line of dashes": lambda lines, at: [*lines[:at], b"---\n", *lines[at:]],
    "all that follows is gone": lambda lines, at: lines[:at],
}
