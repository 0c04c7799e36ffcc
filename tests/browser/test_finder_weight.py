"""The bytes that a first answer of the finder costs."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from built_site import BuiltSite

EXACT = ["898001", "-1", "ERR_UID_NOT_FOUND", "target user not exist"]
IN_WORDS = ["token expires too early", "why was my message not sent"]


@pytest.fixture
def fetched_for(
    site: BuiltSite, chromium: Browser, address: str
) -> Callable[[str], tuple[int, int]]:
    """Return the compressed bytes of the index and of the scripts that a first answer loads."""

    def measure(query: str) -> tuple[int, int]:
        page = chromium.new_page()
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"{address}about/")
        page.get_by_role("combobox").fill(query)
        page.get_by_role("option").first.wait_for()
        page.close()
        sizes = {
            url: len(gzip.compress((site.folder / url.removeprefix(address)).read_bytes()))
            for url in fetched
            if "/search/" in url or url.endswith("/finder.mjs")
        }
        index = sum(size for url, size in sizes.items() if "/index/" in url)
        return index, sum(sizes.values()) - index

    return measure


@pytest.mark.parametrize("query", EXACT)
def test_a_first_exact_answer_is_light(
    query: str, fetched_for: Callable[[str], tuple[int, int]]
) -> None:
    index, scripts = fetched_for(query)
    assert 0 < index < 15_000
    assert 0 < scripts < 15_000


@pytest.mark.parametrize("query", IN_WORDS)
def test_a_first_answer_by_words_is_light(
    query: str, fetched_for: Callable[[str], tuple[int, int]]
) -> None:
    assert 0 < fetched_for(query)[0] < 40_000


def test_words_are_loaded_with_the_script_that_needs_them(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    page.goto(f"{address}agora/607/")
    page.wait_for_load_state("networkidle")
    assert not {"words.mjs", "finder.mjs"} & {*fetched}
    page.get_by_role("button", name="Copy ID").first.click()
    page.locator("[data-outcome]").wait_for()
    assert "finder.mjs" not in fetched
    page.get_by_role("combobox").fill("607")
    page.get_by_role("option").first.wait_for()
    page.close()
    assert [fetched.count(name) for name in ("words.mjs", "finder.mjs")] == [1, 1]
