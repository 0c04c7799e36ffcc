"""The sample in CONTRIBUTING.md is a valid entry, and its steps create a page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import yaml

from atlas.catalog.model import Entry
from atlas.catalog.records import Catalog
from conftest import ROOT

SAMPLE = re.search(
    r"```yaml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.S
)


def sample() -> str:
    assert SAMPLE, "CONTRIBUTING.md shows a sample entry"
    return dedent(SAMPLE[1])


def test_the_sample_entry_is_valid(catalog: Catalog) -> None:
    (record,) = yaml.safe_load(sample())
    entry = Entry.model_validate(record)
    problem = catalog.problems[next(iter(entry.problems))]
    assert problem.category == entry.category


def test_the_sample_pasted_into_a_list_gets_a_page(tmp_path: Path) -> None:
    for part in ("data", "docs", "hooks", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    entries = tmp_path / "data/cometchat/rest.yml"
    indented = "".join(f"  {line}" for line in sample().splitlines(keepends=True))
    entries.write_text(entries.read_text("utf-8") + "\n" + indented, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, check=True)
    page = tmp_path / "site/cometchat/12345/index.html"
    assert "An administrator froze the group." in page.read_text("utf-8")
    index = (tmp_path / "site/assets").glob("*/search/index/keys-*.json")
    assert any('"12345"' in run.read_text("utf-8") for run in index)
