"""The whole catalog in memory, each record knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from atlas.catalog.diagnostics import Position
from atlas.catalog.model import Category, CodeList, Entry, Problem, Release, Vendor
from atlas.catalog.yaml_source import Source
from atlas.urls import code_slug


@dataclass(frozen=True)
class Place:
    """Where a record stands: a source and the path to the record in it."""

    source: Source
    loc: tuple[int | str, ...]

    def at(self, *field_path: int | str) -> Position:
        """Return the position of a field of the record, or of the record itself."""
        return self.source.at(*self.loc, *field_path)

    def key_at(self, *field_path: int | str) -> Position:
        """Return the position of a field's key."""
        return self.source.key_at(*self.loc, *field_path)


@dataclass(frozen=True, eq=False)
class Item:
    """One entry in its place. Its identity is (vendor, list, code)."""

    vendor: str
    list: str
    entry: Entry
    place: Place

    @property
    def ref(self) -> str:
        """Return `vendor/code`, the name of the page this entry belongs to."""
        return f"{self.vendor}/{self.entry.code}"

    @property
    def slug(self) -> str:
        """Return the code as it stands in a path."""
        return code_slug(self.entry.code)

    @property
    def main_problem(self) -> str:
        """Return the ID of the problem that the entry is tied to first."""
        return next(iter(self.entry.problems))

    @property
    def covers_several(self) -> bool:
        """Return whether the code stands for several problems, so that none speaks for it."""
        return len(self.entry.problems) > 1 and self.entry.problems[self.main_problem] == "broader"


@dataclass(frozen=True)
class VendorData:
    """A vendor with its lists (by slug) and their entries in source order."""

    slug: str
    vendor: Vendor
    place: Place
    lists: Mapping[str, CodeList]
    items: tuple[Item, ...]

    @cached_property
    def pages(self) -> Mapping[str, tuple[Item, ...]]:
        """Return the entries by code: what the pages of this vendor show."""
        pages: dict[str, list[Item]] = {}
        for item in self.items:
            pages.setdefault(item.entry.code, []).append(item)
        return {code: tuple(items) for code, items in pages.items()}


@dataclass(frozen=True)
class Declared:
    """What the files name, whether or not the record behind a name is sound.

    References are checked against these names, so that one broken record does not make every
    reference to it a finding.
    """

    categories: set[str] = field(default_factory=set)
    problems: set[str] = field(default_factory=set)
    codes: dict[str, set[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Catalog:
    """Everything the data files say. Mappings keep the order of the files.

    `published` holds the paths of the ledger, and where it has them.
    """

    categories: Mapping[str, Category]
    problems: Mapping[str, Problem]
    vendors: Mapping[str, VendorData]
    places: Mapping[tuple[str, str], Place]  # ("categories" or "problems", id) → where
    declared: Declared
    releases: tuple[Release, ...] = ()  # the oldest first
    published: Mapping[str, Position] = field(default_factory=dict)  # path → its line

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return all entries, vendor by vendor."""
        return tuple(item for vendor in self.vendors.values() for item in vendor.items)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Item, ...]]:
        """Return the entries of each category."""
        groups: dict[str, list[Item]] = {name: [] for name in self.categories}
        for item in self.items:
            groups[item.entry.category].append(item)
        return {name: tuple(items) for name, items in groups.items()}

    def is_whole(self) -> bool:
        """Tell whether every entry that the files name is here, so none was unsound."""
        return all(
            codes and vendor in self.vendors and codes == set(self.vendors[vendor].pages)
            for vendor, codes in self.declared.codes.items()
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield every vendor with every other: the ways from one to another."""
        return permutations(self.vendors, 2)

    def pages(self) -> Iterator[tuple[Item, ...]]:
        """Yield the entries of each code page."""
        for vendor in self.vendors.values():
            yield from vendor.pages.values()
