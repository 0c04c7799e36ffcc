"""Publishing: if anything fails during a build, the last site stays, byte for byte."""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from atlas.build import atomic_replace
from atlas.build.atomic_replace import replace_folder, restore_folder
from atlas.build.publish import publish
from atlas.catalog.ledger import append_lines, write_digests
from atlas.output.sitemap import PATHS
from small_project import QUIET, atlas, digests

HOOKS = ("on_env", "on_post_build")  # before and after worker processes have started
KILL = "__import__('os').kill({who}, __import__('signal').SIGKILL)"
ITSELF = "__import__('os').getpid()"
PARENT = "__import__('os').getppid()"


@pytest.fixture
def project(small: Path, tmp_path: Path) -> Path:
    """Copy the built project, with its site, for one test to damage."""
    return shutil.copytree(small, tmp_path / "project")


def appended(name: str, text: str) -> Callable[[Path], None]:
    """Return a fault: text at the end of a file of the project."""

    def append(project: Path) -> None:
        with (project / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")

    return append


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a fault: a replaced text in a file of the project."""

    def replace(project: Path) -> None:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), "utf-8")

    return replace


def published(path: str) -> Callable[[Path], None]:
    """Return a fault: a published path that is no page."""

    def publish(project: Path) -> None:
        append_lines(project / "data/ledger.txt", [path])
        write_digests(project / "data")

    return publish


ADAPTER = "hooks/mkdocs_hooks.py"
NO_SPACE = """
def _full(self, dirty=False):
    global _room
    _room -= 1
    if not _room:
        raise OSError(28, "No space left on device", self.abs_dest_path)
    _copy(self, dirty)
_room, _copy, File.copy_file = 5, File.copy_file, _full
"""
IN_A_WORKER = """
import multiprocessing
def _refused(self, path, content):
    if multiprocessing.parent_process():
        raise OSError(28, "No space left on device", path)
    _write(self, path, content)
_write, GeneratedFile._write = GeneratedFile._write, _refused
"""
FAULTS = {
    **{
        hook: (appended(ADAPTER, f"def {hook}(*a, **k): raise OSError('boom')"), "boom")
        for hook in HOOKS
    },
    "a worker process": (
        appended("hooks/mkdocs_site/generated_files.py", IN_A_WORKER),
        "No space left on device",
    ),
    "copying": (appended(ADAPTER, NO_SPACE), "No space left on device"),
    "verifying": (
        appended("hooks/atlas/build/verify/__init__.py", "def verify(*a): raise OSError('boom')"),
        "OSError: boom",
    ),
    "compressing": (
        appended("hooks/atlas/build/publish.py", "def compress(*a): raise OSError('boom')"),
        "OSError: boom",
    ),
    "replacing": (
        appended(
            "hooks/atlas/build/atomic_replace.py", "def replace_folder(*a): raise OSError('boom')"
        ),
        "boom",
    ),
    "generator killed": (
        appended(ADAPTER, f"def on_env(*a, **k): {KILL.format(who=ITSELF)}"),
        "the build was killed by SIGKILL",
    ),
    "settings": (appended("mkdocs.yml", "hooks: [nowhere.py]"), "nowhere.py"),
    "words": (appended("hooks/words/en.yml", "site: twice"), "key 'site' appears twice"),
    "template": (appended("hooks/templates/code.html", "{% if %}"), "hooks/templates/code.html:"),
    "theme": (appended("hooks/theme/base.html", "{{ nobody.knows }}"), "'nobody' is undefined"),
    "truncated page": (
        replaced("hooks/theme/base.html", "</html>", ""),
        "404.html is truncated: it does not end in </html> (and ",
    ),
    "prose without a line in the menu": (appended("docs/lost.md", "# Lost"), "lost.md"),
    "prose link": (appended("docs/about.md", "[x](nowhere.md)"), "a link 'nowhere.md'"),
    "prose anchor": (appended("docs/about.md", "[x](guide.md#nowhere)"), "anchor '#nowhere'"),
    "prose HTML": (
        appended("docs/about.md", '<p><a href="../acme/#nowhere">x</a></p>'),
        "about/index.html links to ../acme/#nowhere, whose anchor does not exist",
    ),
    "prose with a style": (
        appended("docs/about.md", '<p style="color: red">x</p>'),
        "about.md has a style attribute; the Content-Security-Policy blocks style attributes",
    ),
    "prose with a centred column": (
        appended("docs/about.md", "| a |\n| :-: |\n| b |"),
        "about.md has a style attribute; the Content-Security-Policy blocks style attributes",
    ),
    "ledger": (
        published("guide/old/"),
        "guide/old/ is in the ledger of published paths, but has no page",
    ),
}  # fmt: skip


# Faults after the generator has run: a copy of the last site is a good enough new one.
AFTER_GENERATOR = {"verifying", "compressing", "replacing", "ledger"}
COPY = "import shutil, sys; shutil.copytree('site', sys.argv[-1])"


def with_copying_generator(project: Path) -> dict[str, str]:
    """Return an environment in which `python -m mkdocs` copies the last site."""
    (project / "copying/mkdocs").mkdir(parents=True)
    (project / "copying/mkdocs/__main__.py").write_text(COPY, "utf-8")
    return {**os.environ, **QUIET, "PYTHONPATH": f"copying{os.pathsep}hooks"}


@dataclass(frozen=True)
class Outcome:
    """The output of a failed build, and the folders before and after it."""

    failed: subprocess.CompletedProcess[str]
    before: dict[str, str]
    after: dict[str, str]
    left: set[str]


@pytest.fixture(scope="module")
def outcomes(small: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Build the project with each of the faults, several at a time."""

    def outcome(fault: str) -> Outcome:
        project = shutil.copytree(small, tmp_path_factory.mktemp("fault") / "project")
        FAULTS[fault][0](project)
        before = digests(project / "site")
        env = {**os.environ, **QUIET}
        if fault in AFTER_GENERATOR:
            env = with_copying_generator(project)
        failed = atlas(project, "build", "--compress", env=env)
        left = {file.name for file in (project / ".site.build").iterdir()}
        return Outcome(failed, before, digests(project / "site"), left)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(FAULTS, pool.map(outcome, FAULTS), strict=True))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_keeps_the_last_site_and_is_reported_in_one_line(
    fault: str, outcomes: dict[str, Outcome]
) -> None:
    outcome = outcomes[fault]
    assert outcome.after == outcome.before
    assert outcome.failed.returncode == 1
    assert outcome.failed.stdout == ""
    (line,) = outcome.failed.stderr.splitlines()
    assert line.startswith("Not built, site/ is as it was: ")
    assert FAULTS[fault][1] in line
    assert outcome.left <= {"log"}


