"""Watches files for changes, also while a watched folder is gone.

The observer of MkDocs stops for good when its folder vanishes, as on a switch of branches.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

State = dict[str, tuple[int, int, int]]


class Watcher(threading.Thread):
    """Calls a function after each change below some paths."""

    def __init__(self, paths: Iterable[str], changed: Callable[[], None], interval: float) -> None:
        """`interval` is the time between two looks, in seconds."""
        super().__init__(daemon=True)
        self._paths = list(paths)
        self._changed = changed
        self._interval = interval
        self._over = threading.Event()
        self._last = state_of(self._paths)

    def run(self) -> None:
        """Look until stopped."""
        while not self._over.wait(self._interval):
            now = state_of(self._paths)
            if now != self._last:
                self._last = now
                self._changed()

    def stop(self) -> None:
        """End the thread after its next look."""
        self._over.set()


def state_of(paths: Iterable[str], suffix: str = "") -> State:
    """Return the time, the size and the number of each file with a suffix that is there now.

    Hidden files are those of editors, and do not count.
    """
    found: State = {}
    for file in (file for path in paths for file in _files(path)):
        if file.endswith(suffix):
            try:
                info = os.stat(file)  # noqa: PTH116, called for every file, ten times a second
            except OSError:
                continue  # gone since, or a link to nothing
            found[file] = info.st_mtime_ns, info.st_size, info.st_ino
    return found


def _files(path: str) -> Iterator[str]:
    if Path(path).is_file():
        yield path
    for folder, _, names in os.walk(path):
        yield from (f"{folder}/{name}" for name in names if not name.startswith("."))
