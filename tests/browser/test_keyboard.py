"""A person without a mouse, and one whom motion disturbs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from built_site import BuiltSite
from conftest import DESK, PHONE, ROOT, Open

FOCUS = (ROOT / "tests/support/in_page/focus.js").read_text("utf-8")
MOTION = (ROOT / "tests/support/in_page/motion.js").read_text("utf-8")
# A menu that opens is scrolled to a little later: the focus must not be looked at before.
UNFOLD = """async () => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    const opened = folded.map((each) =>
        new Promise((done) => each.addEventListener("toggle", done)));
    for (const each of folded) each.open = true;
    await Promise.all(opened);
}"""
SIZES = pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
WALKED = ["", "find/?q=group", "../rare/acme/100/", "../rare/acme/", "../rare/matrix/"]


def walk(page: Page, key: str, end: str) -> list[str | None]:
    """Press a key until the focus is on the end; return what is wrong with each stop before."""
    stops: list[str | None] = []
    while len(stops) < 300:
        page.keyboard.press(key)
        if page.evaluate(f"document.activeElement.matches('{end}')"):
            return stops
        stops.append(page.evaluate(FOCUS))
    raise AssertionError(f"{key} does not lead to {end}")


@SIZES
@pytest.mark.parametrize("path", WALKED)
def test_focus_is_seen_at_every_stop_both_ways(
    path: str, viewport: ViewportSize, visit: Open, rare_site: BuiltSite
) -> None:
    page = visit(path, viewport)
    page.evaluate(UNFOLD)
    there, back = walk(page, "Tab", "body"), walk(page, "Shift+Tab", ".skip")
    assert [wrong for wrong in there + back if wrong] == []
    assert min(len(there), len(back)) > 5


def test_hidden_focus_is_found_out(visit: Open) -> None:
    page = visit("agora/607/", PHONE)
    page.evaluate(
        """() => {
            const link = document.querySelector(".code-where a");
            link.focus();
            scrollTo(0, scrollY + link.getBoundingClientRect().top - 10);
        }"""
    )
    assert "hidden by <" in page.evaluate(FOCUS)


def test_dialog_gives_the_focus_back(visit: Open) -> None:
    page = visit("jmessage/898001/")
    opener = page.get_by_role("button", name="Ticket text")
    dialog = page.get_by_role("dialog")
    for leave in ("Escape", "Enter"):
        opener.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Copy note")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press(leave)
        expect(dialog).to_be_hidden()
        expect(opener).to_be_focused()


def test_hits_of_the_finder_page_are_reached_and_followed(visit: Open, address: str) -> None:
    page = visit("find/?q=group")
    second = page.get_by_role("option").nth(1)
    expect(second).to_be_visible()
    page.get_by_text("Paste a log").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    target = str(second.get_attribute("href")).removeprefix("../")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + target)


def test_codes_are_filtered_by_keyboard(visit: Open) -> None:
    page = visit("agora/")
    box = page.get_by_role("searchbox", name="Filter these codes")
    box.focus()
    page.keyboard.type("nothing is called this")
    expect(page.locator(".none")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Gr")
    expect(page.get_by_role("combobox", name="Category")).to_have_value("group")
    expect(page.locator("row-filter output")).to_have_text(re.compile(r"^\d of \d+ codes"))


def test_matrix_is_opened_and_followed_by_keyboard(visit: Open, address: str) -> None:
    page = visit("matrix/")
    page.locator("details summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("details[open] tbody th a").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("details[open] td a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".code-page")).to_be_visible()


def test_menu_of_the_phone_takes_and_returns_the_focus(visit: Open) -> None:
    page = visit("agora/607/", PHONE)
    opener = page.get_by_role("button", name="Menu", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#menu a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(opener).to_be_focused()


def test_nothing_moves_for_those_who_do_not_want_it(every_kind: list[str], visit: Open) -> None:
    page = visit("", PHONE, reduced_motion="reduce")
    home = page.url
    moving = {}
    for path in every_kind:
        page.goto(home + path)
        moving[path] = page.evaluate(MOTION)
    assert {path: each for path, each in moving.items() if each} == {}


def test_what_moves_for_others_is_known(visit: Open) -> None:
    opened = "() => { menu.showPopover(); return document.getAnimations().length; }"
    assert visit("agora/607/", PHONE).evaluate(opened) == 1
    assert visit("agora/607/", PHONE).evaluate(MOTION) != []
    assert visit("agora/607/", PHONE, reduced_motion="reduce").evaluate(opened) == 0
