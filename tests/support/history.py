"""Whether the project's own history is at hand: not in a zip, a shallow clone or without git."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_HISTORY = "needs the whole history: a clone made with git, not a zip or a shallow clone"


@functools.cache
def has_history() -> bool:
    """Return whether git knows all commits of this folder."""
    asked = ("--show-toplevel", "--is-shallow-repository")
    try:
        done = subprocess.run(
            ["git", "rev-parse", *asked], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0 and done.stdout.splitlines() == [str(ROOT), "false"]
