"""One slip in the real data is one diagnostic, which names the cause at its line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas.catalog.data_folder import LEDGER
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.ledger import read_ledger
from atlas.catalog.loader import FileCache, load_catalog
from atlas.catalog.yaml_source import parse_source
from atlas.checks import check_catalog
from conftest import ROOT
from faults import assert_no_faults

LAST_DAY = "9999-12-31"
DATA = ROOT / "data"
CACHE: FileCache = {}
VENDORS = sorted(
    path.parent.name
    for path in DATA.glob("*/vendor.yml")
    if f"{path.parent.name}/" in read_ledger(DATA / LEDGER)
)
SIZES = {
    path.stat().st_size: path
    for path in DATA.glob("*/*.yml")
    if path.read_text("utf-8").count("\n  - id: ") > 1  # lists of several sources
}
LIST = SIZES[min(size for size in SIZES if size > 10_000)]  # each slip costs a parse
TEXTS = [
    path.read_text("utf-8") for path in (LIST, DATA / "categories.yml", DATA / "platforms.yml")
]

SOURCES = set(re.findall("(?m)^  - id: .*$", TEXTS[0].partition("\ncodes:")[0]))


def slips(pattern: str, new: str) -> Iterator[tuple[int, str, list[Diagnostic]]]:
    """Yield each line of a real file that a pattern changes, and the diagnostics of that file."""
    for text in TEXTS:
        yield from slips_in(text, pattern, new)


def slips_in(text: str, pattern: str, new: str) -> Iterator[tuple[int, str, list[Diagnostic]]]:
    lines = text.split("\n")
    for at, line in enumerate(lines):
        changed = re.sub(pattern, new, line, count=1)
        if changed != line:
            broken = "\n".join([*lines[:at], changed, *lines[at + 1 :]])
            yield at + 1, line, parse_source(broken, "list.yml")[1]


@pytest.mark.parametrize(
    ("pattern", "new"),
    [(r"^(?= *[\w-]+:( |$))", " "), (r"^ (?= *[\w-]+:( |$))", "")],
    ids=["a space too many", "a space too few"],
)
def test_a_field_that_is_not_aligned_is_named(pattern: str, new: str) -> None:
    """The only field below a key may be anywhere, so it has no diagnostic."""
    found = list(slips(pattern, new))
    assert sum(bool(diagnostics) for _, _, diagnostics in found) > 100
    assert_no_faults(
        f"{line}: {text!r}: {[str(each) for each in diagnostics]}"
        for line, text, diagnostics in found
        for field in [text.split(":")[0].strip()]
        if diagnostics
        and not (
            len(diagnostics) == 1
            and diagnostics[0].line == line
            and diagnostics[0].message.startswith(f"'{field}' is indented by 1 space too ")
        )
    )


@pytest.mark.parametrize("new", [r"  \1", r"    \1"], ids=["less indented", "aligned"])
def test_an_item_without_its_dash_is_named(new: str) -> None:
    found = list(slips("^  - ((code|id):)", new))
    assert len(found) > 30
    assert_no_faults(
        f"{line}: {text!r}: {[str(each) for each in diagnostics]}"
        for line, text, diagnostics in found
        if [(each.line, each.rule) for each in diagnostics] != [(line, "missing-dash")]
        and text not in SOURCES  # the only source: a mapping, not a list
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the real data; a test leaves it as it was."""
    return shutil.copytree(DATA, tmp_path_factory.mktemp("real") / "data")


def rules_in(data: Path) -> list[tuple[str, str]]:
    """Return the path and the rule of each diagnostic."""
    catalog, loading = load_catalog(data, CACHE)
    return [(each.path, each.rule) for each in check_catalog(catalog, LAST_DAY, loading)]


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_folder_that_was_renamed_is_one_diagnostic(vendor: str, data: Path) -> None:
    for name, expected in (
        (f"x-{vendor}", ("data/ledger.txt", "lost-address")),
        (f"{vendor} 2", (f"data/{vendor} 2", "file-name")),
        (vendor.title(), (f"data/{vendor.title()}", "file-name")),
    ):
        (data / vendor).rename(data / name)
        found = rules_in(data)
        (data / name).rename(data / vendor)
        assert found == [expected]


@pytest.mark.parametrize(
    "name", sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.*"))
)
def test_a_merge_conflict_is_one_diagnostic(name: str, data: Path) -> None:
    file = data / name
    text = file.read_text("utf-8")
    half = text.index("\n", len(text) // 2) + 1
    conflict = f"<<<<<<< HEAD\n{text[half:]}=======\n>>>>>>> main\n"
    file.write_text(text[:half] + conflict, "utf-8")
    found = rules_in(data)
    file.write_text(text, "utf-8")
    assert found == [(f"data/{name}", "merge-conflict")]


@pytest.mark.parametrize("name", ["categories.yml", "problems.yml"])
def test_an_id_that_was_renamed_is_not_reported_at_each_reference(name: str, data: Path) -> None:
    file = data / name
    text = file.read_text("utf-8")
    file.write_text(re.sub("- id: (.*)", r"- id: \1-x", text, count=1), "utf-8")
    found = rules_in(data)
    file.write_text(text, "utf-8")
    assert set(found) == {(f"data/{name}", "unused"), ("data/ledger.txt", "lost-address")}


def test_a_successor_whose_entry_is_invalid_is_not_called_retired(data: Path) -> None:
    """Another list names the same code as retired."""
    file = data / "openim/server.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("    meaning:", "    meening:"), "utf-8")
    found = rules_in(data)
    file.write_text(text, "utf-8")
    assert {path for path, _ in found} == {"data/openim/server.yml"}
