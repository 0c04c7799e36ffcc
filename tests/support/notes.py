"""The note about an entry that a code's page makes for tickets, as expected from the entry."""

from __future__ import annotations

from typing import NamedTuple

from atlas.presentation.first_step import first_step
from atlas.presentation.view_models import EntryView
from atlas.presentation.words import Words, date_text
from atlas.text.inline_markup import plain


class Note(NamedTuple):
    """A note as docs/assets/elements/ticket-markup.mjs has it: each text is one line."""

    id: str
    title: str
    called: tuple[str, ...]
    lines: tuple[str, ...]
    say: str | None


def note_of(view: EntryView, words: Words) -> Note:
    """Return the note about an entry."""
    title = words["code"]["title"].format(vendor=view.vendor_name, code=view.code)
    if view.several:
        title += f" · {view.titles}"
    called = (*view.names, *view.first_messages)
    retired = view.entry.retired
    lines = [
        words["code"]["retired"].format(since=date_text(words, retired.since)) if retired else "",
        plain(view.meaning),
        _triage(view, words),
        _first_step(view, words),
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


def _first_step(view: EntryView, words: Words) -> str:
    if not view.covers:
        step = first_step(view, words)
        return f"{step.by}: {plain(step.text)}" if step.text else ""
    titles = [each.problem.title for each in view.covers]
    named = "; ".join([*titles[:4], *(["…"] if len(titles) > 4 else [])])
    return f"{words['code']['covers_which'].format(n=len(titles))}: {named}"


def _line(text: str) -> str:
    return " ".join(text.split())
