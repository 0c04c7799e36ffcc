"""Bundles modules of the site into one script: one file compresses better, and loads sooner.

It supports the forms of `import` and `export` that the site uses, and refuses all others.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping

Modules = Mapping[str, str]  # path → text

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";$', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function\*? |class |const |let )(\w+)", re.MULTILINE)
_UNSUPPORTED = re.compile(r"^[ \t]*(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)
_ONCE = "function once(run) {\nlet result;\nreturn () => (result ??= run());\n}\n"


def classic_script(modules: Modules, entry: str, runtime: str) -> str:
    """Return modules as one script that is no module and runs the entry.

    `runtime` is code for all of them; it has the address of the script as `scriptAddress`.
    """
    paths = sorted(modules)
    parts = [_function("modules", path, paths, modules, "scriptAddress") for path in paths]
    return (
        f"(() => {{\n{runtime}const modules = {{}};\n{_ONCE}{''.join(parts)}"
        f'modules["{entry}"]();\n}})();\n'
    )


def with_entry(modules: Modules, entry: str, name: str) -> dict[str, str]:
    """Return the modules with one, `name`, for the entry and all that it imports at once.

    The others import from it what they imported from those. `entry` and `name` are in the folder
    where paths begin.
    """
    reached = sorted(set(_reached(modules, entry)))
    parts = [_function("bundled", path, reached, modules, "import.meta.url") for path in reached]
    exports = [
        f'export const {exported} = bundled["{path}"]().{exported};\n'
        for path in reached
        for _, exported in _EXPORT.findall(modules[path])
    ]
    text = f"const bundled = {{}};\n{_ONCE}{''.join(parts)}{''.join(exports)}"
    others = {
        path: _importing(path, modules, reached, name) for path in modules if path not in reached
    }
    return {name: f'{text}bundled["{entry}"]();\n', **others}


def _reached(modules: Modules, path: str) -> Iterator[str]:
    yield path
    for _, link in _IMPORT.findall(modules[path]):
        yield from _reached(modules, _target(path, link, modules))


def _importing(path: str, modules: Modules, bundled: Collection[str], name: str) -> str:
    """Return a module that imports from the bundle what is in it."""
    address = f"./{posixpath.relpath(name, posixpath.dirname(path) or '.')}"

    def statement(found: re.Match[str]) -> str:
        is_bundled = _target(path, found[2], modules) in bundled
        return found[0].replace(found[2], address) if is_bundled else found[0]

    return _IMPORT.sub(statement, modules[path])


def _target(path: str, link: str, modules: Modules) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    if target not in modules:
        raise ValueError(f"{path}: no module {link}")
    return target


def _function(
    registry: str, path: str, bundled: Collection[str], modules: Modules, here: str
) -> str:
    """Return a module as a function of the registry that runs once and returns the exports."""

    def import_statement(found: re.Match[str]) -> str:
        names = f"const {{{found[1].replace(' as ', ': ')}}} = " if found[1] else ""
        return f'{names}{registry}["{_target(path, found[2], modules)}"]();'

    def later(found: re.Match[str]) -> str:
        target = _target(path, found[1], modules)
        if target in bundled:
            return f'Promise.resolve().then({registry}["{target}"])'
        return f'import("./{target}")'

    body = modules[path].replace("import.meta.url", f'new URL("{path}", {here})')
    body = _IMPORT.sub(import_statement, body)
    exports = [name for _, name in _EXPORT.findall(body)]
    body = _EXPORT.sub(r"\1\2", body)
    if unsupported := _UNSUPPORTED.search(_LAZY.sub("", body)):
        raise ValueError(f"{path}: cannot be bundled: {unsupported[0].strip()}")
    body = _LAZY.sub(later, body)
    returned = f"return {{ {', '.join(exports)} }};\n" if exports else ""
    return f'{registry}["{path}"] = once(() => {{\n{body}{returned}}});\n'
