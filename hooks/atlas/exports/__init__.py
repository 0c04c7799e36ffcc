"""The exports: the catalog as JSON, CSV, Markdown, Atom, constants and a Sphinx inventory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from atlas import urls
from atlas.analysis.crossref import Migration
from atlas.analysis.redirects import former_paths
from atlas.catalog.model import Record
from atlas.catalog.records import Item
from atlas.exports.atom import render_feed
from atlas.exports.constants import constants_files
from atlas.exports.context import ExportContext
from atlas.exports.csv_tables import joined, render_entries
from atlas.exports.index import FileLine, index_file
from atlas.exports.json_text import render_json, render_ndjson
from atlas.exports.mappings import mapping_file, render_mapping_csv
from atlas.exports.markdown.llms_txt import render_llms_txt
from atlas.exports.markdown.page import markdown_environment, render_markdown_page
from atlas.exports.schema.files import CatalogFile, CodeFile
from atlas.exports.schema.json_schema import KINDS, render_schema, schema_path
from atlas.exports.schema.table_schema import KINDS as TABLES
from atlas.exports.schema.table_schema import render_table_schema
from atlas.exports.sphinx_inventory import render_inventory
from atlas.exports.vocabulary import (
    categories_file,
    platforms_file,
    problems_file,
    vendor_file,
)

__all__ = ["ExportContext", "ExportFile", "code_files", "export_files", "markdown_environment"]

INDEX = urls.api_path("index.json")


class ExportFile(NamedTuple):
    """A file; `make` returns its content, `kind` names its schema, or that of its lines or rows."""

    path: str
    make: Callable[[], bytes]
    kind: str | None = None


def export_files(context: ExportContext, built: str) -> Iterator[ExportFile]:
    """Yield each file except those of single codes; none is made yet.

    `built` is the day of the build, an ISO date.
    """
    lines = [_line(INDEX, "index")]
    for file in _listed_files(context):
        lines.append(_line(file.path, file.kind))
        yield file
    lines.append(_line(urls.code_file("{vendor}", "{code}"), "code"))
    lines.append(_line("{vendor}/{code}/index.md", None))
    yield ExportFile(INDEX, lambda: render_json(index_file(context, built, lines)), "index")


def code_files(context: ExportContext, items: tuple[Item, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield a code as JSON and as Markdown, with copies under the paths it had before."""
    vendor, code = items[0].vendor, items[0].entry.code
    canonical = urls.code_file(vendor, urls.code_slug(code))
    entries = tuple(map(context.entry, items))
    content = render_json(CodeFile(vendor=vendor, code=code, canonical=canonical, entries=entries))
    page = render_markdown_page(context, items).encode()
    for path in dict.fromkeys((urls.code_path(vendor, code), *former_paths(items))):
        yield urls.json_of(path), content
        yield urls.markdown_of(path), page


def _listed_files(context: ExportContext) -> Iterator[ExportFile]:
    """Yield every file that the index names, except itself."""
    yield from _entry_files(context)
    yield _json("problems", partial(problems_file, context))
    yield _json("categories", partial(categories_file, context))
    yield _json("platforms", partial(platforms_file, context))
    for source, target in context.catalog.pairs():
        yield from _mapping(source, target, partial(context.views.migration, source, target))
    for kind in KINDS:
        yield _text(schema_path(kind), partial(render_schema, kind, context))
    for kind in TABLES:
        yield _text(schema_path(kind), partial(render_table_schema, kind))
    yield _text("llms.txt", partial(render_llms_txt, context))
    yield _text(urls.FEED, partial(render_feed, context))
    yield ExportFile("objects.inv", partial(render_inventory, context.views))


def _entry_files(context: ExportContext) -> Iterator[ExportFile]:
    """Yield the files of all entries, then those of each vendor's."""

    @cache
    def table(slug: str) -> bytes:
        return render_entries(context.by_vendor[slug]).encode()

    vendors = context.catalog.vendors
    yield _json("catalog", lambda: CatalogFile(entries=context.entries))
    yield ExportFile(
        urls.api_path("catalog.ndjson"), lambda: render_ndjson(context.entries), "entry"
    )
    yield _table("catalog", lambda: joined(map(table, vendors)))
    for slug in vendors:
        name = f"vendors/{slug}"
        yield _json(name, partial(vendor_file, context, slug), "vendor")
        yield _table(name, partial(table, slug))
        yield from (_text(path, make) for path, make in constants_files(context, slug))


def _table(name: str, make: Callable[[], bytes]) -> ExportFile:
    return ExportFile(urls.api_path(f"{name}.csv"), make, "entry-table")


def _mapping(source: str, target: str, found: Callable[[], Migration]) -> Iterator[ExportFile]:
    path = urls.mapping_path(source, target, "json")
    yield ExportFile(path, lambda: render_json(mapping_file(found())), "mapping")
    path = urls.mapping_path(source, target, "csv")
    yield _text(path, lambda: render_mapping_csv(found()), "mapping-table")


def _json(name: str, document: Callable[[], Record], kind: str = "") -> ExportFile:
    """Return a JSON file; its kind is its name if no other is given."""
    path = urls.api_path(f"{name}.json")
    return ExportFile(path, lambda: render_json(document()), kind or name)


def _text(path: str, make: Callable[[], str], kind: str | None = None) -> ExportFile:
    return ExportFile(path, lambda: make().encode(), kind)


def _line(path: str, kind: str | None) -> FileLine:
    return FileLine.model_validate({"path": path, "schema": schema_path(kind) if kind else None})
