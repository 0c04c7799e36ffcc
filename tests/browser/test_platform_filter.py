"""A migration and the codes of a vendor, narrowed to a platform: `gamma` of the small catalog."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from conftest import Open

pytestmark = pytest.mark.usefixtures("rare_site")


def test_a_migration_hides_the_codes_that_the_source_platform_has_not(visit: Open) -> None:
    page = visit("../rare/migrate/gamma/zeta/")
    page.get_by_label("Gamma Talk platform").select_option("Android")
    expect(page).to_have_url(re.compile(r"/migrate/gamma/zeta/\?from=android$"))
    expect(page.locator("row-filter output")).to_have_text("Showing 4 of 6 codes")
    assert page.locator("tbody th:visible > a").all_inner_texts() == [
        "100", "300", "400", "600",
    ]  # fmt: skip


def test_a_migration_hides_the_equivalents_that_the_target_platform_has_not(visit: Open) -> None:
    page = visit("../rare/migrate/zeta/gamma/?to=android")
    assert page.locator("tbody li:visible > a").all_inner_texts() == ["100", "300"]
    page.get_by_label("Gamma Talk platform").select_option("Web")
    assert page.locator("tbody li:visible > a").all_inner_texts() == ["300", "500"]


def test_a_code_whose_equivalents_are_all_hidden_has_none_there(visit: Open) -> None:
    page = visit("../rare/migrate/gamma/acme/?to=ios")
    expect(page.locator("tr[id='web~100'] td")).not_to_have_attribute("data-none", re.compile("."))
    page.get_by_label("Acme Chat platform").select_option("Web")
    row = page.locator("tr[id='400']")
    expect(row.locator("li:visible > a")).to_have_text(["GONE", "100"])
    page.get_by_label("Acme Chat platform").select_option("Android")
    expect(row.locator("li:visible")).to_have_count(0)
    shown = row.locator("td").evaluate("cell => getComputedStyle(cell, '::after').content")
    assert shown == '"No equivalent on this platform."'


def test_a_migration_is_whole_without_javascript(visit: Open) -> None:
    page = visit("../rare/migrate/gamma/zeta/?from=android", java_script_enabled=False)
    expect(page.locator("tbody tr:visible")).to_have_count(8)
    expect(page.get_by_label("Gamma Talk platform")).to_be_hidden()


def test_the_filter_of_a_vendor_counts_codes_and_hides_empty_lists(visit: Open) -> None:
    page = visit("../rare/gamma/?platform=web")
    expect(page.locator("row-filter output")).to_have_text("Showing 4 of 6 codes")
    expect(page.get_by_role("heading", name="App errors", level=2)).to_be_hidden()
    expect(page.locator("row-filter .jump:visible")).to_have_count(0)  # they count all codes
    page.get_by_role("combobox", name="Platform").select_option("")
    expect(page.locator("row-filter output")).to_have_text("Showing 6 of 6 codes")
    expect(page.get_by_role("heading", name="App errors", level=2)).to_be_visible()
    expect(page.locator("row-filter .jump:visible")).to_have_count(2)
