"""The catalog's facts as files for programs: JSON, CSV, Markdown, a Sphinx inventory."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.exports.documents import CodeFile
from atlas.exports.entries import Facts
from atlas.exports.files import listed_files
from atlas.exports.index import FileLine, index_file
from atlas.exports.render import render_json
from atlas.exports.schemas import schema_path
from atlas.exports.shapes import Entry
from atlas.exports.twin import render_twin
from atlas.redirects import redirects
from atlas.views import Views

INDEX = urls.api_path("index.json")


def export_files(views: Views, site_url: str | None, built: str) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of each file; `built` is the day of the build, an ISO date."""
    facts = Facts(views, site_url)
    lines = [_line(INDEX, "index")]
    for path, content, kind in listed_files(facts):
        lines.append(_line(path, kind))
        yield path, content
    lines.append(_line(urls.code_file("{vendor}", "{code}"), "code"))
    lines.append(_line("{vendor}/{code}/index.md", None))
    yield INDEX, render_json(index_file(facts, built, lines)).encode()
    yield from _code_files(facts)


def _line(path: str, kind: str | None) -> FileLine:
    return FileLine.model_validate({"path": path, "schema": schema_path(kind) if kind else None})


def _code_files(facts: Facts) -> Iterator[tuple[str, bytes]]:
    """Yield each code as JSON and as Markdown, and copies wherever a page leads to the code's."""
    entries: dict[str, list[Entry]] = {}
    for entry in facts.entries:
        entries.setdefault(entry.path, []).append(entry)
    addresses = {path: {path: None} for path in entries}  # in order, each once
    for redirect in redirects(facts.catalog):
        addresses[redirect.target][redirect.path] = None
    for items in facts.catalog.pages():
        path = urls.code_path(items[0].vendor, items[0].entry.code)
        file = _code_file(entries[path]).encode()
        twin = render_twin(facts, items).encode()
        for address in addresses[path]:
            vendor, slug, _ = address.split("/")
            yield urls.code_file(vendor, slug), file
            yield urls.twin_of(address), twin


def _code_file(entries: list[Entry]) -> str:
    vendor, code = entries[0].vendor, entries[0].code
    canonical = urls.code_file(vendor, urls.code_slug(code))
    file = CodeFile(vendor=vendor, code=code, canonical=canonical, entries=tuple(entries))
    return render_json(file)
