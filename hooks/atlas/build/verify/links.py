"""Checks that every link leads to a page or file of the site, and to an existing anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from atlas import urls
from atlas.build.verify.site_tree import SiteTree, resolve

_MODULE = re.compile(r'^import (?:\{[^}]*\} from )?"(\.[^"]+)";', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_IMAGE = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")?#]+)""")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")

_Target = tuple[str, str]  # path and anchor


def broken_links(tree: SiteTree) -> Iterator[str]:
    """Yield a line for each truncated page, each repeated ID and each link without a target."""
    address = tree.address()
    base = urlsplit(address).path or "/"
    ids: dict[str, frozenset[str]] = {}
    named: dict[_Target, tuple[str, str]] = {}  # target → the first page and link to it
    for page in tree.pages:
        scan = tree.scan(page)
        ids[page] = scan.ids
        if not scan.complete:
            yield f"{tree.pages[page]} is truncated: it does not end in </html>"
        for repeated in sorted(scan.repeated):
            yield f"{tree.pages[page]} has the ID '{repeated}' more than once"
        for link in sorted(scan.links):
            target = _target(page, link, address, base)
            if target:
                named.setdefault(target, (page, link))
    for (path, anchor), (page, link) in named.items():
        if not tree.has(path):
            yield f"{tree.pages[page]} links to {link}, which does not exist"
        elif anchor and anchor not in ids.get(path, ()):
            yield f"{tree.pages[page]} links to {link}, whose anchor does not exist"


def _target(page: str, link: str, address: str, base: str) -> _Target | None:
    """Return the target of a link on this site; None if it leaves the site."""
    if address and link.startswith(address):
        page, link = "", link[len(address) :] or "./"
    elif _ELSEWHERE.match(link):
        return None
    link, _, anchor = link.partition("#")
    link = link.partition("?")[0]
    # The error page is shown at any path, so its links begin at the root of the host.
    if page == urls.MISSING and link.startswith(base):
        page, link = "", link[len(base) :] or "./"
    return unquote(resolve(page, link)), unquote(anchor)


def missing_parts(tree: SiteTree) -> Iterator[str]:
    """Yield a line for each import of a script and each URL of a style without a target."""
    for name in sorted(tree.names):
        for part in _parts(tree, name):
            if not tree.has(resolve(name, part)):
                yield f"{name} refers to {part}, which does not exist"


def _parts(tree: SiteTree, name: str) -> list[str]:
    if name.endswith(".css"):
        return _IMAGE.findall(tree.text(name))
    if name.endswith((".mjs", ".js")):
        text = tree.text(name)
        return [*_MODULE.findall(text), *_LAZY.findall(text)]
    return []
