"""The languages that constants, snippets and link recipes are written in, each with its grammar.

A grammar finds what is not of its language, and gives names and values to read back. Python,
JavaScript and TypeScript are run as well, since their tools are small.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tree_sitter_c_sharp
import tree_sitter_cpp
import tree_sitter_dart_orchard
import tree_sitter_go
import tree_sitter_java
import tree_sitter_kotlin
import tree_sitter_objc
import tree_sitter_swift
import tree_sitter_typescript
from tree_sitter import Language, Node, Parser

from conftest import ROOT

NPM = ROOT / "tests/npm/node_modules"
GRAMMARS = {
    "ts": tree_sitter_typescript.language_typescript,
    "kt": tree_sitter_kotlin.language,
    "swift": tree_sitter_swift.language,
    "go": tree_sitter_go.language,
    "dart": tree_sitter_dart_orchard.language,
    "java": tree_sitter_java.language,
    "m": tree_sitter_objc.language,
    "cs": tree_sitter_c_sharp.language,
    "cpp": tree_sitter_cpp.language,
}
TIME_LIMIT = 120  # seconds that a tool may take


@cache
def _parser(suffix: str) -> Parser:
    return Parser(Language(GRAMMARS[suffix]()))


def parse(text: str, suffix: str) -> Node:
    """Return the syntax tree of a text in the language of a file suffix."""
    return _parser(suffix).parse(text.encode()).root_node


def syntax_errors(root: Node) -> list[tuple[object, str]]:
    """Return where a syntax tree does not match its grammar, with the text there."""
    return [
        (node.start_point, text_of(node))
        for node in nodes(root)
        if node.is_error or node.is_missing
    ]


def nodes(node: Node, *kinds: str, outside: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield a node and all below it, of certain kinds if any are given, not within `outside`."""
    if not kinds or node.type in kinds:
        yield node
    for child in node.children:
        if child.type not in outside:
            yield from nodes(child, *kinds, outside=outside)


def text_of(node: Node | None) -> str:
    """Return the text of a node."""
    assert node is not None
    assert node.text is not None
    return node.text.decode()


def tool(name: str) -> str:
    """Return the path of a tool: the one that a variable such as NODE names, or the machine's."""
    found = shutil.which(os.environ.get(name.upper(), name))
    assert found, f"{name} is missing; `make tools` installs it"
    return found


def run(folder: Path, *command: str) -> str:
    """Run a command that must succeed in a folder; return its output."""
    done = subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def tsc(folder: Path, *arguments: str) -> str:
    """Run TypeScript's compiler; return its findings."""
    return run(folder, tool("node"), str(NPM / "typescript/bin/tsc"), *arguments)
