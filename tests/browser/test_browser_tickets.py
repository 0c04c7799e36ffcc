"""Ticket tools: copying links, IDs, formats and notes, by mouse, keyboard and on a phone."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from atlas.presentation.entry_views import entry_views
from atlas.presentation.view_models import EntryView
from conftest import PHONE, SITE_URL, Open, real_catalog
from exported import WORDS, real_views
from faults import assert_no_faults
from notes import note_of

CODE = "jmessage/898001/"
NAME = "kJMSGErrorHttpUserExist"
LINK = SITE_URL + CODE
NARROW: ViewportSize = {"width": 320, "height": 640}


NOTES = """async (paths) => {
    const assets = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
    const { noteOf } = await import(`${assets}elements/ticket-markup.mjs`);
    const parser = new DOMParser();
    const found = [];
    for (const path of paths) {
        const page = parser.parseFromString(await (await fetch(path)).text(), "text/html");
        found.push([...page.querySelectorAll("ticket-tools")].map(noteOf));
    }
    return found;
}"""


def test_the_note_of_each_section_says_what_its_entry_says(chromium: Browser, address: str) -> None:
    pages = [entry_views(real_views(), items) for items in real_catalog().pages()]
    paths = [views[0].path for views in pages]
    page = chromium.new_page(bypass_csp=True)  # the parser of the test makes no trusted HTML
    page.goto(f"{address}about/")
    found = page.evaluate(NOTES, [f"{address}{path}" for path in paths])
    page.close()
    assert_no_faults(
        f"{path}: {note} instead of {expected}"
        for path, notes, views in zip(paths, found, pages, strict=True)
        for note, expected in zip_longest(notes, (expected_note(view) for view in views))
        if note != expected
    )


def expected_note(view: EntryView) -> dict[str, object]:
    note = note_of(view, WORDS)._asdict()
    return note | {"called": list(note["called"]), "lines": list(note["lines"])}


def pasted(page: Page) -> str:
    """Return the text on the clipboard."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def pasted_html(page: Page) -> str:
    """Return the rich text on the clipboard."""
    read = """async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }"""
    return str(page.evaluate(read))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def spoken(page: Page) -> Locator:
    """Return what a screen reader announces."""
    return page.locator("main [aria-live=polite]", has_text="Copied")


@pytest.mark.parametrize(("name", "copied"), [("Copy link", LINK), ("Copy ID", "JMESSAGE-898001")])
def test_link_and_id_are_copied_and_announced(name: str, copied: str, visit: Open) -> None:
    page = visit(CODE)
    button(page, name).click()
    expect(page.locator("[data-copy][data-outcome]")).to_have_attribute("data-outcome", "Copied")
    expect(spoken(page)).to_have_text("Copied to the clipboard.")
    assert pasted(page) == copied
    expect(page.locator("[data-outcome]")).to_have_count(0)
    expect(spoken(page)).to_have_count(0)


@pytest.mark.usefixtures("rare_site")
def test_the_link_of_a_section_names_its_list(visit: Open) -> None:
    page = visit("../rare/acme/100/")
    page.locator("#web").get_by_role("button", name="Copy link", exact=True).click()
    expect(page.locator("[data-outcome]")).to_be_visible()
    assert pasted(page) == "https://atlas.example/rare/acme/100/#web"


@pytest.mark.usefixtures("rare_site")
def test_the_row_of_a_code_whose_lists_differ_copies_the_link_of_its_section(visit: Open) -> None:
    page = visit("../rare/acme/")
    page.locator("tr[id='web~100'] .copy-row").click()
    expect(page.locator("[data-outcome]")).to_be_visible()
    assert pasted(page) == "https://atlas.example/rare/acme/100/#web"


def test_formats_are_copied_by_keyboard(visit: Open) -> None:
    page = visit(CODE)
    menu = page.locator(".tools summary")
    menu.focus()
    starts = {
        "Markdown": f"[**JMessage error 898001**]({LINK}) `{NAME}` `User exist`",
        "Jira": f"[JMessage error 898001|{LINK}] {{{{{NAME}}}}} {{{{User exist}}}}",
        "Slack": f"*JMessage error 898001* `{NAME}` `User exist`",
        "Rich text": f"JMESSAGE-898001 · JMessage error 898001 · {NAME} · User exist",
    }
    for number, (name, start) in enumerate(starts.items(), 1):
        menu.evaluate("menu => delete menu.dataset.outcome")  # that of the format before
        page.keyboard.press("Enter")
        for _ in range(number):
            page.keyboard.press("Tab")
        expect(button(page, name)).to_be_focused()
        page.keyboard.press("Enter")
        expect(button(page, name)).to_be_hidden()
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("data-outcome", "Copied")
        expect(spoken(page)).to_have_text("Copied to the clipboard.")
        assert pasted(page).splitlines()[0] == start
        assert "Retry? No. Who acts? App developer." in pasted(page)
    assert f'<a href="{LINK}">JMessage error 898001</a>' in pasted_html(page)
    page.keyboard.press("Enter")
    expect(button(page, "Jira")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button(page, "Jira")).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_format_menu_closes_when_the_focus_leaves(visit: Open) -> None:
    page = visit(CODE)
    menu = page.locator(".tools summary")
    menu.click()
    page.get_by_role("heading", name="Causes").click()
    expect(button(page, "Jira")).to_be_hidden()
    menu.click()
    expect(button(page, "Jira")).to_be_visible()
    button(page, "Copy ID").focus()
    expect(button(page, "Jira")).to_be_hidden()


