"""One vendor's codes beside another's, as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas.catalog import Item
from atlas.crossref import Counterpart, Migration
from atlas.exports import documents
from atlas.exports.tables import render_table


def mapping_file(found: Migration) -> documents.MappingFile:
    """Return a mapping: `mapped` with counterparts, best first, and `gaps`."""
    mapped = tuple(
        documents.Mapping(**_code(item), counterparts=tuple(map(_counterpart, counterparts)))
        for item, counterparts in found.mapped
    )
    gaps = tuple(documents.MappedCode(**_code(item)) for item in found.gaps)
    return documents.MappingFile.model_validate(
        {"from": found.source, "to": found.target, "mapped": mapped, "gaps": gaps}
    )


def render_mapping_csv(found: Migration) -> str:
    """Return a mapping as CSV, a row per counterpart; a gap is a row without a target."""
    return render_table(list(documents.MappingRow.model_fields), _rows(found))


def _rows(found: Migration) -> Iterator[tuple[str, ...]]:
    for item, counterparts in found.mapped:
        for each in counterparts:
            yield *_identity(item), each.match, each.problem, *_identity(each.item)
    for item in found.gaps:
        yield *_identity(item), "none", item.main_problem, "", "", "", ""


def _code(item: Item) -> dict[str, Any]:
    return {"list": item.list, "code": item.entry.code, "name": item.entry.name}


def _counterpart(each: Counterpart) -> documents.Counterpart:
    return documents.Counterpart(**_code(each.item), match=each.match, problem=each.problem)


def _identity(item: Item) -> tuple[str, str, str, str]:
    return item.vendor, item.list, item.entry.code, item.entry.name or ""
