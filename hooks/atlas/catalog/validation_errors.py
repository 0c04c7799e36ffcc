"""What pydantic refuses, in our words and with the line it stands on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from atlas.catalog.diagnostics import Diagnostic, quoted
from atlas.catalog.yaml_source import Source

_KINDS = {
    "string_type": "text",
    "tuple_type": "a list (lines that begin with `- `)",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
}
_PATTERNS = {  # how the pattern begins
    r"^[0-9]{4}-": "is not a date; write it like '2026-11-21'",
    r"^[a-z0-9]+": "is not a slug; use small letters, digits and single hyphens",
    r"^https://": "is not an https:// address; write it out, in ASCII, beginning with https://",
    r"^(source document|": "is neither 'source document' nor an https:// address; write one",
    r"^-?[0-9]": "is not a whole number; write its digits 0-9, at most 15",
    r"^[0-9a-f]{64}": "is not a SHA-256; write its 64 hexadecimal digits, in small letters",
    r"^[0-9]{1,6}(-": "names no lines; write them like '12-14, 20'",
}


def explain(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each thing the model refused in this source."""
    for detail in error.errors(include_url=False):
        if detail["type"] == "too_short" and detail["input"]:
            continue  # it holds something, of which nothing is sound
        loc = _steps_in(source.data, detail["loc"])
        field = detail["loc"][-1] if detail["loc"] else ""
        record = _record_at(model, detail["loc"][:-1])
        if detail["type"] == "extra_forbidden":
            message = f"unknown field '{field}'; {_suggestion(str(field), record)}"
            yield Diagnostic.at(source.key_at(*loc), message, "unknown-field")
        elif detail["type"] == "missing":
            message = f"field '{field}' is missing; add it"
            yield Diagnostic.at(source.at(*loc), message, "missing-field")
        elif field == "[key]":
            yield Diagnostic.at(source.key_at(*loc), f"key {_wrong(detail, '')[1]}", "wrong-value")
        else:
            rule, wrong = _wrong(detail, _way_out(loc, record))
            yield Diagnostic.at(source.at(*loc), f"{_named(loc)} {wrong}", rule)


def _wrong(detail: ErrorDetails, way_out: str) -> tuple[str, str]:
    """Return the rule and the words for one refused value."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if detail["loc"][-1:] == ("record",):  # the tag of a cause that is neither text nor mapping
        return "wrong-type", f"must be text or a mapping, not {_shape(value)}"
    if kind == "literal_error" and not isinstance(value, str):
        kind = "string_type"
    if kind in _KINDS:
        return "wrong-type", f"must be {_KINDS[kind]}, not {_shape(value)}"
    if kind == "literal_error":
        return "wrong-value", f"is '{value}'; it must be one of {context['expected']}"
    if kind in ("string_too_short", "too_short"):
        return "empty-text", f"is empty; write something{way_out}"
    if kind == "string_pattern_mismatch" and context["pattern"] == r"\S":
        return "blank-text", f"is only white space; write something{way_out}"
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        said = next(words for start, words in _PATTERNS.items() if pattern.startswith(start))
        return "wrong-value", f"'{value}' {said}"
    raise AssertionError(f"no words for pydantic's {kind}")  # a model asks for a new kind of check


def _way_out(loc: tuple[int | str, ...], record: dict[str, Any]) -> str:
    """Return what else mends an empty value: items and fields that may be left out, can be."""
    if loc and isinstance(loc[-1], int):
        return " or remove the item"
    required = not loc or loc[-1] in record.get("required", [])
    return "" if required else " or leave the field out"


def _named(loc: tuple[int | str, ...]) -> str:
    """Return the name of the field a path ends in, with the item's number in a list."""
    if loc and isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} of '{loc[-2]}'" if len(loc) > 1 else "item"
    return f"'{loc[-1]}'" if loc else "the file"


def _shape(value: Any) -> str:
    names = (("text", str), ("a list", list), ("a mapping", dict))
    return next(name for name, kind in names if isinstance(value, kind))


def _suggestion(name: str, record: dict[str, Any]) -> str:
    known = list(record.get("properties", {}))
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"known here: {quoted(known)}"


def _steps_in(data: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return the part of pydantic's path that exists in the data: it adds steps of its own."""
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
    """Return the schema of a field; a tag of a union is a step that changes nothing."""
    found: dict[str, Any] = here.get("properties", {}).get(step, here)
    return found


def _resolve(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and in a union go to the one record it may be."""
    for choice in here.get("oneOf", here.get("anyOf", [])):
        if "$ref" in choice:
            here = choice
    if "$ref" in here:
        found: dict[str, Any] = schema["$defs"][here["$ref"].rsplit("/", 1)[-1]]
        return found
    return here
