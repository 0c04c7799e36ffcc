"""Ticket texts: the facts of a code, escaped for the markup of each tool."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from atlas.catalog.model import Retired
from atlas.presentation.entry_views import entry_views
from atlas.presentation.first_step import first_step
from atlas.presentation.view_models import EntryView, StepView
from atlas.text.inline_markup import plain
from conftest import real_catalog
from exported import (
    CODE_ADDRESS,
    WORDS,
    changed,
    entry_filled_with,
    entry_of,
    problem_with,
    real_views,
    tickets_of,
)
from faults import assert_no_faults
from hostile_samples import TICKET_SAMPLES, Fragment, jira_display, one_line
from notes import note_of


def real_entries() -> Iterator[tuple[str, EntryView]]:
    """Yield each real entry as its reference and its view."""
    for item in real_catalog().items:
        yield item.ref, entry_views(real_views(), (item,))[0]


def test_each_note_has_the_facts_of_its_code() -> None:
    assert_no_faults(
        f"{ref}: the note lacks {fact!r}"
        for ref, view in real_entries()
        for note in [tickets_of(view)["note"]]
        for fact in facts_of(view)
        if fact not in note
    )


def facts_of(view: EntryView) -> Iterator[str]:
    yield view.ticket
    yield view.code
    yield view.vendor_name
    yield plain(view.meaning)
    yield view.name or ""
    yield one_line(view.message or "")
    yield from () if view.covers else map(plain, first_step(view, WORDS))
    if view.succeeded:
        yield WORDS["success"]["hint"]
    else:
        yield WORDS["retry"][view.retry]
        yield WORDS["who"][view.who]


def test_each_code_has_a_first_step() -> None:
    assert [ref for ref, view in real_entries() if not first_step(view, WORDS)[1]] == []


def test_no_ticket_text_points_to_a_place_on_the_page() -> None:
    ours = {**WORDS["ticket"], **WORDS["retry"], **WORDS["who"], "of": WORDS["code"]["triage_of"]}
    assert_no_faults(
        f"{name}: {text!r}"
        for name, text in ours.items()
        if isinstance(text, str) and re.search(r"\b(above|below)\b", text)
    )


def test_each_format_has_the_address_once() -> None:
    assert_no_faults(
        f"{ref}: {name} has the address {text.count(CODE_ADDRESS)} times"
        for ref, view in real_entries()
        for name, text in tickets_of(view).items()
        if text.count(CODE_ADDRESS) != 1
    )


def test_markdown_and_rich_text_have_one_link() -> None:
    faults = []
    for ref, view in real_entries():
        texts = tickets_of(view)
        for name, markup in (
            ("markdown", MarkdownIt().render(texts["markdown"])),
            ("html", texts["html"]),
        ):
            if Fragment(markup).links != [CODE_ADDRESS]:
                faults.append(f"{ref}: {name} has the links {Fragment(markup).links}")
    assert_no_faults(faults)


def test_a_complete_note() -> None:
    assert tickets_of(entry_of("jmessage", "898001"))["note"].splitlines() == [
        "JMESSAGE-898001 · JMessage error 898001 · kJMSGErrorHttpUserExist · User exist",
        "The user already exists.",
        "Retry? No. Who acts? App developer.",
        f"First step, Atlas guidance: {plain(entry_of('jmessage', '898001').entry.advice[0])}",
        CODE_ADDRESS,
    ]


def test_the_first_step_is_the_vendors_fix_then_our_advice_then_a_step_then_the_guidance() -> None:
    """A code that covers several problems first needs to be narrowed down."""
    says = WORDS["ticket"]
    view = changed(entry_of("agora", "607"), fixes=("See `x`.",), advice=("Own.",))
    view = replace(view, vendor_name="Acme", guidance=problem_with(actions=("Ours.",)))
    view = replace(view, steps=(StepView("", "Call `x`.", "https://acme.example/x"),))
    several = replace(view, covers=entry_of("commsease", "403").covers)
    titles = [each.problem.title for each in several.covers]
    more = says["covers_more"].format(n=len(titles) - 4)
    assert first_step(several, WORDS) == (says["step_covers"], f"{'; '.join(titles[:4])}{more}")
    few = replace(several, covers=several.covers[:4])
    assert first_step(few, WORDS) == (says["step_covers"], "; ".join(titles[:4]))
    assert first_step(view, WORDS) == (says["step_vendor"].format(vendor="Acme"), "See `x`.")
    view = changed(view, fixes=())
    assert first_step(view, WORDS) == (says["step_atlas"], "Own.")
    view = changed(view, advice=())
    assert first_step(view, WORDS) == (says["step_atlas"], "Call `x`.")
    view = replace(view, steps=())
    assert first_step(view, WORDS) == (says["step_atlas"], "Ours.")
    assert first_step(replace(view, guidance=None), WORDS) == ("", "")


def test_the_customer_message_is_that_of_the_only_problem() -> None:
    assert_no_faults(
        f"{item.ref}: {found!r} instead of {expected!r}"
        for item in real_catalog().items
        for guidance in [item.guidance(real_catalog().problems)]
        for expected in [guidance and guidance.say]
        for found in [note_of(entry_views(real_views(), (item,))[0], WORDS).say]
        if found != expected
    )


def test_the_note_of_a_retired_code_has_its_retirement_date() -> None:
    retired = Retired(since="2026-01-01", reason="Gone.")
    note = tickets_of(changed(entry_of("agora", "607"), retired=retired))["note"]
    assert "Retired since 1 January 2026." in note


def test_markdown_escapes_hostile_text() -> None:
    faults = []
    for text in TICKET_SAMPLES:
        markdown = tickets_of(entry_filled_with(text))["markdown"]
        fragment = Fragment(MarkdownIt().render(markdown))
        if other := fragment.tags - {"p", "a", "strong", "code"}:
            faults.append(f"{text!r}: creates {sorted(other)}")
        if fragment.links != [CODE_ADDRESS]:
            faults.append(f"{text!r}: links to {fragment.links}")
        if one_line(plain(text)) not in one_line(fragment.text):
            faults.append(f"{text!r}: displays {fragment.text!r}")
    assert_no_faults(faults)


def test_rich_text_escapes_hostile_text() -> None:
    faults = []
    for text in TICKET_SAMPLES:
        fragment = Fragment(tickets_of(entry_filled_with(text))["html"])
        if fragment.tags != {"p", "a", "code", "br"}:
            faults.append(f"{text!r}: has the tags {sorted(fragment.tags)}")
        if fragment.links != [CODE_ADDRESS]:
            faults.append(f"{text!r}: links to {fragment.links}")
        if one_line(plain(text)) not in fragment.text:
            faults.append(f"{text!r}: displays {fragment.text!r}")
    assert_no_faults(faults)


def test_jira_escapes_hostile_text() -> None:
    assert_no_faults(f"{text!r}: {fault}" for text in TICKET_SAMPLES for fault in jira_faults(text))


def jira_faults(text: str) -> Iterator[str]:
    ticket = tickets_of(entry_filled_with(text))["jira"]
    expected = one_line(plain(text))
    escaped = ticket.splitlines()[1] if expected else ""  # the meaning
    unescaped = re.sub(r"\\[^\\A-Za-z0-9\s]", "", escaped)
    if re.search(r"[\\{}\[\]|*^~!]|\?\?|#(?!\d+;)|(?:^|\s)[-+_]|^(?:h\d|bq)\.", unescaped):
        yield f"keeps markup in {escaped!r}"
    if one_line(jira_display(escaped)) != expected:
        yield f"displays {jira_display(escaped)!r}"
    links = re.findall(r"(?<!\\)\[[^\n]*?(?<!\\)\|([^\]\s]*)\]", ticket)
    if links != [CODE_ADDRESS]:
        yield f"links to {links}"


def test_slack_escapes_hostile_text() -> None:
    assert_no_faults(
        f"{text!r}: {fault}" for text in TICKET_SAMPLES for fault in slack_faults(text)
    )


def slack_faults(text: str) -> Iterator[str]:
    """Yield a fault for each mention, link or other markup that Slack would interpret."""
    ticket = tickets_of(entry_filled_with(text))["slack"]
    if re.search(r"[<>]|&(?!amp;|lt;|gt;)", ticket):
        yield "keeps an unescaped character"
    if one_line(plain(text)) not in html.unescape(ticket):
        yield f"displays {html.unescape(ticket)!r}"
    head, *lines = ticket.splitlines()
    if not re.fullmatch(r"\*[^*]+\* `[^`]+` `[^`]+`", head):
        yield f"has the first line {head!r}"
    if lines[-1] != CODE_ADDRESS:
        yield f"has the last line {lines[-1]!r}"


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
def test_jira_text_escapes_markup(text: str, jira: str) -> None:
    view = replace(entry_of("agora", "607"), meaning=text)
    assert tickets_of(view)["jira"].splitlines()[1] == jira
