"""Bundles modules of the site into scripts: one file compresses better, and loads sooner.

It supports the forms of `import` and `export` that the site uses, and refuses all others.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

Modules = Mapping[str, str]  # path → text

_IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+) from )?"(\.[^"]+)";$', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function\*? |class |const |let )(\w+)", re.MULTILINE)
_UNSUPPORTED = re.compile(r"^[ \t]*(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)
_ONCE = "function once(run) {\nlet result;\nreturn () => (result ??= run());\n}\n"


def classic_script(modules: Modules, entry: str, runtime: str) -> str:
    """Return modules as one script that is no module and runs the entry.

    `runtime` is code for all of them; it has the address of the script as `scriptAddress`.
    """
    place = dict.fromkeys(sorted(modules), entry)
    parts = [_function("modules", path, modules, "scriptAddress", place) for path in place]
    return (
        f"(() => {{\n{runtime}const modules = {{}};\n{_ONCE}{''.join(parts)}"
        f'modules["{entry}"]();\n}})();\n'
    )


def bundled(modules: Modules, bundles: Mapping[str, str]) -> dict[str, str]:
    """Return the modules with bundles: name → the entry, which a bundle runs.

    A bundle also has what its entry imports at once and no bundle before it has. Other modules
    import from it what they imported from those. It is in the folder where paths begin.
    """
    place: dict[str, str] = {}
    for name, entry in bundles.items():
        place |= {path: name for path in _reached(modules, entry) if path not in place}
    return {
        **{name: _bundle(name, entry, modules, place) for name, entry in bundles.items()},
        **{path: _importing(path, modules, place) for path in modules if path not in place},
    }


def _reached(modules: Modules, path: str) -> Iterator[str]:
    yield path
    for _, link in _IMPORT.findall(modules[path]):
        yield from _reached(modules, _target(path, link, modules))


def _bundle(name: str, entry: str, modules: Modules, place: Mapping[str, str]) -> str:
    paths = sorted(path for path, bundle in place.items() if bundle == name)
    others = {
        place[_target(path, link, modules)]
        for path in paths
        for _, link in _IMPORT.findall(modules[path])
    } - {name}
    return "".join((
        *(f'import * as {_namespace(other)} from "./{other}";\n' for other in sorted(others)),
        f"const bundled = {{}};\n{_ONCE}",
        *(_function("bundled", path, modules, "import.meta.url", place) for path in paths),
        *(
            f'export const {exported} = bundled["{path}"]().{exported};\n'
            for path in paths
            for _, exported in _EXPORT.findall(modules[path])
        ),
        f'bundled["{entry}"]();\n',
    ))  # fmt: skip


def _namespace(bundle: str) -> str:
    """Return the name under which a bundle imports another one."""
    return f"_{bundle.removesuffix('.mjs')}"


def _importing(path: str, modules: Modules, place: Mapping[str, str]) -> str:
    """Return a module that imports from the bundles what is in them."""

    def statement(found: re.Match[str], link: int) -> str:
        target = _target(path, found[link], modules)
        relative = posixpath.relpath(place.get(target, target), posixpath.dirname(path) or ".")
        return found[0].replace(found[link], f"./{relative}")

    text = _IMPORT.sub(lambda found: statement(found, 2), modules[path])
    return _LAZY.sub(lambda found: statement(found, 1), text)


def _target(path: str, link: str, modules: Modules) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    if target not in modules:
        raise ValueError(f"{path}: no module {link}")
    return target


def _function(
    registry: str, path: str, modules: Modules, here: str, place: Mapping[str, str]
) -> str:
    """Return a module as a function of the registry that runs once and returns the exports."""

    def is_beside(target: str) -> bool:
        return place.get(target) == place[path]

    def import_statement(found: re.Match[str]) -> str:
        target = _target(path, found[2], modules)
        beside = f'{registry}["{target}"]()'
        source = beside if is_beside(target) else _namespace(place[target])
        names = (found[1] or "").removeprefix("* as ").replace(" as ", ": ")
        return f"const {names} = {source};" if names else f"{source};"

    def later(found: re.Match[str]) -> str:
        target = _target(path, found[1], modules)
        if is_beside(target):
            return f'Promise.resolve().then({registry}["{target}"])'
        return f'import("./{place.get(target, target)}")'

    body = modules[path].replace("import.meta.url", f'new URL("{path}", {here})')
    body = _IMPORT.sub(import_statement, body)
    exports = [name for _, name in _EXPORT.findall(body)]
    body = _EXPORT.sub(r"\1\2", body)
    if unsupported := _UNSUPPORTED.search(_LAZY.sub("", body)):
        raise ValueError(f"{path}: cannot be bundled: {unsupported[0].strip()}")
    body = _LAZY.sub(later, body)
    returned = f"return {{ {', '.join(exports)} }};\n" if exports else ""
    return f'{registry}["{path}"] = once(() => {{\n{body}{returned}}});\n'
