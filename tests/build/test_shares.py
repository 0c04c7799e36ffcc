"""Work that copies of a process do: all of it, once, and no error is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.build.workers import PROCESSES
from small_project import QUIET, ROOT, atlas, digests, small_project

NAMES = """
import os, threading
from atlas.build.workers import Shares, processes
"""


def run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, which has no threads but one."""
    command = [sys.executable, "-c", NAMES + script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=30
    )


@pytest.mark.parametrize("shares", [1, 2, 5])
def test_each_share_is_done_once_by_a_copy(shares: int, tmp_path: Path) -> None:
    done = run(
        f"""
known = "what was known before"
def work(share):
    with open(f"{tmp_path}/{{share}}", "a") as file:
        file.write(f"{{os.getpid()}} {{known}}\\n")
Shares(work, range(1, {shares})).wait()
print(os.getpid())
"""
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = [path.read_text().splitlines() for path in tmp_path.iterdir()]
    assert len(lines) == shares - 1
    assert all(len(each) == 1 and each[0].endswith(" what was known before") for each in lines)
    assert f"{done.stdout.strip()} " not in "".join(each[0] for each in lines)


def test_the_error_of_a_copy_is_raised_here() -> None:
    script = """
def work(share):
    if share == 2:
        raise OSError(28, "No space left on device", "site/index.html")
shares = Shares(work, range(1, 4))
try:
    shares.wait()
except OSError as error:
    print(error)
"""
    assert run(script).stdout == "[Errno 28] No space left on device: 'site/index.html'\n"


def test_an_error_says_where_in_the_copy_it_was() -> None:
    done = run("""
def work(share):
    {}["what is missing"]
Shares(work, [1]).wait()
""")
    assert done.returncode == 1
    assert re.search(r"line \d+, in work\n(.*\n)*KeyError: ", done.stderr)


def test_a_copy_that_is_killed_is_an_error() -> None:
    done = run("Shares(lambda share: os.kill(os.getpid(), 9), [1]).wait()")
    assert done.returncode == 1
    line = "ChildProcessError: a process was killed before its share was done"
    assert done.stderr.splitlines()[-1] == line


def test_a_copy_ends_with_its_share_though_nobody_waits(tmp_path: Path) -> None:
    """It holds what it was given, such as the lock of a build, no longer than it works.

    Here that is its output: while any process has it, `run` waits.
    """
    done = run(f"""
import time
def work(share):
    time.sleep(0.5)
    open("{tmp_path}/done", "w").close()
Shares(work, [1])
os.kill(os.getpid(), 9)
""")
    assert done.returncode == -9
    assert (tmp_path / "done").exists()


def test_a_copy_is_ended_by_the_failure_of_the_first(tmp_path: Path) -> None:
    done = run(f"""
import time
def work(share):
    time.sleep(60)
    open("{tmp_path}/done", "w").close()
Shares(work, [1])
raise OSError("no room")
""")
    assert done.stderr.splitlines()[-1] == "OSError: no room"
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize("asked", ["1", "3"])
def test_the_variable_says_how_many(asked: str) -> None:
    assert run("print(processes())", **{PROCESSES: asked}).stdout == f"{asked}\n"


def test_else_there_are_as_many_as_processors() -> None:
    assert (
        run("print(processes())", **{PROCESSES: ""}).stdout == f"{len(os.sched_getaffinity(0))}\n"
    )


@pytest.mark.parametrize("asked", ["0", "-1", "two", "1.5"])
def test_what_is_no_number_of_processes_is_refused(asked: str) -> None:
    done = run("processes()", **{PROCESSES: asked})
    line = f"ValueError: {PROCESSES} is '{asked}'; a number from 1 on would be right"
    assert done.stderr.splitlines()[-1] == line


def test_a_process_with_threads_is_not_copied() -> None:
    script = """
held = threading.Event()
threading.Thread(target=held.wait).start()
print(processes())
held.set()
"""
    assert run(script, **{PROCESSES: "2"}).stdout == "1\n"


def test_a_site_is_the_same_by_however_many_it_is_written(tmp_path: Path) -> None:
    found = []
    for asked in ("1", "2", "7"):
        project = small_project(tmp_path / asked)
        done = atlas(project, "build", env={**os.environ, **QUIET, PROCESSES: asked})
        assert (done.returncode, done.stderr) == (0, "")
        found.append(digests(project / "site"))
    assert "acme/index.html" in found[0]
    assert found[0] == found[1] == found[2]
