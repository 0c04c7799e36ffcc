"""What the tests share: the real catalog, the really built site, a server and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import hypothesis
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from kinds import kinds
from small_project import atlas, small_project

ROOT = Path(__file__).parent.parent
SITE_URL = "https://atlas.example/base/"
ROOT_URL = "https://atlas.example/"
DESK: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 844}

Open = Callable[..., Page]

hypothesis.settings.register_profile("atlas", derandomize=True, deadline=None)  # always the same
hypothesis.settings.load_profile("atlas")


@functools.cache
def real_catalog() -> Catalog:
    """Load the catalog of this project; its soundness is a test of its own."""
    return load_catalog(ROOT / "data")[0]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return real_catalog()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the site for a path of a host."""
    return built(tmp_path_factory.mktemp("host") / "base", SITE_URL)


@pytest.fixture(scope="session")
def root_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the site for a host of its own."""
    return built(tmp_path_factory.mktemp("root") / "site", ROOT_URL)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small project with the project's own command; return its folder, to be copied."""
    project = small_project(tmp_path_factory.mktemp("small") / "project")
    done = atlas(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "site/: the pages of 4 codes, verified\n"
    return project


@pytest.fixture(scope="session")
def rare_site(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build, beside the site, a small one with what the real catalog has none of."""
    project = tmp_path_factory.mktemp("rare")
    for name in ("docs", "hooks", "mkdocs.yml"):
        (project / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "tests/sound/data", project / "data")
    shutil.copytree(ROOT / "tests/rare", project / "data", dirs_exist_ok=True)
    return built(site.folder.parent / "rare", "https://atlas.example/rare/", project)


@pytest.fixture(scope="session")
def every_kind(site: BuiltSite, rare_site: BuiltSite) -> list[str]:
    """Return the paths of pages of every kind, and of the codes with most text, longest word."""
    rare = {f"../rare/{path}": page for path, page in rare_site.documents.items()}
    pages = site.documents | rare
    said = {path: page.text("article") for path, page in pages.items() if page.all("article")}
    longest = max(said, key=lambda path: len(said[path]))
    widest = max(said, key=lambda path: max(map(len, said[path].split())))
    return [*kinds(pages), longest, widest]


def built(folder: Path, site_url: str, project: Path = ROOT) -> BuiltSite:
    """Build the site as a user does, warnings being errors."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "ATLAS_SITE_URL": site_url},
        check=True,
    )
    return BuiltSite(folder)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests report what goes wrong."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a miss with the site's own page, as static hosts do."""
        page = Path(self.directory) / "base/404.html"
        body = page.read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that went on before its answer came."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the built site below a path, as many hosts do; return where."""
    with served(site) as address:
        yield address


@contextmanager
def served(site: BuiltSite) -> Iterator[str]:
    """Serve a built site; yield where."""
    handler = functools.partial(_Quiet, directory=str(site.folder.parent))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.folder.name}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, or the one that CHROMIUM names."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert executable, "Chromium is missing; `make tools` brings it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Open]:
    """Open pages; at the end, no page may have logged an error or asked another host."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []
    host = urljoin(address, "/")

    def heard(said: ConsoleMessage) -> None:
        if said.type == "error":
            faults.append(said.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:")):
            faults.append(request.url)

    def visit(path: str, viewport: ViewportSize = DESK, **options: Any) -> Page:
        context = chromium.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", asked)
        page.goto(address + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []
