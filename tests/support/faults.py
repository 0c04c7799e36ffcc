"""A test of one rule over all the data reports every fault, one line each."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def assert_no_faults(faults: Iterable[str]) -> None:
    """Fail with the list of all faults; pass if there is none."""
    found = list(faults)
    if found:
        pytest.fail(f"{len(found)} faults:\n" + "\n".join(found), pytrace=False)
