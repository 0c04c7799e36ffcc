"""The catalog's facts as files for programs: JSON, CSV, Markdown, a Sphinx inventory."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.analysis.redirects import former_paths
from atlas.catalog.records import Item
from atlas.exports.facts import Facts
from atlas.exports.files import ExportFile, listed_files
from atlas.exports.index import FileLine, index_file
from atlas.exports.json_text import render_json
from atlas.exports.markdown.page import render_twin
from atlas.exports.schema.files import CodeFile
from atlas.exports.schema.json_schema import schema_path

__all__ = ["ExportFile", "Facts", "code_files", "export_files"]

INDEX = urls.api_path("index.json")


def export_files(facts: Facts, built: str) -> Iterator[ExportFile]:
    """Yield each file that is about more than a code; none is made yet.

    `built` is the day of the build, an ISO date.
    """
    lines = [_line(INDEX, "index")]
    for file in listed_files(facts):
        lines.append(_line(file.path, file.kind))
        yield file
    lines.append(_line(urls.code_file("{vendor}", "{code}"), "code"))
    lines.append(_line("{vendor}/{code}/index.md", None))
    yield ExportFile(INDEX, lambda: render_json(index_file(facts, built, lines)), "index")


def code_files(facts: Facts, items: tuple[Item, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield a code as JSON and as Markdown, with copies under the paths it had before."""
    vendor, code = items[0].vendor, items[0].entry.code
    canonical = urls.code_file(vendor, urls.code_slug(code))
    entries = tuple(map(facts.entry, items))
    file = CodeFile(vendor=vendor, code=code, canonical=canonical, entries=entries)
    content, twin = render_json(file), render_twin(facts, items).encode()
    for path in dict.fromkeys((urls.code_path(vendor, code), *former_paths(items))):
        yield urls.json_of(path), content
        yield urls.markdown_of(path), twin


def _line(path: str, kind: str | None) -> FileLine:
    return FileLine.model_validate({"path": path, "schema": schema_path(kind) if kind else None})
