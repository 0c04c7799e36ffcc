"""The site under load: many at once ask the given nginx, and nobody gets a wrong answer."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import pytest

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from nginx_host import Host, serving

REQUESTS = 10_000
VISITORS = 16
KEPT = 1000  # requests after which nginx closes a connection


class Expected(NamedTuple):
    """What the answer to a request has to be."""

    path: str
    encoding: str
    status: int
    length: int | None = None  # of the body
    location: str | None = None


@pytest.fixture(scope="module")
def host(root_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with serving(root_site, "/", tmp_path_factory.mktemp("load")) as host:
        yield host


def expected(host: Host, catalog: Catalog) -> Iterator[Expected]:
    """Yield every code page, its aliases and a miss beside it, plain and compressed."""
    for encoding, suffix in (("identity", ""), ("gzip", ".gz")):
        missing = size(host.site.folder / f"404.html{suffix}")
        for items in catalog.pages():
            vendor, code = items[0].vendor, items[0].entry.code
            path = urls.code_path(vendor, code)
            page = host.site.folder / path / f"index.html{suffix}"
            yield Expected(f"/{path}", encoding, 200, size(page))
            for alias in (path.rstrip("/"), path.upper(), urls.ticket_id(vendor, code)):
                yield Expected(f"/{alias}", encoding, 301, location=f"/{path}")
            yield Expected(f"/{path}nothing/", encoding, 404, missing)


def size(file: Path) -> int:
    return file.stat().st_size


class Visitor(http.client.HTTPConnection):
    """One who asks again and again over a kept connection, and counts those that it took."""

    opened = 0

    def connect(self) -> None:
        self.opened += 1
        super().connect()

    def wrong(self, expected: Expected) -> str | None:
        """Return what is wrong with an answer, None if nothing is."""
        self.request("GET", expected.path, headers={"Accept-Encoding": expected.encoding})
        answer = self.getresponse()
        body = answer.read()  # raises if it is shorter than announced
        length = len(body) if expected.location is None else None
        said = (answer.status, length, answer.headers.get("Location"))
        return None if said == expected[2:] else f"{expected}: {said}"


def visit(port: int, asked: list[Expected]) -> tuple[list[str], int]:
    """Ask for all of a list; return what went wrong, and how many connections it took."""
    visitor = Visitor("127.0.0.1", port, timeout=60)
    try:
        return [fault for each in asked if (fault := visitor.wrong(each))], visitor.opened
    finally:
        visitor.close()


def test_ten_thousand_requests_are_answered_without_an_error(host: Host, catalog: Catalog) -> None:
    every = list(expected(host, catalog))
    assert {each.status for each in every} == {200, 301, 404}
    assert len(every) <= REQUESTS
    asked = list(islice(cycle(every), REQUESTS))
    shares = [asked[first::VISITORS] for first in range(VISITORS)]
    with ThreadPoolExecutor(VISITORS) as visitors:
        heard = list(visitors.map(visit, [host.port] * VISITORS, shares))
    assert [fault for faults, _ in heard for fault in faults] == []
    assert max(opened for _, opened in heard) <= 1 + REQUESTS // VISITORS // KEPT
