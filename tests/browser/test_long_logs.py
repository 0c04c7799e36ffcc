"""Logs of 10 MB in the log reader: the page responds, shows the progress, and can stop."""

from __future__ import annotations

import json
import statistics

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT, Open
from page_checks import IN_PAGE

SIZE = 10_000_000
LINE = (
    '{"errCode":1501,"errMsg":"TokenExpiredError","errDlt":"x"} and more of what a server logs\\n'
)
# Pastes a text into an element, as a browser does.
PASTE = """([selector, line, size]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", line.repeat(Math.ceil(size / line.length)).slice(0, size));
  const target = selector ? document.querySelector(selector) : document.body;
  const options = { clipboardData, bubbles: true, cancelable: true };
  target.dispatchEvent(new ClipboardEvent("paste", options));
}"""
# Waits until a quarter of the log is read.
FAR = """() => new Promise((resolve) => {
  const bar = document.querySelector(".log__progress progress");
  const look = () => (bar.value > 0.25 ? resolve() : requestAnimationFrame(look));
  look();
})"""


def read_log(page: Page, selector: str, size: int) -> None:
    page.evaluate(PASTE, [selector, LINE.replace("\\n", "\n"), size])


@pytest.fixture
def reader(visit: Open) -> Page:
    page = visit("find/#log")
    expect(page.locator("#log-text")).to_be_visible()
    page.evaluate("async () => { await customElements.whenDefined('log-reader'); }")
    return page


def test_a_long_log_shows_its_progress_and_stops_with_what_was_found(reader: Page) -> None:
    read_log(reader, "#log-text", SIZE)
    bar = reader.get_by_role("progressbar", name="Reading")
    expect(bar).to_be_visible(timeout=20_000)
    reader.evaluate(FAR)
    reader.get_by_role("button", name="Stop").click()
    expect(reader.locator(".findings__count")).to_contain_text("Stopped. Found")
    expect(bar).to_be_hidden()
    expect(reader.locator(".finding").first).to_contain_text("1501")


def test_the_field_shows_the_beginning_of_a_long_log(reader: Page) -> None:
    read_log(reader, "#log-text", 150_000)
    expect(reader.get_by_text("The field shows the first 100,000 of 150,000 ch")).to_be_visible()
    expect(reader.locator(".findings__count")).to_contain_text("in 1,667 lines")
    reader.locator("#log-text").fill("errCode: 1501")
    expect(reader.get_by_text("The field shows the first")).to_be_hidden()


def test_of_a_log_that_the_storage_cannot_take_the_beginning_is_read(visit: Open) -> None:
    page = visit("")
    page.evaluate("async () => { await customElements.whenDefined('finder-box'); }")
    read_log(page, "", SIZE)
    page.wait_for_url("**/find/#log")
    expect(page.get_by_text("Only the first 2,000,000 of 10,000,000 ch")).to_be_visible(
        timeout=20_000
    )


def test_no_hostile_text_takes_many_times_as_long_as_others(visit: Open) -> None:
    fragments = json.loads((ROOT / "tests/golden/hostile.json").read_text("utf-8"))
    texts = [text for fragment in fragments for text in (fragment, f"{fragment}\n")]
    took = visit("find/").evaluate((IN_PAGE / "reading-times.js").read_text("utf-8"), texts)
    limit = 100 * max(1, statistics.median(took))  # a quadratic one took a thousand times as long
    slow = [f"{text!r}: {ms:.0f} ms" for text, ms in zip(texts, took, strict=True) if ms > limit]
    assert slow == []
