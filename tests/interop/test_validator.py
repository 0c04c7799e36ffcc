"""Every kind of page conforms to HTML and ARIA; stylesheets and drawings are well-formed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import tinycss2

from built_site import BuiltSite
from conftest import ROOT
from languages import NPM, TIME_LIMIT, tool

VALIDATOR = NPM / "html-validate/bin/html-validate.mjs"
CONFIG = ROOT / "tests/npm/html-validate.config.mjs"
ASSETS = ROOT / "docs/assets"
BROKEN = """<!doctype html>
<html lang="en"><head><title>Broken</title></head>
<body><p><table><tr><td><span aria-label="x" id="a">–</span><b id="a"></b></table></body></html>
"""


def validate(files: list[Path]) -> list[str]:
    """Return a line for each finding of html-validate."""
    command = [tool("node"), str(VALIDATOR), "--config", str(CONFIG), "--formatter", "json"]
    done = subprocess.run(
        [*command, *map(str, files)],
        capture_output=True, text=True, timeout=TIME_LIMIT, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        f"{file['filePath']}:{each['line']}:{each['column']}: {each['message']} ({each['ruleId']})"
        for file in found
        for each in file["messages"]
    ]


def test_every_kind_of_page_conforms(site: BuiltSite, every_kind: list[str]) -> None:
    names = [path if path.endswith(".html") else f"{path}index.html" for path in every_kind]
    redirect = next(iter(site.redirects))
    files = [site.folder / name for name in (*names, f"{redirect}index.html")]
    assert validate(files) == []


def test_a_page_with_errors_is_reported(tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text(BROKEN, "utf-8")
    found = validate([tmp_path / "broken.html"])
    assert len(found) >= 3
    assert any("Duplicate ID" in each for each in found)


def test_stylesheets_have_no_syntax_errors(site: BuiltSite) -> None:
    files = [*ASSETS.rglob("*.css"), *(site.folder / site.assets).rglob("*.css")]
    assert files
    nodes = [
        (file.name, node)
        for file in files
        for node in tinycss2.parse_stylesheet(file.read_text("utf-8"))
    ]
    assert [f"{name}: {node.message}" for name, node in nodes if node.type == "error"] == []


@pytest.mark.parametrize("file", sorted(ASSETS.rglob("*.svg")), ids=lambda file: file.name)
def test_drawings_are_well_formed(file: Path) -> None:
    assert ElementTree.parse(file).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_pages_have_no_inline_script(site: BuiltSite) -> None:
    """A script without a source is data."""
    scripts = [each for page in site.documents.values() for each in page.all("script")]
    inline = {each.get("type") for each in scripts if "src" not in each.attrib}
    assert inline == {"application/ld+json"}
