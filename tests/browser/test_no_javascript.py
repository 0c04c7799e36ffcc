"""A person whose browser runs no scripts: all facts, all ways, and nothing that does nothing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from conftest import PHONE, Open

# What only a script can do, and what is said in its place.
TOOLS = "form, output, .tools, .copy-row, .scripted, lost-page, dialog, .no-script"
TOLD = """(tools) => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    for (const each of document.querySelectorAll(tools)) each.remove();
    return document.querySelector("main").innerText.replace(/\\s+/g, " ").trim();
}"""
# A button works if it opens a menu by itself, or sends a form somewhere.
DEAD = """() => [...document.querySelectorAll("button, a:not([href]), [onclick]")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.hasAttribute("popovertarget") && !each.form?.action)
    .map((each) => each.outerHTML.slice(0, 120))"""


def test_every_kind_of_page_tells_the_same(every_kind: list[str], visit: Open) -> None:
    page, bare = visit(""), visit("", java_script_enabled=False)
    home = page.url
    differ, dead = [], {}
    for path in every_kind:
        page.goto(home + path)
        bare.goto(home + path)
        dead[path] = bare.evaluate(DEAD)
        if page.evaluate(TOLD, TOOLS) != bare.evaluate(TOLD, TOOLS):
            differ.append(path)
    assert differ == []
    assert {path: each for path, each in dead.items() if each} == {}


def test_a_code_is_reached_by_links_alone(visit: Open, address: str) -> None:
    page = visit("", java_script_enabled=False)
    page.locator("main").get_by_role("link", name="JMessage").click()
    page.get_by_role("link", name="898001", exact=True).click()
    expect(page).to_have_url(f"{address}jmessage/898001/")
    page.get_by_role("link", name="Users", exact=True).last.click()
    expect(page).to_have_url(f"{address}categories/user/")


def test_menu_of_a_phone_opens(visit: Open) -> None:
    page = visit("agora/607/", PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site")).to_be_visible()


def test_search_leads_to_the_finder_page_which_says_what_to_do(visit: Open, address: str) -> None:
    page = visit("agora/", java_script_enabled=False)
    page.get_by_label("Find an error code").fill("898001")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}find/?q=898001")
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="JMessage")).to_be_visible()
    expect(page.get_by_label("Log, stack trace")).to_be_hidden()


def test_dead_buttons_are_found(visit: Open) -> None:
    page: Page = visit("guide/", java_script_enabled=False, bypass_csp=True)
    page.evaluate("document.querySelector('main').innerHTML += '<button>Press me</button>'")
    assert page.evaluate(DEAD) == ["<button>Press me</button>"]
