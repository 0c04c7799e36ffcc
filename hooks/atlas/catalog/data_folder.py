"""Which files the data folder holds, and what has no place there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.model import is_day, is_slug
from atlas.urls import is_device

_VOCABULARIES = ("categories.yml", "problems.yml")
_VENDOR = "vendor.yml"
_RELEASES = "releases"
_NAME = "use small letters, digits and single hyphens"
DEVICE = "is a device's name on Windows, where no file or folder can have it"
_LINK = "a link may lead anywhere; put the file or folder itself here"


def vendor_folders(data: Path) -> list[Path]:
    """Return the folders of the vendors, also of those that need another name."""
    folders = [path for path in inside(data) if path.is_dir() and path.name != _RELEASES]
    return [path for path in folders if is_slug(path.name) or is_file(path / _VENDOR)]


def list_files(vendor: Path) -> list[Path]:
    """Return the files of a vendor's lists."""
    return [
        path
        for path in inside(vendor)
        if path.suffix == ".yml" and path.name != _VENDOR and is_file(path) and _is_seen(path)
    ]


def release_files(data: Path) -> list[Path]:
    """Return the files of the releases, the oldest first."""
    folder = data / _RELEASES
    found = inside(folder) if folder.is_dir() and not folder.is_symlink() else []
    return [path for path in found if _is_release(path)]


def inside(folder: Path) -> list[Path]:
    """Return what a folder holds, sorted; nothing that leads out of it, nothing if unreadable."""
    try:
        return sorted(path for path in folder.iterdir() if not path.is_symlink())
    except OSError:
        return []


def is_file(path: Path) -> bool:
    """Tell whether a path is a file itself, not a link to one."""
    try:
        return path.is_file() and not path.is_symlink()
    except OSError:  # in a folder that lets nobody in, which is a finding of its own
        return False


def check_files(data: Path, shown_as: str) -> Iterator[Diagnostic]:
    """Yield a finding for each file and folder that would not be read, or is named wrongly."""
    yield from _check_reading(data, shown_as)
    for path in inside(data):
        shown = f"{shown_as}/{path.name}"
        if path.is_dir():
            yield from _check_reading(path, shown)
        if path.name == _RELEASES:
            yield from _check_releases(path, shown)
        elif path.is_dir():
            yield from _check_folder(path, shown)
        elif path.name not in _VOCABULARIES and _is_seen(path) and _is_yaml(path):
            message = "not read here; move it into a vendor's folder or remove it"
            yield Diagnostic(shown, 1, 1, message, "stray-file")


def _check_reading(folder: Path, shown_as: str) -> Iterator[Diagnostic]:
    """Yield a finding for each link in a folder, or the one that it cannot be read."""
    try:
        links = sorted(path for path in folder.iterdir() if path.is_symlink())
    except OSError as error:
        message = f"the folder cannot be read ({error.strerror}); make it readable, or remove it"
        yield Diagnostic(shown_as, 1, 1, message, "unreadable")
        return
    for path in filter(_is_seen, links):
        yield Diagnostic(f"{shown_as}/{path.name}", 1, 1, _LINK, "stray-file")


def _check_folder(folder: Path, shown_as: str) -> Iterator[Diagnostic]:
    if not is_slug(folder.name):
        message = f"folder name '{folder.name}' is not a slug; rename it: {_NAME}"
        yield Diagnostic(shown_as, 1, 1, message, "file-name")
    elif is_device(folder.name):
        message = f"folder name '{folder.name}' {DEVICE}; rename it"
        yield Diagnostic(shown_as, 1, 1, message, "file-name")
    elif not list_files(folder):
        message = f"vendor '{folder.name}' has no list of codes; add one: {shown_as}/server.yml"
        yield Diagnostic(shown_as, 1, 1, message, "missing-file")
    for path in filter(_is_seen, inside(folder)):
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
    for path in filter(_is_seen, inside(folder) if folder.is_dir() else [folder]):
        if not _is_release(path):
            shown = f"{shown_as}/{path.name}" if folder.is_dir() else shown_as
            message = "not read here: a release is a file named by its day, such as 2026-11-21.json"
            yield Diagnostic(shown, 1, 1, f"{message}; remove it", "stray-file")


def _is_release(path: Path) -> bool:
    return path.suffix == ".json" and is_day(path.stem) and is_file(path)


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yml", ".yaml")


def _is_seen(path: Path) -> bool:
    """Tell whether a file is more than what editors and file managers leave behind."""
    return not path.name.startswith(".")
