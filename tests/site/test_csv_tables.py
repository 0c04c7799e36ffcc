"""CSV tables: cells are safe in spreadsheets, and rows read back as the same values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from atlas import urls
from atlas.catalog.records import Catalog
from atlas.exports.csv_tables import render_table, safe_cell
from built_site import BuiltSite
from export_files import load, rows
from faults import assert_no_faults

HOSTILE_CELLS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1",
    "\ufeff=1", "\u200b=1", "\u202e=1", "\x00=1", "\x0b@x", "＝1+1", "＋1", "－1", "＠x", "﹢1",
    "−1", "'", "'=1", "''", "\t", "\r\n", "\nx",
]  # fmt: skip
HARMLESS_CELLS = ["", "607", "a=b", "ERR_X", "[]", '{"a": "=1"}', " x", "é＝", '"', "a,b", "a\r\nb"]


def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    assert [cell for cell in HOSTILE_CELLS if safe_cell(cell) != f"'{cell}"] == []


def test_any_other_cell_is_unchanged() -> None:
    assert [cell for cell in HARMLESS_CELLS if safe_cell(cell) != cell] == []


def test_a_table_reads_back_as_the_same_values(tmp_path: Path) -> None:
    values = [*HOSTILE_CELLS, *HARMLESS_CELLS]
    text = render_table(["a", "b"], ([value, f"{value}x"] for value in values))
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode())
    assert text.startswith("a,b\r\n")
    assert text.endswith("\r\n")
    assert rows(file) == [{"a": value, "b": f"{value}x"} for value in values]


def test_no_cell_of_a_built_table_begins_like_a_formula(site: BuiltSite) -> None:
    formula = r'(?:^|,|\r\n)"?\s*[=+\-@＝＋－＠]'
    faults = []
    for file in sorted((site.folder / "api/v1").rglob("*.csv")):
        text = file.read_bytes().decode()
        name = file.relative_to(site.folder)
        if re.search(formula, re.sub(r'"(?:[^"]|"")*"', '""', text)):
            faults.append(f"{name} has a formula")
        if re.search(r"(?<!\r)\n", text):
            faults.append(f"{name} has a line that does not end in CR LF")
    assert_no_faults(faults)


def test_each_mapping_table_has_the_rows_of_its_json_file(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for source, target in catalog.pairs():
        mapping = load(site, urls.mapping_path(source, target, "json"))
        table = rows(site.folder / urls.mapping_path(source, target, "csv"))
        found = [
            (*side(row, "source"), row["match"], row["problem"], *side(row, "target"))
            for row in table
        ]
        if [row for row in found if row[2] != "none"] != [
            (*coded(code), other["match"], other["problem"], *coded(other))
            for code in mapping["mapped"]
            for other in code["counterparts"]
        ]:
            faults.append(f"{source} → {target} has other counterparts")
        if [row[:2] for row in found if row[2] == "none"] != list(map(coded, mapping["gaps"])):
            faults.append(f"{source} → {target} has other gaps")
    assert_no_faults(faults)


def side(row: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(row[f"{name}_{field}"] for field in ("list", "code"))


def coded(code: dict[str, Any]) -> tuple[str, ...]:
    return code["list"], code["code"]
