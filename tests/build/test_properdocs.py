"""ProperDocs, the fork of MkDocs, builds the same site from the same hooks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from small_project import digests


def test_properdocs_builds_the_same_bytes(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1700000000"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    for generator in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", generator, "build", "--strict", "--config-file"]
        subprocess.run(
            [*command, "mkdocs.yml", "--site-dir", str(tmp_path / generator)],
            cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    assert digests(tmp_path / "properdocs") == digests(tmp_path / "mkdocs")
