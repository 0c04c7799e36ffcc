"""The cross-reference: which codes of different vendors name the same failure.

No pair of codes is written down. Two codes correspond if they are tied to the same problem;
their match follows from the relation of each to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from atlas.catalog.model import Relation
from atlas.catalog.records import Catalog, Item

Match = Literal["same", "narrower", "broader", "similar"]
MATCHES: tuple[Match, ...] = ("same", "narrower", "broader", "similar")  # strongest first

# (relation of this code to the problem, relation of the other) → match of the other to this one.
# Two special cases of one problem may not overlap; neither may two codes that both cover more.
_MATCH: Mapping[tuple[Relation, Relation], Match] = {
    ("exact", "exact"): "same",
    ("exact", "narrower"): "narrower",
    ("exact", "broader"): "broader",
    ("narrower", "exact"): "broader",
    ("narrower", "narrower"): "similar",
    ("narrower", "broader"): "broader",
    ("broader", "exact"): "narrower",
    ("broader", "narrower"): "narrower",
    ("broader", "broader"): "similar",
}


@dataclass(frozen=True)
class Tie:
    """An entry and its relation to a problem."""

    item: Item
    relation: Relation
    derived: bool = False  # the entry is tied to a special case of the problem only


@dataclass(frozen=True)
class Counterpart:
    """An entry of another vendor that shares a problem with an entry."""

    item: Item
    match: Match
    problem: str


@dataclass(frozen=True)
class Migration:
    """The mapping of one vendor's entries to another's, and the entries without counterpart."""

    source: str
    target: str
    mapped: tuple[tuple[Item, tuple[Counterpart, ...]], ...]
    gaps: tuple[Item, ...]

    @cached_property
    def best(self) -> Counter[Match]:
        """Return how many codes have a best counterpart of each kind."""
        return Counter(counterparts[0].match for _, counterparts in self.mapped)


@dataclass(frozen=True)
class CrossReference:
    """Indexes of the catalog by problem and by code."""

    ties: Mapping[str, tuple[Tie, ...]]  # problem → entries tied to it
    reach: Mapping[str, tuple[Tie, ...]]  # the same, and entries tied to its special cases
    by_code: Mapping[str, tuple[Item, ...]]  # code as printed → entries of all vendors
    general: Mapping[str, str]  # problem → the problem that it is a special case of
    cases: Mapping[str, tuple[str, ...]]  # problem → its special cases

    @cached_property
    def counterparts(self) -> Callable[[Item], tuple[Counterpart, ...]]:
        """Return the entries of other vendors that share a problem with one, best first."""
        return cache(self._counterparts)

    def _counterparts(self, item: Item) -> tuple[Counterpart, ...]:
        found: dict[Item, tuple[list[Match], str]] = {}
        for problem, own in _reach(item, self.general):
            for other in self.reach[problem]:
                if other.item.vendor == item.vendor:
                    continue
                match = _MATCH[own.relation, other.relation]
                if match == "similar" and (own.derived or other.derived):
                    continue  # two special cases of a general problem have little in common
                matches, _ = found.setdefault(other.item, ([], problem))
                matches.append(match)
        all_found = [
            Counterpart(other, _combined(matches), problem)
            for other, (matches, problem) in found.items()
        ]
        return tuple(sorted(all_found, key=lambda each: MATCHES.index(each.match)))

    def same_code_elsewhere(self, item: Item) -> Iterator[tuple[Item, bool]]:
        """Yield other vendors' entries with the same code, and whether they share a problem."""
        for other in self.by_code[item.entry.code]:
            if other.vendor != item.vendor:
                shared = item.entry.problems.keys() & other.entry.problems.keys()
                yield other, bool(shared)


def cross_reference(catalog: Catalog) -> CrossReference:
    """Return the cross-reference of a catalog."""
    general = {
        problem.id: problem.case_of for problem in catalog.problems.values() if problem.case_of
    }
    reach: dict[str, list[Tie]] = {problem: [] for problem in catalog.problems}
    cases: dict[str, list[str]] = {problem: [] for problem in catalog.problems}
    for case, problem in general.items():
        cases[problem].append(case)
    by_code: dict[str, list[Item]] = {}
    for item in catalog.items:
        by_code.setdefault(item.entry.code, []).append(item)
        for problem, tie in _reach(item, general):
            reach[problem].append(tie)
    return CrossReference(
        {name: tuple(tie for tie in found if not tie.derived) for name, found in reach.items()},
        {name: tuple(found) for name, found in reach.items()},
        {code: tuple(found) for code, found in by_code.items()},
        general,
        {name: tuple(found) for name, found in cases.items()},
    )


def _reach(item: Item, general: Mapping[str, str]) -> Iterator[tuple[str, Tie]]:
    """Yield the problems an entry is tied to, and the more general ones it is a case of."""
    problems = item.entry.problems
    for problem, relation in problems.items():
        yield problem, Tie(item, relation)
    for problem in dict.fromkeys(general[name] for name in problems if name in general):
        if problem not in problems:
            yield problem, Tie(item, "narrower", derived=True)


def migrations(catalog: Catalog, cross: CrossReference, source: str) -> dict[str, Migration]:
    """Return how each entry of a vendor maps to the entries of each other vendor."""
    targets = [vendor for vendor in catalog.vendors if vendor != source]
    mapped: dict[str, list[tuple[Item, tuple[Counterpart, ...]]]] = {to: [] for to in targets}
    gaps: dict[str, list[Item]] = {to: [] for to in targets}
    for item in catalog.vendors[source].items:
        groups: dict[str, list[Counterpart]] = {}
        for each in cross.counterparts(item):
            groups.setdefault(each.item.vendor, []).append(each)
        for target in targets:
            if target in groups:
                mapped[target].append((item, tuple(groups[target])))
            else:
                gaps[target].append(item)
    return {to: Migration(source, to, tuple(mapped[to]), tuple(gaps[to])) for to in targets}


def _combined(matches: list[Match]) -> Match:
    """Return one match for entries that share several problems; symmetric."""
    kinds = set(matches)
    if "same" in kinds:
        return "same"
    directed = kinds - {"similar"}
    return directed.pop() if len(directed) == 1 else "similar"
