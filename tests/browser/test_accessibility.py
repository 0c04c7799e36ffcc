"""What a machine can find of accessibility faults: on every kind of page, in every state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize, expect

from built_site import BuiltSite
from conftest import DESK, PHONE, Open

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that another scheme can change
LOG = """{"errCode":1501,"errMsg":"TokenExpiredError"}
io.openim error code 15999
JMessage login failed 801003, then 0"""


Scheme = Literal["light", "dark"]


class Look(NamedTuple):
    """A screen, the scheme in which everything is checked, and one for the colours alone."""

    viewport: ViewportSize
    scheme: Scheme
    besides: Scheme | None = None

    @property
    def options(self) -> dict[str, Any]:
        """Return how to visit; nothing moves, or colours would be read on their way."""
        granted = ["clipboard-read", "clipboard-write"]
        return {"viewport": self.viewport, "reduced_motion": "reduce", "permissions": granted}


LOOKS = [Look(DESK, "light", "dark"), Look(PHONE, "dark")]
on_each = pytest.mark.parametrize("look", LOOKS, ids=["desk", "phone"])


def faults(page: Page, look: Look) -> list[tuple[str, ...]]:
    """Return what is found, with a part of the page for each."""
    page.evaluate(AXE_SCRIPT)
    page.emulate_media(color_scheme=look.scheme)
    found = _asked(page, "tag", RULES)
    if look.besides:
        page.emulate_media(color_scheme=look.besides)
        found += [(look.besides, *fault) for fault in _asked(page, "rule", COLOURS)]
    return found


def _asked(page: Page, kind: str, values: list[str]) -> list[tuple[str, ...]]:
    options = {"runOnly": {"type": kind, "values": values}, "resultTypes": ["violations"]}
    violations = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [(each["id"], each["nodes"][0]["html"][:160]) for each in violations]


def unfold(page: Page) -> None:
    """Open all that is folded, but for menus, which would cover what stands below them."""
    folded = "document.querySelectorAll('details:not(.tools__menu)')"
    page.evaluate(f"for (const each of {folded}) each.open = true")


@on_each
def test_every_kind_of_page(look: Look, every_kind: list[str], visit: Open) -> None:
    page = visit("", **look.options)
    home = page.url
    found = {}
    for path in every_kind:
        page.goto(home + path)
        unfold(page)
        found[path] = faults(page, look)
    assert {path: each for path, each in found.items() if each} == {}


def suggested(page: Page) -> None:
    page.get_by_role("combobox").fill("group")
    expect(page.get_by_role("option")).to_have_count(8)
    page.keyboard.press("ArrowDown")


def narrowed(page: Page) -> None:
    page.get_by_role("combobox").fill("user")
    page.get_by_role("button", name="OpenIM").click()
    expect(page.get_by_role("option").first).to_contain_text("OpenIM")


def not_found(page: Page) -> None:
    page.get_by_role("combobox").fill("898099")
    expect(page.get_by_text("Nothing in the atlas matches")).to_be_visible()


def log_read(page: Page) -> None:
    page.get_by_text("Paste a log").click()
    page.get_by_label("Paste a log").fill(LOG)
    expect(page.locator(".finding")).to_have_count(3)


def formats_offered(page: Page) -> None:
    page.locator(".tools summary").click()
    page.get_by_role("button", name="Jira").click()
    expect(page.locator("[data-outcome]")).to_be_visible()


def ticket_written(page: Page) -> None:
    page.get_by_role("button", name="Ticket text").click()
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


STATES: list[tuple[str, Callable[[Page], None]]] = [
    ("", suggested),
    ("agora/607/", suggested),
    ("find/", narrowed),
    ("find/", not_found),
    ("find/", log_read),
    ("jmessage/898001/", formats_offered),
    ("jmessage/898001/", ticket_written),
    ("commsease/403/", ticket_written),
    ("../rare/acme/", row_copied),
    ("../rare/acme/", nothing_left),
    ("../rare/matrix/", nothing_left),
    ("agora/607/", menu_open),
    ("404.html?agora/60", nearest_shown),
]


@on_each
@pytest.mark.parametrize(("path", "act"), STATES)
def test_every_state(
    path: str,
    act: Callable[[Page], None],
    look: Look,
    visit: Open,
    rare_site: BuiltSite,
) -> None:
    page = visit(path, **look.options)
    act(page)
    assert faults(page, look) == []


@on_each
def test_a_page_that_leads_on(look: Look, site: BuiltSite, visit: Open) -> None:
    """Held back, for no reader has the time to see it."""
    path = next(iter(site.redirects))
    html = (site.folder / path / "index.html").read_text("utf-8")
    page = visit("", **look.options)
    held = html.replace("http-equiv", "data-was")
    page.route(f"**/{path}", lambda route: route.fulfill(body=held, content_type="text/html"))
    page.goto(page.url + path)
    expect(page.get_by_role("heading")).to_contain_text(path.split("/")[-2])
    assert faults(page, look) == []


def test_faults_are_found(visit: Open) -> None:
    page = visit("guide/", bypass_csp=True, **LOOKS[0].options)
    page.evaluate(
        """document.querySelector("main").innerHTML = `<h1>Faulty</h1>
            <p style="color: light-dark(#17262c, #333)">Not to be read at night</p>
            <button style="width: 8px; height: 8px; padding: 0">a</button><button
             style="width: 8px; height: 8px; padding: 0">b</button><img src="data:,"><h4>x</h4>`"""
    )
    found = {fault[0] for fault in faults(page, LOOKS[0])}
    assert {"image-alt", "target-size", "heading-order", "dark"} <= found
