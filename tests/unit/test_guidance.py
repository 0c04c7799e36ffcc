"""What the atlas advises for a code must agree with whether a retry can help."""

from __future__ import annotations

from atlas.catalog.records import Catalog, Item
from faults import assert_no_faults


def _without_retry(catalog: Catalog) -> list[Item]:
    """Return the entries that a retry cannot help, unlike other codes of their problem."""
    return [
        item
        for item in catalog.items
        if item.entry.retry == "no"
        and not item.covers_several
        and catalog.problems[item.main_problem].retry in ("yes", "after-wait")
    ]


def test_an_entry_that_no_retry_helps_has_its_own_remedy(catalog: Catalog) -> None:
    assert_no_faults(
        f"{item.list}: {item.ref}"
        for item in _without_retry(catalog)
        if not item.entry.fixes and not item.entry.advice
    )


def test_no_action_of_the_problem_holds_for_a_code_that_no_retry_helps(catalog: Catalog) -> None:
    found = [item.guidance(catalog.problems) for item in _without_retry(catalog)]
    assert found
    assert all(each and not each.actions and not each.say for each in found)
    assert all(each and each.causes for each in found)
