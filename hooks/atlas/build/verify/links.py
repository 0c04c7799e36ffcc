"""Whether every link of every page leads to a page or file of the site, and to its anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from atlas.build.verify.site_tree import Tree, joined

_MODULE = re.compile(r'^import (?:\{[^}]*\} from )?"(\.[^"]+)";', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_IMAGE = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")?#]+)""")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_MISSING = "404.html"  # is shown at any address, so its links begin at the host's root

_Target = tuple[str, str]  # path and anchor


def broken_links(tree: Tree) -> Iterator[str]:
    """Yield a line for each page that is cut short, each ID that stands twice in a page, and each
    target that is not there."""
    address = tree.address()
    base = urlsplit(address).path or "/"
    ids: dict[str, frozenset[str]] = {}
    named: dict[_Target, tuple[str, str]] = {}  # target → the first page and link that name it
    for page in tree.pages:
        scan = tree.scan(page)
        ids[page] = scan.ids
        if not scan.complete:
            yield f"{tree.pages[page]} is cut short: it does not end in </html>"
        for repeated in sorted(scan.repeated):
            yield f"{tree.pages[page]} has the ID '{repeated}' more than once"
        for link in sorted(scan.links):
            target = _target(page, link, address, base)
            if target:
                named.setdefault(target, (page, link))
    for (path, anchor), (page, link) in named.items():
        if not tree.has(path):
            yield f"{tree.pages[page]} links to {link}, which leads nowhere"
        elif anchor and anchor not in ids.get(path, ()):
            yield f"{tree.pages[page]} links to {link}, whose anchor is not there"


def _target(page: str, link: str, address: str, base: str) -> _Target | None:
    """Return what a link names on this site; None if it leaves the site."""
    if address and link.startswith(address):
        page, link = "", link[len(address) :] or "./"
    elif _ELSEWHERE.match(link):
        return None
    link, _, anchor = link.partition("#")
    link = link.partition("?")[0]
    if page == _MISSING and link.startswith(base):
        page, link = "", link[len(base) :] or "./"
    return unquote(joined(page, link)), unquote(anchor)


def missing_parts(tree: Tree) -> Iterator[str]:
    """Yield a line for each script that imports, and each style that names, what is not there."""
    for name in sorted(tree.names):
        for part in _parts(tree, name):
            if not tree.has(joined(name, part)):
                yield f"{name} names {part}, which leads nowhere"


def _parts(tree: Tree, name: str) -> list[str]:
    if name.endswith(".css"):
        return _IMAGE.findall(tree.text(name))
    if name.endswith((".mjs", ".js")):
        text = tree.text(name)
        return [*_MODULE.findall(text), *_LAZY.findall(text)]
    return []
