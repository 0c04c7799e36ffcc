"""Browsers without JavaScript: every code is reached by links, and forms lead somewhere."""

from __future__ import annotations

from playwright.sync_api import expect

from conftest import PHONE, Open


def test_a_code_is_reached_by_links_alone(visit: Open, address: str) -> None:
    page = visit("", java_script_enabled=False)
    page.locator("main").get_by_role("link", name="JMessage").click()
    page.get_by_role("link", name="898001", exact=True).click()
    expect(page).to_have_url(f"{address}jmessage/898001/")
    page.get_by_role("link", name="Users", exact=True).last.click()
    expect(page).to_have_url(f"{address}categories/user/")


def test_the_phone_menu_opens_without_javascript(visit: Open) -> None:
    page = visit("agora/607/", PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


def test_the_search_form_leads_to_the_finder_page_with_instructions(
    visit: Open, address: str
) -> None:
    page = visit("agora/", java_script_enabled=False)
    page.get_by_label("Find an error code").fill("898001")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}find/?q=898001")
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="JMessage")).to_be_visible()
    expect(page.get_by_label("Log, stack trace")).to_be_hidden()
