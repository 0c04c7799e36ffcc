"""Codes whose lists differ: hits and findings name their platforms and open their section."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from conftest import Open

pytestmark = pytest.mark.usefixtures("rare_site")
FIND = "../rare/find/"


@pytest.fixture
def code(address: str) -> str:
    """Return the address of a code whose lists differ."""
    return address.replace("/base/", "/rare/") + "delta/300300/"


def test_a_hit_names_its_platforms_and_opens_its_section(visit: Open, code: str) -> None:
    page = visit(f"{FIND}?q=300300")
    hits = page.get_by_role("option")
    expect(hits).to_have_count(2)
    expect(hits.locator(".on")).to_have_text(["Web", "Android, iOS"])
    hits.nth(1).click()
    expect(page).to_have_url(f"{code}#native")
    expect(page.locator("#native")).to_be_in_viewport()


def test_enter_opens_the_section_of_the_platform_in_the_query(visit: Open, code: str) -> None:
    page = visit(FIND)
    page.get_by_role("combobox").fill("300300 ios")
    expect(page.get_by_role("option").first).to_contain_text("Android, iOS")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{code}#native")


@pytest.mark.parametrize(
    ("query", "section"),
    [("300300", ""), ("300300+javascript", "#javascript"), ("user+7+was+gone+x", None)],
)
def test_an_address_with_go_opens_a_certain_answer(
    query: str, section: str | None, visit: Open, code: str
) -> None:
    page = visit(f"{FIND}?q={query}&go=1")
    if section is None:
        expect(page.locator(".hits__note")).to_have_text(re.compile(r"^\d+ matches"))
    else:
        expect(page).to_have_url(code + section)


def test_a_missing_page_redirects_to_a_code_with_several_lists(
    chromium: Browser, code: str
) -> None:
    page = chromium.new_page()  # the browser logs the status 404 as an error
    page.goto(f"{code.rstrip('/')}.html")
    expect(page).to_have_url(code)
    page.close()


def test_the_message_that_matches_is_shown(visit: Open) -> None:
    page = visit(f"{FIND}?q=slow+down+for+9+seconds")
    expect(page.get_by_role("option").first).to_contain_text("slow down for %d seconds")
    page.get_by_role("combobox").fill("the pool is drained")
    expect(page.get_by_role("option").first).to_contain_text("the pool is drained")


def test_the_log_reader_opens_the_section_of_the_platform(visit: Open, code: str) -> None:
    page = visit(f"{FIND}#log")
    page.get_by_role("textbox").fill("I/com.deltachat: failed, code: 300300\nDone.")
    finding = page.locator(".finding")
    expect(finding.locator(".hit")).to_contain_text("Android, iOS")
    expect(finding).to_contain_text("“com.deltachat”")
    finding.get_by_role("link").click()
    expect(page).to_have_url(f"{code}#native")
