"""Long lists are divided into pages within the weight budget, whose addresses never change."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from atlas import urls
from atlas.analysis.changes import Change, ReleaseChanges, VendorChanges
from atlas.build.verify.page_weight import CODE_PAGE, PAGE
from atlas.catalog.records import Catalog
from atlas.pages import Page, all_pages
from atlas.pages.changes import changes_pages
from atlas.pages.code import code_page
from atlas.pages.home import home_page
from atlas.pages.matrix import matrix_pages
from atlas.pages.migrate import migration_pages
from atlas.pages.vendor import vendor_pages
from atlas.pages.vocabulary import (
    categories_page,
    category_pages,
    problem_pages,
    problems_page,
)
from atlas.presentation.paging import Limits, Part, parted
from conftest import real_catalog
from made_pages import site_of
from synthetic import grown

FRAME = 4_000  # bytes of the frame around a body, compressed; its menu lists the vendors


def of_one_vendor(catalog: Catalog) -> Catalog:
    """Return a catalog whose first vendor has all codes of all vendors."""
    slug, data = next(iter(catalog.vendors.items()))
    items = {item.entry.code: replace(item, vendor=slug, list="all") for item in catalog.items}
    code_list = next(iter(data.lists.values())).model_copy(update={"sections": ()})
    plain = tuple(
        replace(item, entry=item.entry.model_copy(update={"section": None}))
        for item in items.values()
    )
    second = dict(list(catalog.vendors.items())[1:2])
    vendor = data.vendor.model_copy(update={"ranges": (), "forms": (), "steps": ()})
    whole = replace(data, vendor=vendor, items=plain, lists={"all": code_list})
    return replace(catalog, vendors={slug: whole, **second})


def weight(page: Page) -> int:
    return len(gzip.compress(page.body().encode(), 9)) + FRAME


def too_heavy(pages: Iterator[Page]) -> dict[str, int]:
    return {page.path: size for page in pages if (size := weight(page)) > PAGE}


LOW = Limits(rows=20, lines=20, cells=100, nearest=3)
SHAPES = {"many vendors": lambda catalog: catalog, "one vendor": of_one_vendor}


@pytest.mark.parametrize("shape", SHAPES)
def test_pages_as_long_as_the_limits_allow_keep_to_the_page_weight(shape: str) -> None:
    site = site_of(SHAPES[shape](grown(real_catalog(), 5_000)))
    vendors = list(site.catalog.vendors)
    largest = max(vendors, key=lambda slug: len(site.catalog.vendors[slug].items))
    other = vendors[1] if largest == vendors[0] else vendors[0]
    busiest = Counter(
        problem for item in site.catalog.items for problem in item.entry.problems
    ).most_common(4)
    pages = chain(
        [home_page(site), categories_page(site), problems_page(site)],
        matrix_pages(site),
        vendor_pages(site, largest),
        *(category_pages(site, name) for name in ("group", "message", "authentication")),
        *(problem_pages(site, name) for name, _ in busiest),
        migration_pages(site, largest, other),
        migration_pages(site, other, largest),
    )
    assert too_heavy(pages) == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_page_lists_more_rows_than_the_limits_allow(shape: str) -> None:
    site = site_of(SHAPES[shape](real_catalog()), limits=LOW)
    pages = {page.path: page for page in all_pages(site)}
    lists = [page for path, page in pages.items() if re.match("(agora|categories|problems)/", path)]
    rows = {page.path: page.body().count("<tr data-category") for page in lists}
    rows |= {page.path: page.body().count("<tr id=") for page in lists if not rows[page.path]}
    assert {path: count for path, count in rows.items() if count > LOW.rows} == {}
    assert any(count > LOW.rows / 2 for count in rows.values())
    assert any("/~" in path for path in pages)
    assert "matrix/group/" in pages


def test_a_divided_comparison_still_has_a_row_for_each_problem() -> None:
    """So its filter covers all rows; the codes are on the pages of the categories."""
    catalog = real_catalog()
    first, *parts = matrix_pages(site_of(catalog, limits=replace(LOW, cells=1_000)))
    paths = [urls.problem_path(name) for name in catalog.problems]
    assert [path for path in paths if f'{path}">' not in first.body()] == []
    assert [part.path for part in parts] == [urls.matrix_path(each) for each in catalog.categories]
    listed = "".join(part.body() for part in parts)
    assert [path for path in paths if f'{path}">' not in listed] == []
    assert listed.count("/agora/607/") > first.body().count("/agora/607/") == 0


def test_no_path_is_used_by_two_pages() -> None:
    paths = Counter(page.path for page in all_pages(site_of(real_catalog(), limits=LOW)))
    assert [path for path, count in paths.items() if count > 1] == []


def test_a_code_page_lists_the_nearest_codes_and_the_number_of_others(catalog: Catalog) -> None:
    site = site_of(grown(catalog, 5_000))
    heaviest = max(
        (page for page in site.catalog.pages() if page[0].vendor == "commsease"),
        key=lambda items: len(site.cross.counterparts(items[0])),
    )
    page = code_page(site, heaviest)
    assert weight(page) < CODE_PAGE * 2 / 3
    assert re.search(r"\d+ codes at other vendors", page.body())


def test_no_list_is_divided_below_the_limits() -> None:
    high = Limits(rows=10**6, lines=10**6, cells=10**6)
    paths = [page.path for page in all_pages(site_of(real_catalog(), limits=high))]
    assert [path for path in paths if "~" in path] == []
    assert [path for path in paths if path.startswith(("matrix/", "changes/"))] == [
        "changes/",
        "matrix/",
    ]


def slugs(part: Part[str]) -> list[str]:
    return [row for each in (part, *part.below()) for row in each.rows]


CODES = [f"ERR_{a}{b}" for a in "ABc" for b in range(40)] + [str(n) for n in range(-5, 300)]


def test_each_code_is_in_exactly_one_part_and_can_be_looked_up() -> None:
    part = parted(CODES, str, limit=20)
    assert sorted(slugs(part)) == sorted(CODES)
    assert all(len(each.rows) <= 20 for each in (part, *part.below()))
    for code in CODES:
        assert code in part.of(code).rows
        assert code.lower().startswith(part.of(code).begins)


def test_adding_codes_never_removes_the_page_of_a_part() -> None:
    """Codes are added in random order; every part that ever existed must remain."""
    order = random.Random(7).sample(CODES, len(CODES))
    published: set[str] = set()
    for count in range(0, len(order), 9):
        begins = {each.begins for each in parted(order[:count], str, limit=20).below()}
        assert published <= begins
        published = begins
    assert len(published) > 20


def test_a_part_never_has_the_path_of_a_code() -> None:
    assert urls.part_path("acme/", "8") == "acme/~8/"
    assert all("~" not in urls.code_slug(code) for code in ("~8", "a~", "~"))


def changes_of(count: int, *, dated: bool = True) -> ReleaseChanges:
    found = tuple(
        Change("acme", str(number), "changed", f"Meaning {number * 7919}.", None, None, None)
        for number in range(count)
    )
    day = "2027-01-02" if dated else None
    return ReleaseChanges(day, (VendorChanges("acme", "Acme", "acme/", False, found),))


@pytest.mark.parametrize(
    ("releases", "paths"),
    [
        ([changes_of(15)], ["changes/"]),
        ([changes_of(50, dated=False)], ["changes/"]),
        ([changes_of(12), changes_of(12)], ["changes/", "changes/2027-01-02/"]),
        ([changes_of(60)], ["changes/", "changes/2027-01-02/", "changes/2027-01-02/acme/",
                            *(f"changes/2027-01-02/acme/~{each}/" for each in range(10))]),
    ],
    ids=["few changes", "not released", "two releases", "one large release"],
)  # fmt: skip
def test_a_long_list_of_changes_is_divided_by_release_and_vendor(
    releases: list[ReleaseChanges], paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(real_catalog(), limits=LOW)
    monkeypatch.setitem(vars(site.views), "history", releases)
    pages = list(changes_pages(site))
    assert list(dict.fromkeys(page.path for page in pages)) == paths
    listed = "".join(page.body() for page in pages)
    if releases[0].date:
        assert all(f"<code>{number}</code>" in listed for number in range(12))


def test_a_page_of_changes_at_the_limit_keeps_to_the_page_weight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = site_of(real_catalog())
    monkeypatch.setitem(vars(site.views), "history", [changes_of(site.limits.lines)])
    (page,) = changes_pages(site)
    assert weight(page) <= PAGE


def test_a_catalog_of_one_vendor_has_all_its_pages() -> None:
    catalog = real_catalog()
    alone = replace(catalog, vendors={"jmessage": catalog.vendors["jmessage"]})
    pages = {page.path: page.body() for page in all_pages(site_of(alone))}
    assert {"", "matrix/", "migrate/", "jmessage/", "jmessage/898001/"} <= pages.keys()
