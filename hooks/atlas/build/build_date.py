"""The date of a build."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.exceptions import PluginError

EPOCH = "SOURCE_DATE_EPOCH"  # environment variable: the time of the build in seconds since 1970


def build_date(folder: Path) -> str:
    """Return the date of SOURCE_DATE_EPOCH, else of the last commit, else today."""
    seconds = os.environ.get(EPOCH)
    if not seconds and shutil.which("git"):
        command = ["git", "-C", str(folder), "log", "-1", "--no-show-signature", "--format=%ct"]
        seconds = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = "use seconds since 1970, such as 1700000000"
        raise PluginError(f"{EPOCH} is '{seconds}'; {hint}") from error
    return moment.date().isoformat()
