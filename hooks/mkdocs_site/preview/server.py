"""The server of a preview, which answers whatever state the site is in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from atlas.pages import page_environment
from atlas.pages.build_errors import render_trouble
from atlas.presentation.words import load_words
from mkdocs_site.preview.build import Later, Trouble, build_site, collect_garbage, told

HOOKS = Path(__file__).parents[2]
LOOKS_EVERY = 0.1  # seconds between two looks at the files
TIDIES_AFTER = 0.3  # seconds, in which the browser gets its page
WAITS = 0.05  # seconds without a change before a build: some editors write in several steps
HEAD = (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"))


def _is_no_answer(record: logging.LogRecord) -> bool:
    """Pass over a warning that a page was not found: a strict build would count it as its own."""
    return record.levelno != logging.WARNING


def _note_in(heads: list[Any]) -> Callable[..., None]:
    """Return what takes the head of an answer that may not be sent."""
    return lambda *head: heads.append(head)


class Preview(LiveReloadServer):
    """Serves the last build, or on every page the trouble with it."""

    def __init__(self, folder: Path, address: str | None) -> None:
        self._options = {"site_dir": str(folder), "dev_addr": address}
        config = load_config(**self._options)
        host, port = config.dev_addr
        mount = urlsplit(config.site_url or "/").path
        super().__init__(self.rebuild, host, port, str(folder), mount, polling_interval=LOOKS_EVERY)
        self.build_delay = WAITS
        self.serve_thread.daemon = True  # ends with the process, however impatiently it is stopped
        logging.getLogger("mkdocs.livereload").addFilter(_is_no_answer)
        missing = folder / "404.html"
        self.error_handler = lambda code: missing.read_bytes() if missing.exists() else None
        for watched in (config.docs_dir, config.config_file_path, *config.watch):
            self.watch(watched)
        self._folder = folder
        self._builds = 0
        self._later = Later()
        self._trouble: bytes | None = None
        self._at_work = threading.Lock()  # held while files are written
        self._render = trouble_page()
        self.rebuild()

    def rebuild(self) -> None:
        """Build the site anew."""
        with self._at_work:
            self._builds += 1
            self._later = Later()
            trouble = build_site(self._options, self.url, self._later)
            self._trouble = self._render(trouble) if trouble else None
        tidy = threading.Timer(TIDIES_AFTER, collect_garbage)
        tidy.daemon = True
        tidy.start()

    def serve_request(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with the file that is asked for, or with what is wrong.

        MkDocs waits for a build that is under way, after which another file is to be written.
        """
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith("/livereload/"):
            return super().serve_request(environ, start)
        built = None
        while built != self._builds:
            built, heads = self._builds, list[Any]()
            if f"{path}/".startswith(self.mount_path):
                self._write(path[len(self.mount_path) :])
            body = super().serve_request(environ, _note_in(heads))
        if self._trouble:
            heads, body = [("503 Service Unavailable", list(HEAD))], [self._trouble]
        start(*heads[0])
        return body

    def _write(self, path: str) -> None:
        """Write the file that is asked for; should that fail, there is trouble."""
        with self._at_work:
            try:
                if not self._trouble:
                    self._later.write(path, self._folder)
            except Exception as error:
                self._trouble = self._render(Trouble([], [told(error)]))


def trouble_page() -> Callable[[Trouble], bytes]:
    """Return what renders the page of trouble, out of reach of later edits."""
    environment = page_environment(HOOKS / "templates", load_words(HOOKS / "words" / "en.yml"))
    assets = HOOKS.parent / "docs" / "assets"
    style, script = ((assets / name).read_text("utf-8") for name in ("site.css", "theme.js"))

    def render(trouble: Trouble) -> bytes:
        page = render_trouble(environment, trouble.findings, trouble.said, style, script)
        return page.encode("utf-8", "backslashreplace")  # a file's name may be no UTF-8

    render(Trouble([], []))
    return render
