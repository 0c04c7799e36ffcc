"""The samples in CONTRIBUTING.md are valid, and adding them changes nothing outside `data/`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from conftest import ROOT
from small_project import QUIET, atlas

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
# Tests of a copy of the project with the samples: all that read the real catalog or its site.
DEPEND_ON_DATA = ("tests/unit", "tests/site", "tests/interop")


def entry_sample() -> str:
    """Return the sample of an entry, indented as in a list."""
    (found,) = re.findall(r"```yaml\n(     - code:.*?)```", TEXT, re.DOTALL)
    return "".join(f"  {line}" for line in dedent(found).splitlines(keepends=True))


def files_in_samples() -> dict[str, str]:
    """Return the samples of whole files, by the path that their first line names."""
    samples = re.findall(r"^```yaml\n(# (data/\S+)\n.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    return {path: text for text, path in samples}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with all samples added."""
    folder = tmp_path_factory.mktemp("copy")
    for name in files_of_the_project(tmp_path_factory.mktemp("git")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    (folder / "tests/npm/node_modules").symlink_to(ROOT / "tests/npm/node_modules")
    for name, text in files_in_samples().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with (folder / "data/cometchat/rest.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + entry_sample())
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", "--all")
    run(folder, "git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "x")
    return folder


def files_of_the_project(empty: Path) -> list[str]:
    """Return what .gitignore does not exclude, in a clone and in a zip alike."""
    run(empty, "git", "init", "--quiet")
    git = ("git", f"--git-dir={empty / '.git'}", f"--work-tree={ROOT}")
    found = run(ROOT, *git, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    return [name for name in found if name and not (ROOT / name).is_symlink()]


def run(folder: Path, *command: str) -> str:
    """Run a command in a folder; return what it prints. Its failure fails the test."""
    environment = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        command, cwd=folder, env={**environment, **QUIET}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_samples_are_two_vendors_with_all_that_lists_can_have() -> None:
    samples = files_in_samples()
    assert {Path(name).parts[1] for name in samples} == {"parrot-talk", "crow"}
    text = "".join(samples.values())
    for field in (
        "aliases", "forms", "signs", "ranges", "steps", "message_keys", "documentation",
        "observed", "deprecated",
    ):  # fmt: skip
        assert f"{field}:" in text


@pytest.mark.timeout(900)
def test_adding_the_samples_passes_check_build_and_tests_with_no_other_change(copy: Path) -> None:
    assert atlas(copy, "check").stdout.endswith(" 0 diagnostics\n")
    assert atlas(copy, "build", "--site", "site").returncode == 0
    assert atlas(copy, "ledger", "--site", "site").returncode == 0
    assert atlas(copy, "facts").returncode == 0
    run(copy, "git", "add", "--all")
    changed = run(copy, "git", "status", "--porcelain").split()[1::2]
    assert {name for name in changed if not name.startswith("data/")} == {
        "tests/golden/facts.txt"  # written by `make facts`
    }
    pytest_ = (sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile")
    run(copy, *pytest_, *DEPEND_ON_DATA)
    page = (copy / "site/cometchat/12345/index.html").read_text("utf-8")
    assert "An administrator froze the group." in page
