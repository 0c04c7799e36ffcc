"""Keyboard access: visible focus, and every control reached and used without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from conftest import DESK, PHONE, Open
from page_checks import FOCUS

# A menu that opens is scrolled into view a little later: wait for that before looking at the focus.
UNFOLD = """async () => {
    const folded = [...document.querySelectorAll("details:not([open], .hits__problem)")];
    const opened = folded.map((each) =>
        new Promise((done) => each.addEventListener("toggle", done)));
    for (const each of folded) each.open = true;
    await Promise.all(opened);
}"""
# Pages to walk through, each with what a script adds last.
WALKED = {
    "": "finder-box input",
    "find/?q=group": "[role=option]",
    "../rare/acme/100/": ".tools [data-copy]",
    "../rare/acme/": ".copy-row",
    "../rare/matrix/": "compare-vendors output",
}
STOP = f"(end) => document.activeElement.matches(end) ? end : ({FOCUS})()"


def walk(page: Page, key: str, end: str) -> list[str | None]:
    """Press a key until the focus is at the end; return the fault of each stop before it."""
    stops: list[str | None] = []
    while len(stops) < 300:
        page.keyboard.press(key)
        stops.append(page.evaluate(STOP, end))
        if stops[-1] == end:
            return stops[:-1]
    raise AssertionError(f"{key} does not lead to {end}")


@pytest.mark.usefixtures("rare_site")
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", WALKED)
def test_the_focus_is_visible_at_every_stop_in_both_directions(
    path: str, viewport: ViewportSize, visit: Open
) -> None:
    page = visit(path, viewport, reduced_motion="reduce")
    expect(page.locator(WALKED[path]).first).to_be_visible()
    page.evaluate(UNFOLD)
    there, back = walk(page, "Tab", "body"), walk(page, "Shift+Tab", ".skip")
    assert [fault for fault in there + back if fault] == []
    assert min(len(there), len(back)) > 5


def test_a_hidden_focus_is_found(visit: Open) -> None:
    page = visit("agora/607/", PHONE)
    page.evaluate(
        """() => {
            const link = document.querySelector(".crumbs a:nth-child(2)");
            link.focus();
            scrollTo(0, scrollY + link.getBoundingClientRect().top - 10);
        }"""
    )
    assert "hidden by <" in page.evaluate(FOCUS)


def test_the_focus_returns_to_the_button_that_opened_the_dialog(visit: Open) -> None:
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


def test_results_of_the_finder_page_are_reached_and_opened_by_keyboard(
    visit: Open, address: str
) -> None:
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
    for _ in range(4 + 1):  # the other controls, the button
        page.keyboard.press("Tab")
    expect(page.locator(".filter").get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Gr")
    expect(page.get_by_role("combobox", name="Category")).to_have_value("group")
    expect(page.locator("row-filter output")).to_have_text(re.compile(r"^Showing \d+ of \d+ codes"))


def test_vendors_are_chosen_and_a_code_is_opened_by_keyboard(visit: Open) -> None:
    page = visit("matrix/")
    page.get_by_role("checkbox", name="Agora Chat").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-column=jmessage]")).to_be_hidden()
    page.locator("tbody th a:visible").first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("td:not([hidden]) a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".code-page")).to_be_visible()


def test_the_phone_menu_takes_and_returns_the_focus(visit: Open) -> None:
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
