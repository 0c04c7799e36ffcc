"""The whole catalog in memory, each record with its place in the data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from atlas.catalog.diagnostics import Position
from atlas.catalog.ledger import PublishedConstant
from atlas.catalog.model import (
    Category,
    CodeList,
    Document,
    Entry,
    Platform,
    Problem,
    Product,
    Release,
    Scoped,
    Vendor,
)
from atlas.catalog.yaml_source import Source
from atlas.urls import code_slug


@dataclass(frozen=True)
class Place:
    """The place of a record: a source, the path to the record in it, and its position."""

    source: Source
    loc: tuple[int | str, ...]
    start: Position

    @classmethod
    def of(cls, source: Source, *loc: int | str) -> Place:
        """Return the place of the record at `loc`."""
        return cls(source, loc, source.at(*loc))

    def at(self, *field_path: int | str) -> Position:
        """Return the position of a field of the record, or of the record itself."""
        return self.source.at(*self.loc, *field_path) if field_path else self.start

    def key_at(self, *field_path: int | str) -> Position:
        """Return the position of the key of a field."""
        return self.source.key_at(*self.loc, *field_path)


@dataclass(frozen=True, eq=False)
class Item:
    """One entry, its place and its list. Its identity is (vendor, list, code)."""

    vendor: str
    list: str
    entry: Entry
    place: Place
    code_list: CodeList

    @property
    def ref(self) -> str:
        """Return `vendor/code`, the name of the page this entry belongs to."""
        return f"{self.vendor}/{self.entry.code}"

    @property
    def slug(self) -> str:
        """Return the code as it is written in a path."""
        return code_slug(self.entry.code)

    @property
    def platforms(self) -> tuple[str, ...]:
        """Return the platforms that have the code: the entry's own, else all of its list's."""
        return self.entry.platforms or self.code_list.platforms

    def is_in(self, scope: Scoped) -> bool:
        """Return whether a record of the vendor holds for the entry."""
        in_list = not scope.lists or self.list in scope.lists
        return in_list and (not scope.platforms or bool({*scope.platforms} & {*self.platforms}))

    @property
    def cited(self) -> tuple[tuple[Document, str], ...]:
        """Return the sources that the entry is based on, each with its lines, if it has any."""
        sources, lines = self.code_list.sources, self.entry.lines
        named = {sources[0].id: lines} if isinstance(lines, str) else lines
        return tuple(
            (each, named[each.id].replace("whole", "")) for each in sources if each.id in named
        )

    @property
    def main_problem(self) -> str:
        """Return the ID of the first problem of the entry."""
        return next(iter(self.entry.problems))

    def guidance(self, problems: Mapping[str, Problem]) -> Problem | None:
        """Return the main problem, with what holds for the entry; None if it covers several.

        Actions and the sentence for the end user ask for a retry. They do not hold if that cannot
        help with this code, although it can with others of the problem.
        """
        if self.covers_several:
            return None
        problem = problems[self.main_problem]
        if self.entry.retry == "no" and problem.retry in ("yes", "after-wait"):
            return problem.model_copy(update={"actions": (), "say": None})
        return problem

    @property
    def covers_several(self) -> bool:
        """Return whether the code covers several problems, so that no single one represents it."""
        return len(self.entry.problems) > 1 and self.entry.problems[self.main_problem] == "broader"


@dataclass(frozen=True)
class VendorData:
    """A vendor with its lists, in its order, and their entries in the order of the sources."""

    slug: str
    vendor: Vendor
    place: Place
    lists: Mapping[str, CodeList]
    items: tuple[Item, ...]

    @cached_property
    def pages(self) -> Mapping[str, tuple[Item, ...]]:
        """Return the entries by code, one page each."""
        pages: dict[str, list[Item]] = {}
        for item in self.items:
            pages.setdefault(item.entry.code, []).append(item)
        return {code: tuple(items) for code, items in pages.items()}


@dataclass(frozen=True)
class Declared:
    """The names in the files, whether or not their records are valid.

    References are checked against these names, so that one invalid record does not cause a
    diagnostic for every reference to it.
    """

    categories: set[str] = field(default_factory=set)
    platforms: set[str] = field(default_factory=set)
    problems: set[str] = field(default_factory=set)
    products: set[str] = field(default_factory=set)
    codes: dict[str, set[str]] = field(default_factory=dict)  # vendor → codes of all its lists
    lists: dict[str, dict[str, set[str]]] = field(default_factory=dict)  # vendor → list → codes


@dataclass(frozen=True)
class Catalog:
    """The content of the data files. Mappings keep the order of the files.

    `published` holds the paths of the ledger with their positions, `constants` the constants as
    they were published.
    """

    categories: Mapping[str, Category]
    platforms: Mapping[str, Platform]
    problems: Mapping[str, Problem]
    vendors: Mapping[str, VendorData]
    places: Mapping[tuple[str, str], Place]  # (name of a vocabulary, id) → place
    declared: Declared
    releases: tuple[Release, ...] = ()  # oldest first
    published: Mapping[str, Position] = field(default_factory=dict)  # path → position
    constants: tuple[PublishedConstant, ...] = ()  # in the order in which they were published
    products: Mapping[str, Product] = field(default_factory=dict)  # that the atlas does not cover

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return all entries, vendor by vendor."""
        return tuple(item for vendor in self.vendors.values() for item in vendor.items)

    def lists(self) -> Iterator[tuple[CodeList, Place]]:
        """Yield each list that has entries, with the place of its file."""
        for item in {(item.vendor, item.list): item for item in self.items}.values():
            yield item.code_list, Place.of(item.place.source)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Item, ...]]:
        """Return the entries of each category."""
        groups: dict[str, list[Item]] = {name: [] for name in self.categories}
        for item in self.items:
            groups[item.entry.category].append(item)
        return {name: tuple(items) for name, items in groups.items()}

    def is_whole(self) -> bool:
        """Return whether every entry that the files name is valid and here."""
        return all(
            codes and vendor in self.vendors and codes == set(self.vendors[vendor].pages)
            for vendor, codes in self.declared.codes.items()
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield every ordered pair of vendors."""
        return permutations(self.vendors, 2)

    def pages(self) -> Iterator[tuple[Item, ...]]:
        """Yield the entries of each code page."""
        for vendor in self.vendors.values():
            yield from vendor.pages.values()
