"""The view models that pages, search index and exports share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from atlas.analysis.crossref import Match
from atlas.catalog.model import Actor, Cause, Entry, Problem, Relation, Retry


@dataclass(frozen=True)
class CategoryView:
    """A category in a link."""

    id: str
    title: str
    path: str


@dataclass(frozen=True)
class VendorView:
    """A vendor in a link."""

    slug: str
    name: str
    path: str


@dataclass(frozen=True)
class ProblemView:
    """A problem in a list; `relation` is set where a code is tied to it."""

    id: str
    title: str
    path: str
    meaning: str
    retry: Retry
    who: Actor
    first_action: str
    relation: Relation | None = None


@dataclass(frozen=True)
class CodeView:
    """An entry in a list, a table or a cross-reference.

    On the page of another code, `match` compares the two and `shared` says whether both belong
    to one problem. Under a problem, `relation` is the entry's relation to it.
    """

    vendor: str
    vendor_name: str
    code: str
    slug: str
    anchor: str  # the ID of its row on the vendor's page; empty for further entries of a code
    path: str
    name: str | None
    message: str | None
    meaning: str
    retry: Retry
    who: Actor
    category: CategoryView
    match: Match | None = None
    relation: Relation | None = None
    shared: bool = False


@dataclass(frozen=True)
class Group:
    """Codes of one vendor."""

    vendor: VendorView
    codes: tuple[CodeView, ...]


class CategoryCount(NamedTuple):
    """A category with its meaning and its number of entries."""

    category: CategoryView
    meaning: str
    entries: int


class ProblemGroup(NamedTuple):
    """The problems of a category."""

    category: CategoryView
    problems: list[ProblemView]


class CoveredProblem(NamedTuple):
    """One of the problems of a code that covers several.

    `others` are the first codes of other vendors for it, `total` is the number of all.
    """

    problem: ProblemView
    others: list[CodeView]
    total: int


@dataclass(frozen=True, kw_only=True)
class EntryView(CodeView):
    """All that a code's page shows of one entry, as HTML and as Markdown.

    Fields that need no computation are read from the catalog's record, `entry`.
    """

    entry: Entry
    suffix: str  # makes IDs unique; empty for the first entry of a page
    surface: str
    source: str
    ticket: str
    causes: tuple[Cause, ...]
    problems: tuple[ProblemView, ...]
    covers: tuple[CoveredProblem, ...]  # empty unless the code covers several problems
    triage_of: ProblemView | None  # the problem that the triage is of, if that of others differs
    guidance: Problem | None  # the main problem, unless the code covers several
    elsewhere: list[Group]
    elsewhere_more: int
    same_code: list[CodeView]
    same_code_differs: bool
    related: list[CodeView]
    instead: CodeView | None
