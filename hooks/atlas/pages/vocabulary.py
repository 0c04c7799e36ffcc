"""The pages of categories and problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas import urls
from atlas.pages.listing import vendor_listings
from atlas.pages.metadata import Card
from atlas.pages.site import Page, Site
from atlas.text.inline_markup import plain


def categories_page(site: Site) -> Page:
    """Return the vocabulary."""
    words = site.words["category"]
    counts = site.views.category_counts()
    description = words["index_description"].format(n=len(counts))
    facts = {"categories": counts}
    path = urls.CATEGORIES
    card = Card(files=(urls.api_path("categories.json"),))
    return site.page(path, words["index"], description, "categories.html", facts, lambda: card)


def category_pages(site: Site, name: str) -> Iterator[Page]:
    """Yield a category, and where its codes are many, a page for each vendor's."""
    page = _category_page(site, name)
    yield page
    items = site.catalog.by_category[name]
    if len(items) > site.limits.rows:
        yield from vendor_listings(site, page, items)


def _category_page(site: Site, name: str) -> Page:
    words = site.words["category"]
    view = site.views.category(name)
    codes = list(map(site.views.code, site.catalog.by_category[name]))
    groups = site.views.by_vendor(codes)
    facts = {
        "category": view,
        "meaning": site.catalog.categories[name].meaning,
        "problems": [
            site.views.problem(problem.id)
            for problem in site.catalog.problems.values()
            if problem.category == name
        ],
        "groups": groups,
        "apart": len(codes) > site.limits.rows,
    }
    description = words["description"].format(
        category=view.title, n=len(codes), vendors=len(groups)
    )
    title = words["title"].format(category=view.title)
    return site.page(view.path, title, description, "category.html", facts)


def problems_page(site: Site) -> Page:
    """Return the list of all problems by category."""
    words = site.words["problem"]
    facts = {
        "groups": site.views.problems_by_category(),
        "apart": len(site.catalog.problems) > site.limits.lines,
    }
    description = words["index_description"].format(n=len(site.catalog.problems))
    card = Card(files=(urls.api_path("problems.json"),))
    path = urls.PROBLEMS
    return site.page(path, words["index"], description, "problems.html", facts, lambda: card)


def problem_pages(site: Site, name: str) -> Iterator[Page]:
    """Yield a problem, and where its codes are many, a page for each vendor's."""
    page = _problem_page(site, name)
    yield page
    items = [tie.item for tie in site.cross.ties[name]]
    if len(items) > site.limits.lines:
        yield from vendor_listings(site, page, items)


def _problem_page(site: Site, name: str) -> Page:
    words = site.words["problem"]
    record = site.catalog.problems[name]
    tied = {tie.item.vendor for tie in site.cross.ties[name]}
    vendors = ", ".join(each.name for each in site.views.vendors() if each.slug in tied)

    def facts() -> dict[str, Any]:
        return {
            "problem": site.views.problem(name),
            "record": record,
            "category": site.views.category(record.category),
            "groups": site.views.tied(name),
            "apart": len(site.cross.ties[name]) > site.limits.lines,
            "general": site.views.problem(record.case_of) if record.case_of else None,
            "cases": list(map(site.views.problem, site.cross.cases[name])),
        }

    description = meaning = plain(record.meaning)
    if vendors:
        description = words["description"].format(meaning=meaning, vendors=vendors)
    title = words["title"].format(problem=record.title)

    def card() -> Card:
        actions = (plain(action) for action in record.actions[:1])
        step = "".join(f" {site.words['ticket']['step_atlas']}: {action}" for action in actions)
        return Card(f"{description}{step}", about={"@type": "TechArticle"})

    return site.page(urls.problem_path(name), title, description, "problem.html", facts, card)
