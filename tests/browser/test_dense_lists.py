"""Lists of codes: their density, order, filters and the way back to all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from conftest import PHONE, Open

LAPTOP = {"width": 1366, "height": 768}
LISTS = ("agora/", "jmessage/", "openim/", "categories/group/", "problems/user-not-found/")


def codes(page: Page) -> list[str]:
    """Return the codes of the first table, from the top."""
    return page.locator("table.codes").first.locator("tbody th code").all_inner_texts()


def in_lines(page: Page) -> list[float]:
    """Return the heights of all rows in lines of text."""
    heights: list[float] = page.evaluate("""() => [...document.querySelectorAll(".codes tbody tr")]
        .map((row) => {
            const line = Number.parseFloat(getComputedStyle(row).lineHeight);
            return (row.getBoundingClientRect().height - 13) / line;
        })""")
    return heights


@pytest.mark.parametrize("path", LISTS)
def test_most_rows_have_one_or_two_lines_on_a_desktop(path: str, visit: Open) -> None:
    page = visit(path, LAPTOP)
    heights = in_lines(page)
    assert sum(height < 2.5 for height in heights) > 0.7 * len(heights)


def test_short_codes_have_a_narrow_column_and_long_ones_do_not_break(visit: Open) -> None:
    width = "document.querySelector('.codes thead th').offsetWidth"
    assert visit("jmessage/", LAPTOP).evaluate(width) < 170
    page = visit("cometchat/", LAPTOP)
    assert page.evaluate(width) > 250
    assert (
        page.evaluate("""() => [...document.querySelectorAll(".codes th code")]
        .filter((code) => code.getClientRects().length > 2).length""")
        == 0
    )


@pytest.mark.parametrize("path", ["agora/", "categories/message/", "problems/token-invalid/"])
def test_the_columns_of_all_lists_on_a_page_have_one_width(path: str, visit: Open) -> None:
    widths = visit(path, LAPTOP).evaluate("""() => [1, 2, 3].map((column) => new Set(
        [...document.querySelectorAll(`.codes thead th:nth-child(${column})`)]
        .map((head) => head.offsetWidth)).size)""")
    assert widths == [1, 1, 1]


def test_the_head_of_a_list_stays_in_sight(visit: Open) -> None:
    page = visit("jmessage/", LAPTOP)
    page.evaluate("scrollTo(0, 3000)")
    heads = page.evaluate("""() => [...document.querySelectorAll(".codes thead th:first-child")]
        .map((head) => head.getBoundingClientRect().top)""")
    top = page.evaluate("document.querySelector('.top').getBoundingClientRect().bottom")
    assert any(abs(head - top) < 1 for head in heads)


def test_a_row_that_a_link_names_is_not_behind_the_head(visit: Open) -> None:
    page = visit("agora/#605", LAPTOP)
    below = page.evaluate("""() => {
        const row = document.getElementById("605").getBoundingClientRect();
        const head = document.getElementById("605").closest("table").querySelector("thead th");
        return row.top - head.getBoundingClientRect().bottom;
    }""")
    assert below >= -1


def test_codes_are_ordered_by_the_head_and_the_order_is_in_the_address(visit: Open) -> None:
    page = visit("jmessage/", LAPTOP)
    source = codes(page)
    head = page.locator(".codes thead th").first
    expect(head).not_to_have_attribute("aria-sort", re.compile("."))
    button = head.get_by_role("button", name="Order")
    button.focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(re.compile(r"/jmessage/\?order=up$"))
    assert codes(page) == sorted(source, key=int) != source
    page.reload()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert codes(page) == sorted(source, key=int)
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert codes(page) == sorted(source, key=int, reverse=True)
    button.click()
    expect(page).to_have_url(re.compile(r"/jmessage/$"))
    assert codes(page) == source


def test_codes_are_ordered_by_a_control_on_a_phone(visit: Open) -> None:
    page = visit("jmessage/?retry=no", PHONE)
    source = codes(page)
    expect(page.get_by_role("button", name="Order").first).to_be_hidden()
    page.get_by_role("combobox", name="Order").select_option("down")
    assert codes(page) == sorted(source, key=int, reverse=True)
    expect(page).to_have_url(re.compile(r"\?retry=no&order=down$"))


@pytest.mark.parametrize("path", ["agora/", "categories/group/", "problems/permission-denied/"])
def test_codes_are_narrowed_by_who_acts_and_the_filter_is_cleared(path: str, visit: Open) -> None:
    page = visit(path, LAPTOP)
    clear = page.locator(".filter .clear")
    shown = page.locator("row-filter output")
    every = shown.inner_text()
    expect(clear).to_be_hidden()
    page.get_by_label("Who acts?").select_option("App operator")
    expect(page).to_have_url(re.compile(r"\?who=app-operator$"))
    expect(shown).not_to_have_text(every)
    actors = page.locator(".codes tbody tr:visible .who").all_inner_texts()
    assert {text.split("?")[-1].strip() for text in actors} == {"App operator"}
    clear.click()
    expect(clear).to_be_hidden()
    expect(shown).to_have_text(every)
    expect(page).to_have_url(re.compile(rf"/{path}$"))


def test_the_order_of_the_address_holds_when_the_filter_loads_last(visit: Open) -> None:
    page = visit("jmessage/", LAPTOP)

    def delay(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/row-filter.mjs", delay)
    page.goto(f"{page.url}?order=down")
    expect(page.locator("[aria-sort]").first).to_have_attribute("aria-sort", "descending")


def test_the_order_is_cleared_with_the_filter(visit: Open) -> None:
    page = visit("jmessage/?order=down", LAPTOP)
    expect(page.locator("[aria-sort]").first).to_be_visible()
    source = codes(visit("jmessage/", LAPTOP))
    page = visit("jmessage/?order=down", LAPTOP)
    page.locator(".filter .clear").click()
    expect(page.locator("[aria-sort]")).to_have_count(0)
    assert codes(page) == source


def test_a_list_is_whole_without_javascript(visit: Open) -> None:
    page = visit("agora/?retry=no&order=down", LAPTOP, java_script_enabled=False)
    expect(page.locator(".codes thead button")).to_have_count(0)
    expect(page.locator(".filter")).to_be_hidden()
    assert codes(page)[0] == "0"


def test_yes_is_thanked_for_and_sent_nowhere(visit: Open) -> None:
    page = visit("agora/607/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("solved-it [aria-live=polite]")).to_contain_text("Glad it helped.")
    assert [url for url in sent if "/assets/" not in url] == []


def test_no_is_a_link_without_javascript(visit: Open) -> None:
    page = visit("agora/607/", java_script_enabled=False)
    expect(page.get_by_role("button", name="Yes", exact=True)).to_be_hidden()
    link = page.get_by_role("link", name="No", exact=True)
    expect(link).to_have_attribute("href", re.compile(r"/issues/new\?template=not-solved\.yml&"))
