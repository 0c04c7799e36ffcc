"""Pages that list codes stay light at any size, and their addresses stay where they are."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest
from playwright.sync_api import Browser, Route, expect

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
from atlas.presentation.paging import Part, parted
from built_site import BuiltSite
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
    whole = replace(data, items=plain, lists={"all": code_list})
    return replace(catalog, vendors={slug: whole, **second})


def weight(page: Page) -> int:
    return len(gzip.compress(page.body().encode(), 9)) + FRAME


def too_heavy(pages: Iterator[Page]) -> dict[str, int]:
    return {page.path: size for page in pages if (size := weight(page)) > PAGE}


@pytest.mark.parametrize("codes", [5_000, 20_000])
@pytest.mark.parametrize("shape", ["many vendors", "one vendor"])
def test_pages_stay_light_at_any_size(codes: int, shape: str) -> None:
    catalog = grown(real_catalog(), codes)
    site = site_of(catalog if shape == "many vendors" else of_one_vendor(catalog))
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
        migration_pages(site, other, largest) if codes == 5_000 else (),
    )
    made = list(pages)
    assert too_heavy(iter(made)) == {}
    assert len({page.path for page in made}) == len(made)
    assert any("~" in page.path for page in made) == (shape == "one vendor")
    if shape == "many vendors":
        assert any(page.path.startswith("matrix/") and page.path != "matrix/" for page in made)


def test_a_code_names_the_nearest_of_many(catalog: Catalog) -> None:
    site = site_of(grown(catalog, 20_000))
    heaviest = max(
        (page for page in site.catalog.pages() if page[0].vendor == "commsease"),
        key=lambda items: len(site.cross.counterparts(items[0])),
    )
    page = code_page(site, heaviest)
    assert weight(page) < CODE_PAGE / 2
    assert re.search(r"And \d+ more\. See the page of the problem", page.body())


def test_the_real_pages_are_whole(site: BuiltSite) -> None:
    assert [path for path in site.documents if "~" in path] == []
    assert "matrix/group/" not in site.documents
    assert [path for path in site.documents if path.startswith("changes/")] == ["changes/"]


def slugs(part: Part[str]) -> list[str]:
    return [row for each in (part, *part.below()) for row in each.rows]


CODES = [f"ERR_{a}{b}" for a in "ABc" for b in range(40)] + [str(n) for n in range(-5, 300)]


def test_each_code_stands_in_one_part_and_is_found_there() -> None:
    part = parted(CODES, str, limit=20)
    assert sorted(slugs(part)) == sorted(CODES)
    assert all(len(each.rows) <= 20 for each in (part, *part.below()))
    for code in CODES:
        assert code in part.of(code).rows
        assert code.lower().startswith(part.of(code).begins)


def test_no_address_is_lost_when_codes_are_added() -> None:
    """In whatever order codes come, the part of each stage has its page for ever."""
    order = random.Random(7).sample(CODES, len(CODES))
    published: set[str] = set()
    for count in range(0, len(order), 9):
        begins = {each.begins for each in parted(order[:count], str, limit=20).below()}
        assert published <= begins
        published = begins
    assert len(published) > 20


def test_a_part_can_be_no_codes_page() -> None:
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
        ([changes_of(1_500)], ["changes/"]),
        ([changes_of(5_000, dated=False)], ["changes/"]),
        ([changes_of(1_200), changes_of(1_200)], ["changes/", "changes/2027-01-02/"]),
        ([changes_of(6_000)], ["changes/", "changes/2027-01-02/", "changes/2027-01-02/acme/",
                               *(f"changes/2027-01-02/acme/~{each}/" for each in range(10))]),
    ],
    ids=["few", "not released", "many releases", "a large one"],
)  # fmt: skip
def test_releases_get_pages_of_their_own(
    releases: list[ReleaseChanges], paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(real_catalog())
    monkeypatch.setitem(vars(site.views), "history", releases)
    pages = list(changes_pages(site))
    assert list(dict.fromkeys(page.path for page in pages)) == paths
    assert too_heavy(iter(pages)) == {}
    told = "".join(page.body() for page in pages)
    if releases[0].date:
        assert all(f"<code>{number}</code>" in told for number in range(1_200))


MAIN = re.compile(r'(?<=tabindex="-1">).*(?=</main>)', re.DOTALL)


def test_an_old_address_of_a_row_leads_to_its_part(
    site: BuiltSite, chromium: Browser, address: str
) -> None:
    """The vendor's page as it is with many codes, in the frame of the built one."""
    grown_site = site_of(of_one_vendor(grown(real_catalog(), 5_000)))
    (slug, *_) = grown_site.catalog.vendors
    pages = {page.path: page for page in vendor_pages(grown_site, slug)}
    code = grown_site.catalog.vendors[slug].items[-1].entry.code
    begins = grown_site.views.listed(slug).of(urls.code_slug(code)).begins
    frame = (site.folder / slug / "index.html").read_text("utf-8")

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(address)
        body = MAIN.sub(lambda _: pages[path].body(), frame, count=1)
        up = "../" * (path.count("/") - 1)
        html = re.sub(r'(="(?:\.\./)+assets/)', lambda found: found[1].replace('"', f'"{up}'), body)
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page = chromium.new_page()
    page.route(lambda url: url.removeprefix(address).split("#")[0] in pages, answer)
    page.goto(f"{address}{slug}/#{urls.code_slug(code)}")
    expect(page).to_have_url(f"{address}{urls.row_path(slug, code, begins)}")
    expect(page.locator(f'[id="{urls.code_slug(code)}"]')).to_be_in_viewport()
    page.goto(f"{address}{slug}/#constants")
    expect(page.locator("#constants")).to_be_in_viewport()
    page.goto(f"{address}{slug}/#nothing-of-this-kind")
    expect(page.locator("part-links")).to_be_visible()
    page.close()


def test_a_catalog_of_one_vendor_has_all_its_pages() -> None:
    catalog = real_catalog()
    alone = replace(catalog, vendors={"jmessage": catalog.vendors["jmessage"]})
    pages = {page.path: page.body() for page in all_pages(site_of(alone))}
    assert {"", "matrix/", "migrate/", "jmessage/", "jmessage/898001/"} <= pages.keys()
