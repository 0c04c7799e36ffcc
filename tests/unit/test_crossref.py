"""Equivalence is derived from shared problems: it is symmetric, and it follows the ties."""

from __future__ import annotations

from itertools import permutations

import pytest

from atlas.analysis.crossref import CrossReference, Match, cross_reference, migrations
from atlas.catalog.records import Catalog
from conftest import real_catalog

PAIRS = list(permutations(real_catalog().vendors, 2))
SEEN_FROM_THERE: dict[Match, Match] = {
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


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_way_back_is_the_way_there_reversed(
    source: str, target: str, catalog: Catalog, cross: CrossReference
) -> None:
    there = pairs_of(catalog, cross, source, target)
    back = pairs_of(catalog, cross, target, source)
    assert {(b, a, SEEN_FROM_THERE[match]) for a, b, match in there} == back


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_every_code_is_mapped_or_a_gap(
    source: str, target: str, catalog: Catalog, cross: CrossReference
) -> None:
    found = migrations(catalog, cross, source)[target]
    listed = [item for item, _ in found.mapped] + list(found.gaps)
    assert sorted(map(id, listed)) == sorted(map(id, catalog.vendors[source].items))
    assert all(others for _, others in found.mapped)


@pytest.mark.parametrize(
    ("ref", "vendor", "expected"),
    [
        ("cometchat/ERR_UID_NOT_FOUND", "openim", {("1101", "same")}),
        ("agora/605", "cometchat", {("ERR_GUID_NOT_FOUND", "same")}),
        ("openim/1404", "jmessage", {("855004", "same")}),
        ("agora/607", "cometchat", {("ERR_PLAN_QUOTA_RESTRICTION", "broader")}),
        ("cometchat/ERR_BLOCKED_RECEIVER", "jmessage", set()),
        ("jmessage/803008", "openim", {("1302", "broader")}),
        ("agora/505", "cometchat", {("ERR_PLAN_RESTRICTION", "narrower")}),
        ("cometchat/ERR_PLAN_RESTRICTION", "agora", {("505", "broader")}),
        ("agora/32", "commsease", {("16", "similar")}),
        ("agora/39", "commsease", {("16", "broader")}),
        ("agora/50", "openim", set()),
    ],
)
def test_known_counterparts(
    ref: str, vendor: str, expected: set[tuple[str, str]], catalog: Catalog, cross: CrossReference
) -> None:
    home, code = ref.split("/")
    (item,) = catalog.vendors[home].pages[code]
    found = {
        (each.item.entry.code, each.match)
        for each in cross.counterparts(item)
        if each.item.vendor == vendor
    }
    assert found == expected


def test_two_cases_of_a_general_problem_are_no_counterparts(
    catalog: Catalog, cross: CrossReference
) -> None:
    """A low role and the file of another user have only a missing permission in common."""
    (item,) = catalog.vendors["cometchat"].pages["ERR_GROUP_NO_CLEARANCE"]
    problems = {each.problem for each in cross.counterparts(item)}
    assert problems <= {"group-role-insufficient", "permission-denied"}
    for each in cross.counterparts(item):
        explicit = each.problem in item.entry.problems or each.problem in each.item.entry.problems
        assert explicit, each.item.ref


def test_counterparts_come_best_first(catalog: Catalog, cross: CrossReference) -> None:
    order = ["same", "narrower", "broader", "similar"]
    for item in catalog.items:
        matches = [order.index(each.match) for each in cross.counterparts(item)]
        assert matches == sorted(matches)


def test_an_equal_number_is_no_counterpart(catalog: Catalog, cross: CrossReference) -> None:
    """Agora's 1101 is about a reaction, OpenIM's about a user."""
    (item,) = catalog.vendors["agora"].pages["1101"]
    assert [(other.vendor, shared) for other, shared in cross.same_code_elsewhere(item)] == [
        ("openim", False)
    ]
