"""A web server of a built site, as simple static hosts are."""

from __future__ import annotations

import functools
import http.server
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from built_site import BuiltSite

LATE = 0.06  # seconds


class Slowly(NamedTuple):
    """How a file arrives bit by bit, so that a browser lays out what it has."""

    piece: re.Pattern[bytes]
    pause: float  # seconds after each piece


IN_PACKETS = Slowly(re.compile(rb".{1,4096}", re.DOTALL), 0.004)
# A pause wherever what follows could change the layout of what is there.
IN_BLOCKS = Slowly(
    re.compile(rb".+?(?:</header>|(?=<page-contents)|</page-contents>|</form>|\Z)", re.DOTALL), 0.05
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each body waits until the head is received
    late: tuple[str, ...] = ()
    slowly: Slowly | None = None

    def do_GET(self) -> None:
        if self.path.endswith(self.late):
            time.sleep(LATE)
        super().do_GET()

    def end_headers(self) -> None:
        if self.path.endswith(self.late):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if not self.slowly:
            super().copyfile(source, outputfile)
            return
        for piece in self.slowly.piece.findall(source.read()):
            outputfile.write(piece)
            time.sleep(self.slowly.pause)

    def _site(self) -> str:
        return self.path.lstrip("/").partition("/")[0]

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the tests report what fails."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing path with the 404 page of its site, as static hosts do."""
        pages = [Path(self.directory) / name / "404.html" for name in (self._site(), "base")]
        body = next(page for page in pages if page.exists()).read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that left before it was answered."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(
    site: BuiltSite, late: tuple[str, ...] = (), slowly: Slowly | None = None
) -> Iterator[str]:
    """Serve a built site; yield its address. Files named in `late` are sent with a delay."""
    handler = type("Handler", (_Handler,), {"late": late, "slowly": slowly})
    directory = str(site.folder.parent)
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=directory)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.folder.name}/"
        server.shutdown()
