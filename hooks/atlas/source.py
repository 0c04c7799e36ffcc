"""One YAML file as plain text, lists and mappings, every value knowing its line.

YAML 1.1 reads `010`, `1:30`, `on` and `1_000` as other things than they say, drops all but
the last of two equal keys, and copies through aliases. Here every scalar is text, and
whatever YAML would have changed is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from atlas.diagnostics import Diagnostic, Position

_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # where YAML begins a new line
_YAML_12_NUMBER = re.compile(r"^[-+]?(0o[0-7]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)$")


class _Loader(yaml.CSafeLoader):
    """libyaml's loader, which also knows the numbers of YAML 1.2 that editors see."""


_Loader.add_implicit_resolver("!number", _YAML_12_NUMBER, list("-+.0123456789"))


class Source:
    """The content of a data file. `data` holds only str, list and dict."""

    def __init__(self, path: str, root: yaml.Node, text_lines: list[str]) -> None:
        self.path = path
        self.findings: list[Diagnostic] = []
        self._root = root
        self._lines = text_lines
        self._seen: set[int] = set()  # nodes met so far: an alias is its anchor's node again
        self.data: Any = self._plain(root)

    def at(self, *loc: int | str) -> Position:
        """Return where the value at `loc` (keys and indexes) stands, or its nearest parent."""
        node = self._root
        for step in loc:
            node = _child(node, step) or node
        return self._position(node)

    def key_at(self, *loc: int | str) -> Position:
        """Return where the key named last in `loc` stands."""
        parent = self._root
        for step in loc[:-1]:
            parent = _child(parent, step) or parent
        if isinstance(parent, yaml.MappingNode):
            for key, _ in parent.value:
                if key.value == loc[-1]:
                    return self._position(key)
        return self._position(parent)

    def _position(self, node: yaml.Node) -> Position:
        return Position(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def _find(self, node: yaml.Node, message: str, rule: str) -> None:
        self.findings.append(Diagnostic.at(self._position(node), message, rule))

    def _plain(self, node: yaml.Node) -> Any:
        """Return a node as plain data, noting what YAML would have changed or hidden."""
        if id(node) in self._seen:
            return ""  # its anchor is a finding already; following it could take for ever
        self._seen.add(id(node))
        self._refuse_decoration(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item) for item in node.value]
        return self._text(node)

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._find(key, "a key must be text", "wrong-type")
                continue
            name = self._text(key)
            if name in seen:
                first = f"first given on line {seen[name]}; keep one of the two"
                self._find(key, f"key '{name}' stands twice, {first}", "duplicate-key")
                continue
            seen[name] = key.start_mark.line + 1
            yield name, self._plain(value)

    def _text(self, node: yaml.Node) -> str:
        text = str(node.value)
        if node.tag == _NULL:
            self._find(node, "empty value; write text or leave the field out", "empty-text")
        elif node.tag == _MERGE:
            self._find(node, "merge keys are not used here; write the fields out", "no-alias")
        elif node.tag != _STRING and not node.style:
            self._find(node, f"YAML does not read {text} as text; quote it: \"{text}\"", "quote-it")
        return text

    def _refuse_decoration(self, node: yaml.Node) -> None:
        """Anchors, aliases and tags are visible only in the text where a node begins."""
        line = self._lines[node.start_mark.line]
        mark = line[node.start_mark.column : node.start_mark.column + 1]
        if mark in ("&", "!"):
            kind = "anchors and aliases" if mark == "&" else "tags"
            self._find(node, f"{kind} are not used here; write the value out", "no-alias")


def _child(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def read_source(path: Path, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read a data file; return its source (None if it cannot be parsed) and the findings."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [Diagnostic(shown_as, line, 1, "not UTF-8; save it as UTF-8", "encoding")]
    return parse_source(text, shown_as)


def parse_source(text: str, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """Parse the text of a data file; see `read_source`."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, [Diagnostic(shown_as, line, col, str(error.problem), "yaml-syntax")]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, [Diagnostic(shown_as, line, 1, error.reason, "yaml-syntax")]
    if root is None:
        return None, [Diagnostic(shown_as, 1, 1, "the file is empty", "yaml-syntax")]
    source = Source(shown_as, root, _LINE_BREAK.split(text))
    return source, source.findings
