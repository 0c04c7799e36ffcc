"""The matrix: problems and categories by vendor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from atlas import urls
from atlas.analysis.crossref import RELATIONS
from atlas.pages.site import Page, Site
from atlas.presentation.comparison_views import (
    MatrixCell,
    MatrixCode,
    MatrixGroup,
    MatrixLine,
    MatrixPage,
    MatrixPartPage,
    MatrixRow,
)
from atlas.presentation.view_models import CodeView, Group, ProblemGroup

UNFOLDED = 6  # codes of a cell that are not in a fold
SHORT = 20  # characters of a constant that fits into a cell


def matrix_pages(site: Site) -> Iterator[Page]:
    """Yield the matrix, and a page for each category if the matrix is large."""
    words = site.words["matrix"]
    groups = site.views.problems_by_category()
    apart = _cells(site, site.catalog.problems) > site.limits.cells

    def view() -> MatrixPage:
        return MatrixPage(
            vendors=site.views.vendors(),
            counts=site.views.category_codes,
            apart=apart,
            categories=[group.category for group in groups],
            rows=[_rows(site, group) for group in groups],
            count=len(site.catalog.problems),
        )

    yield site.page(urls.MATRIX, words["title"], words["description"], view)
    for group in groups if apart else ():
        yield _matrix_part(site, group)


def _matrix_part(site: Site, group: ProblemGroup) -> Page:
    words = site.words["matrix"]

    def view() -> MatrixPartPage:
        return MatrixPartPage(
            vendors=site.views.vendors(),
            category=group.category,
            rows=[_rows(site, group)],
            folded=_cells(site, [problem.id for problem in group.problems]) > site.limits.cells,
            count=len(group.problems),
        )

    title = words["part_title"].format(category=group.category.title)
    return site.page(urls.matrix_path(group.category.id), title, words["description"], view)


def _rows(site: Site, group: ProblemGroup) -> MatrixGroup:
    rows = [
        MatrixRow(problem, [_cell(site, found) for found in site.views.tied(problem.id)])
        for problem in group.problems
    ]
    return MatrixGroup(group.category, rows)


def _cell(site: Site, group: Group) -> MatrixCell:
    codes = sorted(group.codes, key=_closeness)
    few = len(codes) if len(codes) <= UNFOLDED + 1 else UNFOLDED
    return MatrixCell(
        group.vendor,
        group.count,
        list(_lines(site, codes[:few])),
        list(_lines(site, codes[few:])),
        len(codes) - few,
    )


def _lines(site: Site, codes: Iterable[CodeView]) -> Iterator[MatrixLine]:
    """Yield codes by relation; they come in the order of their relations."""
    for relation, found in groupby(codes, key=lambda code: code.relation):
        assert relation
        yield MatrixLine(relation, [_code(site, code) for code in found])


def _code(site: Site, code: CodeView) -> MatrixCode:
    name = code.name if code.name and len(code.name) <= SHORT else ""
    if not code.where:
        return MatrixCode(code, name, "")
    first, *others = code.platforms
    more = site.words["matrix"]["where"].format(platform=first, n=len(others))
    return MatrixCode(code, name, more if others else first)


def _closeness(code: CodeView) -> int:
    assert code.relation
    return RELATIONS.index(code.relation)


def _cells(site: Site, problems: Collection[str]) -> int:
    """Return the size of a table of problems × vendors: its cells, and the codes in them."""
    codes = sum(len(site.cross.tied_codes[problem]) for problem in problems)
    return len(problems) * len(site.catalog.vendors) + codes
