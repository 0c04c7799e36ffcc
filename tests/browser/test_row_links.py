"""A link to a row of a vendor page works after the page is divided into parts."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Route, expect

from atlas import urls
from atlas.pages.vendor import vendor_pages
from atlas.presentation.paging import Limits
from built_site import BuiltSite
from conftest import real_catalog
from made_pages import site_of

MAIN = re.compile(r'(?<=tabindex="-1">).*(?=</main>)', re.DOTALL)


def test_a_link_to_a_row_opens_the_part_that_lists_it(
    site: BuiltSite, chromium: Browser, address: str
) -> None:
    """The vendor pages are rendered with low limits inside the frame of the built page."""
    divided = site_of(real_catalog(), limits=Limits(rows=20))
    slug = max(real_catalog().vendors, key=lambda each: len(real_catalog().vendors[each].items))
    pages = {page.path: page for page in vendor_pages(divided, slug)}
    code = divided.catalog.vendors[slug].items[-1].entry.code
    begins = divided.views.listed(slug).of(urls.code_slug(code)).begins
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
    page.goto(f"{address}{slug}/#zz-nothing-of-this-kind")
    expect(page.locator("part-links")).to_be_visible()
    page.close()
