"""Work done by copies of this process, which know all that it knows by then.

A copy costs next to nothing where the system copies a page of memory only once it is written
to, so this is for work that much has been prepared for and that needs no answer.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

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

    def __init__(self, work: Work, shares: Sequence[int]) -> None:
        """Begin: call `work` with each share, each in a process of its own."""
        self._pool: ProcessPoolExecutor | None = None
        if shares:
            fork = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(len(shares), fork, _begin, (work,))
        self._under_way = [self._pool.submit(_do, share) for share in shares if self._pool]

    def wait(self) -> None:
        """Return when all are done; raise the first error of any."""
        for share in self._under_way:
            share.result()
        if self._pool:
            self._pool.shutdown()


_work: list[Work] = []  # in a copy: what it is to do


def _begin(work: Work) -> None:
    _work.append(work)


def _do(share: int) -> None:
    _work[-1](share)
