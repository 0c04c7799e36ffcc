"""Redirect pages: whole documents of their own, which work on any static host."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.pages.site import Site
from atlas.redirects import redirects


def redirect_documents(site: Site, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield (file, HTML) of each redirect; canonical links are absolute if the host is known."""
    for redirect in redirects(site.catalog):
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
                canonical=(site_url or root) + redirect.target,
            ),
        )
