"""Rules for all pages, each checked on one page of every kind.

A page is loaded once on a desk, once on a phone and once without scripts, and all checks run on
these visits: loading is what costs. Each rule is a test that reports every fault found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from built_site import BuiltSite
from conftest import DESK, PHONE, Open
from page_checks import (
    SPACED,
    UNFOLD,
    WATCH_SHIFTS,
    dead_buttons,
    layout_faults,
    layout_shifts,
    moving_elements,
    text_of,
    violations,
)
from site_server import IN_BLOCKS, served
from tabs import Tabs

# WCAG 1.4.10 and 1.4.4: the second and third are a screen of 1280 pixels at 400 % and at 200 %.
ZOOMS: list[ViewportSize] = [PHONE, {"width": 320, "height": 256}, {"width": 640, "height": 430}]
# Scripts and the index arrive late, as they do for a visitor far away.
LATE = ("/start.mjs", "/finder.mjs", "/head.json")
WITH_QUERY = [
    "find/?q=token", "find/?q=zzzzzz", "jmessage/?q=blacklist", "matrix/?q=token", "agora/nothing/",
]  # fmt: skip

pytestmark = pytest.mark.timeout(900)  # each page is loaded three times

Faults = dict[str, list[str]]  # rule → its faults, each with the path of the page
Found = Iterator[tuple[str, str]]  # of a rule and a fault


@pytest.fixture(scope="module")
def late_tabs(site: BuiltSite, rare_site: BuiltSite, chromium: Browser) -> Iterator[Tabs]:
    """Return tabs on a server that sends scripts late, and pages block by block."""
    with served(site, LATE, IN_BLOCKS) as address:
        tabs = Tabs(chromium, address)
        yield tabs
        tabs.close()


@pytest.fixture(scope="module")
def faults(every_kind: list[str], late_tabs: Tabs) -> Faults:
    """Visit every kind of page in each setting and return all faults."""
    found: Faults = defaultdict(list)
    desk = _tab(late_tabs, DESK)
    phone = _tab(late_tabs, PHONE, has_touch=True)
    bare = late_tabs.open("", DESK, fresh=True, java_script_enabled=False)
    home = bare.url
    for path in every_kind:
        for page in (desk, phone, bare):
            page.goto(home + path)
        checks = chain(_on_a_desk(desk), _on_a_phone(phone), _without_scripts(bare, desk))
        for rule, fault in checks:
            found[rule].append(f"{path}: {fault}")
    found["browser"] = list(late_tabs.faults)
    for path, page in product(WITH_QUERY, (desk, phone)):
        page.goto(home + path)
        found["shift"] += [f"{path}: {each}" for each in layout_shifts(page)]
    return found


def _tab(tabs: Tabs, screen: ViewportSize, **options: Any) -> Page:
    page = tabs.open("", screen, fresh=True, reduced_motion="reduce", **options)
    page.add_init_script(WATCH_SHIFTS)
    return page


def _on_a_desk(page: Page) -> Found:
    for each in layout_shifts(page):
        yield "shift", f"desk: {each}"
    page.evaluate(UNFOLD)
    for each in violations(page, "light", colours_in="dark"):
        yield "accessibility", f"desk: {each}"


def _on_a_phone(page: Page) -> Found:
    for each in layout_shifts(page):
        yield "shift", f"phone: {each}"
    for each in moving_elements(page):
        yield "motion", each
    page.evaluate(UNFOLD)
    for each in violations(page, "dark"):
        yield "accessibility", f"phone: {each}"
    yield from _zoomed(page, "layout")
    page.evaluate(SPACED)
    yield from _zoomed(page, "wider text")


def _zoomed(page: Page, rule: str) -> Found:
    for zoom in ZOOMS:
        page.set_viewport_size(zoom)
        for each in layout_faults(page):
            yield rule, f"{zoom['width']} pixels wide: {each}"
    page.set_viewport_size(PHONE)


def _without_scripts(bare: Page, scripted: Page) -> Found:
    for each in dead_buttons(bare):
        yield "dead buttons", each
    if text_of(bare) != text_of(scripted):
        yield "text", "differs from the text with scripts"


def test_no_page_violates_an_accessibility_rule(faults: Faults) -> None:
    assert faults["accessibility"] == []


def test_no_text_is_cut_off_covered_or_off_the_screen_at_any_zoom(faults: Faults) -> None:
    assert faults["layout"] == []


def test_no_text_is_cut_off_or_covered_with_wider_text_spacing(faults: Faults) -> None:
    assert faults["wider text"] == []


def test_nothing_moves_for_readers_who_prefer_reduced_motion(faults: Faults) -> None:
    assert faults["motion"] == []


def test_nothing_shifts_while_a_page_loads_slowly(faults: Faults) -> None:
    assert faults["shift"] == []


def test_a_page_without_scripts_has_the_same_text(faults: Faults) -> None:
    assert faults["text"] == []


def test_a_page_without_scripts_has_no_dead_button(faults: Faults) -> None:
    assert faults["dead buttons"] == []


def test_no_page_logs_an_error_or_requests_another_host(faults: Faults) -> None:
    assert faults["browser"] == []


def test_accessibility_faults_are_found(visit: Open) -> None:
    page = visit("guide/", fresh=True, bypass_csp=True, reduced_motion="reduce")
    page.evaluate(
        """document.querySelector("main").innerHTML = `<h1>Faulty</h1>
            <p style="color: light-dark(#17262c, #333)">Not readable at night</p>
            <button style="width: 8px; height: 8px; padding: 0">a</button><button
             style="width: 8px; height: 8px; padding: 0">b</button><img src="data:,"><h4>x</h4>`"""
    )
    found = {each.partition(":")[0] for each in violations(page, "light", colours_in="dark")}
    assert {"image-alt", "target-size", "heading-order", "dark"} <= found


def test_layout_faults_are_found(visit: Open) -> None:
    page = visit("guide/", PHONE, fresh=True, bypass_csp=True)
    page.evaluate(
        """document.querySelector("main").innerHTML = `
            <p id="wide">${"wide".repeat(40)}</p><p id="cut">${"to be cut off ".repeat(9)}</p>
            <p>below</p><p id="above">above</p>`;
        wide.style.overflowWrap = "normal";
        Object.assign(cut.style, { height: "1em", overflow: "hidden" });
        above.style.marginTop = "-1.5em";"""
    )
    found = "\n".join(layout_faults(page))
    for fault in ("off the screen: wide", "cut off: to be", "lies on above", "pixels wide"):
        assert fault in found


def test_moving_elements_are_found(visit: Open) -> None:
    opened = "() => { menu.showPopover(); return document.getAnimations().length; }"
    assert visit("agora/607/", PHONE).evaluate(opened) == 1
    assert moving_elements(visit("agora/607/", PHONE)) != []
    assert visit("agora/607/", PHONE, reduced_motion="reduce").evaluate(opened) == 0


def test_dead_buttons_are_found(visit: Open) -> None:
    page = visit("guide/", fresh=True, java_script_enabled=False, bypass_csp=True)
    page.evaluate("document.querySelector('main').innerHTML += '<button>Press me</button>'")
    assert dead_buttons(page) == ["<button>Press me</button>"]
