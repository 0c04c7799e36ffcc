"""The direction of the pipeline: nothing imports leftwards, the core knows no MkDocs."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from atlas.presentation.words import load_words
from conftest import ROOT

HOOKS = ROOT / "hooks"
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


def room_of(module: str) -> str:
    """Return the room of the core that a module is in: a folder, or a module beside them."""
    return module.split(".")[1] if module.count(".") else "atlas"


def rooms() -> dict[str, set[str]]:
    """Return each room of the core with the rooms it imports from."""
    found: dict[str, set[str]] = {}
    for file in CORE:
        room = file.relative_to(HOOKS / "atlas").parts[0].removesuffix(".py")
        used = {name for name in imports_of(file) if name.startswith("atlas.")}
        found.setdefault(room, set()).update(map(room_of, used))
    return {room: used - {room} for room, used in found.items()}


def test_rooms_form_a_pipeline() -> None:
    """No room imports, directly or through others, from one that imports from it."""
    order = list(TopologicalSorter(rooms()).static_order())  # a cycle is an error that names it
    assert order[-1] == "__main__"


def test_core_knows_no_site_generator_and_no_network() -> None:
    barred = {"mkdocs", "material", "mkdocs_hooks", "mkdocs_site", "urllib3", "requests", "socket"}
    found = {file: {name.split(".")[0] for name in imports_of(file)} & barred for file in CORE}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_hold_no_words_of_their_own(file: Path) -> None:
    """Words of the interface are in hooks/words/, so that a second language is one file."""
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->", " ", file.read_text("utf-8"), flags=re.S)
    text = re.sub(r"<[^>]*>|&\w+;", " ", text)
    assert re.findall(r"[^\W\d_]{2,}", text) == []


READ_BY_SCRIPTS = {"clipboard", "finder", "log", "missing", "ticket", "retry", "who"}  # sections


def is_used(section: str, word: str, templates: str, python: list[str], scripts: str) -> bool:
    """Return whether a word is read: by its name, or by a name that a variable completes."""
    by_template = re.search(rf"\bw\.{section}(\.{word}\b|\[)", templates)
    quoted = re.compile(rf"""(?s)(?=.*\["{section}"\]).*["']{word}["']""")
    by_python = any(map(quoted.match, python))
    name = rf"\b{word}\b|`{word.partition('_')[0]}_\$"
    by_script = section in READ_BY_SCRIPTS and re.search(name, scripts)
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


def test_no_word_is_hidden_by_a_method() -> None:
    """In a template, `w.vendor.clear` is the method of that name of a mapping, not the word."""
    words = load_words(HOOKS / "words" / "en.yml")
    sections = [words, *(section for section in words.values() if isinstance(section, dict))]
    assert {name for section in sections for name in section} & set(dir(dict)) == set()


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_never_switch_escaping_off(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.findall(r"\|\s*safe\b|autoescape|Markup", text)
