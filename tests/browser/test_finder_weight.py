"""The bytes that a first answer of the finder costs."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser

from built_site import BuiltSite

QUERIES = ["898001", "-1", "ERR_UID_NOT_FOUND", "target user not exist"]


@pytest.mark.parametrize("query", QUERIES)
def test_a_first_answer_is_light(
    query: str, site: BuiltSite, chromium: Browser, address: str
) -> None:
    """Scripts and words stay under 20 kB, those of the log reader included; the index under 15."""
    page = chromium.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}find/")
    page.get_by_role("combobox").fill(query)
    page.get_by_role("option").first.wait_for()
    page.close()
    sizes = {
        url: len(gzip.compress((site.folder / url.removeprefix(address)).read_bytes()))
        for url in fetched
        if "/search/" in url or "/log/" in url or url.endswith("/words.mjs")
    }
    assert sum(size for url, size in sizes.items() if "/index/" in url) < 15_000
    assert sum(size for url, size in sizes.items() if "/index/" not in url) < 20_000


def test_words_are_loaded_with_the_script_that_needs_them(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    page.goto(f"{address}agora/607/")
    page.wait_for_load_state("networkidle")
    assert "words.mjs" not in fetched
    page.get_by_role("button", name="Copy ID").first.click()
    page.locator("[data-outcome]").wait_for()
    page.get_by_role("combobox").fill("607")
    page.get_by_role("option").first.wait_for()
    page.close()
    assert fetched.count("words.mjs") == 1
