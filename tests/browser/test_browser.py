"""Journeys in a browser: search, log reader, filters, matrix, migration, theme and menu."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from built_site import BuiltSite
from conftest import PHONE, Open
from page_checks import Scheme


def test_search_on_the_home_page_leads_to_a_code(visit: Open, address: str) -> None:
    page = visit("")
    page.get_by_role("combobox").fill("898001")
    best = page.get_by_role("option").first
    expect(best).to_contain_text("JMessage")
    expect(best).to_contain_text("User exist")
    expect(best).to_contain_text("Retry?")
    best.click()
    expect(page).to_have_url(f"{address}jmessage/898001/")
    expect(page.get_by_role("heading", level=1)).to_have_text("898001")


def test_search_works_by_keyboard_alone(visit: Open, address: str) -> None:
    page = visit("agora/607/")
    page.keyboard.press("/")
    page.keyboard.type("user not exist")
    expect(page.get_by_role("option").first).to_be_visible()
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ matches"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(second.get_attribute("id")))
    target = str(second.get_attribute("href"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.type(" ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + target.removeprefix("../../"))


def test_ctrl_k_focuses_the_search_box_and_tab_the_skip_link(visit: Open) -> None:
    page = visit("agora/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Find an error code")).to_be_focused()
    page = visit("agora/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_results_mark_the_match_and_show_who_acts(visit: Open) -> None:
    page = visit("")
    page.get_by_role("combobox").fill("uid not")
    best = page.get_by_role("option").first
    expect(best.locator("mark").first).to_have_text("UID")
    expect(best).to_contain_text("Retry? After a fix · Who acts? App developer")


def test_a_query_without_results_is_reported_and_stays_text(visit: Open) -> None:
    page = visit("")
    page.get_by_role("combobox").fill("<img src=x onerror=alert(1)> zzzz")
    expect(page.locator(".hits__note")).to_contain_text("<img src=x onerror=alert(1)> zzzz")
    expect(page.get_by_role("status")).to_have_text("No matches")
    expect(page.locator(".hits img")).to_have_count(0)


def test_a_key_pressed_as_the_box_gets_the_focus_is_kept(visit: Open) -> None:
    page = visit("find/?q=898099")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").evaluate(
        """(input) => {
          input.focus();
          input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
        }"""
    )
    page.keyboard.press("Enter")
    expect(page.locator(".code-page")).to_be_visible()


# A page with this is made anew on the way back, as in a browser that keeps none.
NOT_KEPT = {"content-type": "text/html", "cache-control": "no-store"}


@pytest.mark.parametrize("start", ["", "find/"])
def test_enter_opens_no_suggestion_for_a_code_that_was_not_found(
    start: str, visit: Open, address: str
) -> None:
    page = visit(start)
    page.get_by_role("combobox").fill("898099")
    expect(page.locator(".hits__note")).to_contain_text("No matches for")
    expect(page.locator(".hits__note")).to_contain_text(re.compile("Did you mean:$"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}find/?q=898099")
    expect(page.locator(".hits__note")).to_contain_text("No matches for")
    page.get_by_role("combobox").press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".code-page")).to_be_visible()


def test_earlier_results_are_removed_when_the_index_fails(visit: Open) -> None:
    page = visit("find/?q=898002")
    expect(page.locator(".hit").first).to_be_visible()
    page.route("**/search/index/**", lambda route: route.fulfill(body="cut sho"))
    page.get_by_role("combobox").fill("token expired")
    expect(page.locator(".hits__note")).to_contain_text("Couldn't load the search index")
    expect(page.locator(".hit")).to_have_count(0)


def test_the_finder_page_runs_the_query_in_its_url(visit: Open) -> None:
    page = visit("find/?q=group%20full")
    expect(page.get_by_role("combobox")).to_have_value("group full")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").fill("token expired")
    expect(page).to_have_url(re.compile(r"\?q=token%20expired$"))


def test_enter_before_the_index_is_loaded_opens_the_result_later(visit: Open, address: str) -> None:
    page = visit("")
    held: list[Route] = []
    page.route("**/head.json", lambda route: held.append(route))
    page.goto(f"{address}find/")
    page.get_by_role("combobox").fill("898001")
    expect(page.locator(".hits__note")).to_have_text("Loading the search index")
    page.keyboard.press("Enter")
    held[0].continue_()
    expect(page).to_have_url(f"{address}jmessage/898001/")


def test_the_finder_page_counts_matches_and_shown_results(visit: Open) -> None:
    page = visit("find/?q=user")
    note = page.locator(".hits__note")
    expect(note).to_have_text(
        re.compile(r"^Showing 60 of \d{3}\. Add a word or pick a vendor to narrow")
    )
    shown = page.locator("[role=option], .hits__problem, .hits__more > .hit")
    expect(shown).to_have_count(60)
    page.get_by_role("combobox").fill("1101")
    expect(note).to_have_text(re.compile(r"^\d+ matches"))


def test_the_log_reader_is_not_loaded_for_plain_queries(visit: Open) -> None:
    page = visit("agora/607/")
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    for query in ("89800", "ERR_UID_NO", "898001", "vendor:openim 110", "user not exist"):
        page.get_by_role("combobox").fill(query)
        expect(page.get_by_role("status")).to_have_text(re.compile(r"match"))
    assert not [url for url in urls if "signs.json" in url or "read-lines.mjs" in url]


def test_the_index_is_loaded_only_when_the_box_gets_the_focus(visit: Open) -> None:
    page = visit("agora/607/")
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [url for url in urls if "/index/" in url or "rank.mjs" in url]
    with page.expect_request("**/head.json"):
        page.get_by_role("combobox").focus()


def test_a_chip_narrows_to_a_vendor(visit: Open) -> None:
    page = visit("find/?q=504")
    page.get_by_role("button", name="CometChat").click()
    expect(page).to_have_url(re.compile(r"\?q=vendor%3Acometchat%20504$"))
    expect(page.get_by_role("status").first).to_have_text("No matches")
    expect(page.get_by_role("button", name="CometChat")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Agora Chat").click()
    expect(page.get_by_role("option").first).to_contain_text("MESSAGE_RECALL_TIME_LIMIT")
    expect(page.locator(".hit mark").first).to_have_text("504")


def test_a_chip_is_not_pressed_for_a_vendor_with_a_similar_name(visit: Open) -> None:
    page = visit("find/?q=vendor:agora-rtc 5")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("button", name="Agora Chat")).to_have_attribute("aria-pressed", "false")


def test_a_chip_on_an_empty_box_finds_the_vendor(visit: Open) -> None:
    page = visit("find/")
    page.get_by_role("button", name="OpenIM").click()
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option")).to_have_attribute("href", "../openim/")
    expect(page.get_by_role("link", name="Report a missing code")).to_have_count(0)
    page.keyboard.type("1101")
    expect(page.get_by_role("option").first).to_have_attribute("href", "../openim/1101/")


def test_a_late_answer_does_not_cover_a_page_whose_box_was_left(visit: Open) -> None:
    page = visit("agora/607/", fresh=True)
    page.evaluate("""() => {
        const input = document.querySelector("finder-box input");
        input.value = "group";
        input.focus();
        input.blur();
    }""")
    expect(page.locator(".hits__panel")).to_be_attached()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".hits__panel")).to_be_hidden()
    page.get_by_role("combobox").focus()
    expect(page.get_by_role("option").first).to_be_visible()


def test_back_returns_to_the_results(visit: Open, address: str) -> None:
    page = visit("find/")
    page.get_by_role("combobox").fill("group full")
    best = page.get_by_role("option").first
    target = str(best.get_attribute("href")).removeprefix("../")
    best.click()
    expect(page).to_have_url(address + target)
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("group full")
    expect(page.get_by_role("option").first).to_be_visible()


def test_an_address_bar_search_opens_the_only_result(visit: Open, address: str) -> None:
    page = visit("find/?q=JMESSAGE-898001&go=1")
    expect(page).to_have_url(f"{address}jmessage/898001/")
    page = visit("find/?q=1101&go=1")
    expect(page.get_by_role("option").first).to_be_focused()
    page = visit("find/?q=error+898001&go=1")
    expect(page).to_have_url(f"{address}jmessage/898001/")


@pytest.mark.parametrize("line", ["error 898001", '{"code":414,"desc":"check roomid"}'])
def test_enter_opens_the_code_in_a_log_line(line: str, visit: Open) -> None:
    page = visit("agora/607/")
    page.get_by_role("combobox").fill(line)
    code = re.findall(r"\d+", line)[0]
    expect(page.get_by_role("option").first.locator("mark").first).to_have_text(code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{code}/(#|$)"))


def test_a_former_code_finds_the_current_code(visit: Open, rare_site: BuiltSite) -> None:
    page = visit("../rare/find/?q=acme+ERR_OLD&go=1")
    expect(page).to_have_url(re.compile("/acme/ERR_A_NAME_[A-Z_]+/$"))


LONG = "AConstantInHumpsWhoseNameIsLongerThanAnyLineOfAPhoneAndHasNoPlaceToBreakIt"


def test_a_name_longer_than_an_index_key_is_found_only_in_full(
    visit: Open, rare_site: BuiltSite
) -> None:
    page = visit(f"../rare/find/?q=acme+{LONG}&go=1")
    expect(page).to_have_url(re.compile("/acme/ERR_A_NAME_[A-Z_]+/$"))
    page = visit(f"../rare/find/?q=acme+{LONG[:-2]}other&go=1")
    expect(page.get_by_role("option").first).to_contain_text(LONG)
    page = visit("../rare/find/#log")
    constant = "ERR_A_NAME_THAT_IS_LONGER_THAN_ANY_LINE_OF_A_PHONE_AND_GOES_ON"
    page.get_by_label("Log, stack trace").fill(f"{constant}\n{constant}_AND_ON\n{constant[:-2]}UP")
    expect(page.locator(".findings__count")).to_have_text("Found 1 in 3 lines: 1 with candidates.")


def test_missing_code_is_reported_with_the_query(visit: Open) -> None:
    page = visit("find/?q=898099")
    expect(page.get_by_text("No matches for “898099”.")).to_be_visible()
    expect(page.get_by_role("option").first).to_contain_text("8980")
    report = page.get_by_role("link", name="Report a missing code")
    assert "898099" in str(report.get_attribute("href"))


def paste(page: Page, text: str) -> None:
    """Paste text into the box as a person does."""
    page.get_by_role("combobox").focus()
    paste_into(page, text)


def paste_into(page: Page, text: str) -> None:
    """Paste text where the focus is."""
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent(
                    "paste", { clipboardData: data, cancelable: true, bubbles: true },
                ),
            );
        }""",
        text,
    )


