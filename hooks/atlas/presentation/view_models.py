"""The view models that pages, search index and exports share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from atlas.analysis.crossref import Match
from atlas.catalog.model import Actor, Cause, Entry, Language, Link, Problem, Relation, Retry

_NARROW = 8  # characters of a code in a narrow column
_FIRST_MESSAGES = 3  # of the wire messages of a code


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


class LinkView(NamedTuple):
    """A link to a page."""

    title: str
    path: str


class Turn(NamedTuple):
    """The pages before and after a page."""

    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True)
class ProblemView:
    """A problem in a list.

    Where a code is tied to it, `relation` is set, and on the page of the code `tied`, the number of
    other vendors' codes for it.
    """

    id: str
    title: str
    path: str
    meaning: str
    retry: Retry
    who: Actor
    first_action: str
    relation: Relation | None = None
    succeeded: bool = False  # nothing to retry, and no action is needed
    tied: int = 0


class StepView(NamedTuple):
    """What to do at a vendor; `where` are the platforms that it is for, empty if all."""

    where: str
    text: str
    url: str


class MeaningView(NamedTuple):
    """One of several meanings of a code, or wordings of one, and the platforms that it is for."""

    platforms: str
    meaning: str


@dataclass(frozen=True)
class CodeView:
    """An entry in a list, a table or a cross-reference, or several of a code as one.

    On the page of another code, `match` compares the two and `shared` says whether both belong
    to one problem. Under a problem, `relation` is the entry's relation to it.
    """

    vendor: str
    vendor_name: str
    list: str
    code: str
    slug: str
    anchor: str  # the ID of its row on the vendor's page
    path: str  # the path of the code's page
    href: str  # the path to its section, if the lists of the code differ; else the page's
    platforms: tuple[str, ...]  # the titles of those that have the code
    platform_ids: tuple[str, ...]
    where: str  # these platforms in words, if the lists of the code differ; else empty
    names: tuple[str, ...]
    messages: tuple[str, ...]
    meaning: str
    retry: Retry
    who: Actor
    category: CategoryView
    several: bool  # the lists of the code differ, so that its page has a section for each
    succeeded: bool = False  # the code reports no failure, so no action is needed
    match: Match | None = None
    relation: Relation | None = None
    shared: bool = False
    meanings: tuple[MeaningView, ...] = ()  # if it is several entries that do not agree

    @property
    def name(self) -> str | None:
        """Return the first constant."""
        return next(iter(self.names), None)

    @property
    def message(self) -> str | None:
        """Return the first wire message."""
        return next(iter(self.messages), None)


def different(codes: Iterable[CodeView]) -> int:
    """Return the number of different codes."""
    return len({code.path for code in codes})


def are_short(codes: Sequence[CodeView]) -> bool:
    """Return whether most codes fit into a narrow column, so that the others may break in it."""
    return sum(len(code.code) > _NARROW for code in codes) * 4 <= len(codes)


@dataclass(frozen=True)
class Group:
    """Codes of one vendor; a code that means several things there is in it as often.

    Under a problem, `steps` are what to do about it at the vendor.
    """

    vendor: VendorView
    codes: tuple[CodeView, ...]
    steps: tuple[StepView, ...] = ()

    @property
    def count(self) -> int:
        """Return the number of different codes."""
        return different(self.codes)


class SameCode(NamedTuple):
    """What the code of a page is at other vendors; `is_shared` if all share a problem with it."""

    codes: list[CodeView]
    is_shared: bool


class CategoryCount(NamedTuple):
    """A category with its meaning and its number of codes."""

    category: CategoryView
    meaning: str
    codes: int


class ProblemGroup(NamedTuple):
    """The problems of a category."""

    category: CategoryView
    problems: list[ProblemView]


class CoveredProblem(NamedTuple):
    """A problem of a code that covers several: how to know it, what to do about it.

    `anchor` is the ID of its row.
    """

    anchor: str
    problem: ProblemView
    causes: tuple[Cause, ...]
    steps: tuple[StepView, ...]


class ListView(NamedTuple):
    """A list that has a code: the ID of its place on the page, its path on the vendor's page, its
    title, the code's section."""

    anchor: str
    path: str
    title: str
    section: str


class NameView(NamedTuple):
    """A constant, and the platforms that spell it so; empty if all do."""

    name: str
    platforms: str


class TrustView(NamedTuple):
    """Where a reader can check an entry, and the day on which somebody did; empty if unknown."""

    label: str
    address: str
    verified: str


class SourceView(NamedTuple):
    """A source of an entry: what it is, its address, and dates and lines."""

    label: str
    address: str
    details: str


class SnippetView(NamedTuple):
    """How a program handles a code: where, in which language, and empty lines to equal height."""

    label: str
    language: Language
    text: str
    room: str


class SnippetGroup(NamedTuple):
    """The snippets of a list; its title is empty if they are those of all lists."""

    title: str
    snippets: tuple[SnippetView, ...]


@dataclass(frozen=True, kw_only=True)
class EntryView(CodeView):
    """All that a code's page shows of the entries that agree, as HTML and as Markdown.

    Fields that need no computation are read from the catalog's record, `entry`.
    """

    entry: Entry
    prefix: str  # of the IDs in a section; empty if the page has one section
    lists: tuple[ListView, ...]
    spelled: tuple[NameView, ...]
    also: tuple[MeaningView, ...]
    trust: TrustView
    sources: tuple[SourceView, ...]
    ticket: str
    causes: tuple[Cause, ...]  # those that no row of `covers` has
    problems: tuple[ProblemView, ...]
    covers: tuple[CoveredProblem, ...]  # empty unless the code covers several problems
    triage_of: ProblemView | None  # the problem that the triage is of, if that of others differs
    guidance: Problem | None  # the main problem, unless the code covers several
    steps: tuple[StepView, ...]  # what to do about it at the vendor
    snippets: tuple[SnippetGroup, ...]
    documentation: tuple[Link, ...]
    elsewhere: list[Group]
    related: list[CodeView]
    deprecated_for: CodeView | None  # the code to use instead of a deprecated one
    instead: CodeView | None

    @property
    def titles(self) -> str:
        """Return the titles of its lists, by which a page with several sections names this one."""
        return ", ".join(each.title for each in self.lists)

    @property
    def first_messages(self) -> tuple[str, ...]:
        """Return the wire messages that a page shows unfolded and a ticket text has."""
        folds_one = len(self.messages) == _FIRST_MESSAGES + 1  # which needs as much room as the one
        return self.messages if folds_one else self.messages[:_FIRST_MESSAGES]

    @property
    def more_messages(self) -> tuple[str, ...]:
        """Return the other wire messages, which a page folds."""
        return self.messages[len(self.first_messages) :]
