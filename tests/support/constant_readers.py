"""Readers of the constants files: each is parsed by the grammar of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from languages import nodes as all_nodes
from languages import parse, syntax_errors, text_of

MARKS = frozenset({"modifiers", "annotation"})  # nodes before a retired constant


class Constant(NamedTuple):
    """One constant: its name, code and retry value."""

    name: str
    code: str
    retry: str


def nodes(node: Node, *kinds: str) -> Iterator[Node]:
    """Yield a node and its descendants; with kinds, only those kinds and not inside marks."""
    return all_nodes(node, *kinds, outside=MARKS if kinds else frozenset())


def value_of(literal: str) -> str:
    """Return the value of a string literal, by the escapes that the five languages share."""
    quote, inner = literal[0], literal[1:-1]
    assert literal[-1] == quote
    units = re.sub(
        r"\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\U([0-9a-f]{8})|\\(.)",
        lambda found: found[4] or chr(int(found[1] or found[2] or found[3], 16)),
        inner,
    )
    return units.encode("utf-16", "surrogatepass").decode("utf-16")


def first(node: Node, *kinds: str) -> str:
    return text_of(next(nodes(node, *kinds)))


def parsed(text: str, suffix: str) -> Node:
    root = parse(text, suffix)
    assert syntax_errors(root) == []
    return root


def read_typescript(root: Node) -> Iterator[Constant]:
    pairs = list(nodes(root, "pair"))
    retries = {
        first(pair, "property_identifier"): value_of(first(pair, "string"))
        for pair in pairs
        if pair.children[0].type == "computed_property_name"
    }
    for pair in pairs:
        if pair.children[0].type == "property_identifier":
            name = text_of(pair.children[0])
            yield Constant(name, value_of(text_of(pair.children[2])), retries.pop(name))
    assert retries == {}


def read_kotlin(root: Node) -> Iterator[Constant]:
    for entry in nodes(root, "enum_entry"):
        if any(nodes(entry, "value_arguments")):
            *_, retry = nodes(next(nodes(entry, "navigation_expression")), "identifier")
            code = value_of(first(entry, "string_literal"))
            yield Constant(first(entry, "identifier"), code, text_of(retry))


def read_swift(root: Node) -> Iterator[Constant]:
    codes, _ = nodes(root, "class_declaration")
    retries = {
        first(pattern, "simple_identifier"): first(
            next(nodes(case, "control_transfer_statement")), "simple_identifier"
        )
        for case in nodes(codes, "switch_entry")
        for pattern in nodes(case, "switch_pattern")
    }
    for entry in nodes(codes, "enum_entry"):
        name = first(entry, "simple_identifier")
        yield Constant(name, value_of(first(entry, "line_string_literal")), retries.pop(name))
    assert retries == {}


def read_go(root: Node) -> Iterator[Constant]:
    retries = {
        text_of(name): text_of(case.children[-1]).removeprefix("return Retry").split(",")[0]
        for case in nodes(root, "expression_case")
        for name in nodes(next(nodes(case, "expression_list")), "identifier")
    }
    for spec in nodes(root, "const_spec"):
        if first(spec, "type_identifier") == "Code":
            name = first(spec, "identifier")
            code = value_of(first(spec, "interpreted_string_literal"))
            yield Constant(name, code, retries.pop(name))
    assert retries == {}


def read_dart(root: Node) -> Iterator[Constant]:
    for entry in nodes(root, "enum_constant"):
        if any(nodes(entry, "arguments")):
            *_, retry = nodes(next(nodes(entry, "unconditional_assignable_selector")), "identifier")
            code = value_of(first(entry, "string_literal"))
            yield Constant(first(entry, "identifier"), code, text_of(retry))


READERS = {
    "ts": read_typescript,
    "kt": read_kotlin,
    "swift": read_swift,
    "go": read_go,
    "dart": read_dart,
}
