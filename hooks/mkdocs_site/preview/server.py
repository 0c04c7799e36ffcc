"""The preview server, which answers in every state of the site."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from atlas.pages import page_environment
from atlas.presentation.words import load_words
from mkdocs_site.build import HOOKS, BuildCache, words_file
from mkdocs_site.preview.build import (
    BuildErrors,
    LazyWriter,
    build_site,
    collect_garbage,
    log_error,
)
from mkdocs_site.preview.watcher import Watcher, state_of

POLLING_INTERVAL = 0.1  # seconds between two checks of the files
BUILD_DELAY = 0.05  # seconds without a change before a build: some editors write in several steps
GC_DELAY = 0.3  # seconds after a build before garbage collection: the page is served first
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"))


class PreviewServer(LiveReloadServer):
    """Serves the last build, or its errors on every page."""

    def __init__(self, folder: Path, address: str | None) -> None:
        self._options = {"site_dir": str(folder), "dev_addr": address}
        config = load_config(**self._options)
        host, port = config.dev_addr
        mount = urlsplit(config.site_url or "/").path
        super().__init__(self.rebuild, host, port, str(folder), mount)
        self.build_delay = BUILD_DELAY
        self.serve_thread.daemon = True  # it ends with the process, whatever stops that
        logging.getLogger("mkdocs.livereload").addFilter(_is_no_warning)
        missing = folder / "404.html"
        self.error_handler = lambda code: missing.read_bytes() if missing.exists() else None
        self._watched_paths = dict.fromkeys(
            map(str, (config.docs_dir, config.config_file_path, HOOKS, *config.watch)), 1
        )
        self.observer = Watcher(  # type: ignore[assignment]
            self._watched_paths, self._want, POLLING_INTERVAL
        )
        self._program = state_of([str(HOOKS)], ".py")
        self._folder = folder
        self._builds = 0
        self._cache = BuildCache()
        self._writer = LazyWriter()
        self._error_page: bytes | None = None
        self._lock = threading.Lock()  # held while files are written
        self._render = errors_renderer(words_file(config))
        self.rebuild()

    def rebuild(self) -> None:
        """Build the site again."""
        with self._lock:
            self._builds += 1
            self._writer = LazyWriter()
            errors = self._stale() or build_site(self._options, self.url, self._writer, self._cache)
            self._error_page = self._render(errors) if errors else None
        collection = threading.Timer(GC_DELAY, collect_garbage)
        collection.daemon = True
        collection.start()

    def server_bind(self) -> None:
        """Take the port; if that fails, say how to choose another."""
        try:
            super().server_bind()
        except OSError as error:
            host, port = self.server_address[:2]
            fix = f"choose another port: make serve PORT={int(port) + 1}"
            raise OSError(f"{host!s}:{port}: {error.strerror}; {fix}") from error

    def _want(self) -> None:
        """Ask the loop of the base class for a build."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _stale(self) -> BuildErrors | None:
        """Return an error if the program is another now: this process runs the former one."""
        if state_of([str(HOOKS)], ".py") == self._program:
            return None
        return BuildErrors([], ["The program in hooks/ has changed: stop and start `make serve`."])

    def serve_request(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with the requested file, or with the build errors.

        The base class waits for a running build; after it, the file must be written again.
        """
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith("/livereload/"):
            return super().serve_request(environ, start)
        built = None
        while built != self._builds:
            built, heads = self._builds, list[Any]()
            if f"{path}/".startswith(self.mount_path):
                self._write(path[len(self.mount_path) :])
            body = super().serve_request(environ, _collect_head(heads))
        if self._error_page:
            heads, body = [("503 Service Unavailable", list(HEADERS))], [self._error_page]
        start(*heads[0])
        return body

    def _write(self, path: str) -> None:
        """Write the requested file; if that fails, show the error on every page."""
        with self._lock:
            try:
                if not self._error_page:
                    self._writer.write(path, self._folder)
            except Exception as error:
                self._error_page = self._render(BuildErrors([], [log_error(error)]))


def _is_no_warning(record: logging.LogRecord) -> bool:
    """Drop the server's warnings of missing pages: a strict build would count them as its own."""
    return record.levelno != logging.WARNING


def _collect_head(heads: list[Any]) -> Callable[..., None]:
    """Return a `start_response` that keeps the head of an answer, which may not be sent."""
    return lambda *head: heads.append(head)


def errors_renderer(words: Path) -> Callable[[BuildErrors], bytes]:
    """Return a function that renders build errors; it loads all its files now, before any edit.

    Style and script are inlined, since a site that was never built serves no files.
    """
    environment = page_environment(HOOKS / "templates", load_words(words))
    template = environment.get_template("build_errors.html")
    assets = HOOKS.parent / "docs" / "assets"
    style, script = ((assets / name).read_text("utf-8") for name in ("site.css", "theme.js"))

    def render(errors: BuildErrors) -> bytes:
        page = template.render(
            diagnostics=errors.diagnostics, messages=errors.messages,
            style=Markup(style), script=Markup(script),
        )  # fmt: skip
        return page.encode("utf-8", "backslashreplace")  # a file name may not be UTF-8

    render(BuildErrors([], []))
    return render