LOG = """2026-01-02 03:04:05 POST /auth/get_user_token 200 12ms
{"errCode":1501,"errMsg":"TokenExpiredError","errDlt":"token expired"}
登录返回414、请检查
io.openim error code 15999
<img src=x onerror=alert(1)> ERR_UID_NOT_FOUND"""


def test_a_pasted_log_is_read_line_by_line(visit: Open, address: str) -> None:
    page = visit("agora/607/")
    paste(page, LOG)
    expect(page).to_have_url(f"{address}find/#log")
    expect(page.locator(".findings__count")).to_have_text(
        "Found 4 in 5 lines: 2 certain, 2 unknown."
    )
    findings = page.locator(".finding")
    expect(findings.nth(0)).to_contain_text("line 2:")
    expect(findings.nth(0)).to_contain_text("Why: has the key “errCode”, the code's own constant")
    expect(findings.nth(0).get_by_role("link")).to_have_attribute("href", "../openim/1501/")
    expect(findings.nth(1)).to_contain_text("414 isn't in the atlas's OpenIM lists.")
    unknown = findings.nth(1).get_by_role("link")
    expect(unknown.nth(0)).to_have_attribute("href", "../openim/")
    expect(unknown.nth(1)).to_have_attribute(
        "href", re.compile("Missing%20code%3A%20OpenIM%20414$")
    )
    expect(findings.nth(2)).to_contain_text(
        "15999 isn't in the atlas's OpenIM lists. Numbers from 10000 to 20000"
    )
    expect(findings.nth(3)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".findings img")).to_have_count(0)


