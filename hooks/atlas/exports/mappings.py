"""The mapping of one vendor's codes to another's, as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas.analysis.crossref import Counterpart, Migration
from atlas.catalog.records import Item
from atlas.exports.csv_tables import render_table
from atlas.exports.schema import files


def mapping_file(found: Migration) -> files.MappingFile:
    """Return a mapping: `mapped` with counterparts, best first, and `gaps`."""
    mapped = tuple(
        files.Mapping(**_code(item), counterparts=tuple(map(_counterpart, counterparts)))
        for item, counterparts in found.mapped
    )
    gaps = tuple(files.MappedCode(**_code(item)) for item in found.gaps)
    return files.MappingFile.model_validate(
        {"from": found.source, "to": found.target, "mapped": mapped, "gaps": gaps}
    )


def render_mapping_csv(found: Migration) -> str:
    """Return a mapping as CSV, a row per counterpart; a gap is a row without a target."""
    return render_table(list(files.MappingRow.model_fields), _rows(found))


def _rows(found: Migration) -> Iterator[tuple[Any, ...]]:
    for item, counterparts in found.mapped:
        for each in counterparts:
            yield *_code(item).values(), each.match, each.problem, *_code(each.item).values()
    for item in found.gaps:
        yield *_code(item).values(), "none", item.main_problem, None, None


def _code(item: Item) -> dict[str, str]:
    return {"list": item.list, "code": item.entry.code}


def _counterpart(each: Counterpart) -> files.Counterpart:
    return files.Counterpart(**_code(each.item), match=each.match, problem=each.problem)
