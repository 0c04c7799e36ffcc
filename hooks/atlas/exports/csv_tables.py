"""Lossless CSV (RFC 4180) in which no cell is a formula to a spreadsheet.

A cell that a spreadsheet could read as a formula, and a cell that begins with an apostrophe,
gets an apostrophe in front. To get the value back, remove one leading apostrophe from every
cell that has one. An empty cell is null; a list is JSON.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Any, get_args, get_origin

from atlas.catalog.model import Record
from atlas.exports.schema import records

_FORMULA = "=+-@\N{MINUS SIGN}"  # the first characters of a formula
_LOST = ("\t", "\r", "\n")  # some spreadsheets drop these in front of a formula


def render_table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV with every cell made safe; None is an empty cell, a list is JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([safe_cell(_cell(value)) for value in row] for row in rows)
    return out.getvalue()


def render_entries(entries: Iterable[records.Entry]) -> str:
    """Return entries as CSV: a column for each field, nested ones as `retired_since`."""
    paths = entry_columns()
    return render_table(
        ["_".join(path) for path in paths],
        ([_value(data, path) for path in paths] for data in _data_of(entries)),
    )


def joined(tables: Iterable[bytes]) -> bytes:
    """Return tables with the same header as one table."""
    first, *others = tables
    return first + b"".join(table.split(b"\r\n", 1)[1] for table in others)


def entry_columns() -> list[tuple[str, ...]]:
    """Return the path within an entry of each column of its table."""
    return [
        (name, *inner)
        for name, field in records.Entry.model_fields.items()
        for inner in _inner_columns(field.annotation)
    ]


def _inner_columns(kind: Any) -> list[tuple[str, ...]]:
    """Return the fields of a nested record, or one empty path for any other type."""
    for each in (kind, *(get_args(kind) if get_origin(kind) is UnionType else ())):
        if isinstance(each, type) and issubclass(each, Record):
            return [(name,) for name in each.model_fields]
    return [()]


def safe_cell(value: str) -> str:
    """Return a value as a cell that a spreadsheet reads as text."""
    if (first := value[:1]).isalnum() and first.isascii():
        return value
    return f"'{value}" if value.startswith(("'", *_LOST)) or _is_formula(value) else value


def _is_formula(value: str) -> bool:
    """Return whether a value begins like a formula, also in full width or after invisible signs."""
    for sign in value:
        if not (sign.isspace() or unicodedata.category(sign)[0] in "CZ"):
            return unicodedata.normalize("NFKC", sign)[0] in _FORMULA
    return False


def _data_of(entries: Iterable[records.Entry]) -> Iterator[dict[str, Any]]:
    return (entry.model_dump(mode="json") for entry in entries)


def _value(data: dict[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = data
    for name in path:
        value = value and value[name]
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
