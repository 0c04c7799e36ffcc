"""The day that a build gives as its own."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkdocs_adapter import day_of_build


def test_the_day_is_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert day_of_build(tmp_path) == "1970-01-01"


def test_else_it_is_the_last_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(
            ["git", "-C", str(tmp_path), *command],
            env={**os.environ, "GIT_COMMITTER_DATE": "2020-02-29T23:30:00-02:00"},
            check=True,
        )
    assert day_of_build(tmp_path) == "2020-03-01"


def test_else_it_is_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).date().isoformat()
    assert day_of_build(tmp_path) in (before, datetime.now(UTC).date().isoformat())
