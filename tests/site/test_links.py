"""The recipes of docs/links.md compute the address of every code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from conftest import ROOT
from languages import parse, run, syntax_errors, tool

TEXT = (ROOT / "docs" / "links.md").read_text(encoding="utf-8")
ODD = [
    "-1", "010", "0", "ERR_X", "x_y.z-1", "..", "a b/c", "a#1", "100%", "%2D1", "a?b&c=d", "a+b",
    "ä:1", "a\u0308", "－1", "−1", "用户", "😀", "👩\u200d💻", "ſ", "\u212a", "$1", "\\1", "${x}",
    "[^a]", "'\"`", "a|b", "~a",
]  # fmt: skip


def recipe(language: str) -> str:
    (code,) = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.M | re.S)
    return str(code)


@pytest.fixture
def wanted(catalog: Catalog) -> dict[tuple[str, str], str]:
    """Return the address of each real code and of some unusual ones."""
    (root,) = set(re.findall(r'"(https://[^"]+/)"', TEXT))
    codes = [(item.vendor, item.entry.code) for item in catalog.items]
    codes += [("agora", code) for code in ODD]
    return {each: root + urls.code_path(*each) for each in codes}


def test_the_python_recipe_returns_each_address(wanted: dict[tuple[str, str], str]) -> None:
    names: dict[str, Callable[[str, str], str]] = {}
    exec(recipe("python"), names)
    assert {each: names["atlas_link"](*each) for each in wanted} == wanted


@pytest.fixture
def folder(wanted: dict[tuple[str, str], str], tmp_path: Path) -> Path:
    """Return a folder with the codes in a file, one per line."""
    lines = (f"{vendor}\t{code}\n" for vendor, code in wanted)
    (tmp_path / "codes.txt").write_text("".join(lines), "utf-8")
    return tmp_path


def test_the_javascript_recipe_returns_each_address(
    folder: Path, wanted: dict[tuple[str, str], str]
) -> None:
    caller = """
import { readFileSync } from "node:fs";
for (const line of readFileSync("codes.txt", "utf8").trimEnd().split("\\n")) {
  console.log(atlasLink(...line.split("\\t")));
}
"""
    (folder / "main.mjs").write_text(recipe("javascript") + caller, "utf-8")
    assert run(folder, tool("node"), "main.mjs").splitlines() == list(wanted.values())


@pytest.mark.parametrize(
    ("language", "suffix"),
    [("go", "go"), ("java", "java"), ("kotlin", "kt"), ("swift", "swift")],
)
def test_a_recipe_is_valid_in_its_language(language: str, suffix: str) -> None:
    """A grammar parses it; without its first bracket it does not."""
    text = recipe(language)
    assert syntax_errors(parse(text, suffix)) == []
    assert syntax_errors(parse(text.replace("(", "", 1), suffix))


def test_all_recipes_keep_the_same_characters() -> None:
    languages = ("python", "javascript", "go", "java", "kotlin", "swift")
    assert all("[^A-Za-z0-9._-]" in recipe(language) for language in languages)
    assert set(re.findall(r"^```(\w+)", TEXT, re.M)) == set(languages)


def test_the_github_autolink_of_each_code_leads_to_a_page(
    catalog: Catalog, site: BuiltSite
) -> None:
    cells = ["".join(row.itertext()).split() for row in site.documents["links/"].all("tr")]
    rows = [(row[0], row[1].partition("/atlas/")[2]) for row in cells if "<num>" in row[-1]]
    assert [prefix for prefix, _ in rows] == [f"{vendor.upper()}-" for vendor in catalog.vendors]
    for item in catalog.items:
        code = urls.hyphen_slug(item.entry.code) or urls.code_slug(item.entry.code)
        assert re.fullmatch("[A-Za-z0-9-]+", code)
        target = dict(rows)[f"{item.vendor.upper()}-"].replace("<num>", code)
        assert site.has(target), target
