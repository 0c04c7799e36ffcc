"""A real nginx with the configuration that the site offers, serving the built site."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.ledger import read_ledger
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from conftest import ROOT
from nginx_host import Host, serving

SHORT = "public, max-age=300"
LONG = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module", params=["/base/", "/"])
def host(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """Serve the site below a path and at the root."""
    built: BuiltSite = request.getfixturevalue("site" if request.param == "/base/" else "root_site")
    with serving(built, request.param, tmp_path_factory.mktemp("nginx")) as host:
        yield host


def test_every_address_of_the_sitemap_is_a_page(host: Host) -> None:
    sitemap = ElementTree.parse(host.site.folder / "sitemap.xml")
    addresses = [str(each.text) for each in sitemap.iter() if each.tag.endswith("}loc")]
    paths = [address.removeprefix(f"https://atlas.example{host.base}") for address in addresses]
    assert len(paths) > 500
    answers = {path: host.get(path) for path in paths}
    assert {path for path, answer in answers.items() if answer.status != 200} == set()
    assert {answer.headers["Content-Type"] for answer in answers.values()} == {
        "text/html; charset=utf-8"
    }


def test_every_code_has_one_page_under_all_spellings(host: Host, catalog: Catalog) -> None:
    wrong = []
    for items in catalog.pages():
        vendor, code = items[0].vendor, items[0].entry.code
        path = urls.code_path(vendor, code)
        others = {path.upper(), path.lower(), path.swapcase(), urls.ticket_id(vendor, code)}
        if hyphens := urls.hyphen_slug(code):
            others |= {f"{vendor}/{hyphens}", f"{vendor}/{hyphens}/", f"{vendor}-{hyphens}".upper()}
        others |= {path.rstrip("/"), path.upper().rstrip("/"), f"{path}index.html"}
        if host.leads(path) != (200, ""):
            wrong.append((path, host.leads(path)))
        wrong += [
            (other, host.leads(other))
            for other in others - {path}
            if host.leads(other) != (301, host.base + path)
        ]
    assert wrong == []


def test_json_and_markdown_under_hyphens_lead_to_the_files_of_the_code(
    host: Host, catalog: Catalog
) -> None:
    wrong = []
    for items in catalog.pages():
        vendor, code = items[0].vendor, items[0].entry.code
        if hyphens := urls.hyphen_slug(code):
            path, alias = urls.code_path(vendor, code), f"{vendor}/{hyphens}/"
            for target, other in (
                (urls.json_of(path), urls.json_of(alias)),
                (urls.markdown_of(path), urls.markdown_of(alias)),
            ):
                found = (host.leads(other), host.leads(other.lower()), host.leads(target))
                if found != ((301, host.base + target), (301, host.base + target), (200, "")):
                    wrong.append((other, found))
    assert wrong == []


def test_every_redirect_and_every_line_of_the_ledger_leads_to_a_page(
    host: Host, catalog: Catalog
) -> None:
    paths = {path.lstrip("/") for path in read_ledger(ROOT / "data/ledger.txt")}
    assert {redirect.path for redirect in redirects(catalog)} <= paths
    wrong = []
    for path in sorted(paths):
        status, target = host.leads(path)
        if status == 301:
            status, target = host.leads(target.removeprefix(host.base))
        if (status, target) != (200, ""):
            wrong.append((path, status, target))
    assert wrong == []


def test_a_redirect_keeps_the_query(host: Host) -> None:
    assert host.leads("FIND?q=token%20expired") == (301, f"{host.base}find/?q=token%20expired")


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/agora/607",
        "/\\evil.example/index.html",
        "//evil.example//",
        "/%2F/evil.example",
    ],
)
def test_no_redirect_leads_to_another_host(target: str, host: Host) -> None:
    answer = host.ask(target)
    assert (answer.status, answer.headers.get("Location")) == (404, None)


@pytest.mark.parametrize("path", ["x%0aAGORA-607", "agora/607%0a", "%0a", "x%0d%0ay"])
def test_an_encoded_line_end_leads_nowhere_else(path: str, host: Host) -> None:
    answer = host.get(path)
    assert (answer.status, answer.headers.get("Location")) == (404, None)


@pytest.mark.parametrize("path", ["nobody/knows/this", "agora/607/x", "api/v1/", "assets/0/x.mjs"])
def test_a_missing_path_gets_the_404_page_of_the_site(path: str, host: Host) -> None:
    answer = host.get(path)
    assert answer.status == 404
    assert answer.body == (host.site.folder / "404.html").read_bytes()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == SHORT


def test_versioned_files_are_cached_forever_and_others_briefly(host: Host) -> None:
    long = [file for file in host.site.folder.rglob("*") if host.site.assets in str(file)]
    names = [file.relative_to(host.site.folder).as_posix() for file in long if file.is_file()]
    assert {host.get(name).headers["Cache-Control"] for name in names} == {LONG}
    short = ["", "agora/607/", "AGORA/607", "assets/favicon.svg", "api/v1/index.json"]
    assert {host.get(name).headers["Cache-Control"] for name in short} == {SHORT}


def test_texts_are_sent_compressed_to_clients_that_accept_gzip(host: Host) -> None:
    for name in ("agora/607/index.html", f"{host.site.assets}atlas.css", "api/v1/catalog.ndjson"):
        path = name.removesuffix("index.html")
        file = host.site.folder / name
        small, plain = host.get(path, "gzip"), host.get(path)
        assert small.headers["Content-Encoding"] == "gzip"
        assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert small.body == Path(f"{file}.gz").read_bytes()
        assert gzip.decompress(small.body) == plain.body == file.read_bytes()
        assert "Content-Encoding" not in plain.headers
        assert small.headers["Content-Type"] == plain.headers["Content-Type"]


@pytest.mark.parametrize("path", ["agora/607/", "agora/607", "nobody", "api/v1/index.json"])
def test_every_answer_carries_the_protective_headers(path: str, host: Host) -> None:
    headers = host.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"unsafe|\*|https?:", policy)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Server"] == "nginx"


def test_only_exported_files_allow_cross_origin_requests(host: Host) -> None:
    allowed = "Access-Control-Allow-Origin"
    assert host.get("api/v1/codes/agora/607.json").headers[allowed] == "*"
    assert allowed not in host.get("agora/607/").headers


MEDIA = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "ndjson": "application/x-ndjson; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "inv": "application/octet-stream",
    "webmanifest": "application/manifest+json",
    # Source text. By its ending alone, .ts would be a video and .kt nothing at all.
    **dict.fromkeys(("py", "ts", "kt", "swift", "go", "dart"), "text/plain; charset=utf-8"),
}


def test_every_kind_of_file_has_its_media_type(host: Host) -> None:
    (host.site.folder / "app.webmanifest").write_text("{}", "utf-8")  # none of ours, as yet
    files = {file.suffix[1:]: file for file in host.site.folder.rglob("*") if file.is_file()}
    assert MEDIA.keys() <= files.keys()
    for suffix, file in files.items():
        answer = host.get(file.relative_to(host.site.folder).as_posix())
        if suffix == "html":
            continue  # is sent on to its folder, or is the page for what is missing
        assert answer.status == 200, file
        kind = answer.headers["Content-Type"]
        assert kind == MEDIA.get(suffix, kind), file
        assert suffix in {"inv", "gz"} or kind != "application/octet-stream", file


def test_the_site_works_under_its_policy(host: Host, chromium: Browser) -> None:
    page = chromium.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = f"http://127.0.0.1:{host.port}{host.base}"
    page.goto(f"{address}agora/607/")
    page.get_by_role("combobox").fill("898001")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(f"{address}jmessage/898001/")
    page.goto(f"{address}find/?q=token")
    expect(page.get_by_role("option").first).to_be_visible()
    page.goto(f"{address}matrix/?q=token")
    expect(page.locator(".filter output")).to_have_text(re.compile(r"^\d+ of \d+ problems"))
    page.close()
    assert faults == []
