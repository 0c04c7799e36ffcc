"""A person who zooms, or sets text wider: all is there, nothing cut off or covered."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import PHONE, ROOT, Open

LAYOUT = (ROOT / "tests/support/in_page/layout.js").read_text("utf-8")
# WCAG 1.4.10 and 1.4.4: a screen of 1280 pixels at 400 % and at 200 %.
ZOOMS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE, "has_touch": True},
    "400%": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
    "200%": {"viewport": {"width": 640, "height": 430}, "device_scale_factor": 2},
}
# WCAG 1.4.12; a sheet made by a script, which no policy of the page stands against.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
}"""
UNFOLD = (
    "for (const each of document.querySelectorAll('main > details, section > details, "
    "row-filter details, .covers details')) each.open = true"
)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_kind_of_page_can_be_read(zoom: str, every_kind: list[str], visit: Open) -> None:
    page = visit("", **ZOOMS[zoom])
    home = page.url
    faults = {}
    for path in every_kind:
        page.goto(home + path)
        page.evaluate(UNFOLD)
        faults[path] = page.evaluate(LAYOUT)
        page.evaluate(SPACED)
        faults[f"{path} with wider text"] = page.evaluate(LAYOUT)
    assert {path: each for path, each in faults.items() if each} == {}


def test_faults_of_layout_are_found(visit: Open) -> None:
    page = visit("guide/", PHONE, bypass_csp=True)
    page.evaluate(
        """document.querySelector("main").innerHTML = `
            <p id="wide">${"wide".repeat(40)}</p><p id="cut">${"to be cut off ".repeat(40)}</p>
            <p>below</p><p id="above">above</p>`;
        wide.style.overflowWrap = "normal";
        Object.assign(cut.style, { height: "1em", overflow: "hidden" });
        above.style.marginTop = "-1.5em";"""
    )
    said = "\\n".join(page.evaluate(LAYOUT))
    for fault in ("off the screen: wide", "cut off: to be", "lies on above", "pixels wide"):
        assert fault in said
