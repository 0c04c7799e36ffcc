"""The recipes of docs/links.md, run as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tree_sitter_language_pack import get_parser

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from compilers import go, java, javac, kotlin_library, kotlinc, run, tool
from conftest import ROOT

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
    """Return the address of each real code, and of some that may come."""
    (root,) = set(re.findall(r'"(https://[^"]+/)"', TEXT))
    codes = [(item.vendor, item.entry.code) for item in catalog.items]
    codes += [("agora", code) for code in ODD]
    return {each: root + urls.code_path(*each) for each in codes}


def test_the_python_recipe(wanted: dict[tuple[str, str], str]) -> None:
    names: dict[str, Callable[[str, str], str]] = {}
    exec(recipe("python"), names)
    assert {each: names["atlas_link"](*each) for each in wanted} == wanted


@pytest.fixture
def folder(wanted: dict[tuple[str, str], str], tmp_path: Path) -> Path:
    """Return a folder with the codes, one a line, for a program to print their addresses."""
    lines = (f"{vendor}\t{code}\n" for vendor, code in wanted)
    (tmp_path / "codes.txt").write_text("".join(lines), "utf-8")
    return tmp_path


def test_the_javascript_recipe(folder: Path, wanted: dict[tuple[str, str], str]) -> None:
    caller = """
import { readFileSync } from "node:fs";
for (const line of readFileSync("codes.txt", "utf8").trimEnd().split("\\n")) {
  console.log(atlasLink(...line.split("\\t")));
}
"""
    (folder / "main.mjs").write_text(recipe("javascript") + caller, "utf-8")
    assert run(folder, tool("node"), "main.mjs").splitlines() == list(wanted.values())


def test_the_go_recipe(folder: Path, wanted: dict[tuple[str, str], str]) -> None:
    (folder / "atlas").mkdir()
    (folder / "atlas/atlas.go").write_text(recipe("go"), "utf-8")
    (folder / "go.mod").write_text("module example\n\ngo 1.19\n", "utf-8")
    caller = """\
package main

import (
	"bufio"
	"example/atlas"
	"fmt"
	"os"
	"strings"
)

func main() {
	codes, err := os.Open("codes.txt")
	if err != nil {
		panic(err)
	}
	for lines := bufio.NewScanner(codes); lines.Scan(); {
		vendor, code, _ := strings.Cut(lines.Text(), "\\t")
		fmt.Println(atlas.Link(vendor, code))
	}
}
"""
    (folder / "main.go").write_text(caller, "utf-8")
    assert run(folder, tool("gofmt"), "-l", ".") == ""
    assert go(folder, "vet", "./...") == ""
    assert go(folder, "run", ".").splitlines() == list(wanted.values())


def test_the_java_recipe(folder: Path, wanted: dict[tuple[str, str], str]) -> None:
    (folder / "Atlas.java").write_text(recipe("java"), "utf-8")
    caller = """
class Main {
    public static void main(String[] none) throws java.io.IOException {
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("codes.txt"))) {
            String[] pair = line.split("\\t");
            System.out.println(Atlas.link(pair[0], pair[1]));
        }
    }
}
"""
    (folder / "Main.java").write_text(caller, "utf-8")
    assert javac(folder, "Atlas.java", "Main.java") == ""
    assert java(folder, "Main").splitlines() == list(wanted.values())


def test_the_kotlin_recipe(folder: Path, wanted: dict[tuple[str, str], str]) -> None:
    caller = """
fun main() = java.io.File("codes.txt").forEachLine {
    val (vendor, code) = it.split('\\t')
    println(atlasLink(vendor, code))
}
"""
    (folder / "Main.kt").write_text(recipe("kotlin") + caller, "utf-8")
    assert kotlinc(folder, "Main.kt") == ""
    assert java(folder, "MainKt", kotlin_library()).splitlines() == list(wanted.values())


def test_the_swift_recipe_is_swift() -> None:
    """Nothing here can run it (see compilers.py)."""
    parser = get_parser("swift")
    assert not parser.parse(recipe("swift").encode()).root_node.has_error
    assert parser.parse(recipe("swift").replace("{", "", 1).encode()).root_node.has_error


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
