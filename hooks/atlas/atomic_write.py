"""Atomic writes: a file has its old content or all of the new one, whatever stops the writer."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path to write to; the file there then takes the place of `path` in one step.

    An OSError names `path`.
    """
    part = path.with_name(f".{path.name}.part")  # hidden: no reader of a folder takes it for a file
    try:
        yield part
        _flush(part)
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno or errno.EIO, error.strerror or str(error), str(path)) from error
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file as UTF-8 with the line ends of Unix."""
    with replacing(path) as part:
        part.write_text(text, "utf-8", newline="\n")


def in_one_line(error: OSError) -> str:
    """Return an error with the name of its file first."""
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def _flush(file: Path) -> None:
    """Write a file to the disk; otherwise a power cut after the rename could leave it empty."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
