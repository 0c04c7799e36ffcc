"""The coverage of the catalog by vendor, and the list of doubts."""

from __future__ import annotations

from atlas.catalog.records import Catalog, Item

# All columns after `entries` count entries; a code has one in each list that has it.
_COLUMNS = (
    "vendor", "codes", "entries", "tied", "own causes", "own fixes", "guided", "doubts",
    "unreviewed",
)  # fmt: skip


def render_coverage(catalog: Catalog) -> str:
    """Return a table of counts per vendor with a total, and the list of doubts."""
    rows = [_row(vendor.vendor.name, vendor.items, catalog) for vendor in catalog.vendors.values()]
    rows.append(_row("all", catalog.items, catalog))
    table = [_COLUMNS, *(tuple(map(str, row)) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(_COLUMNS))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in table]
    doubts = [f"{item.ref}: {item.entry.doubt}" for item in catalog.items if item.entry.doubt]
    return "\n".join([*lines, "", f"doubts ({len(doubts)}):", *doubts])


def _row(name: str, items: tuple[Item, ...], catalog: Catalog) -> tuple[str | int, ...]:
    entries = [item.entry for item in items]
    return (
        name,
        len({(item.vendor, item.slug) for item in items}),
        len(items),
        sum(bool(entry.problems) for entry in entries),
        sum(bool(entry.causes) for entry in entries),
        sum(bool(entry.fixes) for entry in entries),
        sum(_is_guided(item, catalog) for item in items),
        sum(bool(entry.doubt) for entry in entries),
        sum(not entry.reviewed for entry in entries),
    )


def _is_guided(item: Item, catalog: Catalog) -> bool:
    problem = catalog.problems[item.main_problem]
    return bool(problem.causes and problem.actions)


def _padded(row: tuple[str, ...], widths: list[int]) -> list[str]:
    """Return a row with its name left-aligned and its numbers right-aligned."""
    first, *rest = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
