"""The site on static hosts: GitHub Pages and the website of an S3 bucket."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Request, expect

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.ledger import read_ledger
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from conftest import ROOT
from static_hosts import Bucket, GitHubPages, served

# Each host below a path and at the root, with its status for a path without its slash.
HOSTS: dict[str, tuple[type[GitHubPages] | type[Bucket], str, int]] = {
    "GitHub Pages below a path": (GitHubPages, "/base/", 301),
    "GitHub Pages at the root": (GitHubPages, "/", 301),
    "bucket below a path": (Bucket, "/base/", 302),
    "bucket at the root": (Bucket, "/", 302),
}
BROWSED = ["GitHub Pages below a path", "bucket at the root"]


@dataclass(frozen=True)
class Host:
    """A static host of a site."""

    site: BuiltSite
    base: str
    host: GitHubPages | Bucket
    moved: int

    def ask(self, path: str) -> tuple[int, str, bytes]:
        """Return (status, location, body) of the answer to a path of the site."""
        reply = self.host.reply(urlsplit(f"http://host{self.base}{path}").path)
        return reply.status, reply.location, reply.file.read_bytes() if reply.file else b""

    def page(self, path: str) -> bytes:
        return (self.site.folder / path / "index.html").read_bytes()


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest) -> Host:
    """Return each host, with the site built for its base."""
    kind, base, moved = HOSTS[request.param]
    site: BuiltSite = request.getfixturevalue("site" if base == "/base/" else "root_site")
    return Host(site, base, kind(site.folder, base), moved)


def test_every_path_of_the_ledger_is_a_page_with_and_without_its_slash(host: Host) -> None:
    paths = {path.lstrip("/") for path in read_ledger(ROOT / "data/ledger.txt")}
    wrong = [path for path in paths if host.ask(path) != (200, "", host.page(path))]
    for path in sorted(paths - {""}):
        status, target, _ = host.ask(path.rstrip("/"))
        if (status, target) != (host.moved, host.base + path):
            wrong.append(path.rstrip("/"))
    assert wrong == []


def test_every_redirect_is_a_page_that_refreshes_to_its_target(
    host: Host, catalog: Catalog
) -> None:
    aliases = {redirect.path: redirect.target for redirect in redirects(catalog)}
    assert aliases
    for path, target in aliases.items():
        status, _, body = host.ask(path)
        assert status == 200
        refresh = f'content="0; url={urls.root_from(path)}{target}"'
        assert refresh.encode() in body
        assert host.ask(target)[0] == 200


def test_every_exported_file_is_served(host: Host) -> None:
    folder = host.site.folder
    files = [folder / "llms.txt", folder / "objects.inv", *(folder / "api").rglob("*.*")]
    for file in (*files, *folder.glob("*/*/index.md")):
        assert host.ask(file.relative_to(folder).as_posix()) == (200, "", file.read_bytes()), file


@pytest.mark.parametrize(
    "path",
    ["AGORA/607/", "agora/607/x", "agora/−1/", "AGORA--1", "nobody/knows/this", "api/v1/", "a+b"],
)
def test_a_missing_path_gets_the_404_page_of_the_site(path: str, host: Host) -> None:
    missing = (host.site.folder / "404.html").read_bytes()
    assert host.ask(quote(path, safe="/+")) == (404, "", missing)


def test_an_encoded_path_is_the_same_path(host: Host) -> None:
    assert host.ask("agora/%2D1/") == (200, "", host.page("agora/-1/"))
    assert host.ask("cometchat/ERR%5FUID%5FNOT%5FFOUND/")[0] == 200


@pytest.mark.parametrize("host", BROWSED, indirect=True)
def test_links_search_and_misspelt_paths_work_in_a_browser(host: Host, chromium: Browser) -> None:
    with served(host.host) as port:
        address = f"http://127.0.0.1:{port}{host.base}"
        page = chromium.new_page()
        faults: list[str] = []

        def check(request: Request) -> None:
            if not request.url.startswith(address):
                faults.append(request.url)

        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", check)
        page.goto(f"{address}agora/607")
        expect(page).to_have_url(f"{address}agora/607/")
        page.get_by_role("combobox").fill("898001")
        page.get_by_role("option").first.click()
        expect(page).to_have_url(f"{address}jmessage/898001/")
        page.locator("main a[href='../../openim/1102/']").first.click()
        expect(page).to_have_url(f"{address}openim/1102/")
        expect(page.get_by_role("heading", level=1)).to_have_text("1102")
        for misspelt in ("COMETCHAT/err_uid_not_found", "cometchat/ERR-UID-NOT-FOUND/"):
            page.goto(address + misspelt)
            expect(page).to_have_url(f"{address}cometchat/ERR_UID_NOT_FOUND/")
        page.goto(f"{address}agora/nobody")
        expect(page.locator("lost-page")).to_contain_text(
            re.compile("There's no page for|could be any")
        )
        page.close()
    assert faults == []
