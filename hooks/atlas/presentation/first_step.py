"""The first thing to do about an entry."""

from __future__ import annotations

from typing import NamedTuple

from atlas.presentation.view_models import EntryView
from atlas.presentation.words import Words

_MOST = 4  # problems that a note names of a code that covers many


class FirstStep(NamedTuple):
    """The first thing to do, with its markup, and who says so; both empty if nothing is known."""

    by: str
    text: str


def first_step(view: EntryView, words: Words) -> FirstStep:
    """Return the first step: find the problem, else the vendor's fix, else our advice."""
    labels = words["ticket"]
    if view.covers:  # each remedy is for one of the problems only
        titles = [each.problem.title for each in view.covers]
        more = labels["covers_more"].format(n=len(titles) - _MOST) if len(titles) > _MOST else ""
        return FirstStep(labels["step_covers"], _line(f"{'; '.join(titles[:_MOST])}{more}"))
    if view.entry.fixes:
        by = labels["step_vendor"].format(vendor=view.vendor_name)
        return FirstStep(by, _line(view.entry.fixes[0]))
    steps = tuple(step.text for step in view.steps)
    ours = view.entry.advice or steps or (view.guidance.actions if view.guidance else ())
    if ours:
        return FirstStep(labels["step_atlas"], _line(ours[0]))
    return FirstStep("", "")


def _line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
