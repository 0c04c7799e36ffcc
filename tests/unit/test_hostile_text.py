"""Any text in any field comes out as that text and nothing else, in every output.

Each output is made twice: from a catalog with a placeholder in each field, and from one with a
hostile text in each field. Read by a parser of its format, both have the same structure, with
the text in the place of its placeholder.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from atlas import search
from atlas.catalog.records import Catalog
from atlas.output.sitemap import render_paths
from atlas.pages import Page, all_pages, matrix, redirect_documents, vendor
from atlas.search import index_files
from atlas.text import headings
from atlas.urls import code_path, code_slug
from conftest import SITE_URL
from constant_readers import READERS
from exported import entry_filled_with, exported, tickets_of, views_of
from hostile import REFERENCES, SAMPLE, Loc, Placeholders, filled, loaded, text_fields, texts
from hostile_samples import jira_display, one_line
from made_pages import site_of
from output_readers import (
    MARKDOWN_READERS,
    of_code,
    of_html,
    of_json,
    of_markdown,
    read,
    unspaced,
)

LOSSLESS = (".json", ".csv", ".ndjson")  # the other formats do not preserve white space


def test_the_sample_uses_every_text_field_of_the_model() -> None:
    used: dict[str, set[Loc]] = {}
    for name, (model, _) in SAMPLE.items():
        used.setdefault(model.__name__, set()).update(text_locs(name))
    for model in {model for model, _ in SAMPLE.values()}:
        assert text_fields(model) - REFERENCES - used[model.__name__] == set(), model


def text_locs(name: str) -> set[Loc]:
    """Return the paths of the texts in one file of the sample."""
    found: set[Loc] = set()

    def noted(loc: Loc) -> str:
        found.add(loc)
        return "x"

    filled(noted, {name: SAMPLE[name]})
    return found


@pytest.fixture(scope="module", autouse=True)
def texts_of_any_length() -> Iterator[None]:
    """Make what depends on the texts the same: contents of pages, constants in cells, shards of
    the search index, the first sentence of a summary.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(headings, "LONG", 0)
        patch.setattr(matrix, "SHORT", sys.maxsize)
        patch.setattr(search, "SHARD", sys.maxsize)
        patch.setattr(vendor, "SENTENCE_END", "\0")
        yield


@pytest.fixture(scope="module")
def plain_outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the outputs of the catalog with a placeholder in each field."""
    return outputs(loaded(filled(Placeholders(["x"]).word), tmp_path_factory.mktemp("plain")))


def hostile_catalog(placeholders: Placeholders) -> Catalog:
    """Return the sample with the texts of the placeholders."""
    with tempfile.TemporaryDirectory() as folder:
        return loaded(filled(placeholders.text), Path(folder))


_ANCHORS = re.compile(r'"anchors":\[[^\]]*\],')  # in the head: words of messages with holes


def outputs(catalog: Catalog) -> dict[str, list[str]]:
    """Return every output of a catalog by path, read by the parser of its format."""
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
        if not path.startswith(("keys-", "messages")):  # normalized words, not texts
            found[f"index/{path}"] = of_json(_ANCHORS.sub("", text))
    return found


_HIGHLIGHTED = re.compile('</?[biu]>| lang="zh"')


def document(page: Page) -> str:
    """Return a page with its head, without the frame."""
    head = page.head()
    body = _HIGHLIGHTED.sub("", page.body())  # marks depend on the text, and no text has them
    return f"<!doctype html><html><head>{head}</head><body><main>{body}</main></body></html>"


@settings(max_examples=8)
@example(["</script><img src=x onerror=window.ran=1>"])
@example(["\n\n# head\n\n- [a](javascript:x) `b` *c* _d_ <b>e</b> &lt; | f |"])
@example(["=1+1"])
@given(st.lists(texts(), min_size=1, max_size=9))
def test_every_output_displays_any_text_unchanged(
    plain_outputs: dict[str, list[str]], given: list[str]
) -> None:
    placeholders = Placeholders(given)
    made = outputs(hostile_catalog(placeholders))
    assert made.keys() == plain_outputs.keys()
    for path, words in plain_outputs.items():
        spelt = str if path.endswith(LOSSLESS) else unspaced
        expected = [spelt(placeholders.resolve(word)) for word in words]
        assert [spelt(each) for each in made[path]] == expected, path


# A code is any printable ASCII text, and part of a path.


@settings(max_examples=15)
@example("</script>x")
@example("'\"><img src=x onerror=x>")
@example("`a`[b](c)*d*_e_|f|")
@example("${jndi}\\x{0}%s")
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30))
def test_every_output_displays_any_code_unchanged(code: str) -> None:
    placeholders = Placeholders(["x"])
    files = filled(lambda loc: placeholders.text(loc))
    files["beta/server.yml"]["codes"][0]["code"] = code
    files["acme/server.yml"]["codes"][0]["related"] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            catalog = loaded(files, Path(folder))
        except AssertionError:
            assume(False)  # `make check` rejects it
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
def test_a_ticket_displays_any_text_unchanged(text: str) -> None:
    text = text.replace("`", "").replace("[[", "[")
    expected = one_line(text)
    assume(expected)
    tickets = tickets_of(entry_filled_with(text))
    assert expected in tickets["note"]
    for markup in (tickets["html"], MARKDOWN_READERS[0].render(tickets["markdown"])):
        tree = html5lib.parse(markup, namespaceHTMLElements=False)
        assert {each.tag for each in tree.iter()} <= {
            "html", "head", "body", "p", "a", "strong", "code", "br",
        }  # fmt: skip
        assert len(list(tree.iter("a"))) == 1
        assert expected in one_line("".join(tree.itertext()))
    assert expected in one_line(jira_display(tickets["jira"]))
    assert not re.search(r"<(?!https://atlas\.example/)", tickets["slack"])
