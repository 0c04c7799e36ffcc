"""Markdown for programs: the twin of each code page, and `llms.txt`."""

from __future__ import annotations

import html
import re

import html5lib
import pytest
from markdown_it import MarkdownIt

from atlas import urls
from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import plain
from atlas.text.markdown import code, escape
from built_site import BuiltSite, shown
from conftest import SITE_URL, real_catalog

ITEMS = [pytest.param(item, id=item.ref) for item in real_catalog().items]
MARKDOWN = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like", {"linkify": False})

HOSTILE = [
    "# heading", "####### none", "- item", "+ item", "* item", "1. item", "12) item", "> quote",
    "===", "---", "***", "___", "```", "~~~ x", "    code", "\tcode", "a\n\nb", "a\n===", "a\n# b",
    "a  \nb", "a\\\nb", "*em*", "**strong**", "_em_", "__strong__", "a_b_c", "_a_b_", "a *b* c",
    "snake_case_name", "x _y_ z", "(_y_)", "é_y_é", "`code`", "``a`b``", "`", "a`", "[x](y)",
    "![x](y)", "[x]", "[x]: /y", "[x][y]", "[[607]", "<b>x</b>", "<script>alert(1)</script>",
    "<!-- x -->", "<https://x.example>", "<?x?>", "&amp;", "&lt;b&gt;", "&#60;", "&#x3C;", "& x",
    "AT&T", "\\", "\\*", "a\\", "\\\\", "~~gone~~", "~x~", "| a | b |", "a|b\n-|-\nc|d", "| - |",
    "-", "+", "=", "1.", "1)", ":", ": x", "-1", "+1", "!", "![", "]", "](", "a <b", "2 < 3 > 1",
    "\u00a0x", "x\u2028y", "用户*", "{x}", "$x$", "\"x\" 'y'", "x\ty",
]  # fmt: skip
HOSTILE_CODES = [
    "a",
    "`",
    "``",
    "`a`",
    "a`b``c",
    " a ",
    " a",
    "a\nb",
    "</code>",
    "\\",
    "*a*",
    "&lt;",
]


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("reader", [MARKDOWN, GITHUB], ids=["commonmark", "github"])
@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_stays_text(text: str, reader: MarkdownIt) -> None:
    expected = html.escape(one_line(text)).replace("&#x27;", "'")
    assert reader.render(escape(text)) == f"<p>{expected}</p>\n"
    assert reader.render(f"- {escape(text)}") == f"<ul>\n<li>{expected}</li>\n</ul>\n"
    assert reader.render(f"Said: {escape(text)}.") == f"<p>Said: {expected}.</p>\n"
    assert reader.render(f"# {escape(text)}") == f"<h1>{expected}</h1>\n"


@pytest.mark.parametrize("text", HOSTILE_CODES)
def test_a_literal_stays_as_printed(text: str) -> None:
    expected = html.escape(text.replace("\n", " "))
    assert MARKDOWN.render(f"x {code(text)}") == f"<p>x <code>{expected}</code></p>\n"


def test_constants_need_no_backslash() -> None:
    assert escape("ERR_UID_NOT_FOUND (a -> b), see v1.2") == "ERR_UID_NOT_FOUND (a -> b), see v1.2"


@pytest.mark.parametrize("item", ITEMS)
def test_twin_shows_its_entry(item: Item, site: BuiltSite, catalog: Catalog) -> None:
    path = urls.markdown_path(item.vendor, item.entry.code)
    rendered = MARKDOWN.render((site.folder / path).read_text("utf-8"))
    text = shown(html5lib.parse(rendered, namespaceHTMLElements=False))
    entry, main = item.entry, catalog.problems[item.main_problem]
    told = [*entry.causes, *entry.fixes, *entry.advice, *entry.notes]
    facts = [entry.code, entry.name, entry.message, plain(entry.meaning), plain(entry.doubt or "")]
    facts += [plain(each if isinstance(each, str) else each.text) for each in told]
    facts += [each.returns for each in entry.causes if not isinstance(each, str)]
    facts += [catalog.problems[name].title for name in entry.problems]
    facts += [] if item.covers_several else [plain(each) for each in main.causes]
    assert [fact for fact in facts if one_line(fact or "") not in text] == []


@pytest.mark.parametrize("item", ITEMS)
def test_twin_is_in_the_order_of_its_page(item: Item, site: BuiltSite) -> None:
    page = site.documents[urls.code_path(item.vendor, item.entry.code)]
    headings = [shown(each) for each in page.all("h2")]
    path = urls.markdown_path(item.vendor, item.entry.code)
    rendered = MARKDOWN.render((site.folder / path).read_text("utf-8"))
    twin = html5lib.parse(rendered, namespaceHTMLElements=False)
    assert [shown(each) for each in twin.iter("h2")] == [*headings, "Source"]


@pytest.mark.parametrize("item", ITEMS)
def test_links_of_a_twin_lead_somewhere(item: Item, site: BuiltSite) -> None:
    path = urls.markdown_path(item.vendor, item.entry.code)
    text = (site.folder / path).read_text("utf-8")
    assert_links_lead_somewhere(text, site)


def test_llms_txt_says_what_there_is(site: BuiltSite, catalog: Catalog) -> None:
    text = (site.folder / "llms.txt").read_text("utf-8")
    assert re.match(r"# Chat Error Atlas\n\n> \d+ error codes from \d+ ", text)
    assert f"`{SITE_URL}<vendor>/<code>/`" in text
    for slug, data in catalog.vendors.items():
        line = f"- [{data.vendor.name}]({SITE_URL}{slug}/): {len(data.pages)} codes, `{slug}`"
        assert line in text
    assert_links_lead_somewhere(text, site)


def assert_links_lead_somewhere(text: str, site: BuiltSite) -> None:
    twin = html5lib.parse(MARKDOWN.render(text), namespaceHTMLElements=False)
    links = [each.attrib["href"] for each in twin.iter("a")]
    assert links
    assert all(link.startswith(SITE_URL) for link in links)
    assert [link for link in links if not site.has(link.removeprefix(SITE_URL))] == []
