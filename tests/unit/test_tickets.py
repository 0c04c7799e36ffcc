"""What is copied into tickets: the facts of a code, safe in the markup of each tool."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt
from test_markup import HOSTILE, Parsed

from atlas.analysis.crossref import cross_reference
from atlas.catalog.model import Problem, Retired
from atlas.catalog.records import Item
from atlas.presentation.entry_views import entry_views
from atlas.presentation.ticket import first_step, ticket_texts
from atlas.presentation.view_models import EntryView
from atlas.presentation.views import Views
from atlas.presentation.words import load_words
from atlas.text import ticket_markup
from atlas.text.inline_markup import plain
from conftest import ROOT, real_catalog

WORDS = load_words(ROOT / "hooks" / "words" / "en.yml")
ADDRESS = "https://atlas.example/agora/607/"
ITEMS = [pytest.param(item, id=item.ref) for item in real_catalog().items]
FORMATS = ["note", "markdown", "jira", "slack", "html"]
ATTACKS = [
    *(text for text in HOSTILE if text.strip("\0 ")),
    "<!channel> <@U012AB3CD> <https://evil.example|here>",
    "*bold* _it_ ~gone~ `code` ``two``",
    "{code}x{code} {noformat} {color:red}x{color} {{x}}",
    "[here|https://evil.example] [~admin] [^file] !https://evil.example/x.png!",
    r"back\slash \\ \* \{",
    "h1. Title", "bq. quoted", "---- ||head|| # one", "??cite?? ^up^ +in+ -out- :) (!) (x)",
    "&#42;bold&#42; &amp; &lt;b&gt;",
    "</script><script>alert(1)</script>\u2028",
    "# head", "- item", "1. one", "> quote", "[a](javascript:alert(1))", "![a](b)",
]  # fmt: skip


@functools.cache
def views() -> Views:
    catalog = real_catalog()
    return Views(catalog, cross_reference(catalog), WORDS)


def entry_of(vendor: str, code: str) -> EntryView:
    return entry_views(views(), real_catalog().vendors[vendor].pages[code])[0]


def changed(view: EntryView, **fields: Any) -> EntryView:
    """Return a view of an entry whose record in the catalog has other fields."""
    return replace(view, entry=view.entry.model_copy(update=fields))


def problem(**changes: Any) -> Problem:
    """Return a problem that differs from a real one."""
    return real_catalog().problems["user-not-found"].model_copy(update=changes)


def hostile(text: str) -> EntryView:
    """Return an entry that has a text in every field."""
    view = changed(entry_of("agora", "607"), fixes=(text,))
    guidance = problem(say=text, actions=(text,))
    named = replace(view, code=text, name=text, message=text, meaning=text)
    return replace(named, vendor_name=text, guidance=guidance)


def texts_of(view: EntryView) -> dict[str, str]:
    """Return the texts with the address filled in."""
    texts: dict[str, Any] = {**ticket_texts(view, WORDS)}
    return {name: ADDRESS.join(texts[name]) for name in FORMATS}


def as_said(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


@pytest.mark.parametrize("item", ITEMS)
def test_every_format_says_what_the_code_is_and_links_once(item: Item) -> None:
    (view,) = entry_views(views(), (item,))
    raw = ticket_texts(view, WORDS)
    texts = texts_of(view)
    by, step = first_step(view, WORDS)
    note = texts["note"]
    for told in (raw["id"], item.entry.code, view.vendor_name, plain(item.entry.meaning),
                 item.entry.name or "", " ".join((item.entry.message or "").split()), by, step,
                 WORDS["retry"][view.retry], WORDS["who"][view.who]):  # fmt: skip
        assert str(told) in note
    assert step
    assert {name: text.count(ADDRESS) for name, text in texts.items()} == dict.fromkeys(FORMATS, 1)
    assert MarkdownIt().render(texts["markdown"]).count("<a ") == 1
    assert len(Parsed(texts["html"]).links) == 1


def test_the_note_of_a_code_as_a_whole() -> None:
    assert texts_of(entry_of("jmessage", "898001"))["note"].splitlines() == [
        "JMESSAGE-898001 · JMessage error 898001 · User exist",
        "The user already exists.",
        "Retry? No. Who acts? App developer.",
        "First step, Atlas guidance: "
        + plain(real_catalog().problems["user-already-exists"].actions[0]),
        ADDRESS,
    ]


def test_first_step_is_to_find_out_which_else_the_vendors_else_ours() -> None:
    ours = problem(actions=("Ours.",))
    view = changed(entry_of("agora", "607"), fixes=("See `x`.",), advice=("Own.",))
    view = replace(view, vendor_name="Acme", guidance=ours)
    several = replace(view, covers=entry_of("commsease", "403").covers)
    by, titles = first_step(several, WORDS)
    assert by == "First find out which of these problems it is"
    assert titles == ", ".join(each.problem.title for each in several.covers)
    assert first_step(view, WORDS) == ("First step, Acme says", "See x.")
    view = changed(view, fixes=())
    assert first_step(view, WORDS) == ("First step, Atlas guidance", "Own.")
    view = changed(view, advice=())
    assert first_step(view, WORDS) == ("First step, Atlas guidance", "Ours.")
    assert first_step(replace(view, guidance=None), WORDS) == ("", "")


def test_the_customers_sentence_is_the_problems_or_none() -> None:
    for item in real_catalog().items:
        say = real_catalog().problems[item.main_problem].say
        expected = None if item.covers_several else say
        assert ticket_texts(entry_views(views(), (item,))[0], WORDS)["say"] == expected


def test_a_retired_code_says_so() -> None:
    retired = Retired(since="2026-01-01", reason="Gone.")
    note = texts_of(changed(entry_of("agora", "607"), retired=retired))["note"]
    assert "Retired since 2026-01-01." in note


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_but_the_address_parts_a_text(text: str) -> None:
    texts: dict[str, Any] = {**ticket_texts(hostile(f"\0{text}"), WORDS)}
    assert {name: len(texts[name]) for name in FORMATS} == dict.fromkeys(FORMATS, 2)


@pytest.mark.parametrize("text", ATTACKS)
def test_markdown_shows_hostile_text_as_text(text: str) -> None:
    rendered = Parsed(MarkdownIt().render(texts_of(hostile(text))["markdown"]))
    assert rendered.tags <= {"p", "a", "strong", "code"}
    assert rendered.links == [ADDRESS]
    assert as_said(plain(text)) in as_said(rendered.text)


@pytest.mark.parametrize("text", ATTACKS)
def test_rich_text_shows_hostile_text_as_text(text: str) -> None:
    parsed = Parsed(texts_of(hostile(text))["html"])
    assert parsed.tags == {"p", "a", "code", "br"}
    assert parsed.links == [ADDRESS]
    assert as_said(plain(text)) in parsed.text


def unjira(text: str) -> str:
    """Return what Jira shows of text that holds no markup."""
    shown = re.sub(r"\\([^\\A-Za-z0-9\s])", r"\1", text)
    return re.sub(r"&#?\w+;", lambda found: html.unescape(found[0]), shown)


@pytest.mark.parametrize("text", ATTACKS)
def test_jira_shows_hostile_text_as_text(text: str) -> None:
    said = as_said(text)
    escaped = ticket_markup.jira_text(said)
    bare = re.sub(r"\\[^\\A-Za-z0-9\s]", "", escaped)  # without what is escaped
    assert not re.findall(r"[\\{}\[\]|*^~!]|\?\?|#(?!\d+;)|(?:^|\s)[-+_]|^(?:h\d|bq)\.", bare)
    assert unjira(escaped) == said
    copied = texts_of(hostile(text))["jira"]
    assert re.findall(r"(?<!\\)\[[^\n]*?(?<!\\)\|([^\]\s]*)\]", copied) == [ADDRESS]


@pytest.mark.parametrize("text", ATTACKS)
def test_slack_calls_nobody_and_links_nowhere_else(text: str) -> None:
    copied = texts_of(hostile(text))["slack"]
    assert not re.search(r"[<>]", copied)
    assert not re.search(r"&(?!amp;|lt;|gt;)", copied)
    assert as_said(plain(text)) in html.unescape(copied)
    head, *lines = copied.splitlines()
    assert re.fullmatch(r"\*[^*]+\* `[^`]+` `[^`]+`", head)
    assert lines[-1] == ADDRESS


@pytest.mark.parametrize(
    ("text", "jira"),
    [
        ("The user ID is not valid.", "The user ID is not valid."),
        ("ERR_UID_NOT_FOUND", "ERR_UID_NOT_FOUND"),
        ("-1", r"\-1"),
        ("real-time", "real-time"),
        ("Retry? No!", r"Retry? No\!"),
        ('{"a": [1]}', r'\{"a": \[1\]\}'),
        (r"a\b", "a&#92;b"),
        ("h3. x", "h3&#46; x"),
    ],
)
def test_jira_text(text: str, jira: str) -> None:
    assert ticket_markup.jira_text(text) == jira
