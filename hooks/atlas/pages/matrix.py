"""Vendors beside each other: the matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from atlas import urls
from atlas.pages.site import Page, Site
from atlas.presentation.view_models import CategoryView, ProblemView


def matrix_pages(site: Site) -> Iterator[Page]:
    """Yield category × vendor with counts and problem × vendor with codes, by category if large."""
    words = site.words["matrix"]
    groups = site.views.problems_by_category()
    apart = _cells(site, site.catalog.problems) > site.limits.cells

    def facts() -> dict[str, Any]:
        cells = Counter((item.entry.category, item.vendor) for item in site.catalog.items)
        shown = [] if apart else [_rows(site, *group) for group in groups]
        return {
            "vendors": site.views.vendors(),
            "counts": cells,
            "apart": apart,
            "categories": [category for category, _ in groups],
            "rows": shown,
            "count": len(site.catalog.problems),
        }

    yield site.page(urls.MATRIX, words["title"], words["description"], "matrix.html", facts)
    for category, problems in groups if apart else ():
        yield _matrix_part(site, category, problems)


def _matrix_part(site: Site, category: CategoryView, problems: list[ProblemView]) -> Page:
    words = site.words["matrix"]

    def facts() -> dict[str, Any]:
        return {
            "vendors": site.views.vendors(),
            "category": category,
            "rows": [_rows(site, category, problems)],
            "folded": _cells(site, [problem.id for problem in problems]) > site.limits.cells,
            "count": len(problems),
        }

    title = words["part_title"].format(category=category.title)
    path = urls.matrix_path(category.id)
    return site.page(path, title, words["description"], "matrix_part.html", facts)


def _rows(site: Site, category: CategoryView, problems: list[ProblemView]) -> tuple[Any, Any]:
    return category, [(problem, site.views.tied(problem.id)) for problem in problems]


def _cells(site: Site, problems: Collection[str]) -> int:
    """Return how much a table of problems × vendors shows: its cells, and the codes in them."""
    codes = sum(len(site.cross.ties[problem]) for problem in problems)
    return len(problems) * len(site.catalog.vendors) + codes
