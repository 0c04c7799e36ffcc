"""The sitemap for crawlers, and the map of redirects for nginx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from atlas import urls
from atlas.analysis.redirects import former_paths, redirects, redirects_to
from atlas.catalog.records import Catalog, Item

PATHS = "hosting/paths.map"
SITEMAP = "sitemap.xml"

_ADDRESS = re.compile(r"""https?://[^\s/?#"'<>\\^`{|}]+/(?:[^\s?#"'<>\\^`{|}]*/)?""")
_SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>"""


def address_flaw(site_url: str) -> str:
    """Return how to correct the address of the site; empty if it is valid or not set.

    It is joined with paths, in HTML, XML and server configuration.
    """
    if not site_url or _ADDRESS.fullmatch(site_url):
        return ""
    return "use an address such as https://docs.example.com/errors/, without ? and #"


def render_sitemap(pages: Iterable[str], site_url: str) -> str:
    """Return the sitemap of all pages."""
    found = (f"<url><loc>{escape(site_url + path)}</loc></url>\n" for path in pages)
    return _SITEMAP.format("".join(found))


def render_paths(catalog: Catalog, pages: Iterable[str], site_url: str) -> str:
    """Return a map for nginx from each name of a page or file, without final slash, to its path.

    nginx compares names case-insensitively, and refuses duplicates.
    """
    base = urlsplit(site_url).path or "/"
    found: dict[str, str] = {}
    for name, path in _names(catalog, pages):
        found.setdefault(f"{unquote(base)}{name}".lower().rstrip("/"), base + path)
    return "".join(f'"{name}" "{path}";\n' for name, path in sorted(found.items()))


def _names(catalog: Catalog, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, path); the first path of a name counts."""
    yield from ((path, path) for path in pages)
    for redirect in redirects(catalog):
        yield redirect.path, redirect.target
    for items in catalog.pages():
        vendor, code = items[0].vendor, items[0].entry.code
        for spelled in (urls.code_slug(code), urls.hyphen_slug(code)):
            if spelled:
                yield f"{vendor}-{spelled}", urls.code_path(vendor, code)
        yield from _hyphen_files(items)


def _hyphen_files(items: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    """Yield (name, path) of the JSON and Markdown of a code, named by its hyphen spelling.

    Former codes have copies of both files, so they need no redirect.
    """
    copies = set(former_paths(items))
    for redirect in redirects_to(items):
        if redirect.path not in copies:
            yield urls.json_of(redirect.path), urls.json_of(redirect.target)
            yield urls.markdown_of(redirect.path), urls.markdown_of(redirect.target)
