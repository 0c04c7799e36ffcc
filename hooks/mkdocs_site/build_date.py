"""The day that a build is made."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.exceptions import PluginError

EPOCH = "SOURCE_DATE_EPOCH"  # the variable that says when a build is made, in seconds


def day_of_build(folder: Path) -> str:
    """Return SOURCE_DATE_EPOCH's day if it is set, else the last commit's, else today."""
    seconds = os.environ.get(EPOCH)
    if not seconds and shutil.which("git"):
        command = ["git", "-C", str(folder), "log", "-1", "--no-show-signature", "--format=%ct"]
        seconds = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        right = "seconds since 1970, such as 1700000000, would be right"
        raise PluginError(f"{EPOCH} is '{seconds}'; {right}") from error
    return moment.date().isoformat()
