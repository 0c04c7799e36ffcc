"""A small catalog that uses every field of the model, and the texts that fill its fields.

The text fields come from the models' JSON Schemas; `test_hostile_text.py` fails if the sample
leaves one out.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from atlas.analysis.snapshot import snapshot_of
from atlas.catalog.confusables import odd_in_text
from atlas.catalog.data_folder import DIGESTS
from atlas.catalog.loader import load_catalog
from atlas.catalog.model import (
    Categories,
    CodeList,
    Platforms,
    Problems,
    Release,
    ReleasedCode,
    Vendor,
)
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from small_project import LAST_DAY

Files = dict[str, tuple[type[BaseModel], dict[str, Any]]]
Loc = tuple[str, ...]  # path to a text: field names, `*` for each item of a list

# Texts that refer to another record or are code, so they cannot be replaced.
REFERENCES = {
    ("codes", "*", "code"),
    ("codes", "*", "related", "*"),
    ("codes", "*", "formerly", "*"),
    ("codes", "*", "deprecated", "instead"),
    ("codes", "*", "retired", "instead"),
    ("forms", "*", "handler", "code"),
    ("forms", "*", "handler", "error"),
    ("forms", "*", "handler", "constants", "form"),
    ("forms", "*", "handler", "constants", "prefix"),
    ("forms", "*", "handler", "constants", "doubtful", "*"),
}
MEANINGS = {("codes", "*", "meaning"), ("problems", "*", "meaning")}  # are sentences
SENTENCES = {  # rules that placeholders cannot follow
    "full-stop", "meaning-length", "white-space", "unclosed-markup", "hidden-character",
}  # fmt: skip
CONSTANT = ("codes", "*", "name")  # ASCII only
# Fields with inline markup (backticks and double brackets); see `test_markup.py`.
MARKED = {
    "meaning", "causes", "fixes", "advice", "notes", "doubt", "reason", "summary", "text",
    "actions",
}  # fmt: skip

_SOURCE = {
    "id": "x", "title": "x", "publisher": "x", "license": "x", "url": "https://acme.example/errors",
    "repository": "https://acme.example/kit", "commit": "0" * 40, "path": "x",
    "dated": "2026-01-31", "retrieved": "2026-11-21", "sha256": "0" * 64, "without_lines": "x",
}  # fmt: skip
_ENTRY: dict[str, Any] = {
    "section": "x", "name": "x", "message": "x", "meaning": "x",
    "causes": ["x", {"text": "x", "returns": "x"}], "fixes": ["x", "x"], "category": "user",
    "problems": {"user-not-found": "exact"}, "retry": "no", "who": "vendor", "advice": ["x"],
    "notes": ["x"], "doubt": "x", "lines": "whole", "reviewed": "2026-11-21",
}  # fmt: skip
_MANY: dict[str, Any] = {
    "words": ["x"], "message": ["x", "x"], "http": ["404"],
    "deprecated": {"reason": "x", "instead": "<i>b"},
    "observed": [{"text": "x", "returns": "x", "evidence": ["https://acme.example/t"]}],
}  # fmt: skip
_PROBLEM: dict[str, Any] = {
    "title": "x", "category": "user", "meaning": "x", "causes": ["x"], "actions": ["x", "x"],
    "say": "x", "retry": "after-fix", "who": "app developer",
    "also": {"en": ["x", "x", "x"], "zh": ["x", "x", "x"]},
}  # fmt: skip


def _list(*codes: str, **more: Any) -> dict[str, Any]:
    entries = [{"code": code, **_ENTRY} for code in codes]
    entries[0] = {**entries[0], **more}
    return {
        "title": "x", "platforms": ["web"], "sources": [_SOURCE], "sections": ["x"],
        "documentation": {"title": "x", "url": "https://acme.example/"},
        "codes": entries,
    }  # fmt: skip


_VENDOR = {
    "name": "x", "aliases": ["x"], "company": "x", "summary": "x", "message_keys": ["x"],
    "links": [{"title": "x", "url": "https://acme.example/"}],
    "ranges": [{"from": "1", "to": "9", "meaning": "x"}],
    "forms": [
        {"title": "x", "text": "x", "example": "x", "language": "kotlin",
         "evidence": "source document", "platforms": ["web"], "handler": {
             "language": "dart", "code": "f({code})\n{branch}", "error": "e", "constants": {
                 "form": "E.{name}", "prefix": "E", "doubtful": ["7"],
                 "evidence": "https://acme.example/"}}},
        {"title": "x", "text": "x", "evidence": "https://acme.example/"},
    ],
    "steps": [{"problem": "user-not-found", "text": "x", "url": "https://acme.example/"}],
    "signs": [{"text": "x", "kind": "word", "weight": "weak"}],
}  # fmt: skip
_RETIRED = {"since": "2026-01-01", "reason": "x", "instead": "acme/ERR_A"}
_COVERS = {"user-not-found": "broader", "user-gone": "broader"}

SAMPLE: Files = {
    "categories.yml": (
        Categories,
        {"categories": [{"id": "user", "title": "x", "heading": "x", "meaning": "x"}]},
    ),
    "problems.yml": (
        Problems,
        {
            "problems": [
                {"id": "user-not-found", **_PROBLEM},
                {"id": "user-gone", "case_of": "user-not-found", **_PROBLEM},
            ]
        },
    ),
    "platforms.yml": (
        Platforms,
        {"platforms": [{"id": "web", "title": "x", "words": ["x"]}, {"id": "ios", "title": "x"}]},
    ),
    "acme/vendor.yml": (Vendor, _VENDOR),
    "acme/server.yml": (
        CodeList,
        _list("ERR_A", "<i>b", related=["<i>b", "beta/ERR_A"], formerly=["OLD_A"], **_MANY),
    ),
    "acme/web.yml": (CodeList, _list("ERR_A", "10", problems=_COVERS)),
    "beta/vendor.yml": (Vendor, _VENDOR),
    "beta/server.yml": (CodeList, _list("ERR_A", retired=_RETIRED)),
}

# Texts with a special meaning in at least one output format.
_PIECES = [
    "<script>window.ran=1</script>", "</script>", "<img src=x onerror=window.ran=1>", "-->", "<!--",
    "]]>", "<![CDATA[", '" onclick="window.ran=1', "' onclick='x", "</title>", "</textarea>",
    "</template>", "&lt;b&gt;", "&#60;", "&amp", "{{ 7*7 }}", "{% raw %}", "{# x #}", "{0}",
    "{vendor}", "%s", "${x}", "$money", "\\(x)", "*em*", "_em_", "**b**", "# head", "\n# head",
    "- item", "1. item", "> quote", "[a](javascript:x)", "![a](b)", "<https://evil.example>",
    "| a | b |", "~~gone~~", "\\", "\\\\", '"', "'", "=1+1", "+1", "@SUM(1)", "-1", "\t=1", "\n=1",
    ",", ";", "javascript:window.ran=1", "//evil.example", "*/", "/*", "//", '"""', "'''",
    "\\u0022", "{{x}}", "{code}", "[a|b]", "h1. x", "<!channel>", "@@title@@", "@@body@@",
    "constructor", "__proto__", "toString", "\U0001f600", "用户", "é", "A\u0301",
    "“typographic”", "isn’t",
]  # fmt: skip
_MARKS = ["`", "`x`", "[[607]]", "[[acme/ERR_A]]"]  # inline markup
_TYPOGRAPHIC = re.compile("[\u2018-\u201f]")  # in a message only as an escape
_SIGNS = st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text with markup of all kinds that `make check` accepts."""
    piece = st.one_of(st.sampled_from(_PIECES + _MARKS), st.text(_SIGNS, max_size=6))
    text = "".join(draw(st.lists(piece, min_size=1, max_size=4)))
    for sign in odd_in_text(text):
        text = text.replace(sign, "")
    return text if text.strip() else "x"


def filled(text_at: Callable[[Loc], str], sample: Files | None = None) -> dict[str, Any]:
    """Return the sample with each of its texts replaced by the result of a function."""
    found = {}
    for name, (model, data) in (sample or SAMPLE).items():
        schema = model.model_json_schema()
        found[name] = _filled(data, schema, schema, (), text_at)
    return found


def _filled(
    data: Any, here: Mapping[str, Any], schema: Mapping[str, Any], loc: Loc,
    text_at: Callable[[Loc], str],
) -> Any:  # fmt: skip
    for choice in choices(here, schema):
        if isinstance(data, str) and is_text(choice):
            return data if loc in REFERENCES else text_at(loc)
        if isinstance(data, list) and "items" in choice:
            return [_filled(each, choice["items"], schema, (*loc, "*"), text_at) for each in data]
        if isinstance(data, dict) and "properties" in choice:
            return {
                name: _filled(each, choice["properties"][name], schema, (*loc, name), text_at)
                for name, each in data.items()
            }
    return copy.deepcopy(data)


def choices(here: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the alternatives that a schema allows."""
    if "$ref" in here:
        here = schema["$defs"][here["$ref"].rsplit("/", 1)[-1]]
    for choice in here.get("anyOf", here.get("oneOf", [])):
        yield from choices(choice, schema)
    yield here


