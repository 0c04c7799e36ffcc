"""Readers of the files that a built site exports."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.exports.schema import records
from built_site import BuiltSite
from conftest import ROOT
from exported import example
from small_project import LAST_DAY, rare_data

_ENTRY = records.Entry.model_json_schema()


def load(site: BuiltSite, path: str) -> Any:
    return json.loads((site.folder / path).read_bytes())


def index_lines(site: BuiltSite) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = load(site, "api/v1/index.json")["files"]
    return lines


def files_of(site: BuiltSite, line: dict[str, Any]) -> list[Path]:
    return sorted(site.folder.glob(re.sub(r"\{\w+\}", "*", line["path"])))


def entries_in(site: BuiltSite, file: Path) -> Iterator[Any]:
    """Yield each object that the schema of a file describes: the document, its lines or rows."""
    if file.suffix == ".ndjson":
        yield from map(json.loads, file.read_text("utf-8").removesuffix("\n").split("\n"))
    elif file.suffix == ".csv":
        yield from map(unflattened, rows(file))
    else:
        yield json.loads(file.read_bytes())


def rows(file: Path) -> list[dict[str, str]]:
    """Read a table by the example in docs/api.md."""
    reader, _, _ = example("python", "csv").partition("for row in rows")
    names: dict[str, Any] = {}
    exec(reader, names)
    return list(names["rows"](file))


def unflattened(row: dict[str, str]) -> dict[str, Any]:
    """Return the entry that a row of an entry table was made from, by the schema of entries."""
    return _record(row, _ENTRY["properties"])


def _record(row: dict[str, str], fields: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, field in fields.items():
        kind = next(each for each in field.get("anyOf", [field]) if each != {"type": "null"})
        if "$ref" in kind and not prefix:
            inner = _ENTRY["$defs"][kind["$ref"].rpartition("/")[2]]["properties"]
            nested = _record(row, inner, f"{name}_")
            record[name] = None if all(each is None for each in nested.values()) else nested
        else:
            cell = row[f"{prefix}{name}"]
            is_text = kind.get("type") == "string"
            record[name] = (cell or None) if is_text else json.loads(cell or "null")
    return record


def rare_catalog(folder: Path, *changes: tuple[str, str, str]) -> Catalog:
    """Return the catalog of tests/rare; a change is a file, a text in it, and another."""
    data = rare_data(folder / "data")
    for name, old, new in changes:
        text = (data / name).read_text("utf-8")
        assert text.count(old) == 1
        (data / name).write_text(text.replace(old, new), "utf-8")
    catalog, loading = load_catalog(data)
    assert check_catalog(catalog, LAST_DAY, loading) == []
    return catalog


def sound_catalog(folder: Path, *changes: tuple[str, str], list_name: str = "server") -> Catalog:
    """Return the catalog of tests/sound with changes to its list, or to a copy of its list."""
    data = shutil.copytree(ROOT / "tests/sound/data", folder / "data")
    text = (data / "acme/server.yml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (data / f"acme/{list_name}.yml").write_text(text, "utf-8")
    catalog, diagnostics = load_catalog(data)
    assert diagnostics == []
    return catalog
