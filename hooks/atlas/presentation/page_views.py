"""The view models of pages, one per kind: a template gets each field under its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from atlas.catalog.model import Form, Platform, Problem, Range, Vendor
from atlas.presentation.view_models import (
    CategoryCount,
    CategoryView,
    CodeView,
    EntryView,
    Group,
    ProblemGroup,
    ProblemView,
    SameCode,
    SourceView,
    Turn,
    VendorView,
)


@dataclass(frozen=True, kw_only=True)
class PageView:
    """What every view model of a page has: the name of its template."""

    template: ClassVar[str]


@dataclass(frozen=True, kw_only=True)
class EntrySection(EntryView):
    """A section of a code's page, with what only the HTML page has."""

    step_by: str
    step: str
    note_title: str
    edit_url: str


@dataclass(frozen=True, kw_only=True)
class CodePage(PageView):
    """A code, one section for the lists that agree; `row` is its row on the vendor's page."""

    template = "code.html"
    vendor: VendorView
    code: str
    views: list[EntrySection]
    same_code: SameCode
    row: str
    turn: Turn
    unsolved: str  # the address where a reader says that the page did not help, if there is one


class VendorCard(NamedTuple):
    """A vendor on the home page, with the titles of its platforms."""

    vendor: VendorView
    platforms: tuple[str, ...]
    codes: int


class ExampleView(NamedTuple):
    """A code that shows what an answer contains."""

    code: CodeView
    step_by: str
    step: str


class AskedCode(NamedTuple):
    """A code with the number of public threads about it that the catalog names."""

    code: CodeView
    threads: int


@dataclass(frozen=True, kw_only=True)
class HomePage(PageView):
    """The home page."""

    template = "home.html"
    lead: str
    finder_vendors: list[VendorView]
    example: ExampleView | None
    vendors: list[VendorCard]
    asked: list[AskedCode]
    problems: list[ProblemGroup]
    problem_count: int
    categories: list[CategoryCount]


@dataclass(frozen=True, kw_only=True)
class FindPage(PageView):
    """The finder."""

    template = "find.html"
    vendors: list[VendorView]


@dataclass(frozen=True)
class Beginning:
    """A link to a part of a long list: the codes that begin with `begins`."""

    path: str
    begins: str
    label: str
    count: int


class Section(NamedTuple):
    """A section of a list; its name is empty for the codes that are in none."""

    anchor: str
    name: str
    codes: list[CodeView]


class ListSection(NamedTuple):
    """A list of a vendor, or what a page shows of it: its codes by section."""

    anchor: str
    title: str
    platforms: tuple[str, ...]
    sections: list[Section]
    sources: list[SourceView]
    size: int  # its number of codes


class ConstantsFile(NamedTuple):
    """A list as constants of a language, and the name under which it is saved."""

    language: str
    path: str
    name: str


class ListConstants(NamedTuple):
    """A list as constants; its title is empty if the vendor has one list."""

    title: str
    files: list[ConstantsFile]


@dataclass(frozen=True, kw_only=True)
class VendorPage(PageView):
    """A vendor with all its codes, or with links to the parts of its list.

    `lead` is the first sentence of its summary, `about` the others.
    """

    template = "vendor.html"
    vendor: VendorView
    record: Vendor
    lead: str
    about: str
    lists: list[ListSection]
    forms: list[tuple[Form, str]]  # each with the lists and platforms that it holds for
    ranges: list[tuple[Range, str]]
    constants: list[ListConstants]
    count: int
    entries: int
    beginnings: list[Beginning]
    categories: list[CategoryView]
    platforms: list[Platform]
    others: list[VendorView]


@dataclass(frozen=True)
class Whole:
    """A long list: its path and title, and those of the page above it."""

    above: str
    above_title: str
    path: str
    title: str


@dataclass(frozen=True, kw_only=True)
class PartPage(PageView):
    """A part of a long list of codes; `lists` is empty if they are not by list."""

    template = "part.html"
    whole: Whole
    codes: list[CodeView]
    lists: list[ListSection]
    count: int
    beginnings: list[Beginning]
    categories: list[CategoryView]
    platforms: list[Platform]


@dataclass(frozen=True, kw_only=True)
class CategoriesPage(PageView):
    """All categories."""

    template = "categories.html"
    categories: list[CategoryCount]


@dataclass(frozen=True, kw_only=True)
class CategoryPage(PageView):
    """A category; `apart` if each vendor's codes have a page of their own."""

    template = "category.html"
    category: CategoryView
    meaning: str
    problems: list[ProblemView]
    groups: list[Group]
    apart: bool
    related: list[CategoryView]
    count: int
    platforms: list[Platform]


class ProblemRow(NamedTuple):
    """A problem with the words that people say for it, and the vendors that have codes for it."""

    problem: ProblemView
    also: tuple[str, ...]
    vendors: list[VendorView]


class ProblemRows(NamedTuple):
    """The rows of a category."""

    category: CategoryView
    problems: list[ProblemRow]


@dataclass(frozen=True, kw_only=True)
class ProblemsPage(PageView):
    """All problems by category; `apart` if they are listed on the pages of the categories only."""

    template = "problems.html"
    groups: list[ProblemRows]
    vendors: list[VendorView]
    count: int
    apart: bool


@dataclass(frozen=True, kw_only=True)
class ProblemPage(PageView):
    """A problem; `apart` if each vendor's codes have a page of their own."""

    template = "problem.html"
    problem: ProblemView
    record: Problem
    category: CategoryView
    groups: list[Group]
    apart: bool
    count: int
    platforms: list[Platform]
    few: int = 12  # codes that need no filter
    general: ProblemView | None
    cases: list[ProblemView]
