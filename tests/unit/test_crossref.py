"""Counterparts are derived from shared problems; the derivation is symmetric."""

from __future__ import annotations

from itertools import permutations

import pytest

from atlas.analysis.crossref import CrossReference, Match, cross_reference, migrations
from atlas.catalog.records import Catalog
from faults import assert_no_faults

REVERSED: dict[Match, Match] = {
    "same": "same",
    "narrower": "broader",
    "broader": "narrower",
    "similar": "similar",
}


@pytest.fixture(scope="module")
def cross(catalog: Catalog) -> CrossReference:
    return cross_reference(catalog)


def pairs_of(
    catalog: Catalog, cross: CrossReference, source: str, target: str
) -> set[tuple[str, str, Match]]:
    return {
        (item.entry.code, other.item.entry.code, other.match)
        for item, others in migrations(catalog, cross, source)[target].mapped
        for other in others
    }


def test_each_migration_is_the_reverse_of_its_counterpart(
    catalog: Catalog, cross: CrossReference
) -> None:
    found = {
        (source, target): pairs_of(catalog, cross, source, target)
        for source, target in permutations(catalog.vendors, 2)
    }
    assert any(found.values())
    assert_no_faults(
        f"{source} {code} → {target} {other} is {match!r}, without its reverse"
        for (source, target), pairs in found.items()
        for code, other, match in sorted(pairs)
        if (other, code, REVERSED[match]) not in found[target, source]
    )


def test_each_migration_lists_every_code_as_mapped_or_as_a_gap(
    catalog: Catalog, cross: CrossReference
) -> None:
    faults = []
    for source, target in permutations(catalog.vendors, 2):
        migration = migrations(catalog, cross, source)[target]
        listed = [item for item, _ in migration.mapped] + list(migration.gaps)
        if sorted(map(id, listed)) != sorted(map(id, catalog.vendors[source].items)):
            faults.append(f"{source} → {target} does not list each code once")
        if not all(others for _, others in migration.mapped):
            faults.append(f"{source} → {target} maps a code to nothing")
    assert_no_faults(faults)


@pytest.mark.parametrize(
    ("ref", "vendor", "expected"),
    [
        (
            "cometchat/ERR_UID_NOT_FOUND",
            "openim",
            {("1101", "same"), ("10100", "same"), ("10003", "narrower"), ("20002", "narrower")},
        ),
        ("agora/605", "cometchat", {("ERR_GUID_NOT_FOUND", "same")}),
        ("openim/1404", "jmessage", {("855004", "same"), ("881404", "same")}),
        ("agora/607", "cometchat", {("ERR_PLAN_QUOTA_RESTRICTION", "broader")}),
        ("cometchat/ERR_BLOCKED_RECEIVER", "jmessage", set()),
        ("jmessage/803008", "openim", {("1302", "broader")}),
        (
            "agora/505",
            "cometchat",
            {
                ("ERR_PLAN_RESTRICTION", "narrower"),
                ("ERR_EXTENSION_INACTIVE", "narrower"),
                ("ERROR_EXTENSION_DISABLED", "narrower"),
            },
        ),
        ("cometchat/ERR_PLAN_RESTRICTION", "agora", {("505", "broader")}),
        ("commsease/13", "agora", {("-3", "similar"), ("32", "similar"), ("102", "narrower")}),
        ("openim/1302", "commsease", {("7101", "same"), ("102426", "same")}),
        ("agora/32", "jmessage", {("800012", "narrower"), ("800013", "narrower")}),
    ],
)
def test_known_counterparts(
    ref: str, vendor: str, expected: set[tuple[str, str]], catalog: Catalog, cross: CrossReference
) -> None:
    found = counterparts_at(ref, vendor, catalog, cross)
    assert found >= expected
    assert expected or not found


def counterparts_at(
    ref: str, vendor: str, catalog: Catalog, cross: CrossReference
) -> set[tuple[str, str]]:
    home, code = ref.split("/")
    item, *_ = catalog.vendors[home].pages[code]
    found = cross.counterparts(item)
    return {(each.item.entry.code, each.match) for each in found if each.item.vendor == vendor}


def test_two_cases_of_one_general_problem_are_not_counterparts(
    catalog: Catalog, cross: CrossReference
) -> None:
    """A low role and another user's file share only the general missing permission."""
    item, *_ = catalog.vendors["cometchat"].pages["ERR_GROUP_NO_CLEARANCE"]
    problems = {each.problem for each in cross.counterparts(item)}
    assert problems <= {"group-role-insufficient", "permission-denied"}
    for each in cross.counterparts(item):
        explicit = each.problem in item.entry.problems or each.problem in each.item.entry.problems
        assert explicit, each.item.ref


def test_two_special_cases_that_a_general_problem_alone_ties_are_not_counterparts(
    catalog: Catalog, cross: CrossReference
) -> None:
    """An invalid time and an invalid name have little in common."""
    assert_no_faults(
        f"{item.ref} and {each.item.ref} are two special cases of {each.problem}"
        for item in catalog.items
        for each in cross.counterparts(item)
        if cross.cases[each.problem]
        and item.entry.problems.get(each.problem) == "narrower"
        and each.item.entry.problems.get(each.problem) == "narrower"
    )


def test_a_code_that_covers_a_case_and_more_is_no_special_case_of_the_general_problem(
    catalog: Catalog, cross: CrossReference
) -> None:
    general = {p.id: p.case_of for p in catalog.problems.values() if p.case_of}
    assert_no_faults(
        f"{item.ref} covers more than {problem}, yet {other.item.ref} is {other.match} to it"
        for item in catalog.items
        for problem, relation in item.entry.problems.items()
        if relation == "broader" and set(item.entry.problems.values()) == {"broader"}
        for other in cross.counterparts(item)
        if other.problem == general.get(problem)
        and other.problem not in item.entry.problems
        and other.item.entry.problems.keys().isdisjoint(item.entry.problems)
        and other.match != "similar"
    )


def test_counterparts_are_sorted_by_match(catalog: Catalog, cross: CrossReference) -> None:
    order = ["same", "narrower", "broader", "similar"]
    assert_no_faults(
        f"{item.ref}: {matches}"
        for item in catalog.items
        for matches in [[each.match for each in cross.counterparts(item)]]
        if matches != sorted(matches, key=order.index)
    )


def test_equal_codes_with_different_meanings_are_not_counterparts(
    catalog: Catalog, cross: CrossReference
) -> None:
    """Agora 1101 concerns a reaction, OpenIM 1101 a user."""
    item, *_ = catalog.vendors["agora"].pages["1101"]
    found = [(other[0].vendor, shared) for other, shared in cross.same_code_elsewhere((item,))]
    assert ("openim", False) in found
