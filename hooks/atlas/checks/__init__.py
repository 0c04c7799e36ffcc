"""The rules of the catalog, one generator each, yielding diagnostics.

Rules about a single file's shape live in the models and in `source`; those that need more
than one record stand here and in `check_names`, `check_history` and `check_references`.
`check_catalog` runs them all. What cannot be known because a file could not be read is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.model import is_day
from atlas.catalog.records import Catalog, Place
from atlas.checks.history import (
    check_former_codes,
    check_published,
    check_redirects,
    check_successors,
)
from atlas.checks.names import (
    check_ascii,
    check_code_paths,
    check_duplicate_codes,
    check_ids,
    check_slug_collisions,
    check_ticket_ids,
    check_vendor_slugs,
)
from atlas.checks.references import (
    check_categories,
    check_general_problems,
    check_links,
    check_problems,
    check_related,
    check_sections,
)
from atlas.urls import category_path, problem_path

Rule = Callable[[Catalog], Iterator[Diagnostic]]


def check_catalog(catalog: Catalog) -> list[Diagnostic]:
    """Return the findings of every rule."""
    return [finding for rule in RULES for finding in rule(catalog)]


def check_main_category(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry stands in the category of its main problem, so that counts and lists agree."""
    known = catalog.declared.categories  # others are a finding already
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        if not problem or not known >= {problem.category, item.entry.category}:
            continue
        if problem.category != item.entry.category:
            message = (
                f"category is '{item.entry.category}', but its first problem '{problem.id}' "
                f"belongs to '{problem.category}'; use that, or put another problem first"
            )
            yield Diagnostic.at(item.place.at("category"), message, "category-mismatch")


def check_overrides(catalog: Catalog) -> Iterator[Diagnostic]:
    """An override says something else than what it overrides."""
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        for field, shared in (("retry", "retry"), ("who", "who"), ("advice", "actions")):
            value = getattr(item.entry, field)
            if problem and value and value == getattr(problem, shared):
                message = f"'{field}' repeats what problem '{problem.id}' says; leave it out"
                yield Diagnostic.at(item.place.at(field), message, "idle-override")


def check_guidance(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every entry has causes and something to do, its own or its main problem's."""
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        causes = item.entry.causes or (problem and problem.causes)
        actions = item.entry.fixes or item.entry.advice or (problem and problem.actions)
        for field, found in (("causes", causes), ("fixes", actions)):
            if problem and not found:
                message = f"no {field} here and none in problem '{problem.id}'; add them to one"
                yield Diagnostic.at(item.place.at(), message, "no-guidance")


def check_dates(catalog: Catalog) -> Iterator[Diagnostic]:
    """A date is a day of the calendar."""
    for item in catalog.items:
        document = catalog.vendors[item.vendor].lists[item.list].document
        top = Place(item.place.source, ())
        end = item.entry.retired.since if item.entry.retired else None
        for place, loc, day in (
            (item.place, ("reviewed",), item.entry.reviewed),
            (item.place, ("retired", "since"), end),
            (top, ("document", "dated"), document.dated),
            (top, ("document", "retrieved"), document.retrieved),
        ):
            if day is not None and not is_day(day):
                message = f"'{loc[-1]}' '{day}' is not a day of the calendar; correct it"
                yield Diagnostic.at(place.at(*loc), message, "wrong-value")


def check_lines(catalog: Catalog) -> Iterator[Diagnostic]:
    """The lines of the source are counted from 1 and named in their order."""
    for item in catalog.items:
        numbers = [int(number) for number in re.findall("[0-9]+", item.entry.lines or "")]
        if numbers and (numbers[0] < 1 or numbers != sorted(numbers)):
            message = f"'lines' '{item.entry.lines}' do not ascend from 1; put them in order"
            yield Diagnostic.at(item.place.at("lines"), message, "wrong-order")


def check_ranges(catalog: Catalog) -> Iterator[Diagnostic]:
    """A vendor's range ends at no smaller number than it begins with."""
    for vendor in catalog.vendors.values():
        for index, each in enumerate(vendor.vendor.ranges):
            if int(each.from_) > int(each.to):
                message = f"range from '{each.from_}' to '{each.to}' runs backwards; exchange them"
                yield Diagnostic.at(vendor.place.at("ranges", index), message, "wrong-order")


def check_unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every category and every problem has a code, or had one when it was published."""
    if not catalog.is_whole():
        return
    used = {
        "categories": {item.entry.category for item in catalog.items},
        "problems": {problem for item in catalog.items for problem in item.entry.problems},
    }
    known = {"categories": catalog.declared.categories, "problems": catalog.declared.problems}
    path_of = {"categories": category_path, "problems": problem_path}
    for (kind, name), place in catalog.places.items():
        kept = path_of[kind](name) in catalog.published  # its address has to stay
        if name not in used[kind] and used[kind] <= known[kind] and not kept:  # or is misspelt
            message = f"no code uses '{name}'; tie one to it or remove it"
            yield Diagnostic.at(place.at("id"), message, "unused")


RULES: tuple[Rule, ...] = (
    check_vendor_slugs,
    check_ids,
    check_code_paths,
    check_ascii,
    check_duplicate_codes,
    check_slug_collisions,
    check_ticket_ids,
    check_former_codes,
    check_redirects,
    check_successors,
    check_published,
    check_sections,
    check_categories,
    check_problems,
    check_general_problems,
    check_main_category,
    check_related,
    check_links,
    check_overrides,
    check_guidance,
    check_dates,
    check_lines,
    check_ranges,
    check_unused,
)
