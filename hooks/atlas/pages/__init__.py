"""Every generated page of the site."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.pages.changes import changes_pages
from atlas.pages.code import code_page
from atlas.pages.home import find_page, home_page
from atlas.pages.jinja_env import Terse, page_environment
from atlas.pages.matrix import matrix_pages
from atlas.pages.migrate import migrate_page, migration_pages
from atlas.pages.redirects import redirect_documents
from atlas.pages.site import Links, Page, Site, with_parents
from atlas.pages.vendor import vendor_pages
from atlas.pages.vocabulary import categories_page, category_pages, problem_pages, problems_page

__all__ = [
    "Links",
    "Page",
    "Site",
    "Terse",
    "all_pages",
    "page_environment",
    "redirect_documents",
    "with_parents",
]


def all_pages(site: Site) -> list[Page]:
    """Return every generated page; nothing is rendered yet."""
    return with_parents(_pages(site))


def _pages(site: Site) -> Iterator[Page]:
    catalog = site.catalog
    yield home_page(site)
    yield find_page(site)
    yield from changes_pages(site)
    yield categories_page(site)
    for category in catalog.categories:
        yield from category_pages(site, category)
    yield problems_page(site)
    for problem in catalog.problems:
        yield from problem_pages(site, problem)
    yield from matrix_pages(site)
    yield migrate_page(site)
    for source, target in catalog.pairs():
        yield from migration_pages(site, source, target)
    for vendor in catalog.vendors:
        yield from vendor_pages(site, vendor)
    for items in catalog.pages():
        yield code_page(site, items)
