"""The finder's answers, golden case by golden case, from the module the site itself loads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

GOLDEN = yaml.safe_load((Path(__file__).parent / "golden/finder.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def ranking(chromium: Browser, address: str) -> Iterator[Page]:
    """Load the ranking module and the index, without the box and its page."""
    page = chromium.new_page()
    page.goto(f"{address}assets/favicon.svg")
    page.evaluate(
        """async (root) => {
            const rank = await import(`${root}assets/finder/rank.mjs`);
            const index = await (await fetch(`${root}assets/finder/index.json`)).json();
            const prepared = rank.prepare(index);
            globalThis.find = (query) => rank.search(prepared, query).map((hit) => hit.path);
        }""",
        address,
    )
    yield page
    page.close()


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["query"])
def test_finder_answers(case: dict[str, Any], ranking: Page) -> None:
    hits: list[str] = ranking.evaluate("(query) => find(query)", case["query"])
    if "none" in case:
        assert hits == []
    if "first" in case:
        assert hits[:1] == [case["first"]]
    assert set(case.get("among", [])) <= set(hits[:12])
