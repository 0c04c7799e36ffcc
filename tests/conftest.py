"""What the tests share: the real catalog, the really built site, a server and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from atlas.catalog import Catalog
from atlas.load import load_catalog
from built_site import BuiltSite

ROOT = Path(__file__).parent.parent
SITE_URL = "https://atlas.example/base/"


@functools.cache
def real_catalog() -> Catalog:
    """Load the catalog of this project; its soundness is a test of its own."""
    return load_catalog(ROOT / "data")[0]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return real_catalog()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the site as a user does, warnings being errors."""
    folder = tmp_path_factory.mktemp("host") / "base"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "ATLAS_SITE_URL": SITE_URL},
        check=True,
    )
    return BuiltSite(folder)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests report what goes wrong."""


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Serve the built site below a path, as many hosts do; return where."""
    handler = functools.partial(_Quiet, directory=str(site.folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.folder.name}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, or the one that CHROMIUM names."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert executable, "Chromium is missing; `make browser` brings it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        browser.close()
