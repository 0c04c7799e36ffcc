"""The ledger of paths: every address of a page that was ever published, one a line.

It is appended to and never cut: what stands in it has been pasted into tickets.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

LEDGER = "ledger.txt"  # its name in the folder of the catalog


def read_ledger(file: Path) -> list[str]:
    """Return the paths of the ledger, relative to the site's root, in order."""
    return list(published_paths(file))


def published_paths(file: Path) -> dict[str, int]:
    """Return the line of each path of a ledger; none if there is no ledger yet."""
    lines = file.read_text("utf-8-sig", "replace").splitlines() if file.exists() else []
    return {path: line for line, path in enumerate(lines, 1) if path}


def append_to_ledger(file: Path, published: Iterable[str]) -> list[str]:
    """Add the paths that the ledger does not have, sorted; return them."""
    known = set(read_ledger(file))
    new = sorted(set(published) - known)
    with file.open("a", encoding="utf-8", newline="\n") as ledger:
        if known and not file.read_bytes().endswith(b"\n"):
            ledger.write("\n")  # an editor may have left the last line without its end
        ledger.writelines(f"{path}\n" for path in new)
    return new


def pages_of(site: Path) -> list[str]:
    """Return the path of every page in the folder of a built site; the root is `/`."""
    found = (file.relative_to(site).parent.as_posix() for file in site.rglob("index.html"))
    return ["/" if path == "." else f"{path}/" for path in found]
