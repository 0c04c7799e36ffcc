"""The catalog of this project has no diagnostics, and unchanged files are not parsed again."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from atlas.catalog.loader import FileCache, load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.checks.values import latest_day
from atlas.maintenance.coverage import render_coverage
from conftest import ROOT
from small_project import SOUND


def test_catalog_has_no_diagnostics() -> None:
    catalog, loading = load_catalog(ROOT / "data")
    today = latest_day(datetime.now(UTC))
    assert [str(each) for each in check_catalog(catalog, today, loading)] == []


def test_cache_keeps_records_and_diagnostics_of_unchanged_files(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    code = data / "acme/server.yml"
    sound = code.read_text("utf-8")
    cache: FileCache = {}
    first, _ = load_catalog(data, cache)
    again, _ = load_catalog(data, cache)
    assert [item.entry for item in again.items] == [item.entry for item in first.items]
    assert all(a.entry is b.entry for a, b in zip(again.items, first.items, strict=True))
    code.write_text(sound.replace("meaning:", "meanign:", 1), "utf-8")
    for _ in range(2):
        _, diagnostics = load_catalog(data, cache)
        assert {(diagnostic.path, diagnostic.rule) for diagnostic in diagnostics} == {
            ("data/acme/server.yml", "missing-field"), ("data/acme/server.yml", "unknown-field"),
        }  # fmt: skip
    code.write_text(sound, "utf-8")
    assert load_catalog(data, cache)[1] == []


def test_without_a_cache_every_file_is_parsed(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    first, again = (load_catalog(data)[0] for _ in range(2))
    assert all(a.entry is not b.entry for a, b in zip(again.items, first.items, strict=True))


def test_coverage_counts_every_code_and_entry_and_lists_the_doubts(catalog: Catalog) -> None:
    report = render_coverage(catalog).splitlines()
    (total,) = (line.split() for line in report if line.startswith("all "))
    codes, entries = sum(1 for _ in catalog.pages()), len(catalog.items)
    reviewed = sum(bool(item.entry.reviewed) for item in catalog.items)
    assert total[1:5] == [*map(str, (codes, entries, entries, reviewed))]
    doubts = [item.ref for item in catalog.items if item.entry.doubt]
    start = report.index(f"doubts ({len(doubts)}):")
    assert [line.split(":")[0] for line in report[start + 1 :]] == doubts
    lists = [line.split() for line in report[:start] if "/" in line]
    assert sum(int(count) for _, _, count, *_ in lists) == entries
