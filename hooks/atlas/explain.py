"""What pydantic refuses, in our words and with the line it stands on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from atlas.diagnostics import Diagnostic, quoted
from atlas.source import Source

_KINDS = {
    "string_type": "text",
    "tuple_type": "a list (lines that begin with `- `)",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
}
_PATTERNS = {
    r"\S": ("blank-text", "is only white space; write text or leave the field out"),
    r"^\d{4}-\d{2}-\d{2}$": ("wrong-value", "is not a date like '2026-11-21'"),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "wrong-value",
        "is not a slug; use small letters, digits and single hyphens",
    ),
    r"^https://[^\s<>\"']+$": ("wrong-value", "is not an https:// address"),
}


def explain(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each thing the model refused in this source."""
    for detail in error.errors(include_url=False):
        loc = _steps_in(source.data, detail["loc"])
        kind, value = detail["type"], detail.get("input")
        if kind == "extra_forbidden":
            known = _fields_at(model, detail["loc"][:-1])
            message = f"unknown field '{loc[-1]}'; {_suggestion(str(loc[-1]), known)}"
            yield Diagnostic.at(source.key_at(*loc), message, "unknown-field")
        elif kind == "missing":
            message = f"field '{detail['loc'][-1]}' is missing; add it"
            yield Diagnostic.at(source.at(*loc), message, "missing-field")
        else:
            rule, wrong = _wrong(kind, value, detail.get("ctx", {}))
            yield Diagnostic.at(source.at(*loc), f"{_named(loc)} {wrong}", rule)


def _wrong(kind: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    """Return the rule and the words for one refused value."""
    if kind in _KINDS:
        return "wrong-type", f"must be {_KINDS[kind]}, not {_shape(value)}"
    if kind == "literal_error":
        return "wrong-value", f"is '{value}'; it must be one of {context['expected']}"
    if kind in ("string_too_short", "too_short"):
        return "empty-text", "is empty; write something or leave the field out"
    if kind == "string_pattern_mismatch":
        rule, words = _PATTERNS[context["pattern"]]
        return rule, f"'{value}' {words}"
    raise AssertionError(f"no words for pydantic's {kind}")  # a model asks for a new kind of check


def _named(loc: tuple[int | str, ...]) -> str:
    """Return the name of the field a path ends in, with the item's number in a list."""
    if loc and isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} of '{loc[-2]}'" if len(loc) > 1 else "item"
    return f"'{loc[-1]}'" if loc else "the file"


def _shape(value: Any) -> str:
    return {str: "text", list: "a list", dict: "a mapping"}[type(value)]


def _suggestion(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"known here: {quoted(known)}"


def _steps_in(data: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return the part of pydantic's path that exists in the data: it adds steps of its own."""
    steps: list[int | str] = []
    for step in loc:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        steps.append(step)
    return tuple(steps)


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the names of the fields that the record at a path may have."""
    schema = model.model_json_schema()
    here = schema
    for step in loc:
        here = _resolve(here, schema)
        here = here.get("items", here) if isinstance(step, int) else _property(here, step)
    return list(_resolve(here, schema).get("properties", {}))


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
