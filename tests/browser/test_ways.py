"""The ways through the site in a browser: paste, panel of hits, menu, contents, keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from atlas.catalog.records import Catalog
from conftest import PHONE, Open

LAPTOP: ViewportSize = {"width": 1366, "height": 768}


def test_the_clipboard_is_read_on_a_click(visit: Open, address: str) -> None:
    page = visit("")
    page.evaluate("navigator.clipboard.writeText('898001')")
    page.get_by_role("button", name="Paste", exact=True).click()
    expect(page.get_by_role("combobox")).to_have_value("898001")
    expect(page.get_by_role("option").first).to_contain_text("The user already exists")
    page.evaluate("navigator.clipboard.writeText('one\\nJMessage login failed 801003')")
    page.get_by_role("button", name="Paste", exact=True).click()
    expect(page).to_have_url(f"{address}find/#log")
    expect(page.locator(".finding")).to_contain_text("801003")


def test_the_button_is_hidden_where_pages_may_not_read_the_clipboard(visit: Open) -> None:
    page = visit("", fresh=True)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.reload()
    expect(page.get_by_role("button", name="Paste", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Find")).to_be_visible()


def test_all_matches_are_in_sight_and_reached_by_arrow_keys(visit: Open, address: str) -> None:
    page = visit("", LAPTOP)
    page.keyboard.press("/")
    page.keyboard.type("error")
    last = page.get_by_role("option").last
    expect(last).to_contain_text("matches")
    expect(last).to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}find/?q=error")


@pytest.mark.parametrize("path", ["categories/integration/", "categories/group/", "agora/607/"])
def test_the_place_in_the_menu_is_in_sight(path: str, visit: Open) -> None:
    page = visit(path, LAPTOP)
    expect(page.locator("#menu [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


def test_the_menu_stays_at_its_top_if_the_place_is_in_sight_there(visit: Open) -> None:
    assert visit("zego/", LAPTOP).locator("#menu").evaluate("menu => menu.scrollTop") == 0


def test_the_contents_are_beside_a_long_page_and_mark_what_is_read(visit: Open) -> None:
    page = visit("api/", LAPTOP)
    page.get_by_role("link", name="Schemas", exact=True).first.click()
    expect(page.locator("page-contents [aria-current]")).to_have_text("Schemas")
    expect(page.locator("page-contents [aria-current]")).to_be_in_viewport(ratio=1)
    page.evaluate("document.querySelector('#csv').scrollIntoView()")
    expect(page.locator("page-contents [aria-current]")).to_have_text("CSV")


def test_on_a_phone_the_contents_are_a_fold(visit: Open) -> None:
    page = visit("api/", PHONE)
    link = page.locator("page-contents a", has_text="Constants")
    expect(link).to_be_hidden()
    page.get_by_text("On this page", exact=True).click()
    link.click()
    expect(page.locator("#constants")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["agora/607/", "guide/", "problems/token-expired/", "agora/"])
def test_each_heading_has_a_link_to_itself(path: str, visit: Open) -> None:
    page = visit(path)
    expect(page.locator(".permalink").first).to_be_attached()
    headings = page.locator("main :is(h2, h3, h4)[id]")
    links = headings.evaluate_all(
        """(found) => found.map(({ id, lastElementChild: link }) =>
            [`#${encodeURIComponent(id)}`, link.getAttribute("href"), link.ariaLabel])"""
    )
    assert links
    assert [each for each in links if each[0] != each[1] or not each[2]] == []


def test_the_keys_are_shown_and_can_be_turned_off(visit: Open) -> None:
    page = visit("agora/607/")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    page.keyboard.press("?")
    expect(dialog).to_contain_text("Ctrl K")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("combobox").focus()
    page.keyboard.type("?")
    expect(page.get_by_role("combobox")).to_have_value("?")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.locator("main").focus()
    for key in ("?", "t", "/"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("combobox")).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_problems_are_filtered_by_words_that_people_say_and_by_vendor(
    visit: Open, catalog: Catalog
) -> None:
    page = visit("problems/")
    page.get_by_role("searchbox", name="Filter problems").fill("too many requests")
    row = page.locator("tbody tr:visible", has_text="Rate limit exceeded")
    expect(row.locator("td")).to_have_text(str(len(catalog.vendors)))
    page.get_by_role("searchbox", name="Filter problems").fill("")
    page.get_by_role("combobox", name="Vendor").select_option("openim")
    total = len(catalog.problems)
    expect(page.locator("output")).to_contain_text(f" of {total} problems")
    expect(page.locator("output")).not_to_contain_text(f"Showing {total} of")


def test_categories_are_filtered(visit: Open) -> None:
    page = visit("categories/")
    page.get_by_role("searchbox", name="Filter categories").fill("blacklist")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    expect(page.locator("tbody tr:visible")).to_contain_text("Blocking")
