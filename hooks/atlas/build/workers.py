"""Work done by copies of this process, which know all that it knows by then.

A copy costs next to nothing where the system copies a page of memory only once it is written
to, so this is for work that much has been prepared for and that needs no answer.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection

PROCESSES = "ATLAS_PROCESSES"  # the variable that says how many, if not one for each processor

Work = Callable[[int], None]


def processes() -> int:
    """Return how many processes share the work; one where this one cannot be copied safely.

    Raises ValueError if the variable holds no number above 0.
    """
    asked = os.environ.get(PROCESSES, "")
    if asked and not (asked.isdecimal() and int(asked)):
        raise ValueError(f"{PROCESSES} is '{asked}'; a number from 1 on would be right")
    if sys.platform != "linux" or threading.active_count() > 1:  # a copy has no other threads
        return 1
    return int(asked) if asked else len(os.sched_getaffinity(0))


class Shares:
    """Shares of one work that are being done elsewhere."""

    def __init__(self, work: Work, shares: Iterable[int]) -> None:
        """Begin: call `work` with each share, each in a process of its own.

        Such a process ends with its share, even if this one was killed before, and at once if
        this one ends otherwise.
        """
        fork = multiprocessing.get_context("fork")
        self._under_way = []
        for share in shares:
            here, there = fork.Pipe(duplex=False)
            process = fork.Process(target=_do, args=(work, share, there), daemon=True)
            process.start()
            there.close()
            self._under_way.append((process, here))

    def wait(self) -> None:
        """Return when all are done; raise the first error of any, or ChildProcessError."""
        for process, told in self._under_way:
            try:
                error = told.recv()
            except EOFError:
                error = ChildProcessError("a process was killed before its share was done")
            process.join()
            if error:
                raise error


def _do(work: Work, share: int, told: Connection) -> None:
    try:
        work(share)
    except BaseException as error:
        error.add_note(traceback.format_exc())  # where it was, which is not told otherwise
        told.send(error)
    else:
        told.send(None)
