"""A link in a ticket outlives the person who pasted it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from atlas import urls
from atlas.catalog.ledger import append_to_ledger, pages_of, read_ledger
from atlas.catalog.model import Retired
from atlas.catalog.records import Catalog, Item
from atlas.pages.code import code_page
from built_site import BuiltSite
from conftest import ROOT, SITE_URL, real_catalog
from made_pages import site_of

LEDGER = ROOT / "data/ledger.txt"
SPELLED = [
    pytest.param(item, id=item.ref)
    for item in real_catalog().items
    if urls.hyphen_slug(item.entry.code)
]


@pytest.mark.parametrize("item", SPELLED)
def test_hyphen_spelling_leads_to_the_code(item: Item, site: BuiltSite) -> None:
    target = urls.code_path(item.vendor, item.entry.code)
    page = site.redirects[f"{item.vendor}/{urls.hyphen_slug(item.entry.code)}/"]
    assert site.resolve(page.path, str(page.leads_to)) == (target, "")
    assert [each.attrib["href"] for each in page.all("link")] == [SITE_URL + target]
    assert [site.resolve(page.path, each.attrib["href"]) for each in page.all("a")] == [
        (target, "")
    ]


def test_redirects_lead_straight_to_live_pages(site: BuiltSite) -> None:
    assert site.redirects
    for path, page in site.redirects.items():
        assert page.errors == [], path
        target = site.resolve(path, str(page.leads_to))
        assert target is not None
        assert target[0] in site.documents, path
    assert not site.redirects.keys() & site.documents.keys()


def test_no_page_differs_from_another_only_by_case(site: BuiltSite) -> None:
    paths = [*site.documents, *site.redirects]
    assert len({path.lower() for path in paths}) == len(paths)


def test_every_line_of_the_ledger_resolves(site: BuiltSite) -> None:
    lost = [path for path in read_ledger(LEDGER) if not site.has(path.lstrip("/"))]
    assert lost == [], "a path that was published must lead somewhere for ever"


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
    for path in codes - hyphens:
        assert site.has(urls.json_of(path)), path
        assert site.has(urls.markdown_of(path)), path


def test_every_page_stands_in_the_ledger(site: BuiltSite) -> None:
    missing = set(pages_of(site.folder)) - set(read_ledger(LEDGER))
    assert missing == set(), "new addresses: run `make ledger`"


def test_ledger_names_each_path_once() -> None:
    paths = read_ledger(LEDGER)
    assert len(set(paths)) == len(paths)


def test_ledger_was_only_ever_appended_to() -> None:
    """Each version in the history is the beginning of the present one."""
    name = LEDGER.relative_to(ROOT).as_posix()
    log = ["git", "log", "--format=%H", "--", name]
    commits = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=True)
    now = LEDGER.read_text("utf-8")
    for commit in commits.stdout.split():
        show = ["git", "show", f"{commit}:{name}"]
        then = subprocess.run(show, cwd=ROOT, capture_output=True, text=True, check=True)
        assert now.startswith(then.stdout), f"the ledger lost lines of {commit}"


def test_appending_keeps_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "ledger.txt"
    assert append_to_ledger(file, ["b/", "a/"]) == ["a/", "b/"]
    assert append_to_ledger(file, ["0/", "a/"]) == ["0/"]
    assert read_ledger(file) == ["a/", "b/", "0/"]


def test_a_ledger_saved_by_an_editor_is_read_and_appended_to(tmp_path: Path) -> None:
    """Some begin a file with a mark, and end it without a new line."""
    file = tmp_path / "ledger.txt"
    file.write_bytes(b"\xef\xbb\xbfa/\nb/")
    assert append_to_ledger(file, ["a/", "c/"]) == ["c/"]
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
def test_lost_address_leads_to_the_page_that_was_meant(
    asked: str, meant: str, lost: Page, address: str
) -> None:
    lost.goto(address + asked)
    expect(lost).to_have_url(address + meant)


def test_an_encoded_minus_is_a_minus(lost: Page, address: str) -> None:
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
        ("problems/user-missing/", ["Nearest:Problem"]),
        ("categories/auth/", ["Nearest:Category"]),
    ],
)
def test_what_is_not_known_is_said_and_the_nearest_shown(
    asked: str, shown: list[str], lost: Page, address: str
) -> None:
    faults: list[str] = []
    lost.on("pageerror", lambda error: faults.append(str(error)))
    lost.goto(address + asked)
    said = lost.locator("lost-page")
    expect(said).to_contain_text(re.compile("Nothing in the atlas|may mean"))
    for text in shown:
        expect(said).to_contain_text(text)
    assert lost.url.startswith(address)
    assert lost.locator("lost-page img").count() == 0
    assert faults == []


def test_lost_page_offers_to_look_up_and_to_report_what_was_asked(lost: Page, address: str) -> None:
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
    assert apart >= 8 or apart < -20, "below each other with a gap, or beside each other"


def test_lost_page_says_if_the_index_cannot_be_loaded(lost: Page, address: str) -> None:
    lost.route("**/head.json", lambda route: route.abort())
    lost.goto(f"{address}agora/abc")
    expect(lost.locator("lost-page")).to_have_text(re.compile("The index could not be loaded"))


def test_a_retired_code_says_since_when_and_what_came_instead(catalog: Catalog) -> None:
    """The real catalog has none yet, so one is made up of a real one."""
    data = catalog.vendors["agora"]
    (item,) = data.pages["607"]
    retired = Retired(since="2026-10-01", reason="The vendor dropped it.", instead="605")
    entry = item.entry.model_copy(update={"retired": retired})
    body = code_page(site_of(catalog), (replace(item, entry=entry),)).body()
    assert "Retired since 2026-10-01." in body
    assert "The vendor dropped it." in body
    assert 'href="../../agora/605/"' in body
