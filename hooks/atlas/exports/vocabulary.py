"""Problems, categories and vendors as exports hold them."""

from __future__ import annotations

from collections import Counter

from atlas import urls
from atlas.analysis.crossref import Tie
from atlas.catalog.model import Problem
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
    vendor = context.catalog.vendors[slug].vendor
    return files.VendorFile(
        vendor=slug,
        name=vendor.name,
        company=vendor.company,
        summary=vendor.summary,
        links=tuple(files.Link(title=link.title, url=link.url) for link in vendor.links),
        ranges=tuple(
            files.Range(first=each.from_, last=each.to, meaning=each.meaning)
            for each in vendor.ranges
        ),
        forms=tuple(
            files.Form(
                title=form.title,
                text=form.text,
                example=form.example,
                evidence=form.evidence,
            )
            for form in vendor.forms
        ),
        entries=context.by_vendor[slug],
    )


def _problem(context: ExportContext, record: Problem, ties: tuple[Tie, ...]) -> records.Problem:
    path = urls.problem_path(record.id)
    return records.Problem(
        id=record.id,
        title=record.title,
        category=record.category,
        meaning=record.meaning,
        case_of=record.case_of,
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
    vendor, code = tie.item.vendor, tie.item.entry.code
    path = urls.code_path(vendor, code)
    return records.TiedCode(
        vendor=vendor, list=tie.item.list, code=code, relation=tie.relation, path=path
    )
