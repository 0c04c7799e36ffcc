"""What a web server of one's own needs: the way from other spellings to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from atlas import urls
from atlas.catalog import Catalog
from atlas.redirects import redirects

PATHS = "hosting/paths.map"


def render_paths(catalog: Catalog, pages: Iterable[str], site_url: str) -> str:
    """Return a map for nginx, from each name of a page without its last slash to its address.

    nginx compares names without regard to case, and takes no name twice.
    """
    base = urlsplit(site_url).path or "/"
    found: dict[str, str] = {}
    for name, path in _names(catalog, pages):
        found.setdefault(f"{unquote(base)}{name}".lower().rstrip("/"), base + path)
    return "".join(f'"{name}" "{path}";\n' for name, path in sorted(found.items()))


def _names(catalog: Catalog, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (name, path); what comes first has the name."""
    yield from ((path, path) for path in pages)
    for redirect in redirects(catalog):
        yield redirect.path, redirect.target
    for items in catalog.pages():
        vendor, code = items[0].vendor, items[0].entry.code
        for spelled in (urls.code_slug(code), urls.hyphen_slug(code)):
            if spelled:
                yield f"{vendor}-{spelled}", urls.code_path(vendor, code)
