"""Generated files: rendered when MkDocs or a worker process writes them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from atlas.build.workers import WorkerProcesses


class GeneratedFile(File):
    """A file and its companions; their content exists only while they are written."""

    def __init__(
        self, path: str, make: Callable[[], Iterable[tuple[str, bytes]]], config: MkDocsConfig
    ) -> None:
        """`make` returns (path, content) of the file and of each companion."""
        super().__init__(
            path, None, config.site_dir, True, dest_uri=path, inclusion=InclusionLevel.INCLUDED
        )
        self.generated_by = "atlas"
        self._folder = config.site_dir
        self._make = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file and its companions; MkDocs calls this for every static file."""
        for path, content in self._make():
            self._write(path, content)

    def _write(self, path: str, content: bytes) -> None:
        target = f"{self._folder}/{path}"  # string operations are faster than Path for many files
        try:
            with open(target, "wb", buffering=0) as file:  # noqa: PTH123
                if file.write(content) < len(content):  # a full disk may report only this
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)  # a worker may have made it
            self._write(path, content)


def start_workers(files: Sequence[GeneratedFile], processes: int) -> WorkerProcesses:
    """Start worker processes that write all files but the share of this process.

    There are at most as many processes as files. The files of the workers are excluded from the
    MkDocs build, which has checked the links to them by then.
    """
    processes = min(processes, len(files))
    for number, file in enumerate(files):
        if number % processes:
            file.inclusion = InclusionLevel.EXCLUDED

    def write(share: int) -> None:
        for file in files[share::processes]:
            file.copy_file()

    return WorkerProcesses(write, range(1, processes))
