"""Files that are made when MkDocs writes static files, or in a copy of this process."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from atlas.build.workers import Shares


class GeneratedFile(File):
    """A file, and what comes with it; neither is kept before or after it is written."""

    def __init__(
        self, path: str, make: Callable[[], Iterable[tuple[str, bytes]]], config: MkDocsConfig
    ) -> None:
        """`make` returns paths and contents: this file's, and those that come with it."""
        super().__init__(
            path, None, config.site_dir, True, dest_uri=path, inclusion=InclusionLevel.INCLUDED
        )
        self.generated_by = "atlas"
        self._folder = config.site_dir
        self._make = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file and what comes with it; MkDocs calls this for every static file."""
        for path, content in self._make():
            self._write(path, content)

    def _write(self, path: str, content: bytes) -> None:
        target = f"{self._folder}/{path}"  # a Path for each of very many takes a while
        try:
            with open(target, "wb", buffering=0) as file:  # noqa: PTH123
                if file.write(content) < len(content):  # a disk that is just full says no more
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)  # another may just make it
            self._write(path, content)


def share_out(files: Sequence[GeneratedFile], processes: int) -> Shares:
    """Leave a share of the files to this process, and have copies of it write the others.

    There are at most as many copies as files. Their files are taken out of MkDocs' build; links
    to them are checked by then.
    """
    processes = min(processes, len(files))
    for number, file in enumerate(files):
        if number % processes:
            file.inclusion = InclusionLevel.EXCLUDED

    def write(share: int) -> None:
        for file in files[share::processes]:
            file.copy_file()

    return Shares(write, range(1, processes))
