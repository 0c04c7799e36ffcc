"""Problems, categories, platforms and vendors as exports hold them."""

from __future__ import annotations

from collections import Counter

from atlas import urls
from atlas.analysis.crossref import Tie
from atlas.catalog.model import CodeList, Link, Problem, Scoped
from atlas.catalog.records import VendorData
from atlas.exports.context import ExportContext
from atlas.exports.schema import files, records


def problems_file(context: ExportContext) -> files.ProblemsFile:
    """Return every problem with the codes tied to it."""
    ties = context.views.cross.ties
    return files.ProblemsFile(
        problems=tuple(
            _problem(context, record, ties[name])
            for name, record in context.catalog.problems.items()
        )
    )


def platforms_file(context: ExportContext) -> files.PlatformsFile:
    """Return every platform."""
    entries = Counter(name for item in context.catalog.items for name in item.platforms)
    return files.PlatformsFile(
        platforms=tuple(
            records.Platform(id=name, title=each.title, words=each.words, entries=entries[name])
            for name, each in context.catalog.platforms.items()
        )
    )


def categories_file(context: ExportContext) -> files.CategoriesFile:
    """Return every category with its problems."""
    entries = Counter(item.entry.category for item in context.catalog.items)
    problems: dict[str, list[str]] = {name: [] for name in context.catalog.categories}
    for problem in context.catalog.problems.values():
        problems[problem.category].append(problem.id)
    return files.CategoriesFile(
        categories=tuple(
            records.Category(
                id=name,
                title=record.title,
                meaning=record.meaning,
                problems=tuple(problems[name]),
                entries=entries[name],
                path=urls.category_path(name),
                url=context.url(urls.category_path(name)),
            )
            for name, record in context.catalog.categories.items()
        )
    )


def vendor_file(context: ExportContext, slug: str) -> files.VendorFile:
    """Return a vendor with all its entries."""
    data = context.catalog.vendors[slug]
    vendor = data.vendor
    return files.VendorFile(
        vendor=slug,
        name=vendor.name,
        aliases=vendor.aliases,
        company=vendor.company,
        summary=vendor.summary,
        links=tuple(map(_link, vendor.links)),
        lists=tuple(_list(name, each) for name, each in data.lists.items()),
        ranges=tuple(
            files.Range(first=each.from_, last=each.to, meaning=each.meaning, **_scope(data, each))
            for each in vendor.ranges
        ),
        forms=tuple(
            files.Form(
                title=form.title,
                text=form.text,
                example=form.example,
                evidence=form.evidence,
                **_scope(data, form),
            )
            for form in vendor.forms
        ),
        entries=context.by_vendor[slug],
    )


def _link(link: Link) -> files.Link:
    return files.Link(title=link.title, url=link.url)


def _list(name: str, record: CodeList) -> files.CodeList:
    return files.CodeList(
        list=name,
        title=record.title,
        platforms=record.platforms,
        documentation=_link(record.documentation) if record.documentation else None,
        sources=tuple(records.Document(**each.model_dump()) for each in record.sources),
    )


def _scope(data: VendorData, scoped: Scoped) -> dict[str, tuple[str, ...]]:
    """Return the lists and platforms that a record holds for: those it names, else all."""
    lists = scoped.lists or tuple(data.lists)
    named = (name for each in lists for name in data.lists[each].platforms)
    return {"lists": lists, "platforms": scoped.platforms or tuple(dict.fromkeys(named))}


def _problem(context: ExportContext, record: Problem, ties: tuple[Tie, ...]) -> records.Problem:
    path = urls.problem_path(record.id)
    return records.Problem(
        id=record.id,
        title=record.title,
        category=record.category,
        meaning=record.meaning,
        case_of=record.case_of,
        also=record.also,
        causes=record.causes,
        actions=record.actions,
        say=record.say,
        retry=record.retry,
        who=record.who,
        codes=tuple(map(_tied, ties)),
        path=path,
        url=context.url(path),
    )


def _tied(tie: Tie) -> records.TiedCode:
    item = tie.item
    return records.TiedCode(
        vendor=item.vendor,
        list=item.list,
        platforms=item.platforms,
        code=item.entry.code,
        relation=tie.relation,
        path=urls.code_path(item.vendor, item.entry.code),
    )
