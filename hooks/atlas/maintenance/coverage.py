"""The coverage of the catalog by vendor, list and platform, and the list of doubts."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.analysis.crossref import CrossReference, cross_reference
from atlas.catalog.records import Catalog, Item

# All columns after `entries` count entries; a code has one in each list that has it. `alone` have
# no counterpart at another vendor.
_COLUMNS = (
    "codes", "entries", "tied", "reviewed", "causes", "fixes", "guided", "advice", "observed",
    "steps", "words", "doubts", "alone",
)  # fmt: skip


def render_coverage(catalog: Catalog) -> str:
    """Return tables of counts by vendor, list and platform, and the list of doubts."""
    cross = cross_reference(catalog)
    doubts = [f"{item.ref}: {item.entry.doubt}" for item in catalog.items if item.entry.doubt]
    return "\n".join(
        [
            *_table("vendor", _by_vendor(catalog), catalog, cross),
            *_table("list", _by_list(catalog), catalog, cross),
            *_table("platform", _by_platform(catalog), catalog, cross),
            f"doubts ({len(doubts)}):",
            *doubts,
        ]
    )


def _by_vendor(catalog: Catalog) -> Iterator[tuple[str, list[Item]]]:
    for vendor in catalog.vendors.values():
        yield vendor.vendor.name, list(vendor.items)
    yield "all", list(catalog.items)


def _by_list(catalog: Catalog) -> Iterator[tuple[str, list[Item]]]:
    for vendor in catalog.vendors.values():
        for name in vendor.lists:
            yield f"{vendor.slug}/{name}", [item for item in vendor.items if item.list == name]


def _by_platform(catalog: Catalog) -> Iterator[tuple[str, list[Item]]]:
    for name in catalog.platforms:
        if found := [item for item in catalog.items if name in item.platforms]:
            yield name, found


def _table(
    title: str,
    groups: Iterator[tuple[str, list[Item]]],
    catalog: Catalog,
    cross: CrossReference,
) -> list[str]:
    """Return the lines of a table, with an empty line after it."""
    rows = [(name, *map(str, _counts(items, catalog, cross))) for name, items in groups]
    table = [(title, *_COLUMNS), *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return [*("  ".join(_padded(row, widths)).rstrip() for row in table), ""]


def _counts(items: list[Item], catalog: Catalog, cross: CrossReference) -> tuple[int, ...]:
    entries = [item.entry for item in items]
    return (
        len({(item.vendor, item.slug) for item in items}),
        len(items),
        sum(bool(entry.problems) for entry in entries),
        sum(bool(entry.reviewed) for entry in entries),
        sum(bool(entry.causes) for entry in entries),
        sum(bool(entry.fixes) for entry in entries),
        sum(_is_guided(item, catalog) for item in items),
        sum(bool(entry.advice) for entry in entries),
        sum(bool(entry.observed) for entry in entries),
        sum(_has_steps(item, catalog) for item in items),
        sum(bool(entry.words) for entry in entries),
        sum(bool(entry.doubt) for entry in entries),
        sum(not cross.counterparts(item) for item in items),
    )


def _is_guided(item: Item, catalog: Catalog) -> bool:
    problem = catalog.problems[item.main_problem]
    return bool(problem.causes and problem.actions)


def _has_steps(item: Item, catalog: Catalog) -> bool:
    steps = catalog.vendors[item.vendor].vendor.steps
    return any(step.problem in item.entry.problems and item.is_in(step) for step in steps)


def _padded(row: tuple[str, ...], widths: list[int]) -> list[str]:
    """Return a row with its name left-aligned and its numbers right-aligned."""
    first, *rest = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
