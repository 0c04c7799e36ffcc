"""Reproducible builds: one commit gives the same bytes at any place and time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from built_site import BuiltSite
from conftest import BUILD_TIMEOUT, ROOT, SITE_URL
from small_project import QUIET, atlas, digests

# Python imports this module before any other. Folders then list their files in ascending or
# descending order, independent of the disk.
ORDER = """
import os
_listdir, _scandir = os.listdir, os.scandir
BACKWARDS = os.environ["ORDER"] == "backwards"
class scandir:
    def __init__(self, path="."):
        with _scandir(path) as found:
            self._found = iter(sorted(found, key=lambda each: each.name, reverse=BACKWARDS))
    def __iter__(self): return self
    def __next__(self): return next(self._found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = scandir
os.listdir = lambda path=".": sorted(_listdir(path), reverse=BACKWARDS)
"""
HERE = {
    "ORDER": "forwards", "TZ": "XXX-14", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8",
}  # fmt: skip
ELSEWHERE = {
    "ORDER": "backwards", "TZ": "YYY+12", "PYTHONHASHSEED": "2", "LC_ALL": "POSIX",
    "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONOPTIMIZE": "1",
}  # fmt: skip


def surroundings(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """Return an environment, with the module that sets the order of files in a new folder."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(ORDER, "utf-8")
    paths = f"{folder}{os.pathsep}{QUIET['PYTHONPATH']}"
    return {**os.environ, **QUIET, "PYTHONPATH": paths, **settings}


def time_of(site: BuiltSite) -> str:
    """Return a time of the day of which a site says that it was built."""
    built = json.loads((site.folder / "api/v1/index.json").read_text("utf-8"))["built"]
    return str(int(datetime.fromisoformat(f"{built}T12:00:00+00:00").timestamp()))


def test_the_site_is_the_same_in_another_environment(site: BuiltSite, tmp_path: Path) -> None:
    project = tmp_path / os.fsdecode("another place 中文".encode() + b"\xff")  # not UTF-8
    for name in ("data", "docs", "hooks"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    settings = {**ELSEWHERE, "SOURCE_DATE_EPOCH": time_of(site), "ATLAS_SITE_URL": SITE_URL}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "another site"],
        cwd=project,
        env=surroundings(tmp_path / "elsewhere", settings),
        preexec_fn=lambda: os.umask(0o077),
        check=True,
        timeout=BUILD_TIMEOUT,
    )
    assert digests(project / "another site") == digests(site.folder)
    assert not (site.folder / "sitemap.xml.gz").exists(), "MkDocs puts the day into it"


def test_compressed_files_and_the_offline_copy_are_the_same_in_another_environment(
    small: Path, tmp_path: Path
) -> None:
    copies = []
    for name, settings in (("here", HERE), ("elsewhere", ELSEWHERE)):
        project = shutil.copytree(small, tmp_path / name / "project")
        environment = surroundings(tmp_path / f"{name} too", settings)
        for arguments in (["build", "--compress", "--site", name], ["offline", "--site", name]):
            done = atlas(project, *arguments, env=environment)
            assert (done.returncode, done.stderr) == (0, "")
        copies.append(digests(project / name) | digests(project / "dist"))
    here, elsewhere = copies
    assert here == elsewhere
    assert "acme/100/index.html.gz" in here
    assert "chat-error-atlas.zip" in here
