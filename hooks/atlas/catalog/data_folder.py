"""The files of the data folder: which are read, their text, and diagnostics for the others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from atlas.catalog.confusables import explain_odd, odd_in_file
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.field_types import is_day, is_slug
from atlas.catalog.yaml_errors import explain_encoding
from atlas.urls import is_device

PRODUCTS = "other-products.yml"
_VOCABULARIES = ("categories.yml", "platforms.yml", "problems.yml", PRODUCTS)
_VENDOR = "vendor.yml"
_RELEASES = "releases"
LEDGER = "ledger.txt"  # the path of every page, one per line
CONSTANTS = "constants.txt"  # the name of every constant: `agora/web 51 MESSAGE_NOT_FOUND`
DIGESTS = "published.sha256"  # the SHA-256 of these two and of every release
LARGEST = 2**24  # bytes; a problems.yml for 20,000 codes has half of that
_NAME = "use small letters, digits and single hyphens"
DEVICE = "is a reserved device name on Windows"
_CONFLICT = re.compile(r"^(?:([<|>])\1{6}(?: .*)?|={7})\r?$", re.MULTILINE)  # git's markers
_KEEP = (
    "keep what is right of the two versions and remove the lines that begin with '<<<<<<<', "
    "'|||||||', '=======' and '>>>>>>>'"
)
_LINK = "symbolic links are not allowed; replace the link with the file or folder itself"


def vendor_folders(data: Path) -> list[Path]:
    """Return the folders of the vendors, including those with a wrong name."""
    folders = [path for path in inside(data) if path.is_dir() and path.name != _RELEASES]
    return [path for path in folders if is_slug(path.name) or is_file(path / _VENDOR)]


def list_files(vendor: Path) -> list[Path]:
    """Return the list files of a vendor."""
    return [
        path
        for path in inside(vendor)
        if path.suffix == ".yml" and path.name != _VENDOR and is_file(path) and not _is_hidden(path)
    ]


def release_files(data: Path) -> list[Path]:
    """Return the release files, oldest first."""
    folder = data / _RELEASES
    found = inside(folder) if folder.is_dir() and not folder.is_symlink() else []
    return [path for path in found if _is_release(path)]


def inside(folder: Path) -> list[Path]:
    """Return the sorted content of a folder without symbolic links; nothing if unreadable."""
    try:
        return sorted(path for path in folder.iterdir() if not path.is_symlink())
    except OSError:
        return []


def is_file(path: Path) -> bool:
    """Return whether a path is a regular file, not a symbolic link."""
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:  # the folder is unreadable, which has a diagnostic already
        return False


def check_files(data: Path, shown_as: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each file and folder that is not read or has a wrong name."""
    yield from _check_reading(data, shown_as)
    for path in inside(data):
        shown = f"{shown_as}/{path.name}"
        if path.is_dir():
            yield from (found := list(_check_reading(path, shown)))
            if any(each.rule == "unreadable" for each in found):
                continue
        if path.name == _RELEASES:
            yield from _check_releases(path, shown)
        elif path.is_dir() and path.name not in (LEDGER, CONSTANTS, DIGESTS):
            yield from _check_folder(path, shown)
        elif path.name not in _VOCABULARIES and not _is_hidden(path) and _is_yaml(path):
            message = "the file is not read here; move it into a vendor's folder or remove it"
            yield Diagnostic(shown, 1, 1, message, "stray-file")


def _check_reading(folder: Path, shown_as: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each link in a folder, or one if the folder is unreadable."""
    try:
        links = sorted(path for path in folder.iterdir() if path.is_symlink())
    except OSError as error:
        message = f"the folder cannot be read ({error.strerror}); make it readable or remove it"
        yield Diagnostic(shown_as, 1, 1, message, "unreadable")
        return
    for path in itertools.filterfalse(_is_hidden, links):
        yield Diagnostic(f"{shown_as}/{path.name}", 1, 1, _LINK, "stray-file")


def _check_folder(folder: Path, shown_as: str) -> Iterator[Diagnostic]:
    if not is_slug(folder.name):
        message = f"folder name '{folder.name}' is not a slug; rename it: {_NAME}"
        yield Diagnostic(shown_as, 1, 1, message, "file-name")
    elif is_device(folder.name):
        message = f"folder name '{folder.name}' {DEVICE}; rename it"
        yield Diagnostic(shown_as, 1, 1, message, "file-name")
    elif not list_files(folder):
        message = (
            f"vendor '{folder.name}' has no list of codes; add one, such as {shown_as}/server.yml"
        )
        yield Diagnostic(shown_as, 1, 1, message, "missing-file")
    for path in itertools.filterfalse(_is_hidden, inside(folder)):
        shown = f"{shown_as}/{path.name}"
        if path.suffix != ".yml" or not is_file(path):
            message = "only files named *.yml are read in a vendor's folder; rename it or remove it"
            yield Diagnostic(shown, 1, 1, message, "stray-file")
        elif not is_slug(path.stem):
            message = f"list name '{path.stem}' is not a slug; rename the file: {_NAME}"
            yield Diagnostic(shown, 1, 1, message, "file-name")
        elif is_device(path.name):
            message = f"list name '{path.stem}' {DEVICE}; rename the file"
            yield Diagnostic(shown, 1, 1, message, "file-name")


def _check_releases(folder: Path, shown_as: str) -> Iterator[Diagnostic]:
    found = inside(folder) if folder.is_dir() else [folder]
    for path in itertools.filterfalse(_is_hidden, found):
        if not _is_release(path):
            shown = f"{shown_as}/{path.name}" if folder.is_dir() else shown_as
            message = "not read here: a release file has a name like 2026-11-21.json; remove it"
            yield Diagnostic(shown, 1, 1, message, "stray-file")


def _is_release(path: Path) -> bool:
    return path.suffix == ".json" and is_day(path.stem) and is_file(path)


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yml", ".yaml")


def _is_hidden(path: Path) -> bool:
    """Return whether a file is hidden, as are those that editors and file managers leave behind."""
    return path.name.startswith(".")


def read_text(
    path: Path, shown_as: str, merge_fix: str = _KEEP
) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file and the diagnostics for its bytes and characters.

    A file with a merge conflict has no text: nothing in it is as anybody wrote it. `merge_fix`
    says what to do then.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); make it readable or remove it"
        return None, [Diagnostic(shown_as, 1, 1, message, "unreadable")]
    if len(content) > LARGEST:
        message = f"the file is larger than {LARGEST // 2**20} MB; split it into smaller files"
        return None, [Diagnostic(shown_as, 1, 1, message, "too-large")]
    try:
        text = content.decode().removeprefix("\ufeff")  # the byte order mark of some editors
    except UnicodeDecodeError as error:
        return None, [explain_encoding(error, shown_as)]
    if marker := _CONFLICT.search(text):
        return None, [_conflict(marker, shown_as, merge_fix)]
    return text, list(_odd_characters(text, shown_as))


def _conflict(marker: re.Match[str], shown_as: str, fix: str) -> Diagnostic:
    line = marker.string.count("\n", 0, marker.start()) + 1
    message = f"this is an unresolved merge conflict; {fix}"
    return Diagnostic(shown_as, line, 1, message, "merge-conflict")


def _odd_characters(text: str, shown_as: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each invisible or confusable character of a file."""
    for line, column, sign in odd_in_file(text):
        rule, message = explain_odd(sign)
        yield Diagnostic(shown_as, line, column, message, rule)
