"""Builds the view models of the entries on a code's page."""

from __future__ import annotations

import re
from dataclasses import replace

from atlas import urls
from atlas.catalog.model import CodeList, Entry
from atlas.catalog.records import Item
from atlas.presentation.view_models import CodeView, CoveredProblem, EntryView, Group, ProblemView
from atlas.presentation.views import Views
from atlas.presentation.words import Words, date_text
from atlas.text.inline_markup import split_ref


def entry_views(views: Views, items: tuple[Item, ...]) -> list[EntryView]:
    """Return the entries of a code as its page shows them."""
    return [_entry_view(views, item, index) for index, item in enumerate(items)]


def _entry_view(views: Views, item: Item, index: int) -> EntryView:
    entry = item.entry
    problems = tuple(views.problem(name, relation) for name, relation in entry.problems.items())
    same_code = _same_code(views, item)
    return EntryView(
        **vars(views.code(item)),
        entry=entry,
        suffix=f"-{index}" if index else "",
        surface=item.code_list.title,
        source=source_line(views.words, item.code_list, entry),
        ticket=urls.ticket_id(item.vendor, entry.code),
        causes=entry.all_causes,
        problems=problems,
        covers=_covers(views, item, problems) if item.covers_several else (),
        triage_of=_triage_of(entry, problems) if item.covers_several else None,
        guidance=None if item.covers_several else views.catalog.problems[item.main_problem],
        elsewhere=_elsewhere(views, item),
        elsewhere_more=max(0, len(views.cross.counterparts(item)) - views.limits.nearest),
        same_code=same_code,
        same_code_differs=not all(other.shared for other in same_code),
        related=[_referenced(views, item, ref) for ref in entry.related],
        instead=_instead(views, item),
    )


def source_line(words: Words, code_list: CodeList, entry: Entry | None = None) -> str:
    """Return one line on the source document of a list, or of one of its entries."""
    document, code = code_list.sources[0], words["code"]
    dated = code["dated"].format(date=date_text(words, document.dated)) if document.dated else ""
    parts = [
        code["source_line"].format(publisher=document.publisher, title=document.title),
        dated or code["undated"],
        code["retrieved"].format(date=date_text(words, document.retrieved)),
    ]
    if entry and isinstance(entry.lines, str):
        word = "lines" if re.search("[-,]", entry.lines) else "line"
        parts.append(code[word].format(lines=entry.lines))
    if entry and entry.reviewed:
        parts.append(code["reviewed"].format(date=date_text(words, entry.reviewed)))
    return ", ".join(parts)


def _covers(
    views: Views, item: Item, problems: tuple[ProblemView, ...]
) -> tuple[CoveredProblem, ...]:
    """Return each problem with the codes of other vendors for it."""
    return tuple(_covered(views, item, problem) for problem in problems)


def _covered(views: Views, item: Item, problem: ProblemView) -> CoveredProblem:
    ties = [tie for tie in views.cross.ties[problem.id] if tie.item.vendor != item.vendor]
    first = ties[: views.limits.of_each]
    others = [replace(views.code(tie.item), relation=tie.relation) for tie in first]
    return CoveredProblem(problem, others, len(ties))


def _triage_of(entry: Entry, problems: tuple[ProblemView, ...]) -> ProblemView | None:
    """Return the problem whose triage a code shows, if that of its others differs."""
    triages = {(entry.retry or each.retry, entry.who or each.who) for each in problems}
    return problems[0] if len(triages) > 1 else None


def _elsewhere(views: Views, item: Item) -> list[Group]:
    """Return the other vendors' codes that share a problem with this one, the best matches."""
    return views.by_vendor(
        replace(views.code(other.item), match=other.match)
        for other in views.cross.counterparts(item)[: views.limits.nearest]
    )


def _same_code(views: Views, item: Item) -> list[CodeView]:
    """Return other vendors' entries with the same code."""
    return [
        replace(views.code(other), shared=shared)
        for other, shared in views.cross.same_code_elsewhere(item)
    ]


def _instead(views: Views, item: Item) -> CodeView | None:
    """Return the code that replaces a retired one, if there is one."""
    retired = item.entry.retired
    return _referenced(views, item, retired.instead) if retired and retired.instead else None


def _referenced(views: Views, item: Item, ref: str) -> CodeView:
    """Return the code that an entry refers to."""
    vendor, code = split_ref(ref, item.vendor)
    return views.code(views.catalog.vendors[vendor].pages[code][0])
