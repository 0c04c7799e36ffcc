"""Catalogs of any size in the shape of the real one: same texts, same ties, other codes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from atlas.catalog.records import Catalog, Item, VendorData
from atlas.urls import PROBLEMS, code_path

WORDS = """
user group room member message token session device friend call file upload query limit quota
plan role admin owner invite request reply thread reaction presence webhook bot channel topic
""".split()  # noqa: SIM905

REPEATS = 12


def grown(catalog: Catalog, codes: int) -> Catalog:
    """Return a catalog with so many codes: the real vendors again, at most REPEATS times each."""
    items: dict[str, list[Item]] = {}
    models: dict[str, VendorData] = {}
    left = codes
    for round_number in itertools.count():
        for data in catalog.vendors.values():
            if left <= 0:
                vendors = {
                    slug: replace(model, slug=slug, items=tuple(items[slug]))
                    for slug, model in models.items()
                }
                return replace(catalog, vendors=vendors)
            slug = _slug(data.slug, round_number)
            models.setdefault(slug, _named(data, round_number % REPEATS))
            items.setdefault(slug, []).extend(_again(data.items[:left], slug, round_number))
            left -= len(data.items)
    raise AssertionError("counting does not end")


def copies_of(page: str, rounds: int) -> Iterator[str]:
    """Yield the path of a page, then those of its copies in a catalog of so many rounds."""
    yield page
    vendor, code, *_ = page.split("/")
    if vendor != PROBLEMS.rstrip("/"):
        for number in range(1, rounds):
            yield code_path(_slug(vendor, number), other_code(code, number))


def _slug(vendor: str, round_number: int) -> str:
    number = round_number % REPEATS
    return f"{vendor}-{number}" if number else vendor


def _named(data: VendorData, number: int) -> VendorData:
    name = f"{data.vendor.name} {number}" if number else data.vendor.name
    return replace(data, vendor=data.vendor.model_copy(update={"name": name}))


def _again(items: tuple[Item, ...], slug: str, round_number: int) -> Iterator[Item]:
    for item in items:
        code = other_code(item.entry.code, round_number)
        entry = item.entry.model_copy(update={"code": code, "related": ()})
        yield replace(item, vendor=slug, entry=entry)


def other_code(code: str, round_number: int) -> str:
    """Return another code of the same form: a number moved on, a constant with other words."""
    if not round_number:
        return code
    if code.lstrip("-").isdigit():
        sign = "-" if code.startswith("-") else ""
        return f"{sign}{abs(int(code)) + 10_000_000 * round_number}"
    first, second = divmod(round_number, len(WORDS))
    return f"{code}_{WORDS[second]}_{WORDS[first % len(WORDS)]}".upper()
