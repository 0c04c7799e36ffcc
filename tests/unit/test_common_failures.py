"""The commonest failures have the same problem at every vendor; the table says with which codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from atlas.analysis.crossref import RELATIONS
from atlas.catalog.model import Relation
from atlas.catalog.records import Catalog
from faults import assert_no_faults

TABLE = Path(__file__).parents[1] / "golden/common_failures.yml"


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """Return problem → vendor → the codes by which the vendor reports this failure."""
    rows: dict[str, dict[str, list[str]]] = yaml.safe_load(TABLE.read_text("utf-8"))
    return rows


def with_general(catalog: Catalog, problem: str) -> Iterator[str]:
    """Yield a problem and those of which it is a case."""
    while problem:
        yield problem
        problem = catalog.problems[problem].case_of or ""


def tied(
    catalog: Catalog, problem: str, vendor: str, relations: tuple[Relation, ...] = RELATIONS
) -> set[str]:
    """Return the codes of a vendor that are tied to a problem or to a case of it."""
    return {
        item.entry.code
        for items in catalog.vendors[vendor].pages.values()
        for item in items
        for each, relation in item.entry.problems.items()
        if relation in relations and problem in with_general(catalog, each)
    }


def test_each_failure_is_looked_up_at_the_same_vendors(catalog: Catalog) -> None:
    """A vendor that is new in the catalog may come into the table later."""
    (first, *_) = table().values()
    assert len(table()) >= 40
    assert len(first) >= 12
    assert first.keys() <= catalog.vendors.keys()
    assert_no_faults(
        f"{problem}: {', '.join(sorted(first.keys() ^ row.keys()))}"
        for problem, row in table().items()
        if row.keys() != first.keys()
    )


def test_the_codes_of_a_failure_are_tied_to_its_problem(catalog: Catalog) -> None:
    assert_no_faults(
        f"{vendor} {code}: not tied to {problem}"
        for problem, row in table().items()
        for vendor, codes in row.items()
        for code in sorted(set(codes) - tied(catalog, problem, vendor))
    )


def test_a_vendor_without_a_code_for_a_failure_has_none_tied_to_exactly_its_problem(
    catalog: Catalog,
) -> None:
    assert_no_faults(
        f"{vendor} {code}: means {problem}, and the table has no code there"
        for problem, row in table().items()
        for vendor, codes in row.items()
        if not codes
        for code in sorted(tied(catalog, problem, vendor, ("exact",)))
    )
