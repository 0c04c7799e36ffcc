"""The home page, and the finder as a page."""

from __future__ import annotations

from atlas import urls
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.page_views import FindPage, HomePage, VendorCard


def home_page(site: Site) -> Page:
    """Return the page with the finder, the vendors and the categories."""
    words = site.words["home"]
    lead = words["lead"].format(
        codes=sum(1 for _ in site.catalog.pages()), vendors=len(site.catalog.vendors)
    )

    def view() -> HomePage:
        return HomePage(
            lead=lead,
            finder_vendors=site.views.vendors(),
            vendors=[
                VendorCard(site.views.vendor(slug), data.vendor, len(data.pages))
                for slug, data in site.catalog.vendors.items()
            ],
            categories=site.views.category_counts(),
        )

    metadata = PageMetadata(about={"@type": "WebSite"})
    return site.page(urls.HOME, words["title"], lead, view, lambda: metadata)


def find_page(site: Site) -> Page:
    """Return the finder as a page."""
    words = site.words["find"]

    def view() -> FindPage:
        return FindPage(vendors=site.views.vendors())

    return site.page(urls.FIND, words["title"], words["description"], view)
