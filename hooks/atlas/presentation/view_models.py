"""What pages, index and exports show of a code, a problem, a category, a vendor."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.analysis.crossref import Match
from atlas.catalog.model import Actor, Relation, Retry


@dataclass(frozen=True)
class CategoryView:
    """A category as pages name it."""

    id: str
    title: str
    path: str


@dataclass(frozen=True)
class VendorView:
    """A vendor as pages name it."""

    slug: str
    name: str
    path: str


@dataclass(frozen=True)
class ProblemView:
    """A problem as pages name it; `relation` is set where a code is tied to it."""

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

    `match` says what it is to the code whose page it stands on, `relation` how it stands to
    the problem it is listed under, `shared` whether both belong to one problem.
    """

    key: int  # one for each entry of the catalog
    vendor: str
    vendor_name: str
    code: str
    slug: str
    anchor: str  # the ID of its row among its vendor's; empty if another entry of the code has it
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


def said_of(view: CodeView, **said: object) -> CodeView:
    """Return a view with what is said of it in one place; much quicker than `replace`."""
    copy = object.__new__(CodeView)
    copy.__dict__.update(view.__dict__, **said)
    return copy


@dataclass(frozen=True)
class Group:
    """Codes of one vendor."""

    vendor: VendorView
    codes: tuple[CodeView, ...]
