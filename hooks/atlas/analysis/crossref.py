"""The cross-reference: which codes of different vendors name the same failure.

No pair of codes is written down. Two codes correspond if they are tied to the same problem;
their match follows from the relation of each to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple, get_args

from atlas.catalog.model import Relation
from atlas.catalog.records import Catalog, Item

Match = Literal["same", "narrower", "broader", "similar"]
MATCHES: tuple[Match, ...] = ("same", "narrower", "broader", "similar")  # strongest first

RELATIONS: tuple[Relation, ...] = get_args(Relation)  # strongest first

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


Entries = tuple[Item, ...]  # entries of one code
Ties = tuple[tuple[str, Relation], ...]  # problems and the relation to each


@dataclass(frozen=True)
class Tie:
    """An entry and its relation to a problem."""

    item: Item
    relation: Relation
    # Its relation to a special case of the problem, if it is tied only to that.
    derived: Relation | None = None


@dataclass(frozen=True)
class TiedCode:
    """The entries of a code that are tied to a problem, and the strongest relation."""

    items: Entries
    relation: Relation


@dataclass(frozen=True)
class Counterpart:
    """An entry of another vendor that shares a problem with an entry."""

    item: Item
    match: Match
    problem: str


class MatchedCode(NamedTuple):
    """The entries of a code that are counterparts, and the best match of them."""

    items: Entries
    match: Match


@dataclass(frozen=True)
class Elsewhere:
    """The codes of other vendors that share a problem with an entry, best first."""

    codes: tuple[MatchedCode, ...]

    @cached_property
    def by_vendor(self) -> Mapping[str, tuple[MatchedCode, ...]]:
        """Return the codes of each vendor that has any."""
        groups: dict[str, list[MatchedCode]] = {}
        for each in self.codes:
            groups.setdefault(each.items[0].vendor, []).append(each)
        return {vendor: tuple(found) for vendor, found in groups.items()}


@dataclass(frozen=True)
class Migration:
    """The mapping of one vendor's entries to another's, and the entries without counterpart."""

    source: str
    target: str
    mapped: tuple[tuple[Item, tuple[Counterpart, ...]], ...]
    gaps: tuple[Item, ...]


@dataclass(frozen=True)
class CrossReference:
    """Indexes of the catalog by problem and by code."""

    ties: Mapping[str, tuple[Tie, ...]]  # problem → entries tied to it
    reach: Mapping[str, tuple[Tie, ...]]  # the same, and entries tied to its special cases
    by_code: Mapping[str, tuple[Item, ...]]  # code as printed → entries of all vendors
    general: Mapping[str, str]  # problem → the problem that it is a special case of
    cases: Mapping[str, tuple[str, ...]]  # problem → its special cases

    @cached_property
    def tied_codes(self) -> Mapping[str, tuple[TiedCode, ...]]:
        """Return for each problem the codes tied to it, each once."""
        return {problem: tuple(_tied_codes(ties)) for problem, ties in self.ties.items()}

    def counterparts(self, item: Item) -> tuple[Counterpart, ...]:
        """Return the entries of other vendors that share a problem with one, best first."""
        return self._counterparts(item.vendor, tuple(item.entry.problems.items()))

    def elsewhere(self, item: Item) -> Elsewhere:
        """Return the codes of other vendors that share a problem with an entry, each once."""
        return self._elsewhere(item.vendor, tuple(item.entry.problems.items()))

    # Many entries of a vendor are tied to the same problems, so these are computed once.
    @cached_property
    def _counterparts(self) -> Callable[[str, Ties], tuple[Counterpart, ...]]:
        return cache(self._find)

    @cached_property
    def _elsewhere(self) -> Callable[[str, Ties], Elsewhere]:
        def find(vendor: str, problems: Ties) -> Elsewhere:
            found = self._counterparts(vendor, problems)
            return Elsewhere(matched_codes(((each.item,), each.match) for each in found))

        return cache(find)

    def _find(self, vendor: str, problems: Ties) -> tuple[Counterpart, ...]:
        found: dict[Item, tuple[list[Match], str]] = {}
        for problem, relation, derived in _reach(dict(problems), self.general):
            for other in self.reach[problem]:
                if other.item.vendor == vendor:
                    continue
                match = _MATCH[relation, other.relation]
                if relation == other.relation == "narrower" and self.cases[problem]:
                    continue  # two special cases of a general problem have little in common
                if "broader" in (derived, other.derived):  # one covers a case, and more than it
                    match = "similar"
                matches, _ = found.setdefault(other.item, ([], problem))
                matches.append(match)
        all_found = [
            Counterpart(other, _combined(matches), problem)
            for other, (matches, problem) in found.items()
        ]
        return tuple(sorted(all_found, key=lambda each: MATCHES.index(each.match)))

    def same_code_elsewhere(self, items: Entries) -> Iterator[tuple[Entries, bool]]:
        """Yield other vendors' entries with the code of a page, and whether they share a problem.

        Those of a vendor that share one are together, as are those with the same other problems.
        """
        own = {problem for item in items for problem in item.entry.problems}
        groups: dict[tuple[str, frozenset[str]], list[Item]] = {}
        for other in self.by_code[items[0].entry.code]:
            if other.vendor != items[0].vendor:
                problems = other.entry.problems.keys()
                key = frozenset() if not own.isdisjoint(problems) else frozenset(problems)
                groups.setdefault((other.vendor, key), []).append(other)
        for (_, others), found in groups.items():
            yield tuple(found), not others


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
        for problem, relation, derived in _reach(item.entry.problems, general):
            reach[problem].append(Tie(item, relation, derived))
    return CrossReference(
        {name: tuple(tie for tie in found if not tie.derived) for name, found in reach.items()},
        {name: tuple(found) for name, found in reach.items()},
        {code: tuple(found) for code, found in by_code.items()},
        general,
        {name: tuple(found) for name, found in cases.items()},
    )


def matched_codes(found: Iterable[tuple[Entries, Match]]) -> tuple[MatchedCode, ...]:
    """Return each code once, all its entries with the best of their matches; best come first."""
    codes: dict[tuple[str, str], MatchedCode] = {}
    for items, match in found:
        key = items[0].vendor, items[0].entry.code
        if best := codes.get(key):
            items, match = tuple(dict.fromkeys((*best.items, *items))), best.match
        codes[key] = MatchedCode(items, match)
    return tuple(codes.values())


def _tied_codes(ties: Iterable[Tie]) -> Iterator[TiedCode]:
    codes: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        codes.setdefault((tie.item.vendor, tie.item.entry.code), []).append(tie)
    for found in codes.values():
        relation = min((tie.relation for tie in found), key=RELATIONS.index)
        yield TiedCode(tuple(tie.item for tie in found), relation)


def _reach(
    problems: Mapping[str, Relation], general: Mapping[str, str]
) -> Iterator[tuple[str, Relation, Relation | None]]:
    """Yield the problems an entry is tied to, and the more general ones it is a case of.

    For these also yield its relation to the special case, the strongest if it has several.
    """
    for problem, relation in problems.items():
        yield problem, relation, None
    derived: dict[str, Relation] = {}
    for name, relation in problems.items():
        if name in general and general[name] not in problems:
            derived.setdefault(general[name], relation)
            derived[general[name]] = min(derived[general[name]], relation, key=RELATIONS.index)
    for problem, relation in derived.items():
        yield problem, "narrower", relation


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