def is_text(here: Mapping[str, Any]) -> bool:
    """Return whether a schema accepts any text: no slug, date, URL or enumeration."""
    free = here.get("pattern") in (None, r"\S")
    return here.get("type") == "string" and free and "enum" not in here and "const" not in here


def text_fields(model: type[BaseModel]) -> set[Loc]:
    """Return the path of each free text field of a data file."""
    schema = model.model_json_schema()

    def inside(here: Mapping[str, Any], loc: Loc) -> Iterator[Loc]:
        for choice in choices(here, schema):
            if is_text(choice):
                yield loc
            if "items" in choice:
                yield from inside(choice["items"], (*loc, "*"))
            for name, each in choice.get("properties", {}).items():
                yield from inside(each, (*loc, name))

    return set(inside(schema, ()))


def loaded(files: Mapping[str, Mapping[str, Any]], folder: Path) -> Catalog:
    """Write files without diagnostics, except for the form of sentences; load them released."""
    for name, data in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, ensure_ascii=False, indent=0)
        path.write_text(_TYPOGRAPHIC.sub(lambda quote: f"\\u{ord(quote[0]):04x}", text), "utf-8")
    (folder / "data" / DIGESTS).touch()
    catalog, loading = load_catalog(folder / "data")
    found = check_catalog(catalog, LAST_DAY, loading)
    assert [str(each) for each in found if each.rule not in SENTENCES] == []
    states = dict(snapshot_of(catalog))
    before = {ref: ReleasedCode(digest="0", meaning="x") for ref in list(states)[:2]}
    releases = (
        Release(date="2026-01-01", codes=before), Release(date="2026-02-01", codes=states),
    )  # fmt: skip
    return replace(catalog, releases=releases)


