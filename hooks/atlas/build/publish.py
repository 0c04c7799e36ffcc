"""Builds a site beside the live one, and puts it in its place only if it is sound.

Whatever fails (the catalog, a page, the disk), the last site stands as it was.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from atlas.build.atomic_replace import put_back, replace_folder
from atlas.build.error_summary import gist
from atlas.output.sitemap import PATHS


class NotPublishedError(Exception):
    """Why the last site stands, in one line."""


def publish(site: Path, generator: Sequence[str], finish: Callable[[Path], list[str]]) -> None:
    """Build a site and put it in place of the last one.

    `generator` is a command that writes a site into the folder named last. `finish` completes
    that folder, and returns what is wrong with it. Raise NotPublishedError if either fails.
    Everything they said is then in the file `log` of the folder beside the site's.
    """
    site = site.resolve()
    _refuse_all_but_a_site(site)
    with _workshop(site) as (folder, lock):
        new, aside = folder / "new", folder / "last"
        try:
            _generate([*generator, str(new)], lock, folder / "log")
            _finish(new, finish, folder / "log")
            replace_folder(site, new, aside)
        except OSError as error:
            raise NotPublishedError(str(error)) from error
        finally:
            _remove(new)
            if site.exists():
                _remove(aside)


def _refuse_all_but_a_site(site: Path) -> None:
    """Raise NotPublishedError where something stands that no build has written."""
    try:
        empty = not site.exists() or (site.is_dir() and not any(site.iterdir()))
    except OSError as error:
        raise NotPublishedError(str(error)) from error
    if not empty and not all((site / name).is_file() for name in ("index.html", PATHS)):
        raise NotPublishedError(f"{site} holds something else than a site; name another folder")


@contextmanager
def _workshop(site: Path) -> Iterator[tuple[Path, int]]:
    """Have the folder beside a site's to oneself, without what a killed build left there.

    The lock is the generator's too: should only this process be killed, the next build waits
    until both have ended.
    """
    folder = site.with_name(f".{site.name}.build")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise NotPublishedError(str(error)) from error
    try:
        _wait_for(lock)
        put_back(site, folder / "last")
        _remove(folder / "new", folder / "last", folder / "log")
        yield folder, lock
    finally:
        os.close(lock)


def _wait_for(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another build is under way; this one follows it.", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)


def _generate(command: Sequence[str], lock: int, log: Path) -> None:
    ended = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=[lock], check=False
    )
    if ended.returncode:
        said = ended.stdout.decode("utf-8", "replace")
        raise _not_published(_reason(said, ended.returncode), said, log)


def _finish(new: Path, finish: Callable[[Path], list[str]], log: Path) -> None:
    try:
        faults = finish(new)
    except Exception as error:
        story = traceback.format_exc()
        raise _not_published(gist(story, str(Path.cwd())), story, log) from error
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise _not_published(f"{faults[0]}{more}", "\n".join(faults), log)


def _reason(said: str, status: int) -> str:
    if status < 0:
        return f"the build was killed by {signal.Signals(-status).name}"
    return gist(said, str(Path.cwd())) or f"the build ended with status {status}"


def _not_published(reason: str, said: str, log: Path) -> NotPublishedError:
    """Return the failure, its whole story in the log if the disk still takes one."""
    line = " ".join(reason.split())
    with suppress(OSError):
        log.write_text(f"{said.rstrip()}\n", "utf-8")
        line += f" (all that was said: {log})"
    return NotPublishedError(line)


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
