"""One folder takes the place of another."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD of <fcntl.h>: paths are taken as they stand
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>


def replace_folder(old: Path, new: Path, aside: Path) -> None:
    """Put a folder in another's place; what was there is then in `new` or `aside`, if anything.

    Linux exchanges both names in one step, so that there is no moment without the folder. Where
    that is not known, two renames follow each other; `put_back` mends what a kill left between.
    Whatever is raised, be it OSError or KeyboardInterrupt, the folder is in its place.
    """
    if not old.exists():
        new.rename(old)
    elif not _exchange(old, new):
        try:
            old.rename(aside)
            new.rename(old)
        except BaseException:  # also whoever stops the build between the two
            put_back(old, aside)
            raise


def put_back(old: Path, aside: Path) -> None:
    """Give a folder its place again, if it was moved aside and nothing took the place."""
    if aside.exists() and not old.exists():
        aside.rename(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return False where the system or its disk cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
