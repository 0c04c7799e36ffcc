"""JSON Schemas of the files for programs, made from their types."""

from __future__ import annotations

import json

from atlas.catalog.model import Record
from atlas.exports.context import ExportContext
from atlas.exports.index import IndexFile
from atlas.exports.schema import files, records
from atlas.urls import api_path

KINDS: dict[str, type[Record]] = {
    "index": IndexFile,
    "catalog": files.CatalogFile,
    "entry": records.Entry,
    "vendor": files.VendorFile,
    "code": files.CodeFile,
    "problems": files.ProblemsFile,
    "categories": files.CategoriesFile,
    "platforms": files.PlatformsFile,
    "mapping": files.MappingFile,
}


def schema_path(kind: str) -> str:
    """Return the path of the schema of a kind of file."""
    return api_path(f"schema/{kind}.json")


def render_schema(kind: str, context: ExportContext) -> str:
    """Return the schema of a kind of file (draft 2020-12)."""
    address = context.url(schema_path(kind))
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": address} if address else {}),
        **KINDS[kind].model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
