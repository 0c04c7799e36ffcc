"""The pages of categories and problems."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from atlas import urls
from atlas.pages.listing import vendor_listings
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.page_views import (
    CategoriesPage,
    CategoryPage,
    ProblemPage,
    ProblemRow,
    ProblemRows,
    ProblemsPage,
)
from atlas.presentation.view_models import ProblemGroup, ProblemView
from atlas.text.inline_markup import plain


def categories_page(site: Site) -> Page:
    """Return the list of all categories."""
    words = site.words["category"]

    def view() -> CategoriesPage:
        return CategoriesPage(categories=site.views.category_counts())

    description = words["index_description"].format(n=len(site.catalog.categories))
    metadata = PageMetadata(files=(urls.api_path("categories.json"),))
    return site.page(urls.CATEGORIES, words["index"], description, view, lambda: metadata)


def category_pages(site: Site, name: str) -> Iterator[Page]:
    """Yield a category, and if its codes are many, a page for each vendor's."""
    page = _category_page(site, name)
    yield page
    found = site.views.of_category(name)
    if len(found) > site.limits.rows:
        yield from vendor_listings(site, page, found)


def _category_page(site: Site, name: str) -> Page:
    words = site.words["category"]
    record = site.catalog.categories[name]
    category, found = site.views.category(name), site.views.of_category(name)

    def view() -> CategoryPage:
        return CategoryPage(
            category=category,
            meaning=record.meaning,
            problems=[
                site.views.problem(problem.id)
                for problem in site.catalog.problems.values()
                if problem.category == name
            ],
            groups=site.views.by_vendor(map(site.views.codes, found)),
            apart=len(found) > site.limits.rows,
            related=site.views.related_categories(name),
            count=sum(counts),
            platforms=site.views.platform_choices(chain.from_iterable(found)),
        )

    counts = [site.views.category_codes[name, vendor] for vendor in site.catalog.vendors]
    title = record.heading or record.title
    description = words["description"].format(
        category=category.title, n=sum(counts), vendors=sum(map(bool, counts))
    )
    return site.page(category.path, title, description, view)


def problems_page(site: Site) -> Page:
    """Return the list of all problems by category."""
    words = site.words["problem"]
    count = len(site.catalog.problems)

    def view() -> ProblemsPage:
        return ProblemsPage(
            groups=[_problem_rows(site, group) for group in site.views.problems_by_category()],
            vendors=site.views.vendors(),
            count=count,
            apart=count > site.limits.lines,
        )

    description = words["index_description"].format(n=count)
    metadata = PageMetadata(files=(urls.api_path("problems.json"),))
    return site.page(urls.PROBLEMS, words["index"], description, view, lambda: metadata)


def _problem_rows(site: Site, group: ProblemGroup) -> ProblemRows:
    return ProblemRows(group.category, [_problem_row(site, each) for each in group.problems])


def _problem_row(site: Site, problem: ProblemView) -> ProblemRow:
    also = site.catalog.problems[problem.id].also
    return ProblemRow(problem, (*also.en, *also.zh), site.views.vendors_of(problem.id))


def problem_pages(site: Site, name: str) -> Iterator[Page]:
    """Yield a problem, and if its codes are many, a page for each vendor's."""
    page = _problem_page(site, name)
    yield page
    found = [tie.items for tie in site.cross.tied_codes[name]]
    if len(found) > site.limits.lines:
        yield from vendor_listings(site, page, found)


def _problem_page(site: Site, name: str) -> Page:
    words = site.words["problem"]
    record = site.catalog.problems[name]
    description = _description(site, name)
    ties = site.cross.ties[name]

    def view() -> ProblemPage:
        return ProblemPage(
            problem=site.views.problem(name),
            record=record,
            category=site.views.category(record.category),
            groups=site.views.tied(name),
            apart=len(site.cross.tied_codes[name]) > site.limits.lines,
            count=len({tie.item.ref for tie in ties}),
            platforms=site.views.platform_choices(tie.item for tie in ties),
            general=site.views.problem(record.case_of) if record.case_of else None,
            cases=[site.views.problem(case) for case in site.cross.cases[name]],
        )

    def metadata() -> PageMetadata:
        actions = (plain(action) for action in record.actions[:1])
        step = "".join(f" {site.words['ticket']['step_atlas']}: {action}" for action in actions)
        return PageMetadata(f"{description}{step}")

    title = words["title"].format(problem=record.title)
    return site.page(urls.problem_path(name), title, description, view, metadata)


def _description(site: Site, name: str) -> str:
    """Return what a problem means, and which vendors have codes for it."""
    meaning = plain(site.catalog.problems[name].meaning)
    vendors = ", ".join(each.name for each in site.views.vendors_of(name))
    if not vendors:
        return meaning
    return str(site.words["problem"]["description"]).format(meaning=meaning, vendors=vendors)
