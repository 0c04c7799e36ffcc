"""The files that the index names one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from atlas import urls
from atlas.exports.constants import constants_files
from atlas.exports.documents import CatalogFile
from atlas.exports.entries import Facts
from atlas.exports.feed import render_feed
from atlas.exports.guide import render_guide
from atlas.exports.inventory import render_inventory
from atlas.exports.mappings import mapping_file, render_mapping_csv
from atlas.exports.render import render_json, render_ndjson
from atlas.exports.schemas import KINDS, render_schema, schema_path
from atlas.exports.table_schemas import KINDS as TABLES
from atlas.exports.table_schemas import render_table_schema
from atlas.exports.tables import joined, render_entries
from atlas.exports.vocabulary import categories_file, problems_file, vendor_file
from atlas.model import Record


class ExportFile(NamedTuple):
    """A file; `kind` names its schema, or the schema of its lines or rows."""

    path: str
    content: bytes
    kind: str | None = None


def listed_files(facts: Facts) -> Iterator[ExportFile]:
    """Yield every file but the index and those that each code has."""
    lines = {slug: render_ndjson(entries) for slug, entries in facts.by_vendor.items()}
    tables = {slug: render_entries(entries) for slug, entries in facts.by_vendor.items()}
    yield _json(urls.api_path("catalog.json"), "catalog", CatalogFile(entries=facts.entries))
    yield from _entries("catalog", "".join(lines.values()), joined(tables.values()))
    for slug in facts.by_vendor:
        yield _json(urls.api_path(f"vendors/{slug}.json"), "vendor", vendor_file(facts, slug))
        yield from _entries(f"vendors/{slug}", lines[slug], tables[slug])
        yield from (ExportFile(path, text) for path, text in constants_files(facts, slug))
    yield _json(urls.api_path("problems.json"), "problems", problems_file(facts))
    yield _json(urls.api_path("categories.json"), "categories", categories_file(facts))
    yield from _mappings(facts)
    for kind in KINDS:
        yield ExportFile(schema_path(kind), render_schema(kind, facts).encode())
    for kind in TABLES:
        yield ExportFile(schema_path(kind), render_table_schema(kind).encode())
    yield ExportFile("llms.txt", render_guide(facts).encode())
    yield ExportFile(urls.FEED, render_feed(facts).encode())
    yield ExportFile("objects.inv", render_inventory(facts.views))


def _entries(name: str, lines: str, table: str) -> Iterator[ExportFile]:
    yield ExportFile(urls.api_path(f"{name}.ndjson"), lines.encode(), "entry")
    yield ExportFile(urls.api_path(f"{name}.csv"), table.encode(), "entry-table")


def _mappings(facts: Facts) -> Iterator[ExportFile]:
    for source, target in facts.catalog.pairs():
        found = facts.views.migration(source, target)
        path = urls.mapping_path(source, target, "json")
        yield _json(path, "mapping", mapping_file(found))
        path = urls.mapping_path(source, target, "csv")
        yield ExportFile(path, render_mapping_csv(found).encode(), "mapping-table")


def _json(path: str, kind: str, document: Record) -> ExportFile:
    return ExportFile(path, render_json(document).encode(), kind)
