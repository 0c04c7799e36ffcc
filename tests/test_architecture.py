"""The direction of the pipeline: nothing imports leftwards, the core knows no MkDocs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from atlas.words import load_words
from conftest import ROOT

HOOKS = ROOT / "hooks"
CORE = sorted((HOOKS / "atlas").rglob("*.py"))
ADAPTER = {"mkdocs_adapter", "adapter", "preview"}  # all that may know MkDocs
STAGES = [
    {"diagnostics", "model", "urls", "markup", "dialects", "characters", "policy", "parts"},
    {"yaml_errors", "nodes"},
    {"file_text"},
    {"source"},
    {"explain", "catalog"},
    {"files", "validate"},
    {"releases", "ledger"},
    {"load"},
    {"redirects"},
    {"addresses"},
    {"check_names", "check_references"},
    {"check_history"},
    {"check", "crossref", "words", "report", "schema", "state", "changes", "gist"},
    {"shown", "shares"},
    {"audit"},
    {"source_documents", "side_by_side", "facts"},
    {"reading"},
    {"views", "release"},
    {"prune"},
    {"pages", "finder", "exports", "navigation", "stylesheet", "ticket", "assets", "hosting"},
    {"compress", "offline", "budgets"},
    {"verify", "swap"},
    {"publish"},
    {"__main__"},
]
PURE = {
    "model",
    "urls",
    "markup",
    "check",
    "check_names",
    "check_references",
    "check_history",
    "addresses",
    "characters",
    "policy",
    "crossref",
    "state",
    "changes",
    "views",
    "navigation",
    "ticket",
    "dialects",
    "stylesheet",
    "prune",
    "parts",
    "assets",
    "hosting",
    "audit",
    "side_by_side",
    "gist",
}


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


def part_of(file: Path) -> str:
    """Return the part of the core a file belongs to: its module, or its package."""
    return file.relative_to(HOOKS / "atlas").parts[0].removesuffix(".py")


def stage_of(part: str) -> int:
    (stage,) = (number for number, parts in enumerate(STAGES) if part in parts)
    return stage


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_core_knows_no_site_generator_and_no_adapter(file: Path) -> None:
    roots = {name.split(".")[0] for name in imports_of(file)}
    assert not roots & {"mkdocs", "material", *ADAPTER, "urllib3", "requests", "socket"}


def test_all_beside_the_core_is_the_adapter() -> None:
    parts = {file.relative_to(HOOKS).parts[0] for file in HOOKS.rglob("*.py")}
    assert {part.removesuffix(".py") for part in parts} == {"atlas", *ADAPTER}


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_core_imports_only_from_earlier_stages(file: Path) -> None:
    part = part_of(file)
    if part == "__init__":
        return
    used = {name.split(".")[1] for name in imports_of(file) if name.startswith("atlas.")}
    later = {name for name in used - {part} if stage_of(name) > stage_of(part)}
    assert not later, f"{part} imports {later}"


@pytest.mark.parametrize("part", sorted(PURE))
def test_reasoning_reads_no_files_and_no_templates(part: str) -> None:
    used = imports_of(HOOKS / "atlas" / f"{part}.py")
    assert not {name.split(".")[0] for name in used} & {"pathlib", "os", "io", "jinja2", "yaml"}


def test_model_imports_no_sibling() -> None:
    assert not [name for name in imports_of(HOOKS / "atlas" / "model.py") if "atlas" in name]


@pytest.mark.parametrize(
    "file", sorted((HOOKS / "templates").glob("*.html")), ids=lambda file: file.name
)
def test_templates_hold_no_words_of_their_own(file: Path) -> None:
    """Words of the interface stand in hooks/words/, so that a second language is one file."""
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->", " ", file.read_text("utf-8"), flags=re.S)
    text = re.sub(r"<[^>]*>|&\w+;", " ", text)
    assert re.findall(r"[^\W\d_]{2,}", text) == []


def test_no_word_is_hidden_by_a_method() -> None:
    """In a template, `w.vendor.clear` is the method of that name of a mapping, not the word."""
    words = load_words(HOOKS / "words" / "en.yml")
    sections = [words, *(section for section in words.values() if isinstance(section, dict))]
    assert {name for section in sections for name in section} & set(dir(dict)) == set()


@pytest.mark.parametrize(
    "file", sorted((HOOKS / "templates").glob("*.html")), ids=lambda file: file.name
)
def test_templates_never_switch_escaping_off(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.findall(r"\|\s*safe\b|autoescape|Markup", text)
