"""Folders that are made once per test run, whichever worker process needs them first."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

Once = Callable[[str, Callable[[Path], object]], Path]


def once(factory: pytest.TempPathFactory, in_worker: bool) -> Once:
    """Return a function that makes a named folder, or returns the one that is already made."""
    base = factory.getbasetemp()
    shared = (base.parent if in_worker else base) / "once"

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / name
        done = shared / f".{name.replace('/', '-')}.done"
        folder.parent.mkdir(parents=True, exist_ok=True)
        with done.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made
