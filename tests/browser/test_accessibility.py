"""Accessibility rules in every state of a page: with results, open menus, dialogs and messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from atlas.analysis.redirects import redirects
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from conftest import DESK, PHONE, Open
from page_checks import Scheme, violations

LOG = """{"errCode":1501,"errMsg":"TokenExpiredError"}
io.openim error code 15999
JMessage login failed 801003, then 0"""


def suggested(page: Page) -> None:
    page.get_by_role("combobox").fill("group")
    expect(page.get_by_role("option")).to_have_count(9)
    page.keyboard.press("ArrowDown")


def narrowed(page: Page) -> None:
    page.get_by_role("combobox").fill("user")
    page.get_by_role("button", name="OpenIM").click()
    expect(page.get_by_role("option").first).to_contain_text("OpenIM")


def not_found(page: Page) -> None:
    page.get_by_role("combobox").fill("898099")
    expect(page.get_by_text("No matches for")).to_be_visible()


def log_read(page: Page) -> None:
    page.get_by_text("Paste a log").click()
    page.get_by_label("Log, stack trace").fill(LOG)
    expect(page.locator(".finding")).to_have_count(3)


def formats_offered(page: Page) -> None:
    page.locator(".tools summary").click()
    page.get_by_role("button", name="Jira").click()
    expect(page.locator("[data-outcome]")).to_be_visible()


def ticket_written(page: Page) -> None:
    page.get_by_role("button", name="Ticket text", exact=True).click()
    page.get_by_role("button", name="Copy note").click()
    expect(page.get_by_role("dialog").locator("[data-outcome]")).to_be_visible()


def row_copied(page: Page) -> None:
    page.locator(".copy-row").first.click()
    expect(page.locator(".copy-row[data-outcome]")).to_be_visible()


def nothing_left(page: Page) -> None:
    page.get_by_role("searchbox", name="Filter").fill("nothing is called this")
    expect(page.locator(".none")).to_be_visible()


def menu_open(page: Page) -> None:
    opener = page.get_by_role("button", name="Menu")
    if opener.is_visible():
        opener.click()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


def nearest_shown(page: Page) -> None:
    expect(page.locator("lost-page a").first).to_be_visible()


def keys_shown(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


STATES: list[tuple[str, Callable[[Page], None]]] = [
    ("", suggested),
    ("agora/607/", suggested),
    ("find/", narrowed),
    ("find/", not_found),
    ("find/", log_read),
    ("jmessage/898001/", formats_offered),
    ("jmessage/898001/", ticket_written),
    ("agora/50/", ticket_written),
    ("../rare/acme/", row_copied),
    ("../rare/acme/", nothing_left),
    ("../rare/matrix/", nothing_left),
    ("agora/607/", menu_open),
    ("agora/607/", keys_shown),
    ("categories/integration/", menu_open),
    ("404.html?agora/60", nearest_shown),
]


# On a desk, the colours are checked in the dark scheme, too; on a phone all is checked in it.
LOOKS: dict[str, tuple[ViewportSize, Scheme, Scheme | None]] = {
    "desk": (DESK, "light", "dark"),
    "phone": (PHONE, "dark", None),
}
on_each = pytest.mark.parametrize("look", LOOKS)


@on_each
@pytest.mark.usefixtures("rare_site")
@pytest.mark.parametrize(("path", "act"), STATES)
def test_no_state_of_a_page_violates_an_accessibility_rule(
    path: str, act: Callable[[Page], None], look: str, visit: Open
) -> None:
    screen, scheme, colours_in = LOOKS[look]
    page = visit(path, screen, reduced_motion="reduce")
    act(page)
    assert violations(page, scheme, colours_in) == []


@on_each
def test_a_redirect_page_violates_no_accessibility_rule(
    look: str, site: BuiltSite, catalog: Catalog, visit: Open
) -> None:
    """The redirect is taken out, or the page would be left at once."""
    screen, scheme, colours_in = LOOKS[look]
    path = next(iter(redirects(catalog))).path
    html = (site.folder / path / "index.html").read_text("utf-8")
    page = visit("", screen, reduced_motion="reduce")
    kept = html.replace("http-equiv", "data-was")
    page.route(f"**/{path}", lambda route: route.fulfill(body=kept, content_type="text/html"))
    page.goto(page.url + path)
    expect(page.get_by_role("heading")).to_contain_text(path.split("/")[-2])
    assert violations(page, scheme, colours_in) == []
