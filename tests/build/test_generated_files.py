"""Generated files, and the date of a build."""

from __future__ import annotations

import os
import resource
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from atlas.build.build_date import build_date
from mkdocs_site import generated_files
from mkdocs_site.generated_files import GeneratedFile


def test_the_build_date_is_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert build_date(tmp_path) == ("1970-01-01", "SOURCE_DATE_EPOCH")


def test_without_an_epoch_the_build_date_is_that_of_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(
            ["git", "-C", str(tmp_path), *command],
            env={**os.environ, "GIT_COMMITTER_DATE": "2020-02-29T23:30:00-02:00"},
            check=True,
        )
    assert build_date(tmp_path) == ("2020-03-01", "the last commit")


def test_the_build_date_ignores_signatures_that_git_log_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    signer = tmp_path / "signer"
    signer.write_text(
        "#!/bin/sh\ncat > /dev/null\necho signed\necho '[GNUPG:] SIG_CREATED ' >&2\n", "utf-8"
    )
    signer.chmod(0o755)
    settings = ["user.name=A", "user.email=a@example.org", f"gpg.program={signer}"]
    identity = [each for setting in settings for each in ("-c", setting)]
    for command in (
        ["init", "-q"],
        ["config", "log.showSignature", "true"],
        ["config", "gpg.program", str(signer)],
        [*identity, "commit", "-q", "--allow-empty", "-S", "-m", "x"],
    ):
        subprocess.run(
            ["git", "-C", str(tmp_path), *command],
            env={**os.environ, "GIT_COMMITTER_DATE": "2020-02-29T23:30:00-02:00"},
            check=True,
        )
    assert build_date(tmp_path) == ("2020-03-01", "the last commit")


@pytest.mark.parametrize("seconds", ["abc", "1.5", "9" * 30])
def test_an_invalid_epoch_is_reported_with_the_name_of_the_variable(
    seconds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(
        ValueError, match=f"SOURCE_DATE_EPOCH is '{seconds}'; use seconds since 1970"
    ):
        build_date(tmp_path)


def today_because(folder: Path) -> str:
    """Return why a build is dated today."""
    before = datetime.now(UTC).date().isoformat()
    day, source = build_date(folder)
    assert day in (before, datetime.now(UTC).date().isoformat())
    return source


def test_a_build_that_is_dated_today_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    within = tmp_path / "another repository/a zip"
    within.mkdir(parents=True)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(within.parent)]
    another = " SOURCE_DATE_EPOCH names another"
    assert today_because(within).startswith("today: not a git repository")
    subprocess.run([*git, "init", "-q"], check=True)
    assert "does not have any commits yet" in today_because(within.parent)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    assert today_because(within) == (
        f"today: the repository {within.parent} is not this project's;{another}"
    )
    monkeypatch.setenv("PATH", str(within))
    assert today_because(within.parent) == f"today: git is missing;{another}"


def test_there_are_at_most_as_many_processes_as_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated_files, "WorkerProcesses", lambda _, shares: list(shares))
    files = [SimpleNamespace(inclusion=None) for _ in range(3)]
    assert generated_files.start_workers(files, 300) == [1, 2]  # type: ignore[arg-type, comparison-overlap]


def test_a_partially_written_file_is_an_error(tmp_path: Path) -> None:
    """A disk that becomes full in the middle of a file reports only a short write."""
    file = SimpleNamespace(_folder=str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OSError, match="No space left"):
            GeneratedFile._write(file, "index.html", b"x" * 101)  # type: ignore[arg-type]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
