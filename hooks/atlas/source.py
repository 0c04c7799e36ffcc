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

from atlas.characters import explain_odd, odd_in_text
from atlas.diagnostics import Diagnostic, Position, shortened
from atlas.file_text import read_text
from atlas.nodes import Loader, child_of, is_too_deep, nests_too_deep
from atlas.yaml_errors import explain_character, explain_syntax

_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # where YAML begins a new line


class Source:
    """The content of a data file. `data` holds only str, list and dict."""

    def __init__(self, path: str, root: yaml.Node, text: str) -> None:
        self.path = path
        self.findings: list[Diagnostic] = []
        self._root = root
        self._lines = [*_LINE_BREAK.split(text), ""]  # a value left out stands after the last
        self._letters = set(text)
        self._seen: set[int] = set()  # nodes met so far: an alias is its anchor's node again
        self.data: Any = self._plain(root)

    def at(self, *loc: int | str) -> Position:
        """Return where the value at `loc` (keys and indexes) stands, or its nearest parent."""
        node = self._root
        for step in loc:
            node = child_of(node, step) or node
        return self._position(node)

    def key_at(self, *loc: int | str) -> Position:
        """Return where the key named last in `loc` stands."""
        parent = self._root
        for step in loc[:-1]:
            parent = child_of(parent, step) or parent
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
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        self._refuse_decoration(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node))
        return [self._plain(item) for item in node.value]

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._find(key, "a key must be text; quote it", "wrong-type")
                continue
            if key.tag == _MERGE:
                self._find(key, "merge keys are not used here; write the fields out", "no-alias")
                continue
            name = self._text(key)
            if name in seen:
                message = f"key '{name}' stands twice, first on line {seen[name]}; keep one"
                self._find(key, message, "duplicate-key")
                continue
            seen[name] = key.start_mark.line + 1
            yield name, self._plain(value)

    def _text(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        if node.style == '"':
            self._refuse_odd(node, text)
        if self._refuse_decoration(node) or node.style or node.tag == _STRING:
            return text
        if node.tag != _NULL:
            said = shortened(text)
            self._find(node, f'YAML does not read {said} as text; quote it: "{said}"', "quote-it")
        else:
            said = f"YAML reads {text} as no value; quote it" if text else "empty value; write text"
            self._find(node, f"{said} or leave the field out", "empty-text")
        return text

    def _refuse_odd(self, node: yaml.ScalarNode, text: str) -> None:
        """Find odd characters that an escape brings in; those in the file itself are found."""
        for sign in odd_in_text(text):
            if sign not in self._letters:
                rule, message = explain_odd(sign)
                self._find(node, message, rule)

    def _refuse_decoration(self, node: yaml.Node) -> bool:
        """Find an anchor or tag, which only the text where a node begins shows; tell if so."""
        line, col = node.start_mark.line, node.start_mark.column
        kind = {"&": "anchors and aliases", "!": "tags"}.get(self._lines[line][col : col + 1])
        if kind:
            self._find(node, f"{kind} are not used here; write the value out", "no-alias")
        return bool(kind)


def read_source(path: Path, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read a data file; return its source (None if it cannot be parsed) and the findings."""
    text, findings = read_text(path, shown_as)
    if text is None:
        return None, findings
    source, found = parse_source(text, shown_as)
    return source, findings + found


def parse_source(text: str, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """Parse the text of a data file; see `read_source`."""
    too_deep = Diagnostic(shown_as, 1, 1, "nested too deeply; flatten it", "yaml-syntax")
    try:
        if nests_too_deep(text):
            return None, [too_deep]
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return None, [explain_syntax(error, shown_as)]
    except yaml.reader.ReaderError as error:
        return None, [explain_character(error, text, shown_as)]
    if root is None:
        return None, [Diagnostic(shown_as, 1, 1, "the file is empty; fill it", "yaml-syntax")]
    if is_too_deep(root):
        return None, [too_deep]
    source = Source(shown_as, root, text)
    return source, source.findings
