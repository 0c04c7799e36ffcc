"""The texts that are copied from a code's page into a ticket, in the markup of each tool.

A text is a list of parts around the page's address, which the browser may have to fill in:
joined by the address, the parts are the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from markupsafe import Markup

from atlas.presentation.view_models import EntryView
from atlas.presentation.words import Words
from atlas.text import markdown, ticket_markup
from atlas.text.inline_markup import plain

_MOST = 4  # problems that a ticket text names of a code that covers many
ADDRESS = "\0"  # placeholder for the page's address; `_line` removes it from all other text


class FirstStep(NamedTuple):
    """The first thing to do, and who says so; both empty if nothing is known."""

    by: str
    text: str


class TicketTexts(TypedDict):
    """All that can be copied about an entry, as the scripts of the page read it."""

    id: str
    note: list[str]
    say: str | None
    markdown: list[str]
    jira: list[str]
    slack: list[str]
    html: list[str]


@dataclass(frozen=True)
class Note:
    """A note about an entry, as plain text."""

    title: str
    called: tuple[str, ...]
    lines: tuple[str, ...]


def first_step(view: EntryView, words: Words) -> FirstStep:
    """Return the first step: find the problem, else the vendor's fix, else our advice."""
    labels = words["ticket"]
    if view.covers:  # each remedy is for one of the problems only
        titles = [each.problem.title for each in view.covers]
        more = labels["covers_more"].format(n=len(titles) - _MOST) if len(titles) > _MOST else ""
        return FirstStep(labels["step_covers"], _line(f"{'; '.join(titles[:_MOST])}{more}"))
    if view.entry.fixes:
        by = labels["step_vendor"].format(vendor=view.vendor_name)
        return FirstStep(by, _line(plain(view.entry.fixes[0])))
    steps = tuple(step.text for step in view.steps)
    ours = view.entry.advice or steps or (view.guidance.actions if view.guidance else ())
    if ours:
        return FirstStep(labels["step_atlas"], _line(plain(ours[0])))
    return FirstStep("", "")


def note_of(view: EntryView, words: Words) -> Note:
    """Return the note about an entry."""
    title = words["code"]["title"].format(vendor=view.vendor_name, code=view.code)
    if view.where:
        title += f" {words['code']['on_platforms'].format(platforms=view.where)}"
    called = (*view.names, *view.messages)
    retired, step = view.entry.retired, first_step(view, words)
    lines = [
        words["code"]["retired"].format(since=retired.since) if retired else "",
        _line(plain(view.meaning)),
        _triage(view, words),
        _line(f"{step.by}: {step.text}") if step.text else "",
    ]
    return Note(
        _line(title),
        tuple(line for line in (_line(each or "") for each in called) if line),
        tuple(line for line in lines if line),
    )


def ticket_texts(view: EntryView, words: Words) -> TicketTexts:
    """Return the texts about an entry."""
    note = note_of(view, words)
    return {
        "id": view.ticket,
        "note": _plain(note, view.ticket).split(ADDRESS),
        "say": _line(view.guidance.say) if view.guidance and view.guidance.say else None,
        "markdown": _markdown(note).split(ADDRESS),
        "jira": _jira(note).split(ADDRESS),
        "slack": _slack(note).split(ADDRESS),
        "html": _html(note).split(ADDRESS),
    }


def _triage(view: EntryView, words: Words) -> str:
    if view.succeeded:
        return str(words["success"]["hint"])
    retry, who = words["retry"], words["who"]
    triage = f"{retry['label']} {retry[view.retry]}. {who['label']} {who[view.who]}."
    if view.triage_of is None:
        return triage
    return f"{triage} {_line(words['code']['triage_of'].format(problem=view.triage_of.title))}"


def _plain(note: Note, ticket: str) -> str:
    head = " · ".join((ticket, note.title, *note.called))
    return "\n".join((head, *note.lines, ADDRESS))


def _markdown(note: Note) -> str:
    head = [markdown.link(f"**{markdown.escape(note.title)}**", ADDRESS)]
    head += map(markdown.code, note.called)
    return "\n\n".join((" ".join(head), *map(markdown.escape, note.lines)))


def _jira(note: Note) -> str:
    head = [
        ticket_markup.jira_link(note.title, ADDRESS),
        *map(ticket_markup.jira_code, note.called),
    ]
    return "\n".join((" ".join(head), *map(ticket_markup.jira_text, note.lines)))


def _slack(note: Note) -> str:
    head = [ticket_markup.slack_strong(note.title), *map(ticket_markup.slack_code, note.called)]
    return "\n".join((" ".join(head), *map(ticket_markup.slack_text, note.lines), ADDRESS))


def _html(note: Note) -> str:
    head = [
        ticket_markup.html_link(note.title, ADDRESS),
        *map(ticket_markup.html_code, note.called),
    ]
    return ticket_markup.html_lines(Markup(" ").join(head), *note.lines)


def _line(text: str) -> str:
    """Return a text as one line without the placeholder."""
    return " ".join(text.replace(ADDRESS, "").split())
