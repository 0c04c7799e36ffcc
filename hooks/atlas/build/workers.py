"""Worker processes: forked copies of this process that share its work.

A forked process inherits the memory of its parent at almost no cost, so workers suit work that
needs much preparation and returns no result.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection

PROCESSES = "ATLAS_PROCESSES"  # environment variable: the number of processes

Work = Callable[[int], None]


def process_count() -> int:
    """Return the number of processes: ATLAS_PROCESSES, else one for each processor.

    It is 1 where forking is not safe. Raise ValueError if the variable is no positive number.
    """
    asked = os.environ.get(PROCESSES, "")
    if asked and not (asked.isdecimal() and int(asked)):
        raise ValueError(f"{PROCESSES} is '{asked}'; use a whole number from 1 on")
    if sys.platform != "linux" or threading.active_count() > 1:  # a fork copies no other threads
        return 1
    return int(asked) if asked else len(os.sched_getaffinity(0))


class WorkerProcesses:
    """Running worker processes, one for each share of the work."""

    def __init__(self, work: Work, shares: Iterable[int]) -> None:
        """Start a process for each share; it calls `work` with the number of the share.

        A worker ends after its share even if this process was killed, and at once if this
        process ends in another way.
        """
        fork = multiprocessing.get_context("fork")
        self._running = []
        for share in shares:
            receiver, sender = fork.Pipe(duplex=False)
            process = fork.Process(target=_run, args=(work, share, sender), daemon=True)
            process.start()
            sender.close()
            self._running.append((process, receiver))

    def wait(self) -> None:
        """Wait for all workers; raise the first error of any, or ChildProcessError."""
        for process, receiver in self._running:
            try:
                error = receiver.recv()
            except EOFError:
                error = ChildProcessError("a worker process was killed before it had finished")
            process.join()
            if error:
                raise error


def _run(work: Work, share: int, sender: Connection) -> None:
    try:
        work(share)
    except BaseException as error:
        error.add_note(traceback.format_exc())  # pickling drops the traceback
        sender.send(error)
    else:
        sender.send(None)
