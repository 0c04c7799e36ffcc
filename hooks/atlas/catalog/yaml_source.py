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

from atlas.catalog.confusables import explain_odd, odd_in_text
from atlas.catalog.diagnostics import Diagnostic, Position, shortened
from atlas.catalog.file_text import read_text
from atlas.catalog.yaml_errors import explain_character, explain_syntax
from atlas.catalog.yaml_nodes import Loader, child_of, is_too_deep, nests_too_deep

_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # where YAML begins a new line


class Source:
    """The content of a data file. `data` holds only str, list and dict, until it is forgotten.

    Nodes take far more room than the text they are made of, and only what is a finding is asked
    where it stands. So the places of a file's rows are kept, and the nodes are made again from
    the text should a place within a row be asked for.
    """

    def __init__(self, path: str, root: yaml.Node, text: str) -> None:
        self.path = path
        reader = _Reader(path, text)
        self.data: Any = reader.plain(root)
        self.findings = reader.findings
        self._text = text
        self._root: yaml.Node | None = root
        self._rows = _places_of_rows(path, root)

    def forget(self) -> None:
        """Let go of data and nodes, once what they say is in records."""
        self.data = self._root = None

    def at(self, *loc: int | str) -> Position:
        """Return where the value at `loc` (keys and indexes) stands, or its nearest parent."""
        if loc in self._rows:
            return self._rows[loc]
        node = self._nodes()
        for step in loc:
            node = child_of(node, step) or node
        return _position(self.path, node)

    def key_at(self, *loc: int | str) -> Position:
        """Return where the key named last in `loc` stands."""
        parent = self._nodes()
        for step in loc[:-1]:
            parent = child_of(parent, step) or parent
        if isinstance(parent, yaml.MappingNode):
            for key, _ in parent.value:
                if key.value == loc[-1]:
                    return _position(self.path, key)
        return _position(self.path, parent)

    def _nodes(self) -> yaml.Node:
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=Loader)
            assert self._root is not None  # the text was read before
        return self._root


class _Reader:
    """Makes plain data of nodes, noting what YAML would have changed or hidden."""

    def __init__(self, path: str, text: str) -> None:
        self.findings: list[Diagnostic] = []
        self._path = path
        self._lines = [*_LINE_BREAK.split(text), ""]  # a value left out stands after the last
        self._letters = set(text)
        self._seen: set[int] = set()  # nodes met so far: an alias is its anchor's node again

    def plain(self, node: yaml.Node) -> Any:
        """Return a node as text, list or mapping."""
        if id(node) in self._seen:
            return ""  # its anchor is a finding already; following it could take for ever
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        self._refuse_decoration(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node))
        return [self.plain(item) for item in node.value]

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
            yield name, self.plain(value)

    def _text(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        if node.style == '"':
            self._refuse_odd(node, text)
        if not node.style:
            self._refuse_lost(node)
        if self._refuse_decoration(node) or node.style or node.tag == _STRING:
            return text
        if node.tag != _NULL:
            said = shortened(text)
            self._find(node, f'YAML does not read {said} as text; quote it: "{said}"', "quote-it")
        else:
            said = f"YAML reads {text} as no value; quote it" if text else "empty value; write text"
            self._find(node, f"{said} or leave the field out", "empty-text")
        return text

    def _refuse_lost(self, node: yaml.Node) -> None:
        """Find what follows a value as ` #5`: YAML takes it for a comment, nobody else would."""
        rest = self._lines[node.end_mark.line][node.end_mark.column :]
        if rest and re.match(r"\s+#[^\s#]", rest):
            message = (
                "YAML reads on from ' #' as a comment; quote the text, or write '# ' before one"
            )
            self._find(node, message, "quote-it")

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

    def _find(self, node: yaml.Node, message: str, rule: str) -> None:
        self.findings.append(Diagnostic.at(_position(self._path, node), message, rule))


def _places_of_rows(path: str, root: yaml.Node) -> dict[tuple[int | str, ...], Position]:
    """Return where each row of a file's lists stands, by the list's key and the row's index."""
    places: dict[tuple[int | str, ...], Position] = {}
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.SequenceNode):
            for index, row in enumerate(value.value):
                places.setdefault((str(key.value), index), _position(path, row))
    return places


def _position(path: str, node: yaml.Node) -> Position:
    return Position(path, node.start_mark.line + 1, node.start_mark.column + 1)


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
