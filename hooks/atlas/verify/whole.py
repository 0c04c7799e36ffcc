"""Whether the pages are those of the catalog, and every address ever published resolves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas import urls
from atlas.catalog import Catalog
from atlas.redirects import redirects
from atlas.verify.tree import Tree

_FIXED = (
    urls.HOME, urls.FIND, urls.CHANGES, urls.CATEGORIES, urls.PROBLEMS, urls.MATRIX, urls.MIGRATE,
)  # fmt: skip
_LISTED = (urls.CATEGORIES, urls.PROBLEMS)  # whose pages may give each vendor a page of its own


def missing_pages(tree: Tree, catalog: Catalog) -> Iterator[str]:
    """Yield a line for each page that the catalog asks for or does not know."""
    wanted = set(_wanted(catalog))
    roots = {f"{vendor}/" for vendor in catalog.vendors}.union(_LISTED, [urls.MIGRATE])
    built = {page for page in tree.pages if page[: page.find("/") + 1] in roots}
    for page in sorted(wanted - tree.pages.keys()):
        yield f"{page}index.html is missing, which the catalog asks for"
    for page in sorted(page for page in built if _whole(page, catalog) not in wanted):
        yield f"{page}index.html is of nothing that the catalog holds"


def _whole(page: str, catalog: Catalog) -> str:
    """Return the page that a page is a part of, as long lists have them; else the page itself."""
    *above, last = page.rstrip("/").split("/")
    of_vendor = len(above) == 2 and f"{above[0]}/" in _LISTED and last in catalog.vendors
    return _whole(f"{'/'.join(above)}/", catalog) if of_vendor or last.startswith("~") else page


def lost_paths(tree: Tree, ledger: Iterable[str]) -> Iterator[str]:
    """Yield a line for each published path that leads to no page, redirect or tombstone."""
    for path in ledger:
        if not tree.has(path.lstrip("/")):
            yield f"{path} stands in the ledger of published addresses, and leads nowhere"


def _wanted(catalog: Catalog) -> Iterator[str]:
    yield from _FIXED
    yield from map(urls.vendor_path, catalog.vendors)
    yield from map(urls.category_path, catalog.categories)
    yield from map(urls.problem_path, catalog.problems)
    for source, target in catalog.pairs():
        yield urls.migration_path(source, target)
    for items in catalog.pages():
        yield urls.code_path(items[0].vendor, items[0].entry.code)
    for redirect in redirects(catalog):
        yield redirect.path
