"""The Markdown page of each code, and `llms.txt`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from markdown_it import MarkdownIt

from atlas import urls
from atlas.catalog.records import Catalog, Item
from atlas.exports import markdown_environment
from atlas.presentation.entry_views import entry_views
from atlas.text.inline_markup import plain
from atlas.text.markdown import code, escape
from built_site import BuiltSite, Document, code_pages, parsed_markdown, shown
from conftest import ROOT, SITE_URL
from exported import real_views
from faults import assert_no_faults
from made_pages import WORDS
from output_readers import one_line

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


@pytest.mark.parametrize("reader", [MARKDOWN, GITHUB], ids=["commonmark", "github"])
@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("{}", "<p>{}</p>\n"),
        ("- {}", "<ul>\n<li>{}</li>\n</ul>\n"),
        ("Said: {}.", "<p>Said: {}.</p>\n"),
        ("# {}", "<h1>{}</h1>\n"),
    ],
    ids=["paragraph", "list", "sentence", "heading"],
)
def test_escaped_text_is_rendered_as_text(markdown: str, expected: str, reader: MarkdownIt) -> None:
    assert_no_faults(
        f"{text!r} is rendered as {rendered!r}"
        for text in HOSTILE
        for rendered in [reader.render(markdown.format(escape(text)))]
        if rendered != expected.format(html.escape(one_line(text)).replace("&#x27;", "'"))
    )


def test_a_code_span_is_rendered_verbatim() -> None:
    assert_no_faults(
        f"{text!r} is rendered as {rendered!r}"
        for text in HOSTILE_CODES
        for rendered in [MARKDOWN.render(f"x {code(text)}")]
        if rendered != f"<p>x <code>{html.escape(text.replace(chr(10), ' '))}</code></p>\n"
    )


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
def test_a_template_escapes_each_value_once(template: str) -> None:
    environment = markdown_environment(ROOT / "hooks/templates", WORDS)
    compiled = environment.from_string(template)
    assert_no_faults(
        f"{text!r} is rendered as {rendered!r}"
        for text in HOSTILE
        for rendered in [compiled.render(text=text)]
        if rendered != escape(plain(text) if "plain" in template else text)
    )


def test_each_markdown_page_shows_its_entries(site: BuiltSite, catalog: Catalog) -> None:
    texts = {path: shown(document) for path, document in site.markdown.items()}
    assert_no_faults(
        f"{path_of(item)} lacks {fact!r}"
        for item in catalog.items
        for fact in facts_of(item, catalog)
        if one_line(fact) not in texts[path_of(item)]
    )


def facts_of(item: Item, catalog: Catalog) -> list[str]:
    """Return the texts of an entry that its page must show."""
    entry, main = item.entry, catalog.problems[item.main_problem]
    texts = [*entry.causes, *entry.fixes, *entry.advice, *entry.notes]
    facts = [
        entry.code,
        *entry.names,
        *entry.messages,
        plain(entry.meaning),
        plain(entry.doubt or ""),
    ]
    facts += [plain(each if isinstance(each, str) else each.text) for each in texts]
    facts += [each.returns or "" for each in entry.all_causes]
    facts += [catalog.problems[name].title for name in entry.problems]
    facts += [] if item.covers_several else [plain(each) for each in main.causes]
    return [fact for fact in facts if fact]


def test_each_markdown_page_says_when_it_was_verified(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{view.path} lacks {view.trust.verified!r}"
        for items in catalog.pages()
        for text in [shown(site.markdown[path_of(items[0])])]
        for view in entry_views(real_views(), items)
        if view.trust.verified[1:] not in text
    )


def test_each_markdown_page_has_the_headings_of_its_code_page(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        f"{path_of(items[0])}: {found} instead of {expected}"
        for items, page in code_pages(site, catalog)
        for expected in [list(headings_of_sections(page))]
        for found in [headings(site.markdown[path_of(items[0])])]
        if found != expected
    )


def headings_of_sections(page: Document) -> Iterator[str]:
    """Yield the headings of a code page; in Markdown the source has one too."""
    for part in page.root.iterfind(".//article/section"):
        yield from headings(part)
        if part.get("class") == "code-part":
            yield "Source"


def headings(element: Element) -> list[str]:
    return [shown(each) for each in element.iter() if each.tag in ("h2", "h3")]


def test_the_links_of_each_markdown_page_resolve(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path} links to {fault}"
        for path, document in site.markdown.items()
        for fault in link_faults(document, site)
    )


def test_llms_txt_lists_vendors_and_files(site: BuiltSite, catalog: Catalog) -> None:
    text = (site.folder / "llms.txt").read_text("utf-8")
    assert re.match(r"# Chat Error Atlas\n\n> \d+ error codes from \d+ ", text)
    assert f"`{SITE_URL}<vendor>/<code>/`" in text
    for slug, data in catalog.vendors.items():
        line = f"- [{data.vendor.name}]({SITE_URL}{slug}/): {len(data.pages)} codes, `{slug}`"
        assert line in text
    assert link_faults(parsed_markdown(text), site) == []


def path_of(item: Item) -> str:
    return urls.markdown_path(item.vendor, item.entry.code)


def link_faults(document: Element, site: BuiltSite) -> list[str]:
    """Return the links that are relative or broken; a document without links is a fault."""
    links = [each.attrib["href"] for each in document.iter("a")]
    dead = [
        link
        for link in links
        if not link.startswith("https://")
        or (link.startswith(SITE_URL) and not site.has(link.removeprefix(SITE_URL)))
    ]
    return dead if links else ["nothing"]
