"""Pagination of long lists by prefix: each part of a list has a page.

The path of a part is the prefix of its codes, so no path changes when a code is added: a part
that becomes too long is divided again, and its page links to the new parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

COLUMNS = 6  # vendors that fit beside each other

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """How much one page lists before it is divided.

    Measured: a row of a table weighs about 70 bytes compressed, a line of a list 55, a cell of
    the matrix 7; a page may have 150,000. See build/verify/page_weight.py.
    """

    rows: int = 1_000
    lines: int = 2_000
    cells: int = 12_000
    nearest: int = 1  # codes of each other vendor that the page of a code shows
    counterparts: int = 3  # of each code that the page of a pair of vendors shows
    several: int = 600  # codes of a vendor for which it shows more than one


LIMITS = Limits()


@dataclass(frozen=True)
class Part(Generic[T]):
    """The items with one prefix: the rows of its page, and further parts."""

    begins: str
    count: int  # different codes
    rows: tuple[T, ...]
    parts: tuple[Part[T], ...] = ()

    def below(self) -> Iterator[Part[T]]:
        """Yield all parts below this one."""
        for part in self.parts:
            yield part
            yield from part.below()

    def listing(self) -> Iterator[Part[T]]:
        """Yield the parts below this one that have rows."""
        return (part for part in self.below() if part.rows)

    def of(self, slug: str) -> Part[T]:
        """Return the part that lists a code, given by its slug."""
        for part in self.parts:
            if slug.lower().startswith(part.begins):
                return part.of(slug)
        return self


def parted(items: Sequence[T], slug: Callable[[T], str], limit: int, begins: str = "") -> Part[T]:
    """Return items as one part, or divided so that none lists more than `limit`.

    `slug` returns the slug of an item's code; prefixes ignore case.
    """
    count = len(set(map(slug, items)))
    if len(items) <= limit:
        return Part(begins, count, tuple(items))
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(slug(item).lower()[: len(begins) + 1], []).append(item)
    rows = tuple(groups.pop(begins, ()))  # the code that equals the prefix
    below = (parted(group, slug, limit, name) for name, group in sorted(groups.items()))
    return Part(begins, count, rows, tuple(below))
