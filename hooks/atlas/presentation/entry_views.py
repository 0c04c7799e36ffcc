"""Builds the view models of the entries on a code's page."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from atlas import urls
from atlas.analysis.agreement import as_one, names_of, platforms_of, sections
from atlas.catalog.model import Deprecated, Document, Entry, Link, Retired
from atlas.catalog.records import Item
from atlas.presentation.snippets import snippets
from atlas.presentation.view_models import (
    CodeView,
    CoveredProblem,
    EntryView,
    Group,
    ListView,
    MeaningView,
    NameView,
    ProblemView,
    SameCode,
    SourceView,
    TrustView,
)
from atlas.presentation.views import Views
from atlas.presentation.words import Words, date_text
from atlas.text.inline_markup import split_ref


def entry_views(views: Views, items: tuple[Item, ...]) -> list[EntryView]:
    """Return the sections of a code's page: the entries that agree are one."""
    return [_entry_view(views, group) for group in sections(items)]


def _entry_view(views: Views, group: tuple[Item, ...]) -> EntryView:
    item, entry, code = group[0], as_one(group), views.codes(group)
    problems = tuple(
        replace(views.problem(name, relation), tied=_tied(views, item.vendor, name))
        for name, relation in entry.problems.items()
    )
    prefix = urls.section_prefix(item.list) if code.several else ""
    covers = _covers(views, group, entry, problems, prefix) if item.covers_several else ()
    documentation = tuple(
        dict.fromkeys(page for each in group if (page := each.code_list.documentation))
    )
    apart = {cause for each in covers for cause in each.causes}
    guidance = item.guidance(views.catalog.problems)
    triage_of = _triage_of(entry, problems) if item.covers_several else None
    return EntryView(
        **vars(code),
        entry=entry,
        prefix=prefix,
        lists=tuple(_list_view(views, each) for each in group),
        spelled=_spelled(views, group),
        also=_also(views, group),
        trust=_trust(views.words, group, documentation),
        sources=tuple(
            source_view(views.words, document, lines)
            for each in group
            for document, lines in each.cited
        ),
        ticket=urls.ticket_id(item.vendor, entry.code),
        causes=tuple(cause for cause in entry.all_causes if cause not in apart),
        problems=problems,
        covers=covers,
        triage_of=triage_of,
        guidance=guidance,
        steps=views.steps(item.vendor, item.main_problem, group)
        if guidance and guidance.actions
        else (),
        snippets=snippets(views, group, code, several=triage_of is not None),
        documentation=documentation,
        elsewhere=[] if item.covers_several else _elsewhere(views, item),
        related=[_referenced(views, item, ref) for ref in entry.related],
        deprecated_for=_instead(views, item, entry.deprecated),
        instead=_instead(views, item, entry.retired),
    )


def _list_view(views: Views, item: Item) -> ListView:
    path = urls.list_path(item.vendor, item.list, views.part_of(item).begins)
    section = item.code_list.name_of(item.entry.section or "")
    return ListView(urls.anchor(item.list), path, item.code_list.title, section)


def _spelled(views: Views, group: tuple[Item, ...]) -> tuple[NameView, ...]:
    """Return the constants, each with its platforms unless all spell it so."""
    everywhere = set(platforms_of(group))
    return tuple(
        NameView(name, "" if set(found) >= everywhere else ", ".join(views.platforms(found)))
        for name, found in names_of(group).items()
    )


def _also(views: Views, group: tuple[Item, ...]) -> tuple[MeaningView, ...]:
    """Return the meanings that differ in words from the first one."""
    first, *others = group
    return tuple(
        MeaningView(", ".join(views.platforms(item.platforms)), item.entry.meaning)
        for item in others
        if item.entry.meaning != first.entry.meaning
    )


