"""Code blocks in a browser: tabs by platform, the platform chosen last, copy buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import PHONE, Open

PAGE = "agora/201/"


def shown(page: Page) -> Locator:
    return page.locator(".tabs code:visible")


def tab(page: Page, label: str) -> Locator:
    return page.get_by_role("group", name="Platform").get_by_role("radio", name=label)


def height(page: Page) -> float:
    box = page.locator(".tabs").bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize("scripts", [True, False])
def test_arrow_keys_choose_a_platform_with_and_without_scripts(visit: Open, scripts: bool) -> None:
    page = visit(PAGE, java_script_enabled=scripts)
    tab(page, "Android · Kotlin").focus()
    expect(shown(page)).to_contain_text("Error.USER_NOT_LOGIN")
    before = height(page)
    page.keyboard.press("ArrowRight")
    expect(tab(page, "iOS · Objective-C")).to_be_checked()
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_contain_text("AgoraChatErrorUserNotLogin")
    page.keyboard.press("ArrowRight")
    expect(shown(page)).to_contain_text("CallBack")
    assert height(page) == before, "the page moves below the tabs"


def test_the_platform_chosen_last_is_chosen_on_other_pages(visit: Open, address: str) -> None:
    page = visit(PAGE)
    page.get_by_text("Flutter · Dart").click()
    page.goto(f"{address}jmessage/898001/")
    expect(tab(page, "Flutter · Dart")).to_be_checked()
    expect(shown(page)).to_contain_text('endsWith("898001")')
    page.goto(f"{address}commsease/416/")
    checked = page.locator(".tabs label:has(:checked)")
    expect(checked).to_have_text(["Flutter · Dart", "Flutter · Dart"])
    page.goto(f"{address}agora/auth_bad_access_token/")
    expect(page.locator("main")).to_contain_text("REST API · JavaScript")


@pytest.mark.parametrize("path", [PAGE, "agora/", "links/", "api/", "hosting/"])
def test_a_button_copies_each_code_block(visit: Open, path: str) -> None:
    page = visit(path)
    blocks = page.locator("main pre:visible")
    expect(blocks.first).to_be_visible()
    for block in blocks.all():
        button = block.get_by_role("button", name="Copy code")
        expect(button).to_have_count(1)
    last = blocks.last
    last.get_by_role("button", name="Copy code").click()
    expect(page.locator("main > [aria-live]")).to_have_text("Copied to the clipboard.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == str(last.locator("code").text_content()).rstrip()


def test_without_scripts_there_is_no_button(visit: Open) -> None:
    page = visit("agora/", java_script_enabled=False)
    expect(page.locator("main pre").first).to_be_visible()
    expect(page.locator("main pre button")).to_have_count(0)


def test_print_shows_the_code_of_every_platform(visit: Open) -> None:
    page = visit(PAGE, fresh=True)
    page.emulate_media(media="print")
    expect(shown(page)).to_have_count(page.locator(".tabs pre").count())
    expect(page.locator(".copy-code:visible")).to_have_count(0)


def test_on_a_phone_the_button_leaves_the_first_line_free(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    page.get_by_text("iOS · Objective-C").click()
    block = page.locator(".tabs pre:visible")
    button = block.locator("button").bounding_box()
    code = block.locator("code").bounding_box()
    assert button
    assert code
    assert button["y"] > code["y"] + 30
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
