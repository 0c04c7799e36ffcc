"""Any text in any field comes out as that text and nothing else, in every output.

Each output is made twice: of a catalog with a plain word in each field, and of one with a
hostile text in its place. Read by a parser of its format, both must be of the same build, and
where the word stood the text must stand.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_constants import GRAMMARS, READERS, parsed
from test_tickets import as_said, hostile, texts_of, unjira

from atlas.catalog.records import Catalog
from atlas.output.sitemap import render_paths
from atlas.pages import Page, all_pages, redirect_documents
from atlas.search import index_files
from atlas.urls import code_path, code_slug
from conftest import SITE_URL
from exported import exported, views_of
from hostile import REFERENCES, SAMPLE, Loc, Stand, filled, loaded, text_fields, texts
from made_pages import site_of

READ = [MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False})]

LOSSLESS = (".json", ".csv", ".ndjson")  # in all others white space does not count


def test_the_sample_uses_every_text_field_of_the_model() -> None:
    used: dict[str, set[Loc]] = {}
    for name, (model, _) in SAMPLE.items():
        used.setdefault(model.__name__, set()).update(locs_of(name))
    for model in {model for model, _ in SAMPLE.values()}:
        assert text_fields(model) - REFERENCES - used[model.__name__] == set(), model


def locs_of(name: str) -> set[Loc]:
    """Return the ways to the texts of one file of the sample."""
    found: set[Loc] = set()

    def noted(loc: Loc) -> str:
        found.add(loc)
        return "x"

    filled(noted, {name: SAMPLE[name]})
    return found


@pytest.fixture(scope="module")
def plain_catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return loaded(filled(Stand(["x"]).word), tmp_path_factory.mktemp("plain"))


def hostile_catalog(stand: Stand) -> Catalog:
    """Return the sample with texts; the words are given in the same order as for the plain one."""
    with tempfile.TemporaryDirectory() as folder:
        return loaded(filled(lambda loc: stand.told(stand.word(loc))), Path(folder))


# Reading: what a format is made of, as a list of texts. Markup stands in it as `<…`.


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
        if name != "data-texts":  # texts in other tools' markup have a test of their own
            yield unquote(value) if "issues/new?title=" in value else value
    if element.get("type") == "application/ld+json":
        yield from of_json(element.text)
        return
    text = element.text or ""
    for child in element:
        if child.tag != "wbr":  # only says where a long word may be broken
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
        assert not re.match(r"\s*[-=+@]", cell), "a spreadsheet would compute it"
    return list(_of_cells(cell.removeprefix("'") for cell in cells))


def _of_cells(cells: Iterator[str]) -> Iterator[str]:
    for cell in cells:
        try:
            value = json.loads(cell)
        except ValueError:
            value = cell
        yield from of_json(cell) if isinstance(value, (list, dict)) else [cell]


def of_markdown(text: str) -> list[str]:
    first, second = (of_html(reader.render(text)) for reader in READ)
    assert first == second
    return first


def of_feed(text: str) -> list[str]:
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
    """Return what a file is made of; a new kind of file needs a reader here."""
    suffix = path.rpartition(".")[2]
    if suffix == "inv":
        return of_inventory(content)
    text = content.decode()
    if suffix in GRAMMARS or suffix == "py":
        return of_code(text, suffix)
    readers = {
        "json": of_json, "ndjson": of_lines, "csv": of_csv, "md": of_markdown,
        "txt": of_markdown, "atom": of_feed, "html": of_html,
    }  # fmt: skip
    return readers[suffix](text)


def outputs(catalog: Catalog) -> dict[str, list[str]]:
    """Return all that is made of a catalog, by path, as it is read."""
    site = site_of(catalog, SITE_URL)
    found: dict[str, list[str]] = {}
    for page in all_pages(site):
        found[f"{page.path}index.html"] = of_html(document(page))
        if page.items:
            for path, content in redirect_documents(site, page.items):
                found[path] = read(path, content)
    for path, content in exported(SITE_URL, views_of(catalog)).items():
        found[path] = read(path, content)
    for path, text in index_files(site.views, [("guide/", "A guide", "Words.")]):
        if not path.startswith("keys-"):
            found[f"index/{path}"] = of_json(text)
    found["index/log.json"] = found["index/log.json"][: -_messages(found["index/log.json"])]
    return found


def _messages(log: list[str]) -> int:
    """Return how much at the end of the log's knowledge is folded words, not texts."""
    return len(log) - log.index("<messages")


