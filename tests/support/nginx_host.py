"""A real nginx with the configuration that the site offers, as the tests ask it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atlas.build.publish import compress
from built_site import BuiltSite
from conftest import ROOT

GIVEN = ROOT / "docs/hosting/nginx.conf"
AROUND = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr crit;
events {{}}
http {{
    access_log off;
    {temporary}
    include {given};
}}
"""


@dataclass(frozen=True)
class Answer:
    """The answer of a server."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Host:
    """A running nginx, and the site it serves; `base` is the path of the site, `/` or `/base/`."""

    site: BuiltSite
    base: str
    port: int

    def get(self, path: str, encoding: str = "identity") -> Answer:
        """Ask for a path below the site's."""
        return self.ask(self.base + path, encoding)

    def ask(self, target: str, encoding: str = "identity") -> Answer:
        """Ask for a path of the host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", target, headers={"Accept-Encoding": encoding})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def leads(self, path: str) -> tuple[int, str]:
        """Return (status, where to) of the answer to a path below the site's."""
        answer = self.get(path)
        return answer.status, answer.headers.get("Location", "")


def configured(folder: Path, base: str, port: int) -> str:
    """Return the given configuration for a place, changed where the page says so."""
    text = GIVEN.read_text("utf-8")
    root = folder.parent if base != "/" else folder
    for was, becomes in (
        ("include /srv/atlas/", f"include {folder}/"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/atlas;", f"root {root};"),
        (" /404.html;", f" {base}404.html;"),
    ):
        assert was in text
        text = text.replace(was, becomes)
    return text


def started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start nginx in a new folder; return once it answers."""
    path = f"{os.environ['PATH']}:/usr/sbin"
    command = shutil.which(os.environ.get("NGINX", "nginx"), path=path)
    assert command, "nginx is missing; `make tools` brings it"
    process = subprocess.Popen(
        [command, "-p", str(folder), "-c", str(folder / "main.conf"), "-e", "stderr"]
    )
    for _ in range(100):
        assert process.poll() is None, "nginx did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.1)
    process.kill()
    process.wait(10)
    raise AssertionError("nginx did not answer within ten seconds")


@contextmanager
def serving(built: BuiltSite, base: str, folder: Path) -> Iterator[Host]:
    """Serve a compressed copy of a site from a new folder."""
    site = BuiltSite(shutil.copytree(built.folder, folder / "www" / built.folder.name))
    compress(site.folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = folder / "given.conf"
    given.write_text(configured(site.folder, base, port), "utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {kind};" for kind in kinds)
    (folder / "main.conf").write_text(AROUND.format(temporary=temporary, given=given), "utf-8")
    process = started(folder, port)
    try:
        yield Host(site, base, port)
    finally:
        process.terminate()
        process.wait(10)
