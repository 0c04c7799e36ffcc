"""Checks that the site has the pages of the catalog, and every path that was ever published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas import urls
from atlas.analysis.page_paths import LISTED, addresses, whole_of
from atlas.build.verify.site_tree import SiteTree
from atlas.catalog.records import Catalog


def missing_pages(tree: SiteTree, catalog: Catalog) -> Iterator[str]:
    """Yield a line for each page that is missing, and for each that has no catalog entry."""
    if urls.MISSING not in tree.names:
        yield f"{urls.MISSING} is missing: hosts show it at unknown paths"
    wanted = set(addresses(catalog))
    roots = {f"{vendor}/" for vendor in catalog.vendors}.union(LISTED, [urls.MIGRATE])
    built = {page for page in tree.pages if page[: page.find("/") + 1] in roots}
    for page in sorted(wanted - tree.pages.keys()):
        yield f"{page}index.html is missing: the catalog needs it"
    for page in sorted(page for page in built if whole_of(page, catalog) not in wanted):
        yield f"{page}index.html has no catalog entry"


def lost_paths(tree: SiteTree, ledger: Iterable[str]) -> Iterator[str]:
    """Yield a line for each published path that has no page or redirect."""
    for path in ledger:
        if not tree.has(path.lstrip("/")):
            yield f"{path} is in the ledger of published paths, but has no page"