def _trust(words: Words, group: tuple[Item, ...], documentation: tuple[Link, ...]) -> TrustView:
    """Return the vendor's documentation or else a source, and the day of the oldest review."""
    code = words["code"]
    days = [each.entry.reviewed or "" for each in group]
    verified = code["reviewed"].format(date=date_text(words, min(days))) if all(days) else ""
    if documentation:
        return TrustView(code["official"], documentation[0].url, verified)
    sources = (document_address(*cited) for each in group for cited in each.cited)
    return TrustView(code["official_source"], next(filter(None, sources), ""), verified)


def source_view(words: Words, document: Document, lines: str = "") -> SourceView:
    """Return a source of a list or, with its lines, of an entry."""
    code = words["code"]
    details = [
        code["dated"].format(date=date_text(words, document.dated))
        if document.dated
        else code["undated"],
        code["retrieved"].format(date=date_text(words, document.retrieved)),
    ]
    if lines:
        word = "lines" if re.search("[-,]", lines) else "line"
        details.append(code[word].format(lines=lines))
    elif document.without_lines:
        details.append(document.without_lines)
    label = code["source_line"].format(publisher=document.publisher, title=document.title)
    return SourceView(label, document_address(document, lines), ", ".join(details))


def document_address(document: Document, lines: str = "") -> str:
    """Return the address of a source, at its first line if it is a file of a repository."""
    if not (document.repository and document.commit and document.path):
        return document.url or ""
    file = f"{document.repository}/blob/{document.commit}/{quote(document.path)}"
    first = re.match("[0-9]+", lines)
    return f"{file}#L{first[0]}" if first else file


def _covers(
    views: Views,
    group: tuple[Item, ...],
    entry: Entry,
    problems: tuple[ProblemView, ...],
    prefix: str,
) -> tuple[CoveredProblem, ...]:
    """Return each problem with its causes and what to do about it."""
    vendor = group[0].vendor
    return tuple(
        CoveredProblem(
            f"{prefix}{problem.id}",
            problem,
            tuple(cause for cause in entry.all_causes if cause.problem == problem.id),
            views.steps(vendor, problem.id, group),
        )
        for problem in problems
    )


def _tied(views: Views, vendor: str, problem: str) -> int:
    """Return how many codes of other vendors a problem has."""
    return sum(tie.items[0].vendor != vendor for tie in views.cross.tied_codes[problem])


def _triage_of(entry: Entry, problems: tuple[ProblemView, ...]) -> ProblemView | None:
    """Return the problem whose triage a code shows, if that of its others differs."""
    triages = {(entry.retry or each.retry, entry.who or each.who) for each in problems}
    return problems[0] if len(triages) > 1 else None


def _elsewhere(views: Views, item: Item) -> list[Group]:
    """Return the best matches of each other vendor's codes that share a problem with this one."""
    return views.by_vendor(
        replace(views.codes(other.items), match=other.match)
        for found in views.cross.elsewhere(item).by_vendor.values()
        for other in found[: views.limits.nearest]
    )


def same_code(views: Views, items: tuple[Item, ...]) -> SameCode:
    """Return what the code of a page is at other vendors."""
    codes = [
        replace(views.codes(others), shared=shared)
        for others, shared in views.cross.same_code_elsewhere(items)
    ]
    return SameCode(codes, all(code.shared for code in codes))


def _instead(views: Views, item: Item, end: Deprecated | Retired | None) -> CodeView | None:
    """Return the code that replaces a deprecated or retired one, if there is one."""
    return _referenced(views, item, end.instead) if end and end.instead else None


def _referenced(views: Views, item: Item, ref: str) -> CodeView:
    """Return the code that an entry refers to: as its own list has it, else the code's page."""
    vendor, code = split_ref(ref, item.vendor)
    found = views.catalog.vendors[vendor].pages[code]
    for each in found:
        if (each.vendor, each.list) == (item.vendor, item.list):
            return views.code(each)
    view = views.code(found[0])
    return replace(view, href=view.path, where="")
