"""The recipes of docs/links.md, run as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from atlas import urls
from atlas.catalog import Catalog
from built_site import BuiltSite
from conftest import ROOT

TEXT = (ROOT / "docs" / "links.md").read_text(encoding="utf-8")
ODD = ["-1", "a b/c", "ä:1", "😀", "..", "x_y.z-1"]


def recipe(language: str) -> str:
    (code,) = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.M | re.S)
    return str(code)


@pytest.fixture
def wanted(catalog: Catalog) -> dict[tuple[str, str], str]:
    """Return the address of each real code, and of some that may come."""
    (root,) = set(re.findall(r'"(https://[^"]+/)"', TEXT))
    codes = [(item.vendor, item.entry.code) for item in catalog.items]
    codes += [("agora", code) for code in ODD]
    return {each: root + urls.code_path(*each) for each in codes}


def test_the_python_recipe(wanted: dict[tuple[str, str], str]) -> None:
    names: dict[str, Callable[[str, str], str]] = {}
    exec(recipe("python"), names)
    assert {each: names["atlas_link"](*each) for each in wanted} == wanted


def test_the_javascript_recipe(chromium: Browser, wanted: dict[tuple[str, str], str]) -> None:
    page = chromium.new_page()
    run = (
        f"(pairs) => {{ {recipe('javascript')}; return pairs.map((each) => atlasLink(...each)); }}"
    )
    assert page.evaluate(run, list(wanted)) == list(wanted.values())
    page.close()


def test_every_recipe_keeps_the_same_characters() -> None:
    languages = ("python", "javascript", "go", "java", "kotlin", "swift")
    assert all("[^A-Za-z0-9._-]" in recipe(language) for language in languages)
    assert set(re.findall(r"^```(\w+)", TEXT, re.M)) == set(languages)


def test_github_autolinks_match_every_code_and_lead_somewhere(
    catalog: Catalog, site: BuiltSite
) -> None:
    rows = re.findall(r"^\| `([A-Z]+-)` \| `https://[^|`]*/atlas/([^|`]*)` \|$", TEXT, re.M)
    prefixes = [prefix for prefix, _ in rows]
    assert sorted(prefixes) == sorted(f"{vendor.upper()}-" for vendor in catalog.vendors)
    assert not [(a, b) for a in prefixes for b in prefixes if a != b and a.startswith(b)]
    for item in catalog.items:
        code = urls.hyphen_slug(item.entry.code) or urls.code_slug(item.entry.code)
        assert re.fullmatch("[A-Za-z0-9-]+", code)
        target = dict(rows)[f"{item.vendor.upper()}-"].replace("<num>", code)
        assert site.has(target), target
