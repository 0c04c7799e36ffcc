"""The files that the index names one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from atlas import urls
from atlas.analysis.crossref import Migration
from atlas.catalog.model import Record
from atlas.exports.atom import render_feed
from atlas.exports.constants import constants_files
from atlas.exports.csv_tables import joined, render_entries
from atlas.exports.facts import Facts
from atlas.exports.json_text import render_json, render_ndjson
from atlas.exports.mappings import mapping_file, render_mapping_csv
from atlas.exports.markdown.llms_txt import render_guide
from atlas.exports.schema.files import CatalogFile
from atlas.exports.schema.json_schema import KINDS, render_schema, schema_path
from atlas.exports.schema.table_schema import KINDS as TABLES
from atlas.exports.schema.table_schema import render_table_schema
from atlas.exports.sphinx_inventory import render_inventory
from atlas.exports.vocabulary import categories_file, problems_file, vendor_file


class ExportFile(NamedTuple):
    """A file; `make` returns its content, `kind` names its schema, or that of its lines or rows."""

    path: str
    make: Callable[[], bytes]
    kind: str | None = None


def listed_files(facts: Facts) -> Iterator[ExportFile]:
    """Yield every file but the index and those that each code has."""

    @cache
    def lines(slug: str) -> bytes:
        return render_ndjson(facts.by_vendor[slug])

    @cache
    def table(slug: str) -> bytes:
        return render_entries(facts.by_vendor[slug]).encode()

    vendors = facts.catalog.vendors
    yield _json(
        urls.api_path("catalog.json"), "catalog", lambda: CatalogFile(entries=facts.entries)
    )
    yield from _rows(
        "catalog", lambda: b"".join(map(lines, vendors)), lambda: joined(map(table, vendors))
    )
    for slug in vendors:
        yield _json(
            urls.api_path(f"vendors/{slug}.json"), "vendor", partial(vendor_file, facts, slug)
        )
        yield from _rows(f"vendors/{slug}", partial(lines, slug), partial(table, slug))
        yield from (_text(path, make) for path, make in constants_files(facts, slug))
    yield _json(urls.api_path("problems.json"), "problems", partial(problems_file, facts))
    yield _json(urls.api_path("categories.json"), "categories", partial(categories_file, facts))
    for source, target in facts.catalog.pairs():
        yield from _mapping(source, target, partial(facts.views.migration, source, target))
    for kind in KINDS:
        yield _text(schema_path(kind), partial(render_schema, kind, facts))
    for kind in TABLES:
        yield _text(schema_path(kind), partial(render_table_schema, kind))
    yield _text("llms.txt", partial(render_guide, facts))
    yield _text(urls.FEED, partial(render_feed, facts))
    yield ExportFile("objects.inv", partial(render_inventory, facts.views))


def _rows(
    name: str, lines: Callable[[], bytes], table: Callable[[], bytes]
) -> Iterator[ExportFile]:
    yield ExportFile(urls.api_path(f"{name}.ndjson"), lines, "entry")
    yield ExportFile(urls.api_path(f"{name}.csv"), table, "entry-table")


def _mapping(source: str, target: str, found: Callable[[], Migration]) -> Iterator[ExportFile]:
    path = urls.mapping_path(source, target, "json")
    yield _json(path, "mapping", lambda: mapping_file(found()))
    path = urls.mapping_path(source, target, "csv")
    yield _text(path, lambda: render_mapping_csv(found()), "mapping-table")


def _json(path: str, kind: str, document: Callable[[], Record]) -> ExportFile:
    return ExportFile(path, lambda: render_json(document()), kind)


def _text(path: str, make: Callable[[], str], kind: str | None = None) -> ExportFile:
    return ExportFile(path, lambda: make().encode(), kind)
