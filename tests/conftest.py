"""Fixtures that the tests share: the real catalog, the built sites, a server and a browser."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from kinds import kinds
from once import Once
from once import once as once_per_run
from site_server import served
from small_project import atlas, rare_data, small_project

if TYPE_CHECKING:  # the browser's packages are a dependency group that unit tests do not need
    from playwright.sync_api import Browser, Page, ViewportSize

    from tabs import Tabs

ROOT = Path(__file__).parent.parent
SITE_URL = "https://atlas.example/base/"
ROOT_URL = "https://atlas.example/"
DESK: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 844}
BUILD_TIMEOUT = 240  # seconds for a build on a busy machine

Open = Callable[..., "Page"]

hypothesis.settings.register_profile("atlas", derandomize=True, deadline=None)  # always the same
hypothesis.settings.load_profile("atlas")


@functools.cache
def real_catalog() -> Catalog:
    """Load the catalog of this project; another test checks that it has no faults."""
    return load_catalog(ROOT / "data")[0]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return real_catalog()


@pytest.fixture(scope="session")
def once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return what makes a folder once per run for all worker processes."""
    return once_per_run(tmp_path_factory, hasattr(request.config, "workerinput"))


@pytest.fixture(scope="session")
def site(once: Once) -> BuiltSite:
    """Build the site for a path below a host."""
    return BuiltSite(once("host/base", lambda folder: built(folder, SITE_URL)))


@pytest.fixture(scope="session")
def root_site(once: Once) -> BuiltSite:
    """Build the site for the root of a host."""
    return BuiltSite(once("root/site", lambda folder: built(folder, ROOT_URL)))


@pytest.fixture(scope="session")
def small(once: Once) -> Path:
    """Build a small project with the command of the project; return its folder, to be copied."""

    def make(folder: Path) -> None:
        done = atlas(small_project(folder), "build")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("site/: the pages of 4 codes, verified\ndated 2023-11-14 ")

    return once("small", make)


@pytest.fixture(scope="session")
def rare_site(site: BuiltSite, once: Once) -> BuiltSite:
    """Build, beside the site, a small one with every case that the real catalog lacks."""

    def make(folder: Path) -> None:
        project = folder.parent.parent / "rare-project"
        project.mkdir()
        for name in ("docs", "hooks", "mkdocs.yml"):
            (project / name).symlink_to(ROOT / name)
        rare_data(project / "data")
        built(folder, "https://atlas.example/rare/", project)

    return BuiltSite(once("host/rare", make))


def built(folder: Path, site_url: str, project: Path = ROOT) -> BuiltSite:
    """Build a site as a user does, with warnings as errors."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "ATLAS_SITE_URL": site_url},
        check=True,
        timeout=BUILD_TIMEOUT,
    )
    return BuiltSite(folder)


@pytest.fixture(scope="session")
def every_kind(site: BuiltSite, rare_site: BuiltSite) -> list[str]:
    """Return paths of pages of every kind, and of those with the most text and longest word."""
    rare = {f"../rare/{path}": page for path, page in rare_site.documents.items()}
    pages = site.documents | rare
    texts = {path: page.text("article") for path, page in pages.items() if page.all("article")}
    longest = max(texts, key=lambda path: len(texts[path]))
    widest = max(texts, key=lambda path: max(map(len, texts[path].split())))
    return [*kinds(pages), longest, widest]


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the built site below a path; return its address."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser that all tests of a worker process share."""
    from tabs import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def tabs(chromium: Browser, address: str) -> Iterator[Tabs]:
    """Return the tabs that all tests of a worker process share."""
    from tabs import Tabs

    tabs = Tabs(chromium, address)
    yield tabs
    tabs.close()


@pytest.fixture
def visit(tabs: Tabs) -> Iterator[Open]:
    """Open pages; afterwards, no page may have logged an error or asked another host."""

    def visit(path: str, viewport: ViewportSize = DESK, **options: Any) -> Page:
        return tabs.open(path, viewport, **options)

    tabs.faults.clear()
    yield visit
    tabs.reset()
    assert tabs.faults == []
