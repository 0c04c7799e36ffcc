"""Problems, categories and vendors as programs get them."""

from __future__ import annotations

from collections import Counter

from atlas import urls
from atlas.analysis.crossref import Tie
from atlas.catalog.model import Problem
from atlas.exports.facts import Facts, texts
from atlas.exports.schema import files, records
from atlas.text.inline_markup import plain


def problems_file(facts: Facts) -> files.ProblemsFile:
    """Return every problem with the codes tied to it."""
    ties = facts.views.cross.ties
    return files.ProblemsFile(
        problems=tuple(
            _problem(facts, record, ties[name]) for name, record in facts.catalog.problems.items()
        )
    )


def categories_file(facts: Facts) -> files.CategoriesFile:
    """Return every category with its problems."""
    entries = Counter(item.entry.category for item in facts.catalog.items)
    problems: dict[str, list[str]] = {name: [] for name in facts.catalog.categories}
    for problem in facts.catalog.problems.values():
        problems[problem.category].append(problem.id)
    return files.CategoriesFile(
        categories=tuple(
            records.Category(
                id=name,
                title=record.title,
                meaning=plain(record.meaning),
                problems=tuple(problems[name]),
                entries=entries[name],
                path=urls.category_path(name),
                url=facts.url(urls.category_path(name)),
            )
            for name, record in facts.catalog.categories.items()
        )
    )


def vendor_file(facts: Facts, slug: str) -> files.VendorFile:
    """Return a vendor with all its entries."""
    vendor = facts.catalog.vendors[slug].vendor
    return files.VendorFile(
        vendor=slug,
        name=vendor.name,
        company=vendor.company,
        summary=plain(vendor.summary),
        links=tuple(files.Link(title=link.title, url=link.url) for link in vendor.links),
        ranges=tuple(
            files.Range(first=each.from_, last=each.to, meaning=plain(each.meaning))
            for each in vendor.ranges
        ),
        forms=tuple(
            files.Form(
                title=form.title,
                text=plain(form.text),
                example=form.example,
                evidence=form.evidence,
            )
            for form in vendor.forms
        ),
        entries=facts.by_vendor[slug],
    )


def _problem(facts: Facts, record: Problem, ties: tuple[Tie, ...]) -> records.Problem:
    path = urls.problem_path(record.id)
    return records.Problem(
        id=record.id,
        title=record.title,
        category=record.category,
        meaning=plain(record.meaning),
        case_of=record.case_of,
        causes=texts(record.causes),
        actions=texts(record.actions),
        say=record.say,
        retry=record.retry,
        who=record.who,
        codes=tuple(map(_tied, ties)),
        path=path,
        url=facts.url(path),
    )


def _tied(tie: Tie) -> records.TiedCode:
    vendor, code = tie.item.vendor, tie.item.entry.code
    path = urls.code_path(vendor, code)
    return records.TiedCode(
        vendor=vendor, list=tie.item.list, code=code, relation=tie.relation, path=path
    )
