"""Bundles the modules of the site into one classic script, which also runs from a folder.

It supports the forms of `import` and `export` that the site uses, and refuses all others.
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
_UNSUPPORTED = re.compile(r"^[ \t]*(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)


def index_script(text: str) -> str:
    """Return a file of the index as a script that passes its content to the runtime."""
    return f"atlasFile({text});\n"


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return modules (path → text) as one script that runs the entry module."""
    parts = [_function(path, modules[path], modules) for path in sorted(modules)]
    runtime = RUNTIME.read_text("utf-8")
    return f'(() => {{\n{runtime}{"".join(parts)}modules["{entry}"]();\n}})();\n'


def _function(path: str, text: str, modules: Mapping[str, str]) -> str:
    """Return a module as a function that runs once and returns the exports."""

    def call(link: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
        if target not in modules:
            raise ValueError(f"{path}: no module {link}")
        return f'modules["{target}"]'

    def import_statement(found: re.Match[str]) -> str:
        names = f"const {{{found[1].replace(' as ', ': ')}}} = " if found[1] else ""
        return f"{names}{call(found[2])}();"

    body = _IMPORT.sub(import_statement, text)
    body = _LAZY.sub(lambda found: f"Promise.resolve().then({call(found[1])})", body)
    body = body.replace("import.meta.url", f'new URL("{path}", here)')
    exports = [name for _, name in _EXPORT.findall(body)]
    body = _EXPORT.sub(r"\1\2", body)
    if unsupported := _UNSUPPORTED.search(body):
        raise ValueError(f"{path}: the offline copy cannot bundle: {unsupported[0].strip()}")
    return f'modules["{path}"] = once(() => {{\n{body}return {{ {", ".join(exports)} }};\n}});\n'
