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
from built_site import BuiltSite
from conftest import ROOT
from exported import example


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
    """Return the entry that a row of the catalog table was made from."""
    lists = {"causes", "fixes", "problems", "advice", "related", "notes"}
    lists |= {"guidance_causes", "guidance_actions", "retired_instead"}
    entry: dict[str, Any] = {}
    for column, cell in row.items():
        value = (json.loads(cell) if column in lists else cell) if cell else None
        nested = re.match("(guidance|retired|source)_(.*)", column)
        if nested:
            entry.setdefault(nested[1], {})[nested[2]] = value
        else:
            entry[column] = value
    for name, known in (("guidance", "causes"), ("retired", "since")):
        if entry[name][known] is None:
            entry[name] = None
    return entry


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
