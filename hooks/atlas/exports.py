"""The catalog's facts as files for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from atlas.catalog import Catalog, Item
from atlas.crossref import Counterpart, CrossReference, Migration, migration
from atlas.urls import mapping_path

_COLUMNS = (
    "source_vendor", "source_list", "source_code", "source_name",
    "match", "problem",
    "target_vendor", "target_list", "target_code", "target_name",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would compute


def export_files(catalog: Catalog, cross: CrossReference) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of each file."""
    for source in catalog.vendors:
        for target in catalog.vendors:
            if source != target:
                found = migration(catalog, cross, source, target)
                yield mapping_path(source, target, "json"), render_mapping_json(found)
                yield mapping_path(source, target, "csv"), render_mapping_csv(found)


def render_mapping_json(found: Migration) -> str:
    """Return a mapping as JSON: `mapped` with counterparts, best first, and `gaps`."""
    document = {
        "from": found.source,
        "to": found.target,
        "mapped": [
            {**_code(item), "counterparts": [_counterpart(each) for each in counterparts]}
            for item, counterparts in found.mapped
        ],
        "gaps": [_code(item) for item in found.gaps],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def render_mapping_csv(found: Migration) -> str:
    """Return a mapping as CSV, a row per counterpart; a gap is a row without a target.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which stands
    for text there; code -1 is written '-1.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for item, counterparts in found.mapped:
        for each in counterparts:
            writer.writerow(
                _cells(*_identity(item), each.match, each.problem, *_identity(each.item))
            )
    for item in found.gaps:
        writer.writerow(_cells(*_identity(item), "none", item.main_problem, *[""] * 4))
    return out.getvalue()


def _code(item: Item) -> dict[str, str | None]:
    return {"list": item.list, "code": item.entry.code, "name": item.entry.name}


def _counterpart(each: Counterpart) -> dict[str, str | None]:
    return {**_code(each.item), "match": each.match, "problem": each.problem}


def _identity(item: Item) -> tuple[str, str, str, str]:
    return item.vendor, item.list, item.entry.code, item.entry.name or ""


def _cells(*values: str) -> list[str]:
    """Return values as cells that stay text in a spreadsheet."""
    return [f"'{value}" if value.startswith((*_FORMULA, "'")) else value for value in values]
