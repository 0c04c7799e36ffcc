"""What was published and never changes: the paths of the pages and the names of the constants.

Both files are append-only, because tickets link to the paths and programs use the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from atlas.catalog.data_folder import is_file, read_text
from atlas.catalog.diagnostics import Diagnostic, Position

LEDGER = "ledger.txt"  # the path of every page, one per line
CONSTANTS = "constants.txt"  # the name of every constant: `agora/web 51 MESSAGE_NOT_FOUND`

_CONSTANT = re.compile(r"([a-z0-9-]+)/([a-z0-9-]+) (.+) ([A-Z0-9]+(?:_[A-Z0-9]+)*)")


class PublishedConstant(NamedTuple):
    """The published constant of a code in a list, its words joined by `_`, and its line."""

    vendor: str
    list: str
    code: str
    name: str
    at: Position

    def __str__(self) -> str:
        """Return its line in the file."""
        return f"{self.vendor}/{self.list} {self.code} {self.name}"


def load_ledger(data: Path, shown_as: str) -> tuple[dict[str, Position], list[Diagnostic]]:
    """Load the published paths, each with its position, and the diagnostics for the file."""
    lines, diagnostics = _lines(data / LEDGER, shown_as)
    return {path: at for at, path in lines if path}, diagnostics


def load_constants(
    data: Path, shown_as: str
) -> tuple[tuple[PublishedConstant, ...], list[Diagnostic]]:
    """Load the published constants in order, and the diagnostics for lines that are none."""
    lines, diagnostics = _lines(data / CONSTANTS, shown_as)
    found = [_constant(at, line) for at, line in lines]
    wrong = [each for each in found if isinstance(each, Diagnostic)]
    return tuple(each for each in found if isinstance(each, PublishedConstant)), diagnostics + wrong


def _constant(at: Position, line: str) -> PublishedConstant | Diagnostic:
    if match := _CONSTANT.fullmatch(line):
        vendor, code_list, code, name = match.groups()
        return PublishedConstant(vendor, code_list, code, name, at)
    message = "not a vendor/list, a code and a constant; restore the line from git"
    return Diagnostic.at(at, message, "unsound-constant")


def _lines(file: Path, shown_as: str) -> tuple[list[tuple[Position, str]], list[Diagnostic]]:
    """Return the lines of a file, each with its position; none if nothing is published yet."""
    if not is_file(file):
        return [], []
    shown = f"{shown_as}/{file.name}"
    text, diagnostics = read_text(file, shown)
    lines = enumerate((text or "").splitlines(), 1)
    return [(Position(shown, number, 1), line) for number, line in lines], diagnostics


def read_ledger(file: Path) -> list[str]:
    """Return the paths of the ledger in order, relative to the root of the site."""
    lines = file.read_text("utf-8-sig", "replace").splitlines() if file.exists() else []
    return list(filter(None, lines))


def append_lines(file: Path, lines: Iterable[str]) -> list[str]:
    """Append the lines that a file does not have, and return them."""
    known = set(read_ledger(file))
    new = [line for line in dict.fromkeys(lines) if line not in known]
    with file.open("a", encoding="utf-8", newline="\n") as ledger:
        if known and not file.read_bytes().endswith(b"\n"):
            ledger.write("\n")  # an editor may have removed the last newline
        ledger.writelines(f"{line}\n" for line in new)
    return new


def pages_of(site: Path) -> list[str]:
    """Return the path of every page of a built site, sorted; the root is `/`."""
    found = (file.relative_to(site).parent.as_posix() for file in site.rglob("index.html"))
    return sorted("/" if path == "." else f"{path}/" for path in found)
