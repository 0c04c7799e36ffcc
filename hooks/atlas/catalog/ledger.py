"""What was published and never changes: the paths of the pages and the names of the constants.

Both files are append-only, because tickets link to the paths and programs use the names. A file in
the format of `sha256sum` keeps their digests and those of the releases, so that nothing of them is
lost unseen, with git or without.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from atlas.atomic_write import write_text
from atlas.catalog.data_folder import (
    CONSTANTS,
    DIGESTS,
    LEDGER,
    is_file,
    read_text,
    release_files,
)
from atlas.catalog.diagnostics import Diagnostic, Position

_CONSTANT = re.compile(r"([a-z0-9-]+)/([a-z0-9-]+) (.+) ([A-Z0-9]+(?:_[A-Z0-9]+)*)")
_PATH = re.compile(r"/|(?:[^/]+/)+")
_DIGEST = re.compile(r"([0-9a-f]{64})  (ledger\.txt|constants\.txt|releases/[0-9-]{10}\.json)")
_HEAD = "# `make ledger` and `make release` write this file; `sha256sum --check` reads it.\n"
_JOIN = "keep the lines of both branches, remove the markers, and run `make ledger`"


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
    paths: dict[str, Position] = {}
    for at, path in (each for each in lines if each[1]):
        wrong = f"'{path}' is not the path of a page" if not _PATH.fullmatch(path) else ""
        if path in paths:
            wrong = f"'{path}' is on line {paths[path].line} already"
        if wrong:
            message = f"{wrong}; restore the file from git, and let `make ledger` add to it"
            diagnostics.append(Diagnostic.at(at, message, "unsound-path"))
        else:
            paths[path] = at
    return paths, diagnostics


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
    text, diagnostics = read_text(file, shown, _JOIN)
    lines = enumerate((text or "").splitlines(), 1)
    return [(Position(shown, number, 1), line) for number, line in lines], diagnostics


def check_digests(data: Path, shown_as: str, faulty: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each published file that is missing, cut or altered.

    `faulty` are the paths of the files that have a better diagnostic.
    """
    if not is_file(data / DIGESTS):
        if f"{shown_as}/{DIGESTS}" not in faulty:
            yield _lost(data / DIGESTS, shown_as, "an empty one begins a new catalog")
        return
    lines, wrong = _lines(data / DIGESTS, shown_as)
    message = "not a SHA-256, two blanks and a published file; restore the file from git"
    wrong += [
        Diagnostic.at(at, message, "lost-record")
        for at, line in lines
        if not _DIGEST.fullmatch(line) and not line.startswith("#")
    ]
    yield from wrong
    if not wrong:
        yield from _check_published(data, shown_as, lines, faulty)


def _lost(file: Path, shown_as: str, why: str) -> Diagnostic:
    wrong = "not a regular file" if file.exists() else "the file is missing"
    message = f"{wrong}; restore it from git: {why}"
    return Diagnostic(f"{shown_as}/{file.name}", 1, 1, message, "lost-record")


def _check_published(
    data: Path, shown_as: str, lines: Iterable[tuple[Position, str]], faulty: Collection[str]
) -> Iterator[Diagnostic]:
    known: dict[str, str] = {}
    for at, line in lines:
        digest, _, name = line.partition("  ")
        if name in known:
            fix = "keep that of the branch that is published"
            if name in (LEDGER, CONSTANTS):
                fix = "two branches added lines; run `make ledger`, which joins them"
            yield Diagnostic.at(at, f"a second digest of '{name}'; {fix}", "two-branches")
        known[name] = "" if name in known else digest
    for name, digest in known.items():
        if digest and name and f"{shown_as}/{name}" not in faulty:
            yield from _check_file(data / name, f"{shown_as}/{name}", digest)
    for name in sorted(_published_files(data) - known.keys()):
        message = f"'{name}' has no digest; restore this file from git: only `make ledger` and "
        message += "`make release` write what was published"
        yield Diagnostic(f"{shown_as}/{DIGESTS}", 1, 1, message, "lost-record")


