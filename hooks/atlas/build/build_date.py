"""The day of a build, and where it comes from."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

EPOCH = "SOURCE_DATE_EPOCH"  # environment variable: the time of the build in seconds since 1970


def build_date(folder: Path) -> tuple[str, str]:
    """Return the day of a build and its source: SOURCE_DATE_EPOCH, the last commit, or the clock.

    Raise ValueError if the variable is no time.
    """
    seconds, source = os.environ.get(EPOCH), EPOCH
    if not seconds:
        seconds, source = _last_commit(folder)
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = "use seconds since 1970, such as 1700000000"
        raise ValueError(f"{EPOCH} is '{seconds}'; {hint}") from error
    return moment.date().isoformat(), source


def _last_commit(folder: Path) -> tuple[str, str]:
    """Return the time of the last commit, or nothing, and where the day then comes from."""
    log = ["log", "-1", "--no-show-signature", "--format=%ct"]
    try:
        top = _git(folder, "rev-parse", "--show-toplevel")
        seconds = _git(folder, *log)
    except FileNotFoundError:
        return "", f"today: git is missing; {EPOCH} names another"
    except subprocess.CalledProcessError as error:
        reason = next(iter(error.stderr.splitlines()), "no commit")
        reason = reason.removeprefix("fatal: ").partition(" (")[0]
        return "", f"today: {reason}; {EPOCH} names another"
    if Path(top).resolve() != folder.resolve():
        return "", f"today: the repository {top} is not this project's; {EPOCH} names another"
    return seconds, "the last commit"


def _git(folder: Path, *command: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *command],
        capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"},
    )  # fmt: skip
    return done.stdout.strip()
