"""The Markdown page of each code, and `llms.txt`."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown_it import MarkdownIt

from atlas import urls
from atlas.catalog.records import Catalog, Item
from atlas.exports import markdown_environment
from atlas.text.inline_markup import plain
from atlas.text.markdown import code, escape
from built_site import BuiltSite, shown
from conftest import ROOT, SITE_URL
from made_pages import WORDS

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
def test_escaped_text_is_rendered_as_text(text: str, reader: MarkdownIt) -> None:
    expected = html.escape(one_line(text)).replace("&#x27;", "'")
    assert reader.render(escape(text)) == f"<p>{expected}</p>\n"
    assert reader.render(f"- {escape(text)}") == f"<ul>\n<li>{expected}</li>\n</ul>\n"
    assert reader.render(f"Said: {escape(text)}.") == f"<p>Said: {expected}.</p>\n"
    assert reader.render(f"# {escape(text)}") == f"<h1>{expected}</h1>\n"


@pytest.mark.parametrize("text", HOSTILE_CODES)
def test_a_code_span_is_rendered_verbatim(text: str) -> None:
    expected = html.escape(text.replace("\n", " "))
    assert MARKDOWN.render(f"x {code(text)}") == f"<p>x <code>{expected}</code></p>\n"


def test_constants_need_no_backslash() -> None:
    assert escape("ERR_UID_NOT_FOUND (a -> b), see v1.2") == "ERR_UID_NOT_FOUND (a -> b), see v1.2"


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{% macro same(text) %}{{ text }}{% endmacro %}{{ same(text) }}",
        "{% macro same(text) %}{{ text }}{% endmacro %}{{ same(same(text)) }}",
        "{% set kept %}{{ text }}{% endset %}{{ kept }}",
        "{{ '{x}'.format(x=text) }}",
        "{{ text | plain }}",
    ],
)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_template_escapes_each_value_once(text: str, template: str) -> None:
    environment = markdown_environment(ROOT / "hooks/templates", WORDS)
    wanted = escape(plain(text) if "plain" in template else text)
    assert environment.from_string(template).render(text=text) == wanted


def test_a_markdown_page_shows_its_entries(site: BuiltSite, catalog: Catalog) -> None:
    pages = {path: shown(read(site, path)) for path in map(path_of, catalog.items)}
    missing = {
        (item.ref, fact)
        for item in catalog.items
        for fact in facts_of(item, catalog)
        if one_line(fact) not in pages[path_of(item)]
    }
    assert missing == set()


def facts_of(item: Item, catalog: Catalog) -> list[str]:
    """Return the texts of an entry that its page must show."""
    entry, main = item.entry, catalog.problems[item.main_problem]
    texts = [*entry.causes, *entry.fixes, *entry.advice, *entry.notes]
    facts = [entry.code, entry.name, entry.message, plain(entry.meaning), plain(entry.doubt or "")]
    facts += [plain(each if isinstance(each, str) else each.text) for each in texts]
    facts += [each.returns for each in entry.causes if not isinstance(each, str)]
    facts += [catalog.problems[name].title for name in entry.problems]
    facts += [] if item.covers_several else [plain(each) for each in main.causes]
    return [fact for fact in facts if fact]


def test_a_markdown_page_has_the_headings_of_its_page(site: BuiltSite, catalog: Catalog) -> None:
    different = []
    for item in catalog.items:
        page = site.documents[urls.code_path(item.vendor, item.entry.code)]
        headings = [shown(each) for each in page.all("h2")]
        found = [shown(each) for each in read(site, path_of(item)).iter("h2")]
        different += [item.ref] if found != [*headings, "Source"] else []
    assert different == []


def test_links_of_a_markdown_page_resolve(site: BuiltSite, catalog: Catalog) -> None:
    assert [
        fault for item in catalog.items for fault in link_faults(read(site, path_of(item)), site)
    ] == []


def test_llms_txt_lists_vendors_and_files(site: BuiltSite, catalog: Catalog) -> None:
    text = (site.folder / "llms.txt").read_text("utf-8")
    assert re.match(r"# Chat Error Atlas\n\n> \d+ error codes from \d+ ", text)
    assert f"`{SITE_URL}<vendor>/<code>/`" in text
    for slug, data in catalog.vendors.items():
        line = f"- [{data.vendor.name}]({SITE_URL}{slug}/): {len(data.pages)} codes, `{slug}`"
        assert line in text
    assert link_faults(read(site, "llms.txt"), site) == []


def path_of(item: Item) -> str:
    return urls.markdown_path(item.vendor, item.entry.code)


def read(site: BuiltSite, path: str) -> Element:
    """Return a Markdown file of the site as a program reads it, rendered to HTML."""
    rendered = MARKDOWN.render((site.folder / path).read_text("utf-8"))
    return html5lib.parse(rendered, namespaceHTMLElements=False)


def link_faults(document: Element, site: BuiltSite) -> list[str]:
    """Return the links that are not absolute or lead nowhere; a document without links is one."""
    links = [each.attrib["href"] for each in document.iter("a")]
    dead = [
        link
        for link in links
        if not (link.startswith(SITE_URL) and site.has(link.removeprefix(SITE_URL)))
    ]
    return dead if links else ["no link"]