def _check_file(file: Path, shown_as: str, digest: str) -> Iterator[Diagnostic]:
    """Yield the diagnostic for a published file that is not as it was written."""
    if not is_file(file):
        yield _lost(file, shown_as.rpartition("/")[0], "it keeps what was published")
        return
    content = file.read_bytes()
    sealed = _lines_with(digest, content)
    if sealed is None:
        message = (
            f"the file was cut or altered: its SHA-256 is not the one in {DIGESTS}; restore both "
            "from git"
        )
        yield Diagnostic(shown_as, 1, 1, message, "lost-record")
    elif sealed < len(content.splitlines()):
        message = (
            "this line and those below have no digest; run `make ledger` if a merge brought them, "
            "else remove them"
        )
        yield Diagnostic(shown_as, sealed + 1, 1, message, "two-branches")


def _lines_with(digest: str, content: bytes) -> int | None:
    """Return how many lines from the first on have a digest; None if no number of them has."""
    running = hashlib.sha256()
    for number, line in enumerate((b"", *content.splitlines(keepends=True))):
        running.update(line)
        if running.hexdigest() == digest:
            return number
    return None


def _published_files(data: Path) -> set[str]:
    """Return the names of the files that need a digest."""
    lists = {name for name in (LEDGER, CONSTANTS) if is_file(data / name)}
    return lists | {f"{file.parent.name}/{file.name}" for file in release_files(data)}


def write_digests(data: Path) -> None:
    """Write the digests of the published files as they are now."""
    digests = (
        f"{hashlib.sha256((data / name).read_bytes()).hexdigest()}  {name}\n"
        for name in sorted(_published_files(data))
    )
    write_text(data / DIGESTS, _HEAD + "".join(digests))


def join_branches(data: Path) -> str:
    """Accept the lines that merged branches added; return why that is impossible, or nothing.

    Anything else that is wrong with the files stays, and has a diagnostic.
    """
    shown = data.absolute().name
    if not any(each.rule == "two-branches" for each in check_digests(data, shown)):
        return ""
    lines = [line for _, line in _lines(data / DIGESTS, shown)[0]]
    for name in (LEDGER, CONSTANTS):
        digests = [line[:64] for line in lines if line.endswith(f"  {name}")]
        content = (data / name).read_bytes().splitlines(keepends=True) if digests else []
        if not _holds_all(content, digests):
            return (
                f"{data / name} has not all lines of both branches in their order; take this "
                f"file and {DIGESTS} of one branch (git checkout BRANCH -- FILE) and run "
                "`make ledger` again"
            )
        write_text(data / name, b"".join(dict.fromkeys(content)).decode())
    write_digests(data)
    return ""


def _holds_all(lines: Sequence[bytes], digests: Sequence[str]) -> bool:
    """Return whether lines are those of one branch, followed by what others added to a beginning.

    A merge by union writes them so.
    """
    found = [_lines_with(digest, b"".join(lines)) for digest in digests]
    first = max((number for number in found if number is not None), default=None)
    if first is None:
        return not digests
    added = {_digest([*lines[:number], *lines[first:]]) for number in range(first)}
    return all(
        number is not None or digest in added for digest, number in zip(digests, found, strict=True)
    )


def _digest(lines: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(lines)).hexdigest()


def read_ledger(file: Path) -> list[str]:
    """Return the paths of the ledger in order, relative to the root of the site."""
    lines = file.read_text("utf-8-sig", "replace").splitlines() if file.exists() else []
    return list(filter(None, lines))


def append_lines(file: Path, lines: Iterable[str]) -> list[str]:
    """Append the lines that a file does not have, and return them."""
    known = read_ledger(file)
    have = set(known)
    new = [line for line in dict.fromkeys(lines) if line not in have]
    write_text(file, "".join(f"{line}\n" for line in (*known, *new)))
    return new


def pages_of(site: Path) -> list[str]:
    """Return the path of every page of a built site, sorted; the root is `/`."""
    found = (file.relative_to(site).parent.as_posix() for file in site.rglob("index.html"))
    return sorted("/" if path == "." else f"{path}/" for path in found)
