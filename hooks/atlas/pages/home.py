"""The ways in: the home page and the finder as a page."""

from __future__ import annotations

from atlas import urls
from atlas.pages.metadata import Card
from atlas.pages.site import Page, Site


def home_page(site: Site) -> Page:
    """Return the page with the finder, the vendors and the categories."""
    words = site.words["home"]
    lead = words["lead"].format(
        codes=sum(1 for _ in site.catalog.pages()), vendors=len(site.catalog.vendors)
    )
    facts = {
        "lead": lead,
        "finder_vendors": site.views.vendors(),
        "vendors": [
            (site.views.vendor(slug), data.vendor, len(data.pages))
            for slug, data in site.catalog.vendors.items()
        ],
        "categories": site.views.category_counts(),
    }

    def card() -> Card:
        return Card(about={"@type": "WebSite"})

    return site.page(urls.HOME, words["title"], lead, "home.html", facts, card)


def find_page(site: Site) -> Page:
    """Return the finder as a page."""
    words = site.words["find"]
    facts = {"vendors": site.views.vendors()}
    return site.page(urls.FIND, words["title"], words["description"], "find.html", facts)
