"""A link to a row of a vendor page works after the page is divided into parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from atlas import urls
from atlas.pages.vendor import vendor_pages
from atlas.presentation.paging import Limits
from built_site import BuiltSite
from conftest import real_catalog
from made_pages import site_of

MAIN = re.compile(r'(?<=tabindex="-1">).*(?=</main>)', re.DOTALL)


@dataclass(frozen=True)
class Divided:
    """The longest list of codes, divided into parts, in a browser."""

    page: Page
    slug: str
    code: str  # the last one
    part: str  # the path of the part that lists it, with its row


@pytest.fixture
def divided(site: BuiltSite, chromium: Browser, address: str) -> Iterator[Divided]:
    """Render the vendor pages with low limits inside the frame of the built page."""
    made = site_of(real_catalog(), limits=Limits(rows=20))
    slug = max(real_catalog().vendors, key=lambda each: len(real_catalog().vendors[each].items))
    pages = {page.path: page for page in vendor_pages(made, slug)}
    code = made.catalog.vendors[slug].items[-1].entry.code
    begins = made.views.listed(slug).of(urls.code_slug(code)).begins
    frame = (site.folder / slug / "index.html").read_text("utf-8")

    def path_of(url: str) -> str:
        return re.split("[?#]", url.removeprefix(address))[0]

    def answer(route: Route) -> None:
        path = path_of(route.request.url)
        body = MAIN.sub(lambda _: pages[path].body(), frame, count=1)
        up = "../" * (path.count("/") - 1)
        html = re.sub(r'(="(?:\.\./)+assets/)', lambda found: found[1].replace('"', f'"{up}'), body)
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page = chromium.new_page()
    page.route(lambda url: path_of(url) in pages, answer)
    yield Divided(page, slug, code, urls.row_path(slug, code, begins))
    page.close()


def test_a_link_to_a_row_opens_the_part_that_lists_it(divided: Divided, address: str) -> None:
    page, start = divided.page, f"{address}{divided.slug}/"
    page.goto(f"{start}#{urls.code_slug(divided.code)}")
    expect(page).to_have_url(f"{address}{divided.part}")
    expect(page.locator(f'[id="{urls.code_slug(divided.code)}"]')).to_be_in_viewport()
    page.goto(f"{start}#constants")
    expect(page.locator("#constants")).to_be_in_viewport()
    page.goto(f"{start}#zz-nothing-of-this-kind")
    expect(page.locator("part-links")).to_be_visible()


def test_the_filter_and_the_order_of_a_divided_list_hold_for_its_parts(
    divided: Divided, address: str
) -> None:
    page = divided.page
    link = page.locator("part-links a").last
    hidden_before = []

    def answer(route: Route) -> None:
        hidden_before.append(link.is_hidden())
        route.continue_()

    page.route("**/part-links.mjs", answer, times=1)
    page.goto(f"{address}{divided.slug}/?retry=no&order=down")
    part = str(link.get_attribute("href")).removeprefix("../")
    link.click()
    assert hidden_before == [True]
    expect(page).to_have_url(f"{address}{part}?retry=no&order=down")
    expect(page.get_by_label("Retry?")).to_have_value("no")
    expect(page.locator("[aria-sort]").first).to_have_attribute("aria-sort", "descending")
    page.goto(f"{address}{divided.slug}/?order=down#{urls.code_slug(divided.code)}")
    expect(page).to_have_url(f"{address}{divided.part}".replace("#", "?order=down#"))