def test_findings_keep_the_last_site_and_are_reported_one_per_line(project: Path) -> None:
    before = digests(project / "site")
    appended("data/acme/server.yml", "meaning: twice\nmeening: ~")(project)
    failed = atlas(project, "build")
    assert digests(project / "site") == before
    assert failed.returncode == 1
    *diagnostics, count, last = failed.stderr.splitlines()
    assert len(diagnostics) == int(count.split()[0]) > 1
    assert all(line.startswith("data/acme/server.yml:") for line in diagnostics)
    assert last == "Not built, site/ is as it was."


def test_a_write_error_keeps_the_last_site(project: Path) -> None:
    """The kernel limits the size of each file, as a full disk would."""
    before = digests(project / "site")
    limit = 10_000
    failed = atlas(
        project,
        "build",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert digests(project / "site") == before
    assert failed.returncode == 1
    assert "File too large" in failed.stderr


@pytest.mark.parametrize("moment", ["while the generator runs", "before the exchange"])
def test_a_killed_build_keeps_the_last_site_and_the_next_build_cleans_up(
    moment: str, project: Path
) -> None:
    before = digests(project / "site")
    file, poison = {
        "while the generator runs": (
            ADAPTER,
            f"def on_env(env, *a, **k): {KILL.format(who=PARENT)}",
        ),
        "before the exchange": (
            "hooks/atlas/build/atomic_replace.py",
            f"def replace_folder(*a): {KILL.format(who=ITSELF)}",
        ),
    }[moment]
    whole = (project / file).read_text("utf-8")
    appended(file, poison)(project)
    assert atlas(project, "build").returncode == -signal.SIGKILL
    assert digests(project / "site") == before
    assert (project / ".site.build/new").is_dir()
    (project / file).write_text(whole, "utf-8")
    assert atlas(project, "build").returncode == 0
    assert digests(project / "site") == before
    assert list((project / ".site.build").iterdir()) == []


def test_concurrent_builds_wait_for_each_other(project: Path) -> None:
    before = digests(project / "site")
    command = [sys.executable, "-m", "atlas", "build"]
    env = {**os.environ, **QUIET}
    builds = [subprocess.Popen(command, cwd=project, env=env) for _ in range(2)]
    assert [build.wait(120) for build in builds] == [0, 0]
    assert digests(project / "site") == before
    assert list((project / ".site.build").iterdir()) == []


def test_a_build_that_waited_reads_the_catalog_of_then(project: Path) -> None:
    lock = os.open(project / ".site.build", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    command = [sys.executable, "-m", "atlas", "build"]
    build = subprocess.Popen(
        command, cwd=project, env={**os.environ, **QUIET}, stderr=subprocess.PIPE, text=True
    )
    assert build.stderr is not None
    assert "Waiting for another build" in build.stderr.readline()
    replaced("data/acme/server.yml", "ERR_SLOW_DOWN", "ERR_SLOWER")(project)
    os.close(lock)
    assert build.wait(120) == 0
    build.stderr.close()
    assert (project / "site/acme/ERR_SLOWER/index.html").is_file()


@pytest.mark.parametrize("moment", ["generating", "verifying"])
def test_an_interrupt_is_one_line_and_keeps_the_last_site(moment: str, project: Path) -> None:
    slow = "__import__('pathlib').Path('slow').touch() or __import__('time').sleep(60)"
    name, event = {
        "generating": (ADAPTER, "def on_env(*a, **k)"),
        "verifying": ("hooks/atlas/build/verify/__init__.py", "def verify(*a)"),
    }[moment]
    appended(name, f"{event}: {slow}")(project)
    before = digests(project / "site")
    build = subprocess.Popen(
        [sys.executable, "-m", "atlas", "build"], cwd=project, env={**os.environ, **QUIET},
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not (project / "slow").exists():
        assert build.poll() is None
        time.sleep(0.05)
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does
    _, error = build.communicate(timeout=60)
    assert (build.returncode, error) == (130, "Stopped; what was there before is as it was.\n")
    assert digests(project / "site") == before


def test_a_new_site_replaces_the_last_site_completely(project: Path) -> None:
    (project / "site/stale.html").write_text("of an earlier build", "utf-8")
    replaced("data/acme/server.yml", "does not exist", "is not there")(project)
    assert atlas(project, "build", "--compress").returncode == 0
    assert "is not there" in (project / "site/acme/100/index.html").read_text("utf-8")
    assert not (project / "site/stale.html").exists()
    assert (project / "site/acme/100/index.html.gz").is_file()


def test_only_a_built_site_is_replaced(project: Path) -> None:
    (project / "file").write_text("of somebody", "utf-8")
    (project / "docs/index.html").touch()
    before = digests(project)
    for name in ("data", "docs", ".", "file"):
        failed = atlas(project, "build", "--site", name)
        assert failed.returncode == 1
        (line,) = failed.stderr.splitlines()
        assert "holds something other than a site; name another folder" in line
    assert digests(project) == before


def test_an_invalid_epoch_is_reported_in_one_line(project: Path) -> None:
    environment = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": "abc"}
    (line,) = atlas(project, "build", env=environment).stderr.splitlines()
    assert line.startswith("Not built, site/ is as it was: SOURCE_DATE_EPOCH is 'abc'; use seconds")


def test_a_strict_umask_leaves_the_site_readable(project: Path) -> None:
    assert atlas(project, "build", "--compress", preexec_fn=lambda: os.umask(0o077)).returncode == 0
    hidden = [path for path in (project / "site").rglob("*") if not path.stat().st_mode & 0o004]
    assert hidden == []


def test_an_environment_that_would_change_the_site_is_refused(project: Path) -> None:
    failed = atlas(project, "build", env={**os.environ, **QUIET, "PYTHONOPTIMIZE": "2"})
    assert "PYTHONOPTIMIZE=2 would change the site; unset PYTHONOPTIMIZE" in failed.stderr


@pytest.mark.parametrize("address", ["", "https://code.example/atlas/"])
def test_a_repository_may_be_missing_or_end_in_a_slash(address: str, project: Path) -> None:
    done = atlas(project, "build", env={**os.environ, **QUIET, "ATLAS_REPO_URL": address})
    assert (done.returncode, done.stderr) == (0, "")
    pages = "".join(
        (project / "site" / name).read_text("utf-8")
        for name in ("index.html", "404.html", "find/index.html", "acme/100/index.html")
    )
    assert ("/issues/new" in pages) == bool(address)
    assert "atlas//" not in pages
    assert 'href=""' not in pages


def test_the_log_of_a_linked_site_is_beside_the_target(project: Path) -> None:
    (project / "site").rename(project / "www")
    (project / "site").symlink_to("www")
    appended(ADAPTER, "def on_env(*a, **k): raise OSError('boom')")(project)
    failed = atlas(project, "build")
    assert failed.stderr.endswith(f" (details: {project}/.www.build/log)\n")
    assert "boom" in (project / ".www.build/log").read_text("utf-8")


def test_an_empty_folder_is_replaced(project: Path) -> None:
    (project / "new").mkdir()
    assert atlas(project, "build", "--site", "new").returncode == 0
    assert digests(project / "new") == digests(project / "site")


def test_the_site_is_never_missing_during_the_replacement(tmp_path: Path) -> None:
    live, new, aside = (tmp_path / name for name in ("live", "new", "aside"))
    for folder in (live, new):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name, "utf-8")
    missed, over = [], threading.Event()

    def read() -> None:
        while not over.is_set():
            if not (live / "index.html").exists():
                missed.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(500):
        replace_folder(live, new, aside)
    over.set()
    reader.join()
    assert missed == []
    assert not aside.exists()
    assert (live / "index.html").read_text("utf-8") == "live"


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate a system that cannot exchange two names."""
    monkeypatch.setattr(atomic_replace, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("without_exchange")
def test_without_an_exchange_the_folder_is_replaced_by_two_renames(tmp_path: Path) -> None:
    live, new, aside = (tmp_path / name for name in ("live", "new", "aside"))
    live.mkdir()
    new.mkdir()
    (new / "index.html").touch()
    replace_folder(live, new, aside)
    assert (live / "index.html").exists()
    assert aside.is_dir()
    shutil.rmtree(aside)
    with pytest.raises(FileNotFoundError):
        replace_folder(live, new, aside)
    assert (live / "index.html").exists(), "the first rename must be undone"


@pytest.mark.usefixtures("without_exchange")
@pytest.mark.parametrize("restored", [True, False])
def test_an_interrupt_between_the_two_renames_keeps_the_last_site(
    restored: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    for name in ("index.html", PATHS):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).touch()
    before = digests(site)
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    if not restored:  # as if interrupted again
        monkeypatch.setattr(atomic_replace, "restore_folder", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        publish(site, ["mkdir"], lambda _: [])
    kept = site if restored else tmp_path / ".site.build/last"
    assert digests(kept) == before


def test_the_next_build_restores_a_site_that_a_kill_left_aside(project: Path) -> None:
    before = digests(project / "site")
    (project / "site").rename(project / ".site.build/last")
    appended(ADAPTER, "def on_env(*a, **k): raise OSError('boom')")(project)
    assert atlas(project, "build").returncode == 1
    assert digests(project / "site") == before


def test_restoring_never_overwrites_a_site(tmp_path: Path) -> None:
    live, aside = tmp_path / "live", tmp_path / "aside"
    live.mkdir()
    aside.mkdir()
    restore_folder(live, aside)
    assert aside.exists()
