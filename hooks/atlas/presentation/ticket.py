"""The note about an entry that is copied from a code's page into a ticket.

The page holds it as plain text; its script adds the markup of each tool.
"""

from __future__ import annotations

from typing import NamedTuple

from atlas.presentation.view_models import EntryView
from atlas.presentation.words import Words
from atlas.text.inline_markup import plain

_MOST = 4  # problems that a note names of a code that covers many


class FirstStep(NamedTuple):
    """The first thing to do, and who says so; both empty if nothing is known."""

    by: str
    text: str


class Note(NamedTuple):
    """A note about an entry, as plain text: each text is one line.

    `id` is the ticket ID, `title` names vendor and code, `called` are constants and messages,
    `lines` say what the code means and what to do first. `say` is for the customer, if anything.
    """

    id: str
    title: str
    called: tuple[str, ...]
    lines: tuple[str, ...]
    say: str | None

    @property
    def head(self) -> str:
        """Return the first line: all that names the code."""
        return " · ".join((self.id, self.title, *self.called))


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
        plain(view.meaning),
        _triage(view, words),
        f"{step.by}: {step.text}" if step.text else "",
    ]
    say = view.guidance and view.guidance.say
    return Note(
        view.ticket,
        _line(title),
        tuple(filter(None, map(_line, called))),
        tuple(filter(None, map(_line, lines))),
        _line(say) if say else None,
    )


def _triage(view: EntryView, words: Words) -> str:
    if view.succeeded:
        return str(words["success"]["hint"])
    retry, who = words["retry"], words["who"]
    triage = f"{retry['label']} {retry[view.retry]}. {who['label']} {who[view.who]}."
    if view.triage_of is None:
        return triage
    return f"{triage} {words['code']['triage_of'].format(problem=view.triage_of.title)}"


def _line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
