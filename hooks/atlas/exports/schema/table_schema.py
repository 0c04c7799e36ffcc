"""Schemas of the tables, made from the types of what they hold (Frictionless Table Schema)."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from atlas.catalog.field_types import Date
from atlas.catalog.model import Record
from atlas.exports.csv_tables import entry_columns
from atlas.exports.schema import records
from atlas.exports.schema.files import MappingRow

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_DAY = TypeAdapter(Date).json_schema()["pattern"]
_NULL = {"type": "null"}

KINDS = ("entry-table", "mapping-table")


def render_table_schema(kind: str) -> str:
    """Return the schema of a kind of table."""
    if kind == "entry-table":
        return _render(records.Entry, entry_columns(), primaryKey=["vendor", "list", "code"])
    return _render(MappingRow, [(name,) for name in MappingRow.model_fields])


def _render(record: type[Record], paths: list[tuple[str, ...]], **more: Any) -> str:
    shape = record.model_json_schema()
    fields = [_field(shape, path) for path in paths]
    schema = {"$schema": _PROFILE, "fields": fields, **more, "missingValues": [""]}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _field(shape: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """Return a column: its name, its type, and whether a cell may be empty."""
    kind, description, required = shape, "", True
    for name in path:
        field = kind["properties"][name]
        description = field.get("description", description)
        choices = field.get("anyOf", [field])
        required = required and _NULL not in choices
        kind = next(each for each in choices if each != _NULL)
        kind = shape["$defs"][kind["$ref"].rpartition("/")[2]] if "$ref" in kind else kind
    limits = {"required": required, **_limits(kind)}
    constraints = {key: each for key, each in limits.items() if each}
    held = "date" if kind.get("pattern") == _DAY else kind["type"]
    column = {"name": "_".join(path), "type": held}
    more = {"description": description, "constraints": constraints}
    return {**column, **{key: each for key, each in more.items() if each}}


def _limits(kind: dict[str, Any]) -> dict[str, Any]:
    """Return what a cell must be. A pattern holds for all of it, so it has no anchors."""
    if "enum" in kind:
        return {"enum": kind["enum"]}
    pattern = kind.get("pattern", "")
    return {"pattern": pattern[1:-1]} if pattern.startswith("^") and pattern != _DAY else {}
