"""A code's page as Markdown: the same facts in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from atlas.catalog.records import Item
from atlas.exports.facts import Facts
from atlas.exports.markdown.phrases import Phrases
from atlas.presentation.view_models import CodeView, ProblemView
from atlas.text.markdown import code, escape, items_of, text_of


def render_twin(facts: Facts, items: tuple[Item, ...]) -> str:
    """Return the Markdown of a code's page; links are whole if the site's address is known."""
    views: list[Any] = [SimpleNamespace(**details) for details in facts.views.details(items)]
    twin = _Twin(facts.phrases)
    parts = ["\n\n".join(twin.entry(view, first=view is views[0])) for view in views]
    return "\n\n***\n\n".join(parts) + "\n"


class _Twin:
    """Writes the blocks of a page."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.says = phrases.words["code"]

    def entry(self, view: Any, first: bool) -> Iterator[str]:
        """Yield the blocks of an entry."""
        if first:
            title = self.says["title"].format(vendor=view.vendor_name, code=view.code)
            yield f"# {escape(title)}"
        yield from self._head(view)
        told = [self._guidance(view), self._covers(view)]
        for blocks in told if view.causes else reversed(told):
            yield from blocks
        yield from self._doubts(view)
        yield from self._elsewhere(view)
        yield from self._foot(view)

    def _head(self, view: Any) -> Iterator[str]:
        where = (view.vendor_name, view.surface, view.section)
        yield " · ".join(escape(part) for part in where if part)
        called = (("name", view.name), ("message", view.message))
        if any(value for _, value in called):
            yield items_of(f"{self.says[word]}: {code(value)}" for word, value in called if value)
        yield from self._retired(view)
        yield text_of(view.meaning)
        yield self.phrases.triage(view)
        if view.triage_of:
            yield escape(self.says["triage_of"].format(problem=view.triage_of.title))

    def _retired(self, view: Any) -> Iterator[str]:
        if view.retired:
            since = escape(self.says["retired"].format(since=view.retired.since))
            other = view.instead and f" {self.says['instead']} {self.phrases.other(view.instead)}"
            yield f"**{since}** {text_of(view.retired.reason)}{other or ''}"

    def _guidance(self, view: Any) -> Iterator[str]:
        says, guidance = self.says, view.guidance
        yield f"## {says['causes']}"
        causes = [text_of(each.text) + self.phrases.returns(each.returns) for each in view.causes]
        yield from self._said(view, causes, "no_causes")
        yield from self._ours([text_of(each) for each in guidance.causes] if guidance else [])
        yield f"## {says['actions']}"
        yield from self._said(view, [text_of(each) for each in view.fixes], "no_fixes")
        actions = view.advice or (guidance.actions if guidance else ())
        yield from self._ours([text_of(each) for each in actions])
        if guidance and guidance.say and actions:
            yield f"{says['say']}: “{escape(guidance.say)}”"

    def _covers(self, view: Any) -> Iterator[str]:
        if view.covers:
            yield f"## {self.says['covers']}"
            lead = self.says["covers_lead" if view.causes else "covers_lead_bare"]
            yield escape(lead.format(vendor=view.vendor_name))
            yield items_of(
                self._covered(problem, others, view.covers_all[problem.id] - len(others))
                for problem, others in view.covers
            )

    def _covered(self, problem: ProblemView, others: list[CodeView], more: int) -> str:
        ours = f" {self.says['we_say']}: {text_of(problem.first_action)}"
        title = self.phrases.link(escape(problem.title), problem.path)
        line = f"{title}. {self.phrases.triage(problem)}{ours if problem.first_action else ''}"
        lines = [line, *(f"  - {self.phrases.other(other)}" for other in others)]
        return "\n".join([*lines, *([f"  - {self._more(more)}"] if more else [])])

    def _more(self, count: int) -> str:
        return str(self.says["elsewhere_more"]).format(n=count)

    def _doubts(self, view: Any) -> Iterator[str]:
        if view.notes:
            yield f"## {self.says['notes']}"
            yield self.says["notes_lead"]
            yield items_of(map(text_of, view.notes))
        if view.doubt:
            yield f"## {self.says['doubt']}"
            yield text_of(view.doubt)

    def _elsewhere(self, view: Any) -> Iterator[str]:
        says = self.says
        if not view.covers:
            yield f"## {says['elsewhere']}"
            yield f"{says['problem']} {', '.join(map(self.phrases.problem, view.problems))}"
            others = [other for group in view.elsewhere for other in group.codes]
            yield items_of(self.phrases.other(other) for other in others) or says["elsewhere_none"]
            if view.elsewhere_more:
                yield self._more(view.elsewhere_more)
        if view.same_code:
            heading = says["same_code" if view.same_code_differs else "same_code_shared"]
            yield f"## {escape(heading.format(code=view.code))}"
            yield items_of(self.phrases.other(other) for other in view.same_code)
        if view.related:
            yield f"## {says['related']}"
            yield items_of(map(self.phrases.other, view.related))

    def _foot(self, view: Any) -> Iterator[str]:
        category = self.phrases.link(escape(view.category.title), view.category.path)
        yield f"## {self.says['source']}"
        lines = {
            "category": category,
            "ticket": code(view.ticket),
            "page": self.phrases.link(code(view.path), view.path),
        }
        yield items_of(
            [escape(view.source), *(f"{self.says[word]}: {line}" for word, line in lines.items())]
        )

    def _said(self, view: Any, lines: list[str], word_for_none: str) -> Iterator[str]:
        word = "vendor_says" if lines else word_for_none
        yield escape(self.says[word].format(vendor=view.vendor_name)) + (":" if lines else "")
        if lines:
            yield items_of(lines)

    def _ours(self, lines: list[str]) -> Iterator[str]:
        if lines:
            yield f"{self.says['we_say']}:"
            yield items_of(lines)
