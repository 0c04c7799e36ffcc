"""Worker processes: each share of the work is done once, and no error is lost."""

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
from atlas.build.workers import WorkerProcesses, process_count
"""


def run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a new process with one thread."""
    command = [sys.executable, "-c", NAMES + script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=30
    )


@pytest.mark.parametrize("shares", [1, 2, 5])
def test_each_share_is_done_once_by_a_worker_process(shares: int, tmp_path: Path) -> None:
    done = run(
        f"""
known = "memory of the parent"
def work(share):
    with open(f"{tmp_path}/{{share}}", "a") as file:
        file.write(f"{{os.getpid()}} {{known}}\\n")
WorkerProcesses(work, range(1, {shares})).wait()
print(os.getpid())
"""
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = [path.read_text().splitlines() for path in tmp_path.iterdir()]
    assert len(lines) == shares - 1
    assert all(len(each) == 1 and each[0].endswith(" memory of the parent") for each in lines)
    assert f"{done.stdout.strip()} " not in "".join(each[0] for each in lines)


def test_an_error_in_a_worker_is_raised_in_the_parent() -> None:
    script = """
def work(share):
    if share == 2:
        raise OSError(28, "No space left on device", "site/index.html")
workers = WorkerProcesses(work, range(1, 4))
try:
    workers.wait()
except OSError as error:
    print(error)
"""
    assert run(script).stdout == "[Errno 28] No space left on device: 'site/index.html'\n"


def test_an_error_carries_the_traceback_of_the_worker() -> None:
    done = run("""
def work(share):
    {}["what is missing"]
WorkerProcesses(work, [1]).wait()
""")
    assert done.returncode == 1
    assert re.search(r"line \d+, in work\n(.*\n)*KeyError: ", done.stderr)


def test_a_killed_worker_is_an_error() -> None:
    done = run("WorkerProcesses(lambda share: os.kill(os.getpid(), 9), [1]).wait()")
    assert done.returncode == 1
    line = "ChildProcessError: a worker process was killed before it had finished"
    assert done.stderr.splitlines()[-1] == line


def test_a_worker_ends_after_its_share_if_the_parent_was_killed(tmp_path: Path) -> None:
    """Otherwise it would keep inherited files open, such as the lock of a build.

    Here the inherited file is stdout: `run` waits while any process has it open.
    """
    done = run(f"""
import time
def work(share):
    time.sleep(0.5)
    open("{tmp_path}/done", "w").close()
WorkerProcesses(work, [1])
os.kill(os.getpid(), 9)
""")
    assert done.returncode == -9
    assert (tmp_path / "done").exists()


def test_a_worker_is_terminated_when_the_parent_fails(tmp_path: Path) -> None:
    done = run(f"""
import time
def work(share):
    time.sleep(60)
    open("{tmp_path}/done", "w").close()
WorkerProcesses(work, [1])
raise OSError("no room")
""")
    assert done.stderr.splitlines()[-1] == "OSError: no room"
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize("asked", ["1", "3"])
def test_the_variable_sets_the_number_of_processes(asked: str) -> None:
    assert run("print(process_count())", **{PROCESSES: asked}).stdout == f"{asked}\n"


def test_without_the_variable_there_is_a_process_for_each_processor() -> None:
    assert (
        run("print(process_count())", **{PROCESSES: ""}).stdout
        == f"{len(os.sched_getaffinity(0))}\n"
    )


@pytest.mark.parametrize("asked", ["0", "-1", "two", "1.5"])
def test_an_invalid_number_of_processes_is_refused(asked: str) -> None:
    done = run("process_count()", **{PROCESSES: asked})
    line = f"ValueError: {PROCESSES} is '{asked}'; use a whole number from 1 on"
    assert done.stderr.splitlines()[-1] == line


def test_a_process_with_threads_is_not_forked() -> None:
    script = """
held = threading.Event()
threading.Thread(target=held.wait).start()
print(process_count())
held.set()
"""
    assert run(script, **{PROCESSES: "2"}).stdout == "1\n"


def test_the_site_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    found = []
    for asked in ("1", "2", "7"):
        project = small_project(tmp_path / asked)
        done = atlas(project, "build", env={**os.environ, **QUIET, PROCESSES: asked})
        assert (done.returncode, done.stderr) == (0, "")
        found.append(digests(project / "site"))
    assert "acme/index.html" in found[0]
    assert found[0] == found[1] == found[2]
