"""The site on hosts that only send files: GitHub Pages and the website of an S3 bucket."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Request, expect

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.ledger import read_ledger
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from conftest import ROOT
from static_hosts import Bucket, GitHubPages, served

HOSTS: dict[str, tuple[type[GitHubPages] | type[Bucket], int]] = {
    "pages": (GitHubPages, 301),
    "bucket": (Bucket, 302),
}


@dataclass(frozen=True)
class Host:
    """A running host, and the site it serves; `moved` is the status for a missing slash."""

    site: BuiltSite
    base: str
    connection: http.client.HTTPConnection
    moved: int

    @property
    def address(self) -> str:
        return f"http://{self.connection.host}:{self.connection.port}{self.base}"

    def ask(self, path: str) -> tuple[int, str, bytes]:
        """Return (status, where to, body) of the answer to a path below the site's."""
        self.connection.request("GET", self.base + path)
        answer = self.connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read()

    def page(self, path: str) -> bytes:
        return (self.site.folder / path / "index.html").read_bytes()


@pytest.fixture(
    scope="module", params=[(name, base) for name in HOSTS for base in ("/base/", "/")], ids="".join
)
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    """Serve the site below a path and at the root."""
    name, base = request.param
    kind, moved = HOSTS[name]
    site: BuiltSite = request.getfixturevalue("site" if base == "/base/" else "root_site")
    with served(kind(site.folder, base)) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        yield Host(site, base, connection, moved)
        connection.close()


def test_every_line_of_the_ledger_is_a_page_with_and_without_its_slash(host: Host) -> None:
    paths = {path.lstrip("/") for path in read_ledger(ROOT / "data/ledger.txt")}
    wrong = [path for path in paths if host.ask(path) != (200, "", host.page(path))]
    assert wrong == []
    for path in sorted(paths - {""}):
        status, target, _ = host.ask(path.rstrip("/"))
        assert (status, target) == (host.moved, host.base + path)


def test_every_alias_is_a_page_that_leads_to_the_code(host: Host, catalog: Catalog) -> None:
    aliases = {redirect.path: redirect.target for redirect in redirects(catalog)}
    assert aliases
    for path, target in aliases.items():
        status, _, body = host.ask(path)
        assert status == 200
        refresh = f'content="0; url={urls.root_from(path)}{target}"'
        assert refresh.encode() in body
        assert host.ask(target)[0] == 200


def test_every_file_for_programs_is_there(host: Host) -> None:
    folder = host.site.folder
    files = [folder / "llms.txt", folder / "objects.inv", *(folder / "api").rglob("*.*")]
    for file in (*files, *folder.glob("*/*/index.md")):
        assert host.ask(file.relative_to(folder).as_posix()) == (200, "", file.read_bytes()), file


@pytest.mark.parametrize(
    "path",
    ["AGORA/607/", "agora/607/x", "agora/−1/", "AGORA--1", "nobody/knows/this", "api/v1/", "a+b"],
)
def test_what_is_missing_is_the_sites_own_page(path: str, host: Host) -> None:
    missing = (host.site.folder / "404.html").read_bytes()
    assert host.ask(quote(path, safe="/+")) == (404, "", missing)


def test_an_encoded_path_is_the_same_path(host: Host) -> None:
    assert host.ask("agora/%2D1/") == (200, "", host.page("agora/-1/"))
    assert host.ask("cometchat/ERR%5FUID%5FNOT%5FFOUND/")[0] == 200


def test_a_visit_from_a_code_to_another_and_to_a_misspelt_one(
    host: Host, chromium: Browser
) -> None:
    page = chromium.new_page()
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(host.address):
            faults.append(request.url)

    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", asked)
    page.goto(f"{host.address}agora/607")
    expect(page).to_have_url(f"{host.address}agora/607/")
    page.get_by_role("combobox").fill("898001")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(f"{host.address}jmessage/898001/")
    page.locator("main a[href='../../openim/1102/']").first.click()
    expect(page).to_have_url(f"{host.address}openim/1102/")
    expect(page.get_by_role("heading", level=1)).to_have_text("1102")
    page.goto(f"{host.address}COMETCHAT/err_uid_not_found")
    expect(page).to_have_url(f"{host.address}cometchat/ERR_UID_NOT_FOUND/")
    page.goto(f"{host.address}cometchat/ERR-UID-NOT-FOUND/")
    expect(page).to_have_url(f"{host.address}cometchat/ERR_UID_NOT_FOUND/")
    page.goto(f"{host.address}agora/nobody")
    expect(page.locator("lost-page")).to_contain_text(
        re.compile("There's no page for|could be any")
    )
    page.close()
    assert faults == []
