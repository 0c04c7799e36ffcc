"""Readers of every output format: each returns the content of a file as a flat list of texts.

Structure appears in the list as `<…`: two files of equal structure differ only in their texts.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import html5lib
from markdown_it import MarkdownIt

from constant_readers import READERS, parsed

MARKDOWN_READERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False})]


def one_line(text: str) -> str:
    return " ".join(text.split())


def unspaced(text: str) -> str:
    return "".join(text.split())


def of_html(text: str) -> list[str]:
    return [one_line(each) for each in _of_tree(html5lib.parse(text, namespaceHTMLElements=False))]


def _of_tree(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "<!--"
        return
    yield f"<{element.tag}"
    for name, value in sorted(element.attrib.items()):
        yield f"<@{name}"
        if name in ("id", "aria-labelledby") or value.startswith("#"):
            yield value.partition("~~")[0]  # the letters of a section's title follow
        else:
            yield unquote(value) if "/issues/new?" in value else value
    if element.get("type") == "application/ld+json":
        yield from of_json(element.text)
        return
    text = element.text or ""
    for child in element:
        if child.tag != "wbr":  # only a line break opportunity
            yield text
            yield from _of_tree(child)
            text = ""
        text += child.tail or ""
    yield text
    yield "</"


def of_json(text: str) -> list[str]:
    return list(_of_value(json.loads(text)))


def _of_value(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield f"<{name}"
            yield from _of_value(each)
    elif isinstance(value, list):
        yield f"<{len(value)}"
        for each in value:
            yield from _of_value(each)
    else:
        yield value if isinstance(value, str) else json.dumps(value)


def of_lines(text: str) -> list[str]:
    assert not re.search("[\x85\u2028\u2029]", text)
    return [each for line in text.split("\n") if line for each in ["<line", *of_json(line)]]


def of_csv(text: str) -> list[str]:
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in ["<row", *row]]
    for cell in cells:
        assert not re.match(r"\s*[-=+@]", cell), "a spreadsheet would run it as a formula"
    return list(_of_cells(cell.removeprefix("'") for cell in cells))


def _of_cells(cells: Iterator[str]) -> Iterator[str]:
    for cell in cells:
        try:
            value = json.loads(cell)
        except ValueError:
            value = cell
        yield from of_json(cell) if isinstance(value, (list, dict)) else [cell]


def of_markdown(text: str) -> list[str]:
    first, second = (of_html(reader.render(text)) for reader in MARKDOWN_READERS)
    assert first == second
    return first


def of_xml(text: str) -> list[str]:
    return [one_line(each) for each in _of_tree(ElementTree.fromstring(text))]


def of_inventory(content: bytes) -> list[str]:
    head, body = content.split(b"zlib.\n", 1)
    return [one_line(each) for each in (head + zlib.decompress(body)).decode().split("\n")]


def of_code(text: str, suffix: str) -> list[str]:
    if suffix == "py":
        compile(text, "codes.py", "exec")
        return []
    return [each.code for each in READERS[suffix](parsed(text, suffix))]


def read(path: str, content: bytes) -> list[str]:
    """Read an exported file; a new file format needs a reader here."""
    suffix = path.rpartition(".")[2]
    if suffix == "inv":
        return of_inventory(content)
    text = content.decode()
    if suffix in READERS or suffix == "py":
        return of_code(text, suffix)
    readers = {
        "json": of_json, "ndjson": of_lines, "csv": of_csv, "md": of_markdown,
        "txt": of_markdown, "atom": of_xml, "html": of_html,
    }  # fmt: skip
    return readers[suffix](text)
