"""The query file of the comparison names pages that exist, and no query twice."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from atlas import urls
from conftest import ROOT, real_catalog

KINDS = {"zh", "words", "code", "slip"}


@pytest.fixture(scope="module")
def queries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / "tests/golden/queries.yml").read_text("utf-8")
    )
    return found


def test_every_right_page_exists(queries: list[dict[str, Any]]) -> None:
    catalog = real_catalog()
    pages = {urls.code_path(item.vendor, item.entry.code) for item in catalog.items}
    pages |= set(map(urls.problem_path, catalog.problems))
    named = [(each["query"], page) for each in queries for page in each["right"]]
    assert [f"{query}: {page}" for query, page in named if page not in pages] == []


def test_every_query_has_a_kind_and_a_right_page(queries: list[dict[str, Any]]) -> None:
    assert [each for each in queries if each["kind"] not in KINDS or not each["right"]] == []


def test_no_query_stands_twice(queries: list[dict[str, Any]]) -> None:
    counts = Counter(each["query"].casefold() for each in queries)
    assert [query for query, count in counts.items() if count > 1] == []
