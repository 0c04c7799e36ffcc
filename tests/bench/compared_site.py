"""The scripts and indexes of the compared engines, served to a browser without a cache."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from atlas.catalog.records import Catalog
from atlas.output.asset_versions import without_comments
from atlas.output.module_bundle import bundled
from compared_documents import BOOSTS, Document, compared_documents, html_page
from finder import modules, write_index

BENCH = Path(__file__).parent
PACKAGES = BENCH / "npm/node_modules"
LIBRARIES = {
    "minisearch.mjs": "minisearch/dist/es/index.js",
    "lunr.js": "lunr/lunr.min.js",
    "lunr.stemmer.support.js": "lunr-languages/min/lunr.stemmer.support.min.js",
    "lunr.zh.js": "lunr-languages/min/lunr.zh.min.js",
    "lunr.multi.js": "lunr-languages/min/lunr.multi.min.js",
}
# A phone with a usable connection, in bytes per second and ms.
NETWORK = {"downloadThroughput": 4_000_000 / 8, "uploadThroughput": 3_000_000 / 8, "latency": 60}
BUILD = "async ([name, boosts]) => (await import(`/engines/${name}.mjs`)).build(boosts)"
RUN = "async (given) => (await import('/engines/run.mjs')).run(...given)"


@dataclass(frozen=True)
class Site:
    """A served site, and the browser that visits it."""

    browser: Browser
    folder: Path
    address: str

    def run(self, engine: str, queries: list[str]) -> tuple[float, list[set[str]]]:
        """Return the ms from nothing loaded to the first answer, and the pages of each query."""
        _Noting.fetched.clear()
        took, found = self._evaluate(RUN, [engine, BOOSTS, queries])
        return took, [{path.partition("#")[0] for path in paths} for paths in found]

    def weight(self) -> float:
        """Return the kB of what was fetched in the last run, without the scripts of this bench."""
        paths = {path.partition("?")[0] for path in _Noting.fetched}
        ours = ("/engines/", "/page.html", "/favicon")
        files = [self.folder / path[1:] for path in paths if not path.startswith(ours)]
        return sum(map(_compressed, files)) / 1000

    def build(self, engine: str) -> None:
        """Write the index that an engine makes in JavaScript."""
        folder = self.folder / engine
        folder.mkdir()
        for name, text in self._evaluate(BUILD, [engine, BOOSTS]).items():
            (folder / name).write_text(text, "utf-8")

    def _evaluate(self, script: str, given: list[object]) -> Any:
        """Return what a script returns in a page without a cache."""
        page = self.browser.new_context().new_page()
        page.goto(f"{self.address}/page.html")
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", {"offline": False, **NETWORK})
        found = page.evaluate(script, given)
        page.context.close()
        return found


class _Noting(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, over connections that are kept, and notes their paths."""

    protocol_version = "HTTP/1.1"
    fetched: list[str] = []  # noqa: RUF012

    def send_head(self) -> io.BytesIO | None:
        self.fetched.append(self.path)
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return None
        content = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@functools.cache
def _compressed(file: Path) -> int:
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, 9, mtime=0)))


@contextmanager
def served_site(browser: Browser, folder: Path) -> Iterator[Site]:
    """Serve a folder compressed, nothing fetched from it so far."""
    _Noting.fetched.clear()
    handler = functools.partial(_Noting, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(browser, folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@contextmanager
def compared_site(browser: Browser, catalog: Catalog) -> Iterator[Site]:
    """Write the scripts and indexes of all engines for a catalog, and serve them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, catalog)
        with served_site(browser, folder) as site:
            for engine in ("minisearch", "lunr"):
                site.build(engine)
            yield site


def _write(folder: Path, catalog: Catalog) -> None:
    """Write all but the indexes that are made in JavaScript."""
    write_index(folder, catalog)
    (folder / "index").rename(folder / "assets/search/index")
    for path, text in bundled(modules(), {"engine.mjs": "search/load.mjs"}).items():
        (folder / "assets" / path).write_text(text, "utf-8")
    shutil.copytree(BENCH / "engines", folder / "engines")
    (folder / "lib").mkdir()
    for name, source in LIBRARIES.items():
        shutil.copy(PACKAGES / source, folder / "lib" / name)
    for script in folder.glob("lib/*"):
        script.write_text(without_comments(script.read_text("utf-8")), "utf-8")
    found = compared_documents(catalog)
    rows = [each.row() for each in found]
    (folder / "documents.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    _write_pagefind(folder / "pagefind", found)


def _write_pagefind(out: Path, found: list[Document]) -> None:
    """Write the index that Pagefind makes of HTML, once in each language."""
    with tempfile.TemporaryDirectory() as pages:
        for number, document in enumerate(found):
            for language in ("en", "zh"):
                page = Path(pages, f"{number}.{language}.html")
                page.write_text(html_page(document, language), "utf-8")
        command = ["node", str(PACKAGES / "pagefind/lib/runner/bin.cjs"), "--silent"]
        subprocess.run([*command, "--site", pages, "--output-path", str(out)], check=True)
