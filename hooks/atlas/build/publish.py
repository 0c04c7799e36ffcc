"""Builds a site in a staging directory, and replaces the last site only if the new one is sound.

If anything fails (the catalog, a page, the disk), the last site stays unchanged.
"""

from __future__ import annotations

import fcntl
import gzip
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from atlas.atomic_write import in_one_line
from atlas.build.atomic_replace import replace_folder, restore_folder
from atlas.build.error_summary import error_summary
from atlas.exports.constants import LANGUAGES
from atlas.output.sitemap import PATHS

TEXTS = {
    ".atom", ".conf", ".css", ".csv", ".html", ".js", ".json", ".map", ".md", ".mjs", ".ndjson",
    ".svg", ".txt", ".xml",
    *(f".{language.suffix}" for language in LANGUAGES),
}  # fmt: skip


class NotPublishedError(Exception):
    """Why the last site was not replaced, in one line."""


def publish(
    site: Path,
    generator: Sequence[str],
    finish: Callable[[Path], list[str]],
    prepare: Callable[[], None] = lambda: None,
) -> None:
    """Build a site and replace the last one with it.

    `prepare` is called when no other build of the site runs any more; what it raises is passed on.
    `generator` is a command that writes a site into the folder that is its last argument.
    `finish` completes that folder and returns its faults. Raise NotPublishedError if either
    fails; their output is then in the file `log` of the staging directory.
    """
    site = site.resolve()
    _require_site_or_nothing(site)
    with _staging_directory(site) as (folder, lock):
        new, aside = folder / "new", folder / "last"
        prepare()
        try:
            _generate([*generator, str(new)], lock, folder / "log")
            _finish(new, finish, folder / "log")
            replace_folder(site, new, aside)
        except OSError as error:
            raise NotPublishedError(in_one_line(error)) from error
        finally:
            _remove(new)
            if site.exists():
                _remove(aside)


def _require_site_or_nothing(site: Path) -> None:
    """Raise NotPublishedError if the folder holds anything but a built site."""
    try:
        empty = not site.exists() or (site.is_dir() and not any(site.iterdir()))
    except OSError as error:
        raise NotPublishedError(in_one_line(error)) from error
    if not empty and not all((site / name).is_file() for name in ("index.html", PATHS)):
        raise NotPublishedError(f"{site} holds something other than a site; name another folder")


@contextmanager
def _staging_directory(site: Path) -> Iterator[tuple[Path, int]]:
    """Lock the staging directory beside the site, and clean up after a killed build.

    The generator inherits the lock: if only this process is killed, the next build waits for the
    generator as well.
    """
    folder = site.with_name(f".{site.name}.build")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise NotPublishedError(in_one_line(error)) from error
    try:
        _acquire(lock)
        restore_folder(site, folder / "last")
        _remove(folder / "new", folder / "last", folder / "log")
        yield folder, lock
    finally:
        os.close(lock)


def _acquire(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another build of this site.", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)


def _generate(command: Sequence[str], lock: int, log: Path) -> None:
    ended = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=[lock], check=False
    )
    if ended.returncode:
        output = ended.stdout.decode("utf-8", "replace")
        raise _not_published(_reason(output, ended.returncode), output, log)


def _finish(new: Path, finish: Callable[[Path], list[str]], log: Path) -> None:
    try:
        faults = finish(new)
    except Exception as error:
        details = traceback.format_exc()
        raise _not_published(error_summary(details, str(Path.cwd())), details, log) from error
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise _not_published(f"{faults[0]}{more}", "\n".join(faults), log)


def _reason(output: str, status: int) -> str:
    if status < 0:
        return f"the build was killed by {signal.Signals(-status).name}"
    return error_summary(output, str(Path.cwd())) or f"the build ended with status {status}"


def _not_published(reason: str, details: str, log: Path) -> NotPublishedError:
    """Return the failure; write the details to the log, unless the disk is full."""
    line = " ".join(reason.split())
    with suppress(OSError):
        log.write_text(f"{details.rstrip()}\n", "utf-8")
        line += f" (details: {log})"
    return NotPublishedError(line)


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def compress(site: Path) -> int:
    """Write a `.gz` beside each text file of a site, without a timestamp; return the number."""
    texts = [file for file in site.rglob("*") if file.suffix in TEXTS]
    for text in texts:
        compressed = gzip.compress(text.read_bytes(), 9, mtime=0)
        text.with_name(f"{text.name}.gz").write_bytes(compressed)
    return len(texts)
