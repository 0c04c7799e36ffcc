"""Schemas of the exported files: each is valid and strict, and each file follows its schema."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from frictionless import Schema
from frictionless.resources import TableResource
from jsonschema import Draft202012Validator

from atlas.exports.csv_tables import render_table
from atlas.exports.schema.json_schema import KINDS, schema_path
from atlas.exports.schema.table_schema import KINDS as TABLE_KINDS
from built_site import BuiltSite
from conftest import SITE_URL
from export_files import entries_in, files_of, index_lines, load
from exported import exported, real_files
from faults import assert_no_faults


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_json_schema_is_valid_and_strict(kind: str, site: BuiltSite) -> None:
    schema = load(site, schema_path(kind))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == SITE_URL + schema_path(kind)
    for each in (schema, *schema.get("$defs", {}).values()):
        assert each["additionalProperties"] is False
        assert sorted(each["required"]) == sorted(each["properties"])


@pytest.fixture(params=["site", "rare_site"])
def each_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Return the site of the real catalog, and that of the one with every rare case."""
    site: BuiltSite = request.getfixturevalue(request.param)
    return site


def files_with(kind: str, site: BuiltSite) -> list[Path]:
    """Return the built files that have a schema."""
    lines = [line for line in index_lines(site) if line["schema"] == schema_path(kind)]
    files = [file for line in lines for file in files_of(site, line)]
    assert files
    return files


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_json_file_is_valid_by_its_schema(kind: str, each_site: BuiltSite) -> None:
    validator = Draft202012Validator(load(each_site, schema_path(kind)))
    assert_no_faults(
        f"{file.relative_to(each_site.folder)}: {error.json_path}: {error.message}"
        for file in files_with(kind, each_site)
        for each in entries_in(each_site, file)
        for error in validator.iter_errors(each)
    )


def faults_of(table: Path, schema: Any) -> list[Any]:
    """Return what Frictionless reports for a table in the working directory."""
    resource = TableResource(path=str(table), schema=Schema.from_descriptor(schema))
    faults: list[Any] = resource.validate().flatten(["rowNumber", "fieldName", "note"])
    return faults


@pytest.mark.parametrize("kind", TABLE_KINDS)
def test_each_table_is_valid_by_its_schema(
    kind: str, each_site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(each_site.folder)
    schema = load(each_site, schema_path(kind))
    assert_no_faults(
        f"{table.relative_to(each_site.folder)}: {fault}"
        for table in files_with(kind, each_site)
        for fault in faults_of(table.relative_to(each_site.folder), schema)
    )


def test_frictionless_reports_each_invalid_cell(
    site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    header, rest = (site.folder / "api/v1/catalog.csv").read_bytes().decode().split("\r\n", 1)
    first = next(csv.DictReader(io.StringIO(f"{header}\r\n{rest}", newline="")))
    bad = {"vendor": "Agora Chat", "meaning": "", "causes": "none", "reviewed": "soon", "who": "I"}
    Path("bad.csv").write_text(
        render_table(list(first), [list({**first, **bad}.values())]), "utf-8"
    )
    faults = faults_of(Path("bad.csv"), load(site, schema_path("entry-table")))
    assert sorted(name for _, name, _ in faults) == sorted(bad)


def test_each_json_file_and_table_has_a_schema(site: BuiltSite) -> None:
    without = {
        line["path"]
        for line in index_lines(site)
        if line["schema"] is None and line["path"].endswith(("json", "ndjson", "csv"))
    }
    assert without == {schema_path(kind) for kind in (*KINDS, *TABLE_KINDS)}


def test_the_key_of_an_entry_table_is_vendor_list_and_code() -> None:
    schema = json.loads(real_files()[schema_path("entry-table")])
    assert schema["primaryKey"] == ["vendor", "list", "code"]


def test_without_a_site_url_a_schema_has_no_id() -> None:
    assert "$id" not in json.loads(exported(None)[schema_path("entry")])


def test_the_api_page_documents_each_field(site: BuiltSite) -> None:
    page = site.documents["api/"].text("main")
    words = set(re.findall(r"\w+", page))
    for kind in ("entry", "vendor", "platforms", "index"):
        schema = load(site, schema_path(kind))
        for each in (schema, *schema.get("$defs", {}).values()):
            assert [name for name in each["properties"] if name not in words] == []
