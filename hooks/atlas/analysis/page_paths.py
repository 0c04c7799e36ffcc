"""The path of every page that a catalog requires."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.records import Catalog

_FIXED = (
    urls.HOME, urls.FIND, urls.CHANGES, urls.CATEGORIES, urls.PROBLEMS, urls.MATRIX, urls.MIGRATE,
)  # fmt: skip
LISTED = (urls.CATEGORIES, urls.PROBLEMS)  # their pages may have one list page per vendor


def addresses(catalog: Catalog) -> Iterator[str]:
    """Yield the path of each page and redirect, except the parts of long lists."""
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


def whole_of(page: str, catalog: Catalog) -> str:
    """Return the page of the long list that a page is a part of, or the page itself."""
    *above, last = page.rstrip("/").split("/")
    of_vendor = len(above) == 2 and f"{above[0]}/" in LISTED and last in catalog.vendors
    return whole_of(f"{'/'.join(above)}/", catalog) if of_vendor or last.startswith("~") else page
