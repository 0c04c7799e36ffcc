"""The view models of the pages that compare vendors or releases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from atlas.analysis.changes import KINDS, Change, Kind, ReleaseChanges, VendorChanges
from atlas.analysis.crossref import Match
from atlas.catalog.model import Platform
from atlas.presentation.change_views import FieldView
from atlas.presentation.page_views import Beginning, PageView
from atlas.presentation.view_models import CategoryView, CodeView, Group, ProblemView, VendorView


class MatrixRow(NamedTuple):
    """A problem with the codes of each vendor."""

    problem: ProblemView
    groups: list[Group]


class MatrixGroup(NamedTuple):
    """The rows of a category."""

    category: CategoryView
    rows: list[MatrixRow]


@dataclass(frozen=True, kw_only=True)
class MatrixPage(PageView):
    """Category × vendor and problem × vendor; `apart` if each category has a separate page."""

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
    """The choice of two vendors, with the number of mapped codes of each pair."""

    template = "migrate.html"
    vendors: list[VendorView]
    mapped: Mapping[tuple[str, str], int]


class MappedRow(NamedTuple):
    """A code with its counterparts, how many are left out, and the platforms of those."""

    code: CodeView
    counterparts: list[tuple[CodeView, Match]]
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
