"""A copy of this project with a small catalog: quick to build, and free to be broken."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOUND = Path(__file__).parents[1] / "sound" / "data"
LAST_DAY = "2026-11-28"  # no day of the catalogs of the tests is later
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
    "PYTHONPATH": "hooks",
    "ATLAS_PROCESSES": "2",
}


def small_project(folder: Path) -> Path:
    """Copy the project into a new folder with the sound catalog, its vendor twice; return it."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(SOUND, folder / "data")
    for file in sorted((SOUND / "acme").iterdir()):
        copy = folder / "data" / "beta" / file.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(file.read_text("utf-8").replace("Acme", "Beta"), "utf-8")
    return folder


def rare_data(data: Path) -> Path:
    """Copy the sound catalog with every case that the real one lacks; return the new folder."""
    shutil.copytree(SOUND, data)
    return shutil.copytree(ROOT / "tests/rare", data, dirs_exist_ok=True)


def atlas(project: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands in a project."""
    options: dict[str, Any] = {
        "env": {**os.environ, **QUIET}, "capture_output": True, "text": True, "timeout": 120, **more
    }  # fmt: skip
    command = [sys.executable, "-m", "atlas", *arguments]
    return subprocess.run(command, cwd=project, check=False, **options)


def digests(folder: Path) -> dict[str, str]:
    """Return name → digest of every file of a folder."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }
