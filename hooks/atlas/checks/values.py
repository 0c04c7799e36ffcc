"""Rules about values that have the right form but cannot be meant: ranges, days in the future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.field_types import is_day
from atlas.catalog.records import Catalog
from atlas.checks.entries import dates

_RANGE = re.compile(r"(-?)([0-9]+)\s*(?:[-–—~～…]|\.\.+|to)\s*(-?)([0-9]+)")
_PATTERN = re.compile(r"[0-9]+(?:[xX]+|\*+)")


def check_code_ranges(catalog: Catalog) -> Iterator[Diagnostic]:
    """A code is one code, not a range of them."""
    for item in catalog.items:
        if is_range(item.entry.code):
            message = (
                f"code '{item.entry.code}' is a range; write an entry for each code, or put the "
                "range into 'ranges' of vendor.yml"
            )
            yield Diagnostic.at(item.place.at("code"), message, "code-range")


def is_range(code: str) -> bool:
    """Return whether a text names many codes: `1000-1999`, `5xx`. `898-1` is one code."""
    if _PATTERN.fullmatch(code):
        return True
    if not (ends := _RANGE.fullmatch(code)):
        return False
    first, last = int(ends[2]), int(ends[4])
    if ends[1]:  # from -1 to -99, or from -99 to -1
        return bool(ends[3]) and first != last
    return not ends[3] and first < last and len(ends[2]) <= len(ends[4])


def check_future_days(catalog: Catalog, last_day: str) -> Iterator[Diagnostic]:
    """A source, its reading and a review are not later than the last day; an end may be announced.

    The day comes from outside, because the core has no clock.
    """
    for source, loc, day in dates(catalog):
        if day and is_day(day) and day > last_day and loc[-1] != "since":
            message = f"'{loc[-1]}' '{day}' is in the future; correct it"
            yield Diagnostic.at(source.at(*loc), message, "future-day")


def latest_day(now: datetime) -> str:
    """Return the last day that can be today for a contributor, given the time in UTC."""
    return (now + timedelta(days=1)).date().isoformat()
