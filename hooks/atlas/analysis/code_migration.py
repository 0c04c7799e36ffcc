"""The mapping of one vendor's codes to another's, in which a code comes once.

A code has a row for each set of codes that its entries map to, so it has several rows only if its
equivalents depend on the platform.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from atlas.analysis.agreement import sections
from atlas.analysis.crossref import (
    MATCHES,
    CrossReference,
    Entries,
    Match,
    MatchedCode,
    matched_codes,
)
from atlas.catalog.records import Catalog

MappedCode = tuple[Entries, tuple[MatchedCode, ...]]


@dataclass(frozen=True)
class CodeMigration:
    """The codes of one vendor with their equivalents at another, and those without.

    A code that has equivalents on some platforms only is in both.
    """

    source: str
    target: str
    mapped: tuple[MappedCode, ...]
    gaps: tuple[Entries, ...]

    @cached_property
    def best(self) -> Counter[Match]:
        """Return how many codes have a best equivalent of each kind."""
        best: dict[str, Match] = {}
        for items, codes in self.mapped:
            code = items[0].entry.code
            best[code] = min(best.get(code, codes[0].match), codes[0].match, key=MATCHES.index)
        return Counter(best.values())

    @cached_property
    def partly(self) -> int:
        """Return how many codes have an equivalent on some of their platforms only."""
        mapped = {items[0].entry.code for items, _ in self.mapped}
        return sum(items[0].entry.code in mapped for items in self.gaps)


def code_migrations(
    catalog: Catalog, cross: CrossReference, source: str
) -> dict[str, CodeMigration]:
    """Return how the codes of a vendor map to the codes of each other vendor."""
    targets = [vendor for vendor in catalog.vendors if vendor != source]
    rows: dict[str, list[MappedCode]] = {to: [] for to in targets}
    for items in catalog.vendors[source].pages.values():
        groups = [(group, cross.elsewhere(group[0]).by_vendor) for group in sections(items)]
        for to in targets:
            rows[to] += _rows([(group, found.get(to, ())) for group, found in groups])
    return {to: _migration(source, to, rows[to]) for to in targets}


def _migration(source: str, target: str, rows: Iterable[MappedCode]) -> CodeMigration:
    mapped: list[MappedCode] = []
    gaps: list[Entries] = []
    for items, codes in rows:
        if codes:
            mapped.append((items, codes))
        else:
            gaps.append(items)
    return CodeMigration(source, target, tuple(mapped), tuple(gaps))


def _rows(groups: list[MappedCode]) -> Iterator[MappedCode]:
    """Yield the entries of a code, those together that map to the same codes."""
    if len(groups) == 1:
        yield groups[0]
        return
    rows: dict[frozenset[str], list[MappedCode]] = {}
    for items, codes in groups:
        key = frozenset(each.items[0].entry.code for each in codes)
        rows.setdefault(key, []).append((items, codes))
    for found in rows.values():
        together = tuple(item for items, _ in found for item in items)
        every = (code for _, codes in found for code in codes)
        best_first = sorted(every, key=lambda code: MATCHES.index(code.match))
        yield together, matched_codes((code.items, code.match) for code in best_first)
