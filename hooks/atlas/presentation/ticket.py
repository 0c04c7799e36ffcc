"""What is copied from a code's page into a ticket, for each tool in its own markup.

A text is given as the parts around the page's address, which the browser may have to fill in:
joined by the address they are the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from atlas.presentation.words import Words
from atlas.text import markdown, ticket_markup
from atlas.text.inline_markup import plain

ADDRESS = "\0"  # stands for the page's address; `_line` lets it through from nowhere else

Details = Mapping[str, Any]  # what `Views.details` says of an entry


@dataclass(frozen=True)
class Note:
    """What a note about a code says, as plain text."""

    title: str
    called: tuple[str, ...]
    lines: tuple[str, ...]


def first_step(details: Details, words: Words) -> tuple[str, str]:
    """Return whose the first thing to do is, and what it is; both empty if none is known."""
    says = words["ticket"]
    if details["covers"]:  # each remedy is for one of the problems only
        titles = ", ".join(problem.title for problem, _ in details["covers"])
        return says["step_covers"], _line(titles)
    if details["fixes"]:
        by = says["step_vendor"].format(vendor=details["vendor_name"])
        return by, _line(plain(details["fixes"][0]))
    ours = details["advice"] or (details["guidance"].actions if details["guidance"] else ())
    if ours:
        return says["step_atlas"], _line(plain(ours[0]))
    return "", ""


def note_of(details: Details, words: Words) -> Note:
    """Return the note about an entry."""
    retry, who = words["retry"], words["who"]
    title = words["code"]["title"].format(vendor=details["vendor_name"], code=details["code"])
    called = (details["name"], details["message"])
    triage = f"{retry['label']} {retry[details['retry']]}. {who['label']} {who[details['who']]}."
    by, step = first_step(details, words)
    retired, of = details["retired"], details["triage_of"]
    lines = [
        words["code"]["retired"].format(since=retired.since) if retired else "",
        _line(plain(details["meaning"])),
        f"{triage} {_line(words['code']['triage_of'].format(problem=of.title))}" if of else triage,
        _line(f"{by}: {step}") if step else "",
    ]
    return Note(
        _line(title),
        tuple(line for line in (_line(each or "") for each in called) if line),
        tuple(line for line in lines if line),
    )


def ticket_texts(details: Details, words: Words) -> dict[str, Any]:
    """Return all that can be copied about an entry: texts as parts around the address."""
    note = note_of(details, words)
    guidance = details["guidance"]
    return {
        "id": details["ticket"],
        "note": _plain(note, details["ticket"]).split(ADDRESS),
        "say": _line(guidance.say) if guidance and guidance.say else None,
        "markdown": _markdown(note).split(ADDRESS),
        "jira": _jira(note).split(ADDRESS),
        "slack": _slack(note).split(ADDRESS),
        "html": _html(note).split(ADDRESS),
    }


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
    return " ".join(text.replace(ADDRESS, "").split())
