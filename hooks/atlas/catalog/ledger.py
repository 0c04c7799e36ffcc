"""What was published and never changes: the paths of the pages and the names of the constants.

Both files are append-only, because tickets link to the paths and programs use the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def read_ledger(file: Path) -> list[str]:
    """Return the paths of the ledger in order, relative to the root of the site."""
    return list(published_paths(file))


def published_paths(file: Path) -> dict[str, int]:
    """Return the line of each path of a ledger; nothing if there is no ledger yet."""
    lines = file.read_text("utf-8-sig", "replace").splitlines() if file.exists() else []
    return {path: line for line, path in enumerate(lines, 1) if path}


def load_constants(
    data: Path, shown_as: str
) -> tuple[tuple[PublishedConstant, ...], list[Diagnostic]]:
    """Load the published constants in order, and the diagnostics for lines that are none."""
    shown = f"{shown_as}/{CONSTANTS}"
    if not is_file(data / CONSTANTS):
        return (), []
    text, diagnostics = read_text(data / CONSTANTS, shown)
    found = list(_constants(text or "", shown))
    wrong = [each for each in found if isinstance(each, Diagnostic)]
    return tuple(each for each in found if isinstance(each, PublishedConstant)), diagnostics + wrong


def _constants(text: str, shown_as: str) -> Iterator[PublishedConstant | Diagnostic]:
    for number, line in enumerate(text.splitlines(), 1):
        at = Position(shown_as, number, 1)
        if match := _CONSTANT.fullmatch(line):
            vendor, code_list, code, name = match.groups()
            yield PublishedConstant(vendor, code_list, code, name, at)
        else:
            message = "not a vendor/list, a code and a constant; restore the line from git"
            yield Diagnostic.at(at, message, "unsound-constant")


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