def test_ticket_text_is_copied_by_keyboard_alone(visit: Open) -> None:
    page = visit("cometchat/ERR_UID_NOT_FOUND/")
    expect(button(page, "Copy link")).to_be_visible()
    page.keyboard.press("t")
    dialog = page.get_by_role("dialog", name="Ticket text COMETCHAT-ERR_UID_NOT_FOUND")
    expect(dialog).to_be_visible()
    expect(button(page, "Copy note")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.locator("[aria-live]")).to_have_text("Copied to the clipboard.")
    note = pasted(page).splitlines()
    assert note[0] == "COMETCHAT-ERR_UID_NOT_FOUND · CometChat error ERR_UID_NOT_FOUND"
    assert note[1] == "The user with this UID was not found."
    assert note[2] == "Retry? After a fix. Who acts? App developer."
    assert note[3].startswith("First step, ")
    assert note[4] == f"{SITE_URL}cometchat/ERR_UID_NOT_FOUND/"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(button(page, "Copy message")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Copy message")).to_have_attribute("data-outcome", "Copied")
    assert pasted(page) == page.locator(".say q").inner_text()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_an_edited_note_is_copied_as_edited(visit: Open) -> None:
    page = visit(CODE)
    button(page, "Ticket text").click()
    note = page.get_by_label("Internal note").input_value()
    assert note.endswith(f"\n{LINK}")
    page.get_by_label("Internal note").fill("Ours: t")
    button(page, "Copy note").click()
    expect(button(page, "Copy note")).to_have_attribute("data-outcome", "Copied")
    assert pasted(page) == "Ours: t"
    button(page, "Close").click()
    button(page, "Ticket text").click()
    expect(page.get_by_label("Internal note")).to_have_value(note)


def test_a_missing_customer_message_is_reported(visit: Open) -> None:
    page = visit("agora/50/")
    button(page, "Ticket text").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("No customer message for this code yet.")
    expect(dialog.get_by_role("textbox")).to_have_count(1)


def test_the_shortcut_is_ignored_while_typing_and_can_be_switched_off(visit: Open) -> None:
    page = visit(CODE)
    dialog = page.get_by_role("dialog")
    page.get_by_role("combobox").fill("")
    page.keyboard.press("t")
    expect(page.get_by_role("combobox")).to_have_value("t")
    expect(dialog).to_be_hidden()
    page.locator("main").focus()
    page.keyboard.press("Alt+t")
    expect(dialog).to_be_hidden()
    page.keyboard.press("t")
    page.get_by_label("Use the single keys").uncheck()
    page.keyboard.press("Escape")
    page.locator("main").focus()
    page.keyboard.press("t")
    expect(dialog).to_be_hidden()
    page.reload()
    expect(button(page, "Copy link")).to_be_visible()
    page.keyboard.press("t")
    expect(dialog).to_be_hidden()
    button(page, "Ticket text").click()
    expect(page.get_by_label("Use the single keys")).not_to_be_checked()


OLD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def test_copying_works_without_the_clipboard_api(visit: Open) -> None:
    page = visit(CODE)
    page.evaluate(OLD)
    button(page, "Copy link").click()
    expect(button(page, "Copy link")).to_have_attribute("data-outcome", "Copied")
    page.get_by_role("combobox").focus()
    page.keyboard.press("Control+v")
    expect(page.get_by_role("combobox")).to_have_value(LINK)
    page.locator(".tools summary").click()
    button(page, "Rich text").click()
    expect(page.locator(".tools summary")).to_have_attribute("data-outcome", "Copied")
    page.evaluate(
        """document.querySelector("main").append(
            Object.assign(document.createElement("div"), { id: "pad", contentEditable: "true" }),
        )"""
    )
    page.locator("#pad").focus()
    page.keyboard.press("Control+v")
    expect(page.locator(f"#pad a[href='{LINK}']")).to_have_text("JMessage error 898001")


def test_a_refused_copy_is_reported(visit: Open) -> None:
    page = visit(CODE)
    page.evaluate(OLD)
    page.evaluate("document.execCommand = () => false")
    button(page, "Copy link").click()
    expect(button(page, "Copy link")).to_have_attribute("data-outcome", "Not copied")
    expect(page.locator(".tools [aria-live]")).to_contain_text("blocked access to the clipboard")


def test_each_row_of_a_vendor_page_copies_its_link(visit: Open) -> None:
    page = visit("agora/")
    rows = page.locator("tbody tr")
    expect(page.locator(".copy-row")).to_have_count(rows.count())
    copier = button(page, "Copy link to 605").first
    page.locator("[id='605'] th a").focus()
    page.keyboard.press("Tab")
    expect(copier).to_be_focused()
    page.keyboard.press("Enter")
    expect(copier).to_have_attribute("data-outcome", "Copied")
    expect(spoken(page)).to_have_text("Copied to the clipboard.")
    assert pasted(page) == f"{SITE_URL}agora/605/#web"


@pytest.mark.parametrize("path", [CODE, "agora/"])
def test_nothing_to_copy_is_offered_without_javascript(path: str, visit: Open) -> None:
    page = visit(path, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_ticket_id_is_readable_without_javascript(visit: Open) -> None:
    page = visit(CODE, java_script_enabled=False)
    expect(page.get_by_text("JMESSAGE-898001", exact=True).last).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["phone", "narrow"])
@pytest.mark.parametrize("path", [CODE, "cometchat/ERR_WRONG_MESSAGE_THREAD_CATEGORY/"])
def test_menu_and_dialog_fit_a_phone(path: str, viewport: ViewportSize, visit: Open) -> None:
    page = visit(path, viewport, has_touch=True)
    page.locator(".tools summary").click()
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) <= viewport["width"]
    expect(button(page, "Markdown")).to_be_in_viewport(ratio=1)
    button(page, "Ticket text").click()
    assert page.evaluate(width) <= viewport["width"]
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= viewport["width"]
    assert 0 <= box["y"] <= box["y"] + box["height"] <= viewport["height"]
