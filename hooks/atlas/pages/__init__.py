"""Every generated page of the site."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.pages.changes import changes_page
from atlas.pages.code import code_page
from atlas.pages.compare import matrix_page, migrate_page, migration_page
from atlas.pages.entrance import find_page, home_page
from atlas.pages.environment import page_environment
from atlas.pages.moved import redirect_documents
from atlas.pages.site import Links, Page, Site
from atlas.pages.vendor import vendor_page
from atlas.pages.vocabulary import categories_page, category_page, problem_page, problems_page

__all__ = ["Links", "Page", "Site", "all_pages", "page_environment", "redirect_documents"]


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every generated page, each made but its body not yet rendered."""
    catalog = site.catalog
    yield home_page(site)
    yield find_page(site)
    yield changes_page(site)
    yield categories_page(site)
    for category in catalog.categories:
        yield category_page(site, category)
    yield problems_page(site)
    for problem in catalog.problems:
        yield problem_page(site, problem)
    yield matrix_page(site)
    yield migrate_page(site)
    for source in catalog.vendors:
        for target in catalog.vendors:
            if source != target:
                yield migration_page(site, source, target)
    for vendor in catalog.vendors:
        yield vendor_page(site, vendor)
    for items in catalog.pages():
        yield code_page(site, items)
