"""The ledger: the path of every page that was ever published, one per line.

It is append-only, because tickets link to these paths.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from atlas.catalog.data_folder import is_file, read_text
from atlas.catalog.diagnostics import Diagnostic, Position

LEDGER = "ledger.txt"  # the file in the data folder


def load_ledger(data: Path, shown_as: str) -> tuple[dict[str, Position], list[Diagnostic]]:
    """Return the position of each published path, and the diagnostics for the ledger.

    Nothing is published if there is no ledger yet.
    """
    if not is_file(data / LEDGER):
        return {}, []
    shown = f"{shown_as}/{LEDGER}"
    text, diagnostics = read_text(data / LEDGER, shown)
    lines = enumerate((text or "").splitlines(), 1)
    return {path: Position(shown, line, 1) for line, path in lines if path}, diagnostics


def read_ledger(file: Path) -> list[str]:
    """Return the paths of the ledger in order, relative to the root of the site."""
    lines = file.read_text("utf-8-sig", "replace").splitlines() if file.exists() else []
    return list(filter(None, lines))


def append_to_ledger(file: Path, published: Iterable[str]) -> list[str]:
    """Append the paths that the ledger does not have, sorted, and return them."""
    known = set(read_ledger(file))
    new = sorted(set(published) - known)
    with file.open("a", encoding="utf-8", newline="\n") as ledger:
        if known and not file.read_bytes().endswith(b"\n"):
            ledger.write("\n")  # an editor may have removed the last newline
        ledger.writelines(f"{path}\n" for path in new)
    return new


def pages_of(site: Path) -> list[str]:
    """Return the path of every page of a built site; the root is `/`."""
    found = (file.relative_to(site).parent.as_posix() for file in site.rglob("index.html"))
    return ["/" if path == "." else f"{path}/" for path in found]