def document(page: Page) -> str:
    """Return a page with its head; the frame around it has no text of the catalog but the menu."""
    head = page.head()
    return f"<!doctype html><html><head>{head}</head><body><main>{page.body()}</main></body></html>"


@pytest.fixture(scope="module")
def plain_outputs(plain_catalog: Catalog) -> dict[str, list[str]]:
    return outputs(plain_catalog)


@settings(max_examples=8)
@example(["</script><img src=x onerror=window.ran=1>"])
@example(["\n\n# head\n\n- [a](javascript:x) `b` *c* _d_ <b>e</b> &lt; | f |"])
@example(["=1+1"])
@given(st.lists(texts(), min_size=1, max_size=9))
def test_any_text_comes_out_as_that_text_and_nothing_else(
    plain_outputs: dict[str, list[str]], given: list[str]
) -> None:
    stand = Stand(given)
    made = outputs(hostile_catalog(stand))
    assert made.keys() == plain_outputs.keys()
    for path, words in plain_outputs.items():
        spelt = str if path.endswith(LOSSLESS) else unspaced
        expected = [spelt(stand.told(word)) for word in words]
        assert [spelt(each) for each in made[path]] == expected, path


# Codes: they are ASCII, but otherwise what a vendor pleases; they make paths, too.


@settings(max_examples=15)
@example("</script>x")
@example("'\"><img src=x onerror=x>")
@example("`a`[b](c)*d*_e_|f|")
@example("${jndi}\\x{0}%s")
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30))
def test_any_code_comes_out_as_that_code(code: str) -> None:
    stand = Stand(["x"])
    files = filled(lambda loc: stand.told(stand.word(loc)))
    files["beta/server.yml"]["codes"][0]["code"] = code
    files["acme/server.yml"]["codes"][0]["related"] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            catalog = loaded(files, Path(folder))
        except AssertionError:
            assume(False)  # the checks refuse it
    site = site_of(catalog, SITE_URL)
    path = code_path("beta", code)
    assert re.fullmatch(r"beta/[A-Za-z0-9._-]+/", path)
    (page,) = (page for page in all_pages(site) if page.path == path)
    assert one_line(code) in page.title
    shown = of_html(document(page))
    assert shown[shown.index("<h1") : shown.index("<h1") + 4] == [
        "<h1",
        "",
        "<code",
        one_line(code),
    ]
    made = exported(SITE_URL, views_of(catalog))
    file = json.loads(made[f"api/v1/codes/beta/{code_slug(code)}.json"])
    assert (file["code"], file["entries"][0]["code"]) == (code, code)
    for suffix in ("py", *READERS):
        text = made[f"api/v1/constants/beta.{suffix}"].decode()
        assert of_code(text, suffix) == ([] if suffix == "py" else [code])
    rows = list(csv.DictReader(io.StringIO(made["api/v1/vendors/beta.csv"].decode(), newline="")))
    assert rows[0]["code"].removeprefix("'" if rows[0]["code"][0] == "'" else "") == code
    assert of_markdown(made[f"beta/{code_slug(code)}/index.md"].decode())
    for line in render_paths(catalog, [path], SITE_URL).splitlines():
        assert re.fullmatch(r'"[a-z0-9/._-]+" "[A-Za-z0-9/._-]+";', line)


@settings(max_examples=100)
@given(texts())
def test_any_text_stays_text_in_a_ticket(text: str) -> None:
    said = as_said(text)
    found = texts_of(hostile(text.replace("`", "").replace("[[", "[")))
    said = as_said(text.replace("`", "").replace("[[", "["))
    assume(said)
    assert said in found["note"]
    for name in ("markdown", "html"):
        markup = found[name] if name == "html" else READ[0].render(found[name])
        tree = html5lib.parse(markup, namespaceHTMLElements=False)
        assert {each.tag for each in tree.iter()} <= {
            "html", "head", "body", "p", "a", "strong", "code", "br",
        }  # fmt: skip
        assert len(list(tree.iter("a"))) == 1
        assert said in one_line("".join(tree.itertext()))
    assert said in one_line(unjira(found["jira"]))
    assert not re.search(r"<(?!https://atlas\.example/)", found["slack"])