def test_a_paste_outside_of_any_field_is_looked_up(visit: Open, address: str) -> None:
    page = visit("")
    expect(page.get_by_text("anywhere on this page")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    paste_into(page, "  openim 1501 ")
    expect(page.get_by_role("combobox")).to_have_value("openim 1501")
    expect(page.get_by_role("option").first).to_contain_text("TokenExpiredError")
    page.evaluate("document.activeElement.blur()")
    paste_into(page, LOG)
    expect(page).to_have_url(f"{address}find/#log")


def test_enter_on_an_uncertain_answer_focuses_the_first_result(visit: Open, address: str) -> None:
    page = visit("agora/607/")
    page.get_by_role("combobox").fill("token expired")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}find/?q=token+expired")
    first = page.locator(".hits__panel .hit").first
    expect(first).to_contain_text("The user token has expired")
    expect(first).to_be_focused()


def test_a_problem_opens_in_place_with_its_codes(visit: Open) -> None:
    page = visit("find/?q=token expired zebra")
    expect(page.locator(".hits__note")).to_contain_text("No entry has “zebra”")
    problem = page.locator(".hits__problem").first
    problem.locator("summary").click()
    expect(problem.locator(".hits__codes .hit").first).to_be_visible()


def test_a_product_that_is_not_covered_is_named(visit: Open) -> None:
    page = visit("find/?q=AgoraRtmKit: error code 3")
    expect(page.locator(".hits__note")).to_contain_text("Agora RTM, which the atlas does not cover")
    expect(page.get_by_role("option")).to_have_count(0)


