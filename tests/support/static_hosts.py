"""Static hosts that behave as their documentation says, each small enough to be read.

They know a site's files by their exact names, so case matters as it does there.
"""

from __future__ import annotations

import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote, unquote_plus, urlsplit


@dataclass(frozen=True)
class Reply:
    """What a host answers: a file, or where to ask."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


class StaticHost(Protocol):
    """A host of one site."""

    def reply(self, path: str) -> Reply:
        """Return the answer to a path as it was asked for, with its first slash."""


def files_of(folder: Path, base: str) -> dict[str, Path]:
    """Return the files of a folder by their paths on a host, without the first slash."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {f"{base}{file.relative_to(folder).as_posix()}"[1:]: file for file in files}


class GitHubPages:
    """GitHub Pages: a user site at the root of a host, or a project below its name.

    A folder without its slash is sent on to it, `name` may stand for `name.html`, and every miss
    below the site gets the `404.html` at its root.
    """

    def __init__(self, folder: Path, base: str) -> None:
        self._files = files_of(folder, base)
        self._base = base

    def reply(self, path: str) -> Reply:
        """Return the answer to a path."""
        name = unquote(path)[1:]
        if name.endswith("/") or not name:
            name += "index.html"
        for each in (name, f"{name}.html"):
            if each in self._files:
                return Reply(HTTPStatus.OK, self._files[each])
        if f"{name}/index.html" in self._files:
            return Reply(HTTPStatus.MOVED_PERMANENTLY, location=f"{path}/")
        missing = self._files[f"{self._base}404.html"[1:]]
        return Reply(HTTPStatus.NOT_FOUND, missing if path.startswith(self._base) else None)


class Bucket:
    """The website of an S3 bucket: index document `index.html`, error document `404.html`.

    There are no folders, only keys. A key that is missing but has an index document below it is
    sent on to it with its slash; for any other the error document is sent. In an address `+`
    is a space.
    """

    def __init__(self, folder: Path, base: str) -> None:
        self._objects = files_of(folder, base)
        self._error_document = f"{base}404.html"[1:]

    def reply(self, path: str) -> Reply:
        """Return the answer to a path."""
        key = unquote_plus(path)[1:]
        if key in self._objects:
            return Reply(HTTPStatus.OK, self._objects[key])
        if key.endswith("/") or not key:
            if index := self._objects.get(f"{key}index.html"):
                return Reply(HTTPStatus.OK, index)
        elif f"{key}/index.html" in self._objects:
            return Reply(HTTPStatus.FOUND, location=f"/{quote(key)}/")
        return Reply(HTTPStatus.NOT_FOUND, self._objects[self._error_document])


@contextmanager
def served(host: StaticHost) -> Iterator[int]:
    """Serve a host on this machine; give its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or each body waits for the head to be received

        def do_GET(self) -> None:
            reply = host.reply(urlsplit(f"http://host{self.path}").path)
            body = reply.file.read_bytes() if reply.file else b""
            self.send_response(reply.status)
            if reply.location:
                self.send_header("Location", reply.location)
            if reply.file:
                kind = mimetypes.guess_type(reply.file.name)[0] or "application/octet-stream"
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the tests report what goes wrong."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