class Placeholders:
    """Placeholder words for texts: `zq007x` represents the eighth text."""

    def __init__(self, given: list[str]) -> None:
        self._given = given
        self._texts: list[str] = []
        self._section = ""

    def word(self, loc: Loc) -> str:
        """Return the placeholder for a field; an entry has the section of its list."""
        if loc == ("codes", "*", "section"):
            return self._section
        word = f"zq{len(self._texts):03}x"
        self._texts.append(self._text_for(loc))
        if loc == ("sections", "*"):
            self._section = word
        return word

    def _text_for(self, loc: Loc) -> str:
        """Return the next text, made valid for a field; all texts are distinct."""
        number = len(self._texts)
        text = f"{self._given[number % len(self._given)]} {number}"
        if loc == CONSTANT:
            return re.sub("[^ -~]", "", text)
        if MARKED & set(loc[-3:]):
            text = text.replace("`", "").replace("[[", "[")
        return f"{text[:200]} in a sentence." if loc in MEANINGS else text

    def resolve(self, text: str) -> str:
        """Return a text with its placeholders replaced by the texts they represent."""
        return re.sub(r"zq(\d{3})x", lambda found: self._texts[int(found[1])], text)

    def text(self, loc: Loc) -> str:
        """Return the text for a field."""
        return self.resolve(self.word(loc))