def test_a_single_line_is_counted_as_one(visit: Open) -> None:
    page = visit("find/#log")
    page.get_by_label("Log, stack trace").fill("error 1101")
    count = page.locator(".findings__count")
    expect(count).to_have_text("Found 1 in 1 line: 1 with candidates.")
    page.get_by_label("Log, stack trace").fill("all is well")
    expect(count).to_have_text("No known error found in 1 line.")


def test_the_home_page_links_to_the_open_log_reader(visit: Open, address: str) -> None:
    page = visit("")
    page.get_by_role("link", name="Paste a log").click()
    expect(page).to_have_url(f"{address}find/#log")
    expect(page.get_by_label("Log, stack trace")).to_be_focused()


def test_a_long_list_of_findings_says_that_it_is_incomplete(visit: Open) -> None:
    page = visit("find/")
    paste(page, "JMessage login failed 801003\n" * 250)
    expect(page.locator(".findings__count")).to_contain_text("Found 250 in")
    expect(page.locator(".findings__count")).to_contain_text("Showing the first 200.")
    expect(page.locator(".finding")).to_have_count(200)


def test_a_log_of_a_megabyte_is_read(visit: Open) -> None:
    page = visit("find/")
    line = "2026-01-02 03:04:05 INFO worker GET /v3/rooms/37 200 12ms trace=af00 898001 bytes"
    lines = [line] * 12_000
    lines[6_000] = '{"errCode":1501,"errMsg":"TokenExpiredError","errDlt":""}'
    assert sum(map(len, lines)) > 900_000
    paste(page, "\n".join(lines))
    expect(page.locator(".findings__count")).to_contain_text("Found 1 in 12,000 lines")
    expect(page.locator(".finding")).to_contain_text("line 6001:")


def test_a_log_with_very_many_errors_is_read(visit: Open) -> None:
    page = visit("find/")
    paste(page, "JMessage login failed 801003\n" * 20_000)
    count = page.locator(".findings__count")
    expect(count).to_contain_text("Found 20,000 in", timeout=25_000)


def test_a_log_without_a_code_of_a_list_is_answered_by_its_words(visit: Open) -> None:
    page = visit("find/#log")
    words = "dlopen failed: library libsqlite.so not found\n  at io.rong.imlib.NativeObject"
    page.get_by_label("Log, stack trace").fill(words)
    expect(page.get_by_text("No code found in 2 lines.")).to_be_visible()
    hits = page.locator(".finding .hit")
    expect(hits.first).to_have_attribute("href", re.compile("/rongcloud/-2/$"))
    page.get_by_label("Log, stack trace").fill(f"{words}\nRongIMClient error code: 7654321")
    expect(page.get_by_text("Found 1 in 3 lines: 1 unknown.")).to_be_visible()
    expect(hits.first).to_have_attribute("href", re.compile("/rongcloud/-2/$"))


def test_log_is_typed_and_read_by_keyboard_on_a_phone(visit: Open) -> None:
    page = visit("find/", PHONE)
    page.get_by_text("Paste a log").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Log, stack trace").fill("JMessage login failed 801003")
    expect(page.locator(".finding")).to_contain_text("Certain")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_vendor_page_filters_its_codes(visit: Open) -> None:
    page = visit("jmessage/")
    rows = page.locator("tbody tr:visible")
    shown = page.locator("row-filter output")
    every = int(shown.inner_text().split()[-2])
    page.get_by_label("Filter these codes").fill("blacklist")
    expect(shown).to_have_text(re.compile(rf"^Showing \d+ of {every} codes$"))
    expect(rows.first).to_contain_text("blacklist")
    assert 0 < rows.count() < every
    page.get_by_role("combobox", name="Category").select_option("block")
    expect(page).to_have_url(re.compile(r"\?q=blacklist&category=block$"))
    filtered = rows.count()
    page.reload()
    expect(page.get_by_label("Filter these codes")).to_have_value("blacklist")
    assert rows.count() == filtered
    page.get_by_label("Filter these codes").fill("nothing is called this")
    expect(page.locator(".none")).to_be_visible()
    page.locator(".none").get_by_role("button", name="Clear").click()
    expect(shown).to_have_text(f"Showing {every} of {every} codes")


