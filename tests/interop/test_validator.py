"""The Nu validator: every page is HTML by the standard, drawings and styles are sound."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from built_site import BuiltSite
from conftest import ROOT

VALIDATOR = ROOT / "tests/npm/node_modules/vnu-jar/build/dist/vnu.jar"
# Each check may take much stack; the pages are read sooner than the compiler warms up.
MACHINE = ["-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
ALLOWED = [
    # The validator does not know it; a browser that does not either shows a box of fixed height.
    r"CSS: “field-sizing”: Property “field-sizing” doesn't exist\.",
    # It reads files, which are of no host and so never the page's own. Browsers tell.
    r"Resource violates Content Security Policy \(meta tag\): external \w+ “[./\w]+/assets/.*",
    # It takes data for a script. Browsers do not run it, and so do not ask the policy.
    r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” .*",
]
ANY_ALLOWED = re.compile("|".join(ALLOWED))
BROKEN = """<!doctype html>
<html lang="en"><head><title>Broken</title></head>
<body><p><table><tr><td><span aria-label="x" id="a">–</span><b id="a"></b></table></body></html>
"""

Faults = dict[str, set[str]]  # path of a file → what the validator says of it


@pytest.fixture(scope="module")
def faults(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """Return everything the validator says, be it an error or a remark."""
    broken = tmp_path_factory.mktemp("broken") / "broken.html"
    broken.write_text(BROKEN, "utf-8")
    own = [*(ROOT / "docs/assets").glob("*.css"), *(ROOT / "docs/assets").glob("*.svg")]
    files = [*sorted(site.folder.rglob("*.html")), *own, broken]
    faults: Faults = {str(file): set() for file in files}
    for said in validated(files):
        faults[said["url"].removeprefix("file:")].add(said["message"])
    return faults


def validated(files: list[Path]) -> list[dict[str, Any]]:
    """Return the messages of one run over files."""
    java = shutil.which(os.environ.get("JAVA", "java"))
    assert java, "Java is missing; `make tools` brings it"
    asked = ["--also-check-css", "--also-check-svg", "--format", "json", "--stdout"]
    command = [java, *MACHINE, "-jar", str(VALIDATOR), "--exit-zero-always", *asked]
    said = subprocess.run([*command, *files], capture_output=True, check=True)
    assert said.stderr == b""
    messages: list[dict[str, Any]] = json.loads(said.stdout)["messages"]
    return messages


def test_nothing_is_found_but_what_is_allowed(faults: Faults) -> None:
    found = {
        file: refused
        for file, messages in faults.items()
        if not file.endswith("/broken.html")
        and (refused := {each for each in messages if not ANY_ALLOWED.fullmatch(each)})
    }
    assert found == {}


def test_what_is_allowed_still_occurs(faults: Faults) -> None:
    said = set.union(*faults.values())
    assert [one for one in ALLOWED if not any(re.fullmatch(one, each) for each in said)] == []


def test_no_script_stands_in_a_page(site: BuiltSite) -> None:
    """What the validator takes for one is data."""
    scripts = [each for page in site.documents.values() for each in page.all("script")]
    inline = {each.get("type") for each in scripts if "src" not in each.attrib}
    assert inline == {"application/ld+json"}


def test_a_broken_page_is_found_out(faults: Faults) -> None:
    (broken,) = (messages for file, messages in faults.items() if file.endswith("/broken.html"))
    assert len(broken) >= 3
    assert "Duplicate ID “a”." in broken
