"""The Makefile and the script that finds the tools, without what they install."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

TOOLS = ("CHROMIUM", "NGINX", "NODE", "NPM", "FIREFOX", "GIT")


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--dry-run", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("target", "variable"),
    [
        ("build", "SITE"), ("compress", "SITE"), ("ledger", "SITE"), ("offline", "DIST"),
        ("bundle", "DIST"), ("release", "DATE"), ("serve", "PORT"),
    ],
)  # fmt: skip
def test_a_variable_with_a_space_stays_one_word(target: str, variable: str) -> None:
    lines = make(ROOT, target, f"{variable}=a b").stdout.splitlines()
    found = [line for line in lines if "a b" in line]
    assert found
    assert [line for line in found if line.count('"') < 2 or line.count('"') % 2] == []


def test_make_from_another_folder_names_the_way(tmp_path: Path) -> None:
    done = make(tmp_path, "-f", str(ROOT / "Makefile"), "check")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(
        "This is not the folder of the project; go there, or run: make -C FOLDER.  Stop."
    )


@pytest.mark.parametrize("variable", TOOLS)
def test_a_folder_is_no_tool(variable: str, tmp_path: Path) -> None:
    command = {"FIREFOX": "firefox-esr"}.get(variable, variable.lower())
    done = subprocess.run(
        ["sh", "tests/support/install-tools.sh", command], cwd=ROOT,
        env={**os.environ, variable: str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"The tests need {command} ('{tmp_path}' is no program)" in done.stderr
