"""Long lists in parts, each a page of its own.

A part is named by how its codes begin, so no address shifts when a code is added: what has
grown too long is divided further, and its own page leads on to the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

COLUMNS = 8  # vendors that fit beside each other

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """How much one page lists before it is divided.

    Measured: a row of a table weighs about 70 bytes compressed, a line of a list 55, a cell of
    the matrix 10; a page may have 150,000. See build/verify/page_weight.py.
    """

    rows: int = 1_000
    lines: int = 2_000
    cells: int = 6_000
    nearest: int = 50  # codes of other vendors that the page of a code lists
    of_each: int = 20  # the same for each problem, where a code covers several


LIMITS = Limits()


@dataclass(frozen=True)
class Part(Generic[T]):
    """What begins with the same characters: the rows that its page lists, and further parts."""

    begins: str
    count: int
    rows: tuple[T, ...]
    parts: tuple[Part[T], ...] = ()

    def below(self) -> Iterator[Part[T]]:
        """Yield every part of this one, and theirs."""
        for part in self.parts:
            yield part
            yield from part.below()

    def listing(self) -> Iterator[Part[T]]:
        """Yield those below this one that list rows."""
        return (part for part in self.below() if part.rows)

    def of(self, slug: str) -> Part[T]:
        """Return the part that lists a code, given as it stands in a path."""
        for part in self.parts:
            if slug.lower().startswith(part.begins):
                return part.of(slug)
        return self


def parted(items: Sequence[T], slug: Callable[[T], str], limit: int, begins: str = "") -> Part[T]:
    """Return items as one part, or divided so that none lists more than `limit`.

    `slug` returns the code of an item as it stands in a path; case makes no difference.
    """
    if len(items) <= limit:
        return Part(begins, len(items), tuple(items))
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(slug(item).lower()[: len(begins) + 1], []).append(item)
    rows = tuple(groups.pop(begins, ()))  # the code that is no longer than its part's name
    below = (parted(group, slug, limit, name) for name, group in sorted(groups.items()))
    return Part(begins, len(items), rows, tuple(below))
