"""The architecture: folders import in one direction, and the core is independent of MkDocs."""

from __future__ import annotations

import ast
import re
from collections import Counter
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

from atlas.presentation.words import SCRIPT_SECTIONS, load_words
from conftest import ROOT
from faults import assert_no_faults

HOOKS = ROOT / "hooks"
MAX_FILES = 14  # in one folder of the core, with its __init__.py
MIN_LINES = 30  # of a module that only one other imports
CORE = sorted((HOOKS / "atlas").rglob("*.py"))
TEMPLATES = sorted(
    file for file in (HOOKS / "templates").iterdir() if file.suffix in (".html", ".md")
)


def imports_of(file: Path) -> set[str]:
    """Return the full names of the modules a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: import by full name"
            module = node.module or ""
            found.update({module, *(f"{module}.{alias.name}" for alias in node.names)})
    return found


def folder_of(module: str) -> str:
    """Return the folder of a module of the core, or the module itself if it is in none."""
    return module.split(".")[1] if module.count(".") else "atlas"


def folders() -> dict[str, set[str]]:
    """Return each folder of the core with the folders it imports from."""
    found: dict[str, set[str]] = {}
    for file in CORE:
        folder = file.relative_to(HOOKS / "atlas").parts[0].removesuffix(".py")
        used = {name for name in imports_of(file) if name.startswith("atlas.")}
        found.setdefault(folder, set()).update(map(folder_of, used))
    return {folder: used - {folder} for folder, used in found.items()}


def test_the_imports_between_folders_have_no_cycle() -> None:
    order = list(TopologicalSorter(folders()).static_order())  # a cycle is an error that names it
    assert order[-1] == "__main__"


def test_the_core_imports_no_site_generator_and_no_network() -> None:
    barred = {"mkdocs", "material", "mkdocs_hooks", "mkdocs_site", "urllib3", "requests", "socket"}
    assert_no_faults(
        f"{file.relative_to(HOOKS)} imports {name}"
        for file in CORE
        for name in sorted(imports_of(file))
        if name.split(".")[0] in barred
    )


def test_no_folder_of_the_core_is_crowded() -> None:
    counts = Counter(file.parent.relative_to(HOOKS) for file in CORE)
    assert {folder.as_posix(): n for folder, n in counts.items() if n > MAX_FILES} == {}


def test_templates_contain_no_words() -> None:
    """Words of the interface are in hooks/words/, so that a second language is one file."""
    assert_no_faults(
        f"{file.name} contains {word!r}" for file in TEMPLATES for word in words_in(file)
    )


def words_in(template: Path) -> list[str]:
    """Return the words of a template outside its expressions, statements, comments and tags."""
    text = template.read_text("utf-8")
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->", " ", text, flags=re.S)
    found: list[str] = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>|&\w+;", " ", text))
    return found


def is_used(section: str, word: str, templates: str, python: list[str], scripts: str) -> bool:
    """Return whether a word is read: by its name, or by a name that a variable completes."""
    by_template = re.search(rf"\bw\.{section}(\.{word}\b|\[)", templates)
    quoted = re.compile(rf"""(?s)(?=.*\["{section}"\]).*["']{word}["']""")
    by_python = any(map(quoted.match, python))
    name = rf"\b{word}\b|`{word.partition('_')[0]}_\$"
    by_script = section in chain(*SCRIPT_SECTIONS.values()) and re.search(name, scripts)
    return bool(by_template or by_python or by_script)


def test_every_word_is_used() -> None:
    words = load_words(HOOKS / "words" / "en.yml")
    folders = (HOOKS / "templates", HOOKS / "theme")
    templates = "".join(text_of(folder, ".html", ".md") for folder in folders)
    python = [file.read_text("utf-8") for file in CORE]
    scripts = text_of(ROOT / "docs" / "assets", ".mjs")
    unused = [
        f"{section}.{word}"
        for section, texts in words.items()
        for word in (texts if isinstance(texts, dict) else ())
        if not is_used(section, word, templates, python, scripts)
    ]
    assert unused == []


def text_of(folder: Path, *suffixes: str) -> str:
    """Return the text of all files of a folder with one of the suffixes."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in suffixes)
    return "\n".join(file.read_text("utf-8") for file in files)


def test_no_word_has_the_name_of_a_dict_method() -> None:
    """In a template, `w.vendor.clear` would be the method of the dictionary, not the word."""
    words = load_words(HOOKS / "words" / "en.yml")
    sections = [words, *(section for section in words.values() if isinstance(section, dict))]
    assert {name for section in sections for name in section} & set(dir(dict)) == set()


def test_templates_never_turn_escaping_off() -> None:
    assert_no_faults(
        f"{file.name} contains {found!r}"
        for file in TEMPLATES
        for found in re.findall(r"\|\s*safe\b|autoescape|Markup", file.read_text("utf-8"))
    )


def importers() -> dict[str, set[str]]:
    """Return each module of the core with the modules that import it."""
    found: dict[str, set[str]] = {module_of(file): set() for file in CORE}
    for file in sorted(HOOKS.rglob("*.py")):
        for name in imports_of(file) & found.keys():
            found[name].add(module_of(file))
    return found


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(HOOKS).with_suffix("").parts)


def test_no_short_module_has_a_single_importer() -> None:
    """Such a module is read as a detour: its code belongs to the importer."""
    used_by = importers()
    assert_no_faults(
        f"{module_of(file)} has {lines} lines and one importer, {importer}"
        for file in CORE
        if file.name not in ("__init__.py", "__main__.py")
        and (lines := len(file.read_text("utf-8").splitlines())) < MIN_LINES
        and len(used_by[module_of(file)]) == 1
        for importer in used_by[module_of(file)]
    )
