"""The site's modules as one classic script, which a browser runs from a folder too.

It knows the forms that the site's own modules use, and refuses any other.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

RUNTIME = Path(__file__).with_name("runtime.js")

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";$', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function\*? |class |const |let )(\w+)", re.MULTILINE)
_LEFT = re.compile(r"^[ \t]*(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)


def index_script(text: str) -> str:
    """Return a file of the index as a script that hands it over."""
    return f"atlasFile({text});\n"


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return modules, by their paths, as one script that begins with one of them."""
    parts = [_function(path, modules[path], modules) for path in sorted(modules)]
    runtime = RUNTIME.read_text("utf-8")
    return f'(() => {{\n{runtime}{"".join(parts)}modules["{entry}"]();\n}})();\n'


def _function(path: str, text: str, modules: Mapping[str, str]) -> str:
    """Return a module as a function that runs once and returns what the module exports."""

    def called(link: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
        if target not in modules:
            raise ValueError(f"{path}: no module {link}")
        return f'modules["{target}"]'

    def imported(found: re.Match[str]) -> str:
        names = f"const {{{found[1].replace(' as ', ': ')}}} = " if found[1] else ""
        return f"{names}{called(found[2])}();"

    body = _IMPORT.sub(imported, text)
    body = _LAZY.sub(lambda found: f"Promise.resolve().then({called(found[1])})", body)
    body = body.replace("import.meta.url", f'new URL("{path}", here)')
    exports = [name for _, name in _EXPORT.findall(body)]
    body = _EXPORT.sub(r"\1\2", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{path}: the offline copy cannot bundle: {left[0].strip()}")
    return f'modules["{path}"] = once(() => {{\n{body}return {{ {", ".join(exports)} }};\n}});\n'
