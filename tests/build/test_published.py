"""What was published stays through merges: git joins the lines, `make ledger` the digests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from atlas.__main__ import main
from atlas.catalog.data_folder import CONSTANTS, LEDGER
from atlas.catalog.ledger import append_lines, write_digests
from conftest import ROOT
from small_project import SOUND

BASE = ["/", "acme/", "acme/100/"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a repository whose ledger has three paths."""
    shutil.copytree(SOUND, tmp_path / "data")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    publish(tmp_path, BASE)
    return tmp_path


def git(project: Path, *command: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
    subprocess.run(["git", *who, *command], cwd=project, check=True, capture_output=True)


def publish(project: Path, paths: list[str]) -> None:
    """Add paths to the ledger, and commit it."""
    append_lines(project / "data" / LEDGER, paths)
    append_lines(project / "data" / CONSTANTS, ["acme/server 100 NO_SUCH_USER"])
    write_digests(project / "data")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=x")


def merged(project: Path, ours: list[str], theirs: list[str]) -> Path:
    """Merge two branches that each added paths; return the data folder."""
    git(project, "checkout", "--quiet", "-b", "theirs")
    publish(project, theirs)
    git(project, "checkout", "--quiet", "main")
    publish(project, ours)
    git(project, "merge", "--quiet", "theirs", "--message=x")
    return project / "data"


def test_branches_that_added_paths_merge_without_a_conflict_and_are_joined(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = merged(project, ["a/", "b/"], ["c/"])
    assert main(["check", "--data", str(data)]) == 1
    assert "run `make ledger`, which joins them" in capsys.readouterr().err
    assert main(["join", "--data", str(data)]) == 0
    assert (data / LEDGER).read_text("utf-8").split() == [*BASE, "a/", "b/", "c/"]
    main(["check", "--data", str(data)])
    assert "published.sha256" not in capsys.readouterr().err


def test_a_merge_that_lost_a_path_is_not_joined(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = merged(project, ["a/", "b/"], ["c/", "d/"])
    lines = (data / LEDGER).read_text("utf-8").splitlines(keepends=True)
    for lost in ("acme/\n", "a/\n", "d/\n"):
        (data / LEDGER).write_text("".join(line for line in lines if line != lost), "utf-8")
        before = (data / LEDGER).read_bytes()
        assert main(["join", "--data", str(data)]) == 1
        assert "has not all lines of both branches" in capsys.readouterr().err
        assert (data / LEDGER).read_bytes() == before


def test_nothing_is_joined_without_a_merge(project: Path) -> None:
    data = project / "data"
    (data / LEDGER).write_text("/\n", "utf-8")
    before = (data / "published.sha256").read_bytes()
    assert main(["join", "--data", str(data)]) == 0
    assert (data / "published.sha256").read_bytes() == before
    assert main(["check", "--data", str(data)]) == 1
