"""Whether the pages are those of the catalog, and every address ever published resolves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas import urls
from atlas.analysis.page_paths import LISTED, addresses, whole_of
from atlas.build.verify.site_tree import Tree
from atlas.catalog.records import Catalog


def missing_pages(tree: Tree, catalog: Catalog) -> Iterator[str]:
    """Yield a line for each page that the catalog asks for or does not know."""
    wanted = set(addresses(catalog))
    roots = {f"{vendor}/" for vendor in catalog.vendors}.union(LISTED, [urls.MIGRATE])
    built = {page for page in tree.pages if page[: page.find("/") + 1] in roots}
    for page in sorted(wanted - tree.pages.keys()):
        yield f"{page}index.html is missing, which the catalog asks for"
    for page in sorted(page for page in built if whole_of(page, catalog) not in wanted):
        yield f"{page}index.html is of nothing that the catalog holds"


def lost_paths(tree: Tree, ledger: Iterable[str]) -> Iterator[str]:
    """Yield a line for each published path that leads to no page, redirect or tombstone."""
    for path in ledger:
        if not tree.has(path.lstrip("/")):
            yield f"{path} stands in the ledger of published addresses, and leads nowhere"
