"""Whether what scripts and styles name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.verify.tree import Tree, joined

_MODULE = re.compile(r'^import (?:\{[^}]*\} from )?"(\.[^"]+)";', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_IMAGE = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")?#]+)""")


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
