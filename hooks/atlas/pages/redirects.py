"""Redirect pages: complete HTML documents that work on any static host."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.analysis.redirects import redirects_to
from atlas.catalog.records import Item
from atlas.pages.site import Site


def redirect_documents(site: Site, items: tuple[Item, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield (file, HTML) of each redirect to a code; canonical links are absolute if possible."""
    for redirect in redirects_to(items):
        view = site.views.code(redirect.item)
        root = urls.root_from(redirect.path)
        title = site.words["redirect"]["title"].format(
            vendor=view.vendor_name, code=redirect.path.split("/")[-2]
        )
        yield (
            f"{redirect.path}index.html",
            site.render(
                "redirect.html",
                root=root,
                title=title,
                target=redirect.target,
                vendor=view.vendor_name,
                code=view.code,
                canonical=(site.links.site or root) + redirect.target,
            ).encode(),
        )
