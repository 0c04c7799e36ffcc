"""The view models of the pages that compare vendors or releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from atlas.analysis.changes import KINDS, Change, Kind, ReleaseChanges, VendorChanges
from atlas.analysis.crossref import Match
from atlas.catalog.model import Platform, Relation
from atlas.presentation.change_views import FieldView
from atlas.presentation.page_views import Beginning, PageView
from atlas.presentation.view_models import CategoryView, CodeView, ProblemView, VendorView


class MatrixCode(NamedTuple):
    """A code in a cell, with its constant and its platforms as far as a cell has room for them."""

    code: CodeView
    name: str
    where: str


class MatrixLine(NamedTuple):
    """The codes of a cell that have one relation to the problem."""

    relation: Relation
    codes: list[MatrixCode]


class MatrixCell(NamedTuple):
    """The codes of a vendor for a problem, the closest first; those of `more` are in a fold."""

    vendor: VendorView
    codes: int
    lines: list[MatrixLine]
    more: list[MatrixLine]
    folded: int


class MatrixRow(NamedTuple):
    """A problem with a cell for each vendor."""

    problem: ProblemView
    cells: list[MatrixCell]


class MatrixGroup(NamedTuple):
    """The rows of a category."""

    category: CategoryView
    rows: list[MatrixRow]


@dataclass(frozen=True, kw_only=True)
class MatrixPage(PageView):
    """Problem × vendor and category × vendor.

    If it is `apart`, it shows counts in place of codes, which are on a page for each category.
    """

    template = "matrix.html"
    vendors: list[VendorView]
    counts: Mapping[tuple[str, str], int]
    apart: bool
    categories: list[CategoryView]
    rows: list[MatrixGroup]
    count: int


@dataclass(frozen=True, kw_only=True)
class MatrixPartPage(PageView):
    """Problem × vendor of one category; `folded` if it shows counts in place of codes."""

    template = "matrix_part.html"
    vendors: list[VendorView]
    category: CategoryView
    rows: list[MatrixGroup]
    folded: bool
    count: int


@dataclass(frozen=True, kw_only=True)
class MigratePage(PageView):
    """The choice of two vendors, with the number of mapped codes of each pair by their match."""

    template = "migrate.html"
    vendors: list[VendorView]
    best: Mapping[tuple[str, str], Counter[Match]]


class MappedRow(NamedTuple):
    """A code with its counterparts, their kinds, and the number and platforms of those left out."""

    code: CodeView
    counterparts: list[tuple[CodeView, Match]]
    matches: list[Match]
    more: int
    rest: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MigrationPage(PageView):
    """The mapping of one vendor's codes to another's, or a part of it."""

    template = "migration.html"
    source: VendorView
    target: VendorView
    whole: str
    begins: str
    summary: str
    beginnings: list[Beginning]
    vendors: list[VendorView]
    mapped: list[MappedRow]
    gaps: list[CodeView]
    count: int
    categories: list[CategoryView]
    source_platforms: list[Platform]
    target_platforms: list[Platform]


class ReleaseRow(NamedTuple):
    """A release in the list of all; `folded` if only its counts are shown."""

    release: ReleaseChanges
    folded: bool


@dataclass(frozen=True, kw_only=True)
class _Changes(PageView):
    """What all pages of changes have: the kinds, and how many changes are shown unfolded."""

    kinds: tuple[Kind, ...] = KINDS
    few: int = 12
    fields: Callable[[Change], list[FieldView]]


@dataclass(frozen=True, kw_only=True)
class ChangesPage(_Changes):
    """All releases; `apart` if each has a separate page."""

    template = "changes.html"
    releases: list[ReleaseRow]
    apart: bool


@dataclass(frozen=True, kw_only=True)
class ReleasePage(_Changes):
    """A release, or the changes of one vendor in it; `apart` if each vendor has a page."""

    template = "release.html"
    release: ReleaseChanges
    vendor: VendorChanges | None = None
    apart: bool = False
    beginnings: list[Beginning]
