"""Validation errors of pydantic as diagnostics."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from atlas.catalog.diagnostics import Diagnostic, quoted
from atlas.catalog.yaml_source import Source

_FEW = 2  # unknown fields of a record that are slips of the pen
_KINDS = {
    "string_type": "text",
    "tuple_type": "a list (lines that begin with `- `)",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
}


def explain(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each invalid value, and one for the missing fields of a record.

    So it is with unknown fields, if a record has more than a slip of the pen or two.
    """
    groups: dict[object, list[ErrorDetails]] = {}
    for number, detail in enumerate(error.errors(include_url=False)):
        if detail["type"] == "too_short" and detail["input"]:
            continue  # its items are invalid and have diagnostics
        kind = detail["type"]
        of_record = (kind, detail["loc"][:-1]) if kind in ("missing", "extra_forbidden") else number
        groups.setdefault(of_record, []).append(detail)
    for details in groups.values():
        if details[0]["type"] == "missing":
            yield _missing(details, source)
        elif len(details) > _FEW:
            yield _unknown(details, model, source)
        else:
            yield from (_invalid(detail, model, source) for detail in details)


def _missing(details: list[ErrorDetails], source: Source) -> Diagnostic:
    """Return the diagnostic for the missing fields of a record."""
    names = quoted(str(detail["loc"][-1]) for detail in details)
    is_one = len(details) == 1
    message = f"field {names} is missing; add it" if is_one else f"fields {names} are missing; add "
    here = source.at(*_steps_in(source.data, details[0]["loc"]))
    return Diagnostic.at(here, message if is_one else f"{message}them", "missing-field")


def _unknown(details: list[ErrorDetails], model: type[BaseModel], source: Source) -> Diagnostic:
    """Return the diagnostic for many unknown fields of a record."""
    loc = details[0]["loc"]
    known = quoted(_record_at(model, loc[:-1]).get("properties", {}))
    message = (
        f"'{loc[-1]}' and {len(details) - 1} more fields are unknown here; valid fields: {known}; "
        "or the line above that names this list is missing"
    )
    return Diagnostic.at(source.key_at(*_steps_in(source.data, loc)), message, "unknown-field")


def _invalid(detail: ErrorDetails, model: type[BaseModel], source: Source) -> Diagnostic:
    """Return the diagnostic for one invalid value or unknown field."""
    loc = _steps_in(source.data, detail["loc"])
    field = detail["loc"][-1] if detail["loc"] else ""
    record = _record_at(model, detail["loc"][:-1])
    if detail["type"] == "extra_forbidden":
        message = f"unknown field '{field}'; {_suggestion(str(field), record)}"
        return Diagnostic.at(source.key_at(*loc), message, "unknown-field")
    if field == "[key]":
        return Diagnostic.at(source.key_at(*loc), f"key {_wrong(detail, '')[1]}", "wrong-value")
    rule, wrong = _wrong(detail, _way_out(loc, record))
    return Diagnostic.at(source.at(*loc), f"{_named(loc)} {wrong}", rule)


def _wrong(detail: ErrorDetails, way_out: str) -> tuple[str, str]:
    """Return the rule and the message for one invalid value."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if detail["loc"][-1:] == ("record",) and kind in _KINDS:  # a text would be right too
        other = "a list" if kind == "tuple_type" else "a mapping"
        return "wrong-type", f"must be text or {other}, not {_shape(value)}"
    if kind == "literal_error" and not isinstance(value, str):
        kind = "string_type"
    if kind in _KINDS:
        return "wrong-type", f"must be {_KINDS[kind]}, not {_shape(value)}"
    if kind == "literal_error":
        return "wrong-value", f"is '{value}'; it must be one of {context['expected']}"
    if kind in ("string_too_short", "too_short"):
        return "empty-text", f"is empty; add a value{way_out}"
    if kind == "string_pattern_mismatch":  # only `Text` has a pattern that pydantic checks
        return "blank-text", f"is only white space; add a value{way_out}"
    return "wrong-value", detail["msg"]  # the message of the field's type


def _way_out(loc: tuple[int | str, ...], record: dict[str, Any]) -> str:
    """Return the other fix for an empty value: remove an item, leave out an optional field."""
    if loc and isinstance(loc[-1], int):
        return " or remove the item"
    required = not loc or loc[-1] in record.get("required", [])
    return "" if required else " or leave the field out"


def _named(loc: tuple[int | str, ...]) -> str:
    """Return the name of the field that a path ends in, with the number of a list item."""
    if loc and isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} of '{loc[-2]}'" if len(loc) > 1 else "item"
    return f"'{loc[-1]}'" if loc else "the file"


def _shape(value: Any) -> str:
    names = (("text", str), ("a list", list), ("a mapping", dict))
    return next(name for name, kind in names if isinstance(value, kind))


def _suggestion(name: str, record: dict[str, Any]) -> str:
    known = list(record.get("properties", {}))
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"valid fields: {quoted(known)}"


def _steps_in(data: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return the part of pydantic's path that exists in the data, without the steps it adds."""
    steps: list[int | str] = []
    for step in loc:
        is_item = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if is_item or (isinstance(data, dict) and step in data):
            data = data[step]
            steps.append(step)
    return tuple(steps)


def _record_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> dict[str, Any]:
    """Return the schema of the record at a path."""
    here = schema = _schema_of(model)
    for step in loc:
        here = _resolve(here, schema)
        here = here.get("items", here) if isinstance(step, int) else _property(here, step)
    return _resolve(here, schema)


@cache
def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _property(here: dict[str, Any], step: str) -> dict[str, Any]:
    """Return the schema of a field; the tag of a union is a step to the same schema."""
    found: dict[str, Any] = here.get("properties", {}).get(step, here)
    return found


def _resolve(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference; in a union follow the only choice that is a record."""
    for choice in here.get("oneOf", here.get("anyOf", [])):
        if "$ref" in choice:
            here = choice
    if "$ref" in here:
        found: dict[str, Any] = schema["$defs"][here["$ref"].rsplit("/", 1)[-1]]
        return found
    return here
