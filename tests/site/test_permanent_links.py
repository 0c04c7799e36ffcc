"""Published addresses keep working: redirects, the ledger and the 404 page.

`test_verify.py` checks that every path of the ledger resolves.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.ledger import append_lines, pages_of, read_ledger
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.exports.constants.names import constant_lines
from built_site import BuiltSite
from conftest import ROOT, SITE_URL
from faults import assert_no_faults
from history import NO_HISTORY, has_history
from hostile import SENTENCES, Placeholders, filled, loaded
from small_project import LAST_DAY

LEDGER, CONSTANTS = ROOT / "data/ledger.txt", ROOT / "data/constants.txt"


def test_each_hyphen_spelling_redirects_to_its_code(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{path} leads to {targets}"
        for item in catalog.items
        if (slug := urls.hyphen_slug(item.entry.code))
        for path in [f"{item.vendor}/{slug}/"]
        for targets in [redirect_targets(site, path)]
        if targets != {(urls.code_path(item.vendor, item.entry.code), "")}
    )


def redirect_targets(site: BuiltSite, path: str) -> set[tuple[str, str] | None]:
    """Return the targets of the refresh, the canonical address and the links of a redirect."""
    page = site.redirects[path]
    (canonical,) = (each.attrib["href"] for each in page.all("link"))
    links = [str(page.leads_to), *(each.attrib["href"] for each in page.all("a"))]
    return {
        (canonical.removeprefix(SITE_URL), ""),
        *(site.resolve(path, link) for link in links),
    }


def test_each_redirect_is_valid_html_and_leads_to_a_page(site: BuiltSite) -> None:
    assert site.redirects
    assert not site.redirects.keys() & site.documents.keys()
    assert_no_faults(
        f"{path} leads to {page.leads_to} {page.errors}"
        for path, page in site.redirects.items()
        for target in [site.resolve(path, str(page.leads_to))]
        if page.errors or target is None or target[0] not in site.documents
    )


def test_search_engines_do_not_index_redirects(site: BuiltSite) -> None:
    assert [path for path, page in site.redirects.items() if page.meta("robots") != "noindex"] == []


def test_a_former_code_of_each_list_redirects_to_its_code(tmp_path: Path) -> None:
    data = filled(Placeholders(["x"]).word)
    data["acme/web.yml"]["codes"][0]["formerly"] = ["OLD_W"]
    catalog = loaded(data, tmp_path)
    found = check_catalog(load_catalog(tmp_path / "data")[0], LAST_DAY)
    assert {each.rule for each in found} <= SENTENCES
    leads_to = {each.path: each.target for each in redirects(catalog)}
    assert leads_to["acme/OLD_A/"] == leads_to["acme/OLD_W/"] == "acme/ERR_A/"


def test_no_two_paths_differ_only_by_case(site: BuiltSite) -> None:
    paths = Counter(path.lower() for path in (*site.documents, *site.redirects))
    assert [path for path, count in paths.items() if count > 1] == []


def test_every_code_of_the_ledger_has_its_json_and_markdown(
    site: BuiltSite, catalog: Catalog
) -> None:
    """Hyphen spellings are pages only; a web server redirects their files (test_nginx)."""
    hyphens = {
        f"{item.vendor}/{slug}/"
        for item in catalog.items
        for code in (item.entry.code, *item.entry.formerly)
        if (slug := urls.hyphen_slug(code))
    }
    live = {urls.code_path(item.vendor, item.entry.code) for item in catalog.items}
    codes = {path for path in read_ledger(LEDGER) if path in live or path in site.redirects}
    assert live <= codes
    assert_no_faults(
        f"{path} has no {file}"
        for path in sorted(codes - hyphens)
        for file in (urls.json_of(path), urls.markdown_of(path))
        if not site.has(file)
    )


def test_each_page_is_in_the_ledger(site: BuiltSite) -> None:
    missing = set(pages_of(site.folder)) - set(read_ledger(LEDGER))
    assert missing == set(), "new addresses: run `make ledger`"


def test_the_ledger_has_each_path_once() -> None:
    paths = read_ledger(LEDGER)
    assert len(set(paths)) == len(paths)


def test_each_constant_is_published(catalog: Catalog) -> None:
    """`make check` reports a constant that the file has twice."""
    missing = set(constant_lines(catalog)) - set(map(str, catalog.constants))
    assert missing == set(), "new constants: run `make ledger`"


@pytest.mark.parametrize("file", [LEDGER, CONSTANTS], ids=lambda file: file.name)
def test_what_was_published_was_only_added_to(file: Path) -> None:
    """The current file has the lines of each version of the history in their order.

    `published.sha256` guards the last version without git; this test guards it with all others.
    """
    name = file.relative_to(ROOT).as_posix()
    commits = from_git("log", "--format=%H", "--", name).split()
    now = file.read_text("utf-8").splitlines()
    for commit in commits:
        rest = iter(now)
        lost = [
            line for line in from_git("show", f"{commit}:{name}").splitlines() if line not in rest
        ]
        assert lost == [], f"{name} lost lines of {commit}"


def from_git(*command: str) -> str:
    """Return what git prints; skip the test where the history is not at hand."""
    if not has_history():
        pytest.skip(NO_HISTORY)
    done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_new_lines_are_appended_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "ledger.txt"
    assert append_lines(file, ["b/", "a/", "b/"]) == ["b/", "a/"]
    assert append_lines(file, ["0/", "a/"]) == ["0/"]
    assert read_ledger(file) == ["b/", "a/", "0/"]


def test_the_pages_of_a_site_are_sorted(tmp_path: Path) -> None:
    for name in ("index.html", "b/index.html", "a/2/index.html", "a/1/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert pages_of(tmp_path) == ["/", "a/1/", "a/2/", "b/"]


def test_a_byte_order_mark_and_a_missing_final_newline_are_accepted(tmp_path: Path) -> None:
    file = tmp_path / "ledger.txt"
    file.write_bytes(b"\xef\xbb\xbfa/\nb/")
    assert append_lines(file, ["a/", "c/"]) == ["c/"]
    assert read_ledger(file) == ["a/", "b/", "c/"]


@pytest.fixture
def lost(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


MEANT = [
    ("AGORA/607", "agora/607/"),
    ("agora/607", "agora/607/"),
    ("AGORA-607", "agora/607/"),
    ("AGORA--1", "agora/-1/"),
    ("agora/−1", "agora/-1/"),
    ("//evil.example/AGORA-607", "agora/607/"),
    ("agora/607).", "agora/607/"),
    ("agora/607/index.htm", "agora/607/"),
    ("agora-chat/607/", "agora/607/"),
    ("errors/agora/607/", "agora/607/"),
    ("cometchat/err_uid_not_found/", "cometchat/ERR_UID_NOT_FOUND/"),
    ("COMETCHAT-ERR-UID-NOT-FOUND", "cometchat/ERR_UID_NOT_FOUND/"),
    ("ERR_UID_NOT_FOUND,", "cometchat/ERR_UID_NOT_FOUND/"),
    ("jpush/898001/", "jmessage/898001/"),
    ("OpenIM", "openim/"),
    ("problems/User-Not-Found/", "problems/user-not-found/"),
    ("Categories/Chatroom", "categories/chatroom/"),
]


@pytest.mark.parametrize(("asked", "meant"), MEANT, ids=[asked for asked, _ in MEANT])
def test_the_404_page_redirects_a_recognizable_address(
    asked: str, meant: str, lost: Page, address: str
) -> None:
    lost.goto(address + asked)
    expect(lost).to_have_url(address + meant)


def test_the_404_page_decodes_an_encoded_minus(lost: Page, address: str) -> None:
    lost.goto(f"{address}agora/%2D1")
    expect(lost.get_by_role("heading", level=1)).to_have_text("-1")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("1101/", ["Agora Chat", "OpenIM"]),
        ("jmessage/898099/", ["898"]),
        ("nobody/knows/this/", []),
        ("<img src=x onerror=alert(1)>/", []),
        ("%E0%A4%A/", []),
        ("acme/607/", ["Agora Chat"]),
        ("agora/abc", ["Agora Chat", "Vendor"]),
        ("jmessage/898099/", ["JMessage", "Vendor"]),
        ("problems/user-missing/", ["Did you mean:Problem"]),
        ("categories/auth/", ["Did you mean:Category"]),
    ],
)
def test_the_404_page_suggests_the_nearest_pages(
    asked: str, shown: list[str], lost: Page, address: str
) -> None:
    faults: list[str] = []
    lost.on("pageerror", lambda error: faults.append(str(error)))
    lost.goto(address + asked)
    said = lost.locator("lost-page")
    expect(said).to_contain_text(re.compile("There's no page|could be any"))
    for text in shown:
        expect(said).to_contain_text(text)
    assert lost.url.startswith(address)
    assert lost.locator("lost-page img").count() == 0
    assert faults == []


def test_the_404_page_offers_a_search_and_a_report_of_the_address(lost: Page, address: str) -> None:
    lost.set_viewport_size({"width": 320, "height": 640})
    lost.goto(f"{address}agora/abc%20d/")
    box = lost.locator("#find-missing")
    expect(box).to_have_value("abc d")
    report = lost.get_by_role("link", name="Report a missing code")
    expect(report).to_have_attribute(
        "href", re.compile("title=Missing%20code%3A%20agora%2Fabc%20d$")
    )
    gap = (
        "([box, button]) => button.getBoundingClientRect().top - box.getBoundingClientRect().bottom"
    )
    button = lost.get_by_role("button", name="Find", exact=True)
    apart = lost.evaluate(gap, [box.element_handle(), button.last.element_handle()])
    assert apart >= 8 or apart < -20, "stacked with a gap, or side by side"


def test_the_404_page_reports_an_index_that_cannot_be_loaded(lost: Page, address: str) -> None:
    lost.route("**/head.json", lambda route: route.abort())
    lost.goto(f"{address}agora/abc")
    expect(lost.locator("lost-page")).to_have_text(re.compile("Couldn't load the search index"))