def test_row_of_a_vendor_page_can_be_linked(visit: Open) -> None:
    page = visit("agora/#605")
    expect(page.locator('[id="605"]')).to_be_in_viewport()


def test_migration_is_chosen_and_downloaded(visit: Open, address: str) -> None:
    page = visit("migrate/")
    page.get_by_label("From").select_option("openim")
    page.locator("[name=to]").select_option("jmessage")
    page.get_by_role("button", name="Show equivalents").click()
    expect(page).to_have_url(f"{address}migrate/openim/jmessage/")
    row = page.locator("tr[id='1101']")
    expect(row).to_contain_text("899002")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "jmessage.csv"


def test_theme_is_switched_and_remembered(visit: Open) -> None:
    page = visit("agora/607/", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize("system", ["light", "dark"])
def test_theme_goes_back_to_that_of_the_system(system: Scheme, visit: Open) -> None:
    page = visit("agora/607/", color_scheme=system)
    button = page.get_by_role("button", name="Theme")
    for theme in ({"light": "dark", "dark": "light"}[system], system):
        button.click()
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        expect(button).to_have_attribute("title", f"Theme: {theme}")
    button.click()
    expect(page.locator(":root:not([data-theme])")).to_be_attached()
    expect(button).to_have_attribute("title", "Theme: same as the system")
    assert page.evaluate("localStorage.getItem('atlas-theme')") is None


def test_without_storage_logs_are_read_and_the_theme_is_switched(visit: Open) -> None:
    page = visit("", fresh=True)
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, { get() { throw new DOMException("refused"); } });
        }"""
    )
    page.goto(f"{page.url}find/#log")
    page.get_by_label("Log, stack trace").fill("JMessage login failed 801003")
    expect(page.locator(".finding")).to_contain_text("Certain")
    page.get_by_role("button", name="Theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", re.compile("light|dark"))


def test_print_is_dark_on_light_in_both_themes(visit: Open) -> None:
    page = visit("agora/607/", fresh=True, color_scheme="dark")
    page.emulate_media(media="print")
    colour = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(colour) == "rgb(23, 38, 44)"
    expect(page.get_by_role("navigation", name="Site")).to_be_hidden()
    expect(page.locator("finder-box")).to_be_hidden()


def test_the_phone_menu_opens_and_closes(visit: Open, address: str) -> None:
    page = visit("agora/607/", PHONE)
    menu = page.get_by_role("navigation", name="Site")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    menu.get_by_role("link", name="All vendors").click()
    expect(page).to_have_url(f"{address}#vendors")


def test_the_first_screen_of_a_phone_shows_code_message_and_triage(visit: Open) -> None:
    page = visit("jmessage/803009/", PHONE)
    for text in ("803009", "the message contains sensitive word", "Retry?", "Who acts?"):
        expect(page.locator("main").get_by_text(text).first).to_be_in_viewport(ratio=1)


def test_the_excerpt_of_a_long_line_shows_the_code(visit: Open) -> None:
    page = visit("find/#log")
    page.get_by_label("Log, stack trace").fill(f"  pid=1501 {'a ' * 90}OpenIM errCode=1501 bad")
    expect(page.locator(".finding__head code")).to_contain_text("errCode=1501")


def test_back_restores_the_log(visit: Open) -> None:
    page = visit("find/#log")
    page.route("**/find/", lambda route: route.fulfill(response=route.fetch(), headers=NOT_KEPT))
    page.reload()
    page.get_by_label("Log, stack trace").fill("JMessage login failed 801003")
    page.locator(".finding .hit").first.click()
    page.go_back()
    expect(page.get_by_label("Log, stack trace")).to_have_value("JMessage login failed 801003")
    expect(page.locator(".finding")).to_have_count(1)


def test_without_a_form_for_reports_the_log_reader_offers_none(visit: Open) -> None:
    page = visit("find/#log")
    page.locator("footer a[href$='/issues/new']").evaluate("(link) => link.remove()")
    page.locator("#log-text").fill("errCode: 15999, errMsg: x, errDlt: y\ncode: 77777777")
    expect(page.locator(".finding")).to_have_count(2)
    expect(page.locator(".findings").get_by_text("Report a missing code")).to_have_count(0)
