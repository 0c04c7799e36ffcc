"""Atomic replace: one folder takes the place of another in a single step."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_AT_FDCWD = -100  # <fcntl.h>: paths are relative to the current folder
_RENAME_EXCHANGE = 2  # <linux/fs.h>


def replace_folder(old: Path, new: Path, aside: Path) -> None:
    """Put `new` in the place of `old`; the former `old` is then at `new` or at `aside`.

    Linux exchanges both names in one step, so the folder is never missing. Elsewhere two renames
    follow each other; `restore_folder` undoes the first one if the process stops in between.
    After any exception, KeyboardInterrupt included, `old` is in its place.
    """
    if not old.exists():
        new.rename(old)
    elif not _exchange(old, new):
        try:
            old.rename(aside)
            new.rename(old)
        except BaseException:  # KeyboardInterrupt, too
            restore_folder(old, aside)
            raise


def restore_folder(old: Path, aside: Path) -> None:
    """Move a folder back from `aside`, unless another one has taken its place."""
    if aside.exists() and not old.exists():
        aside.rename(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return False if the system or its disk cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
