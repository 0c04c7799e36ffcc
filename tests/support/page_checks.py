"""Checks that a page in a browser must pass; each returns its faults as text."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from conftest import ROOT

IN_PAGE = ROOT / "tests/support/in_page"
LAYOUT = (IN_PAGE / "layout.js").read_text("utf-8")
MOTION = (IN_PAGE / "motion.js").read_text("utf-8")
FOCUS = (IN_PAGE / "focus.js").read_text("utf-8")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that the colour scheme can change

# WCAG 1.4.12. A sheet made by a script is not subject to the policy of the page.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
}"""
# Without menus, which would cover what is below them.
UNFOLD = (
    "for (const each of document.querySelectorAll('details:not(.tools__menu)')) each.open = true"
)

# What only a script can do, and what is shown in its place.
TOOLS = "form, output, .tools, .copy-row, .scripted, lost-page, dialog, .no-script"
TEXT = """(tools) => {
    for (const each of document.querySelectorAll("details")) each.open = true;
    for (const each of document.querySelectorAll(tools)) each.remove();
    return document.querySelector("main").innerText.replace(/\\s+/g, " ").trim();
}"""
# A button works if it opens a menu by itself, or sends a form somewhere.
DEAD = """() => [...document.querySelectorAll("button, a:not([href]), [onclick]")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.hasAttribute("popovertarget") && !each.form?.action)
    .map((each) => each.outerHTML.slice(0, 120))"""

WATCH_SHIFTS = """
globalThis.moved = [];
new PerformanceObserver((list) => {
    for (const { value, sources, hadRecentInput } of list.getEntries()) {
        if (!hadRecentInput) moved.push([value, sources[0]?.node?.outerHTML?.slice(0, 90)]);
    }
}).observe({ type: "layout-shift", buffered: true });
"""

Scheme = Literal["light", "dark"]


def violations(page: Page, scheme: Scheme, colours_in: Scheme | None = None) -> list[str]:
    """Return the accessibility rules that a page violates, and the colour rules in a scheme."""
    page.evaluate(AXE_SCRIPT)
    page.emulate_media(color_scheme=scheme)
    page.evaluate("scrollTo(0, 0)")  # what the head of the page covers can be scrolled from it
    found = _axe(page, "tag", RULES)
    if colours_in:
        page.emulate_media(color_scheme=colours_in)
        found += [f"{colours_in}: {each}" for each in _axe(page, "rule", COLOURS)]
    return found


def _axe(page: Page, kind: str, values: list[str]) -> list[str]:
    options = {"runOnly": {"type": kind, "values": values}, "resultTypes": ["violations"]}
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def layout_faults(page: Page) -> list[str]:
    """Return the texts that are cut off, covered or outside of the screen."""
    return list(page.evaluate(LAYOUT))


def moving_elements(page: Page) -> list[str]:
    """Return the elements that would move or fade."""
    return list(page.evaluate(MOTION))


def dead_buttons(page: Page) -> list[str]:
    """Return the visible buttons that do nothing without a script."""
    return list(page.evaluate(DEAD))


def text_of(page: Page) -> str:
    """Return the text of the page without its tools, which are removed from it."""
    return str(page.evaluate(TEXT, TOOLS))


def layout_shifts(page: Page) -> list[Any]:
    """Return what moved while a page loaded; it must have WATCH_SHIFTS as an init script."""
    page.evaluate("document.querySelector('finder-box input')?.focus()")
    page.wait_for_load_state("networkidle")
    shifts: list[Any] = page.evaluate("moved")
    page.evaluate("document.activeElement.blur()")
    return shifts
