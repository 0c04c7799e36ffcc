"""Validate one source: valid rows are kept, the others have diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.model import Record
from atlas.catalog.validation_errors import explain
from atlas.catalog.yaml_source import Source

_Record = TypeVar("_Record", bound=Record)


def validate(
    source: Source, model: type[_Record], rows: str = ""
) -> tuple[_Record | None, list[int], list[Diagnostic]]:
    """Validate a file as one record, leaving out the invalid records of its list `rows`.

    Return the record, which is None if something outside that list is invalid, the indexes of
    the rows that were kept, and the diagnostics.
    """
    data = source.data
    count = len(_rows(source, rows))
    try:
        return model.model_validate(data), list(range(count)), []
    except ValidationError as error:
        diagnostics = list(_new_diagnostics(error, model, source))
        invalid = {_row_of(detail["loc"], rows) for detail in error.errors()}
    kept = [index for index in range(count) if index not in invalid]
    if None in invalid or not kept:
        return None, [], diagnostics
    pruned = {**data, rows: [data[rows][index] for index in kept]}
    return model.model_validate(pruned), kept, diagnostics


def names(source: Source, rows: str, field: str, diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Return the texts of `field` in all rows, valid or not.

    The set is empty if a row has none, the one of another row, or one with a diagnostic, because
    no reference can be called unknown then.
    """
    found: set[str] = set()
    wrong = {diagnostic[:3] for diagnostic in diagnostics}
    for index, row in enumerate(_rows(source, rows)):
        name = row.get(field) if isinstance(row, dict) else None
        is_wrong = wrong and source.at(rows, index, field) in wrong
        if not isinstance(name, str) or name in found or is_wrong:
            return set()
        found.add(name)
    return found


def _rows(source: Source, rows: str) -> list[object]:
    found = source.data.get(rows) if isinstance(source.data, dict) else None
    return found if isinstance(found, list) else []


def _row_of(loc: tuple[int | str, ...], rows: str) -> int | None:
    """Return the index of the row that an error is about, None if it is about the file."""
    return loc[1] if len(loc) > 1 and loc[0] == rows and isinstance(loc[1], int) else None


def _new_diagnostics(
    error: ValidationError, model: type[BaseModel], source: Source
) -> Iterator[Diagnostic]:
    known = {diagnostic[:3] for diagnostic in source.diagnostics}  # a better message exists
    for diagnostic in explain(error, model, source):
        if diagnostic.rule == "missing-field" or diagnostic[:3] not in known:
            yield diagnostic
