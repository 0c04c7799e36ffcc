"""Whatever fails while a site is built, the last good one stands, byte for byte."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from atlas.build import atomic_replace
from atlas.build.atomic_replace import put_back, replace_folder
from atlas.build.publish import publish
from atlas.output.sitemap import PATHS
from small_project import QUIET, atlas, digests

HOOKS = ("on_env", "on_post_build")  # before and after worker processes have started
KILL = "__import__('os').kill({who}, __import__('signal').SIGKILL)"
ITSELF = "__import__('os').getpid()"
PARENT = "__import__('os').getppid()"


@pytest.fixture
def project(small: Path, tmp_path: Path) -> Path:
    """Copy the built project, with its site, for one test to break."""
    return shutil.copytree(small, tmp_path / "project")


def appended(name: str, text: str) -> Callable[[Path], None]:
    """Return a fault: text at the end of a file of the project."""

    def append(project: Path) -> None:
        with (project / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")

    return append


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a fault: one text of a file of the project in place of another."""

    def replace(project: Path) -> None:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), "utf-8")

    return replace


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
        appended("hooks/atlas/build/compress.py", "def compress(*a): raise OSError('boom')"),
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
    "words": (appended("hooks/words/en.yml", "site: twice"), "key 'site' stands twice"),
    "template": (appended("hooks/templates/code.html", "{% if %}"), "hooks/templates/code.html:"),
    "theme": (appended("hooks/theme/base.html", "{{ nobody.knows }}"), "'nobody' is undefined"),
    "page cut short": (
        replaced("hooks/theme/base.html", "</html>", ""),
        "404.html is cut short: it does not end in </html> (and ",
    ),
    "prose without a line in the menu": (appended("docs/lost.md", "# Lost"), "lost.md"),
    "prose link": (appended("docs/about.md", "[x](nowhere.md)"), "a link 'nowhere.md'"),
    "prose anchor": (appended("docs/about.md", "[x](guide.md#nowhere)"), "anchor '#nowhere'"),
    "prose HTML": (
        appended("docs/about.md", '<p><a href="../acme/#nowhere">x</a></p>'),
        "about/index.html links to ../acme/#nowhere, whose anchor is not there",
    ),
    "ledger": (
        appended("data/ledger.txt", "guide/old/"),
        "guide/old/ stands in the ledger of published addresses, and leads nowhere",
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
    """What a build said that failed, and the folders before and after it."""

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
def test_a_fault_leaves_the_last_site_and_is_told_in_one_line(
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


def test_findings_are_told_one_a_line(project: Path) -> None:
    before = digests(project / "site")
    appended("data/acme/server.yml", "meaning: twice\nmeening: ~")(project)
    failed = atlas(project, "build")
    assert digests(project / "site") == before
    assert failed.returncode == 1
    *findings, count, last = failed.stderr.splitlines()
    assert len(findings) == int(count.split()[0]) > 1
    assert all(line.startswith("data/acme/server.yml:") for line in findings)
    assert last == "Not built, site/ is as it was."


def test_a_file_that_the_disk_refuses_leaves_the_last_site(project: Path) -> None:
    """The kernel cuts each file off at a size, as a full disk does."""
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
def test_a_kill_leaves_the_last_site_and_the_next_build_cleans_up(
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


def test_two_builds_at_once_follow_each_other(project: Path) -> None:
    before = digests(project / "site")
    command = [sys.executable, "-m", "atlas", "build"]
    env = {**os.environ, **QUIET}
    builds = [subprocess.Popen(command, cwd=project, env=env) for _ in range(2)]
    assert [build.wait(120) for build in builds] == [0, 0]
    assert digests(project / "site") == before
    assert list((project / ".site.build").iterdir()) == []


def test_a_new_site_replaces_the_last_whole(project: Path) -> None:
    (project / "site/stale.html").write_text("of an earlier build", "utf-8")
    replaced("data/acme/server.yml", "does not exist", "is not there")(project)
    assert atlas(project, "build", "--compress").returncode == 0
    assert "is not there" in (project / "site/acme/100/index.html").read_text("utf-8")
    assert not (project / "site/stale.html").exists()
    assert (project / "site/acme/100/index.html.gz").is_file()


def test_nothing_but_a_site_is_replaced(project: Path) -> None:
    (project / "file").write_text("of somebody", "utf-8")
    (project / "docs/index.html").touch()
    before = digests(project)
    for name in ("data", "docs", ".", "file"):
        failed = atlas(project, "build", "--site", name)
        assert failed.returncode == 1
        (line,) = failed.stderr.splitlines()
        assert "holds something else than a site; name another folder" in line
    assert digests(project) == before


def test_a_wrong_day_is_told_in_one_line(project: Path) -> None:
    environment = {**os.environ, **QUIET, "SOURCE_DATE_EPOCH": "abc"}
    (line,) = atlas(project, "build", env=environment).stderr.splitlines()
    assert line.startswith("Not built, site/ is as it was: SOURCE_DATE_EPOCH is 'abc'; seconds")


def test_the_log_is_named_where_a_link_leads(project: Path) -> None:
    (project / "site").rename(project / "www")
    (project / "site").symlink_to("www")
    appended(ADAPTER, "def on_env(*a, **k): raise OSError('boom')")(project)
    failed = atlas(project, "build")
    assert failed.stderr.endswith(f" (all that was said: {project}/.www.build/log)\n")
    assert "boom" in (project / ".www.build/log").read_text("utf-8")


def test_an_empty_folder_takes_a_site(project: Path) -> None:
    (project / "new").mkdir()
    assert atlas(project, "build", "--site", "new").returncode == 0
    assert digests(project / "new") == digests(project / "site")


def test_there_is_no_moment_without_the_site(tmp_path: Path) -> None:
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
    """Be a system that cannot exchange two names."""
    monkeypatch.setattr(atomic_replace, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("without_exchange")
def test_elsewhere_two_renames_follow_each_other(tmp_path: Path) -> None:
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
    assert (live / "index.html").exists(), "the first rename is undone"


@pytest.mark.usefixtures("without_exchange")
@pytest.mark.parametrize("put_back_again", [True, False])
def test_who_stops_it_between_two_renames_keeps_the_last_site(
    put_back_again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    if not put_back_again:  # as if stopped a second time
        monkeypatch.setattr(atomic_replace, "put_back", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        publish(site, ["mkdir"], lambda _: [])
    kept = site if put_back_again else tmp_path / ".site.build/last"
    assert digests(kept) == before


def test_what_a_kill_left_between_two_renames_is_mended(project: Path) -> None:
    before = digests(project / "site")
    (project / "site").rename(project / ".site.build/last")
    appended(ADAPTER, "def on_env(*a, **k): raise OSError('boom')")(project)
    assert atlas(project, "build").returncode == 1
    assert digests(project / "site") == before


def test_nothing_is_put_back_over_a_site(tmp_path: Path) -> None:
    live, aside = tmp_path / "live", tmp_path / "aside"
    live.mkdir()
    aside.mkdir()
    put_back(live, aside)
    assert aside.exists()
