"""The real catalog: every code of the five documents, once, sound and complete."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog, Item
from atlas.checks import check_catalog
from atlas.maintenance.coverage import render_coverage
from conftest import ROOT, real_catalog
from small_project import SOUND

LISTS = {
    ("agora", "web"): 56,
    ("cometchat", "rest"): 116,
    ("commsease", "status"): 21,
    ("jmessage", "server"): 148,
    ("openim", "server"): 33,
}
ITEMS = [pytest.param(item, id=f"{item.vendor}/{item.list}/{item.entry.code}")
         for item in real_catalog().items]  # fmt: skip


def test_the_catalog_has_no_findings() -> None:
    catalog, findings = load_catalog(ROOT / "data")
    assert [str(finding) for finding in findings + check_catalog(catalog)] == []


def test_a_file_is_read_anew_once_it_has_changed(tmp_path: Path) -> None:
    """Unchanged ones are not: their records are the same objects, their findings stand again."""
    data = shutil.copytree(SOUND, tmp_path / "data")
    code = data / "acme/server.yml"
    sound = code.read_text("utf-8")
    first, _ = load_catalog(data)
    again, _ = load_catalog(data)
    assert [item.entry for item in again.items] == [item.entry for item in first.items]
    assert all(a.entry is b.entry for a, b in zip(again.items, first.items, strict=True))
    code.write_text(sound.replace("meaning:", "meanign:", 1), "utf-8")
    for _ in range(2):
        _, findings = load_catalog(data)
        assert {(finding.path, finding.rule) for finding in findings} == {
            ("data/acme/server.yml", "missing-field"), ("data/acme/server.yml", "unknown-field"),
        }  # fmt: skip
    code.write_text(sound, "utf-8")
    assert load_catalog(data)[1] == []


def test_every_list_is_whole(catalog: Catalog) -> None:
    assert Counter((item.vendor, item.list) for item in catalog.items) == LISTS


def test_no_code_stands_twice(catalog: Catalog) -> None:
    identities = Counter((item.vendor, item.list, item.entry.code) for item in catalog.items)
    assert [identity for identity, count in identities.items() if count > 1] == []


@pytest.mark.parametrize("item", ITEMS)
def test_entry_is_guided(item: Item, catalog: Catalog) -> None:
    """Causes and something to do stand on every page, the code's own or its problem's."""
    problem = catalog.problems[item.main_problem]
    assert item.entry.causes or problem.causes
    assert item.entry.fixes or item.entry.advice or problem.actions


@pytest.mark.parametrize("item", ITEMS)
def test_entry_says_where_it_comes_from(item: Item) -> None:
    assert item.entry.lines


@pytest.mark.parametrize("item", ITEMS)
def test_meaning_is_one_sentence(item: Item) -> None:
    assert item.entry.meaning.endswith(".")
    assert len(item.entry.meaning) <= 220


@pytest.mark.parametrize("item", ITEMS)
def test_constant_and_message_are_not_the_code_again(item: Item) -> None:
    assert item.entry.code not in (item.entry.name, item.entry.message)


def test_slips_of_the_sources_are_recorded(catalog: Catalog) -> None:
    """One constant under two codes, contradictions, empty texts, codes named in prose only."""
    for ref in ("agora/605", "agora/607", "agora/0", "commsease/417", "commsease/7101",
                "jmessage/899014", "jmessage/899050", "jmessage/899070",
                "cometchat/ERR_BLOCKED_BY_WEBHOOK"):  # fmt: skip
        vendor, code = ref.split("/")
        (item,) = catalog.vendors[vendor].pages[code]
        assert item.entry.notes, ref


def test_long_sections_keep_what_the_service_returns(catalog: Catalog) -> None:
    (item,) = catalog.vendors["commsease"].pages["414"]
    returned = [cause.returns for cause in item.entry.causes if not isinstance(cause, str)]
    assert '{"desc":"body not json", "code":414}' in returned
    assert len(item.entry.causes) >= 17


def test_openim_names_its_ranges(catalog: Catalog) -> None:
    ranges = [(each.from_, each.to) for each in catalog.vendors["openim"].vendor.ranges]
    assert sorted(ranges) == [("0", "9999"), ("10000", "20000"), ("20001", "29999")]


def test_every_vendor_shows_how_its_errors_look(catalog: Catalog) -> None:
    assert all(data.vendor.forms for data in catalog.vendors.values())


def test_report_counts_every_code_and_lists_the_doubts(catalog: Catalog) -> None:
    report = render_coverage(catalog).splitlines()
    (total,) = (line.split() for line in report if line.startswith("all "))
    whole = str(sum(LISTS.values()))
    unreviewed = sum(not item.entry.reviewed for item in catalog.items)
    assert (total[1], total[2], total[5], total[7]) == (whole, whole, whole, str(unreviewed))
    doubts = [item.ref for item in catalog.items if item.entry.doubt]
    assert [
        line.split(":")[0] for line in report[report.index(f"doubts ({len(doubts)}):") + 1 :]
    ] == doubts
