"""One YAML file as texts, lists and mappings, with the position of every value.

YAML 1.1 changes `010`, `1:30`, `on` and `1_000`, drops all but the last of two equal keys and
copies through aliases. Here every scalar is text, and everything that YAML would change has a
diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from atlas.catalog.confusables import (
    explain_odd,
    named,
    odd_in_text,
    typographic_quote,
    unquoted,
    wrong_marks,
)
from atlas.catalog.data_folder import read_text
from atlas.catalog.diagnostics import Diagnostic, Position, shortened
from atlas.catalog.yaml_errors import (
    explain_character,
    explain_syntax,
    missing_dash,
    missing_start,
    tabs,
)

_FEW = 2  # keys that an item has twice by a slip; more are those of another item
_DEEPEST = 20  # levels of nesting; the deepest data file has six
_COMPOSABLE = 5_000  # levels that the recursive composer can take
YAML_12_NUMBER = re.compile(r"^[-+]?(0o[0-7]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)$")
_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_EMPTY = "the value is empty; add text"
_VERBATIM = {"code", "message", "returns"}  # fields that hold what a service sends
_TRIMMED = {"name", "title", "section", "sections", "meaning", "aliases", "words"}  # names, texts
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # where YAML starts a new line


class _Loader(yaml.CSafeLoader):
    """libyaml's loader with the numbers of YAML 1.2, which editors know."""


_Loader.add_implicit_resolver("!number", YAML_12_NUMBER, list("-+.0123456789"))


class _MissingDashError(Exception):
    """An item begins without a dash, so what follows belongs to it, not to the item above."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class Source:
    """The content of a data file; `data` holds only str, list and dict.

    The nodes of 5,000 codes take 50 MB. So a source forgets them after validation, and parses
    its text again if a diagnostic needs a position.
    """

    def __init__(self, path: str, root: yaml.Node, text: str) -> None:
        self.path = path
        reader = _Reader(path, text)
        self.data: Any = reader.plain(root)
        self.diagnostics = reader.diagnostics
        self._text = text
        self._root: yaml.Node | None = root

    def forget(self) -> None:
        """Drop the data and the nodes."""
        self.data = self._root = None

    def at(self, *loc: int | str) -> Position:
        """Return the position of the value at `loc`, keys and indexes, or of its nearest parent."""
        node = self._nodes()
        for step in loc:
            node = _child(node, step) or node
        return _position(self.path, node)

    def key_at(self, *loc: int | str) -> Position:
        """Return the position of the last key in `loc`."""
        parent = self._nodes()
        for step in loc[:-1]:
            parent = _child(parent, step) or parent
        if isinstance(parent, yaml.MappingNode):
            for key, _ in parent.value:
                if key.value == loc[-1]:
                    return _position(self.path, key)
        return _position(self.path, parent)

    def _nodes(self) -> yaml.Node:
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=_Loader)
            assert self._root is not None  # the text was parsed before
        return self._root


class _Reader:
    """Turns nodes into plain data and reports what YAML would change or hide."""

    def __init__(self, path: str, text: str) -> None:
        self.diagnostics = list(tabs(text, path))
        self._path = path
        self._file = text
        self._lines = [*_LINE_BREAK.split(text), ""]  # an omitted value can be after the last line
        self._letters = set(text)
        self._seen: set[int] = set()  # an alias is the same node as its anchor

    def plain(self, node: yaml.Node, is_item: bool = False) -> Any:
        """Return a node as text, list or mapping."""
        if id(node) in self._seen:
            return ""  # its anchor has a diagnostic; following it could loop
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        self._refuse_decoration(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, is_item))
        return [self.plain(item, is_item=True) for item in node.value]

    def _pairs(self, node: yaml.MappingNode, is_item: bool) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        twice: list[yaml.Node] = []
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._find(key, "a key must be text; quote it", "wrong-type")
                continue
            if key.tag == _MERGE:
                self._find(key, "merge keys are not supported; write the fields out", "no-alias")
                continue
            name = self._text(key)
            if is_item and not node.flow_style and len(seen) > 1 and name == next(iter(seen)):
                raise _MissingDashError(missing_dash(_position(self._path, key), name))
            if name in seen:
                message = f"key '{name}' appears twice, first on line {seen[name]}; remove one"
                self._find(key, message, "duplicate-key")
                twice.append(key)
                if is_item and len(twice) > _FEW:
                    raise _MissingDashError(missing_start(_position(self._path, twice[0])))
                continue
            seen[name] = key.start_mark.line + 1
            if name in _VERBATIM:
                self._refuse_quotes(value)
            elif name in _TRIMMED:
                self._refuse_blanks(value)
            yield name, self.plain(value)

    def _text(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        if node.style == '"':
            self._refuse_odd(node, text)
        if not node.style:
            self._refuse_comment(node)
            self._refuse_joined_items(node)
            text = self._unquoted(node, text)
        if (wrong := wrong_marks(text)) and not odd_in_text(text):
            self._find(node, wrong, "hidden-character")
        if self._refuse_decoration(node) or node.style or node.tag == _STRING:
            return text
        if node.tag != _NULL:
            shown = shortened(text)
            message = f'YAML does not read {shown} as text; quote it: "{shown}"'
            self._find(node, message, "quote-it")
        else:
            wrong = f"YAML reads {text} as an empty value; quote it" if text else _EMPTY
            self._find(node, f"{wrong} or leave the field out", "empty-text")
        return text

    def _refuse_comment(self, node: yaml.Node) -> None:
        """Report unquoted ` #5` after a value: YAML treats it as a comment."""
        rest = self._lines[node.end_mark.line][node.end_mark.column :]
        if rest and re.match(r"\s+#[^\s#]", rest):
            message = (
                "YAML treats the text after ' #' as a comment; quote the whole text, "
                "or write '# ' before a comment"
            )
            self._find(node, message, "quote-it")

    def _refuse_joined_items(self, node: yaml.Node) -> None:
        """Report an item that is indented more than those above: YAML joins it to their text."""
        first = node.start_mark.line
        for line in range(first + 1, node.end_mark.line + 1):
            indent = len(self._lines[line]) - len(self._lines[line].lstrip(" "))
            if self._lines[line].startswith("- ", indent):
                message = (
                    f"YAML reads '- ' here as part of the text that starts on line {first + 1}; "
                    "align the item with the others, or quote the text"
                )
                here = Diagnostic(self._path, line + 1, indent + 1, message, "indentation")
                self.diagnostics.append(here)

    def _unquoted(self, node: yaml.Node, text: str) -> str:
        """Report typographic quotes around a text, and return it as it was meant."""
        without = unquoted(text)
        if without != text:
            message = (
                f"YAML reads {text[0]} and {text[-1]} as part of the value; replace them with "
                "straight quotes"
            )
            self._find(node, message, "typographic-quote")
        return without

    def _refuse_quotes(self, node: yaml.Node) -> None:
        """Report a typographic quote in what a service sends, unless it is an escape."""
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._refuse_quotes(item)
        if not isinstance(node, yaml.ScalarNode):
            return
        sign = typographic_quote(node.value)
        written = self._file[node.start_mark.index : node.end_mark.index]
        is_around = not node.style and unquoted(written) != written  # has a diagnostic
        if sign and sign in written and not is_around:
            message = (
                f"the text contains {named(sign)}; write a straight quote, or the escape "
                f"\\u{ord(sign):04x} in double quotes if the service sends this character"
            )
            self._find(node, message, "typographic-quote")

    def _refuse_blanks(self, node: yaml.Node) -> None:
        """Report white space at an end of a quoted text."""
        for each in [*_children(node)] or [node]:
            is_quoted = isinstance(each, yaml.ScalarNode) and each.style in ("'", '"')
            if is_quoted and each.value.strip() and each.value != each.value.strip():
                message = "the text begins or ends with white space; remove it"
                self._find(each, message, "white-space")

    def _refuse_odd(self, node: yaml.ScalarNode, text: str) -> None:
        """Report odd characters of an escape; `read_text` reports those of the file itself."""
        for sign in odd_in_text(text):
            if sign not in self._letters:
                rule, message = explain_odd(sign)
                self._find(node, message, rule)

    def _refuse_decoration(self, node: yaml.Node) -> bool:
        """Report an anchor or a tag, visible only in the text, and return whether there is one."""
        line, col = node.start_mark.line, node.start_mark.column
        kind = {"&": "anchors and aliases", "!": "tags"}.get(self._lines[line][col : col + 1])
        if kind:
            self._find(node, f"{kind} are not supported; write the value out", "no-alias")
        return bool(kind)

    def _find(self, node: yaml.Node, message: str, rule: str) -> None:
        self.diagnostics.append(Diagnostic.at(_position(self._path, node), message, rule))


def _position(path: str, node: yaml.Node) -> Position:
    return Position(path, node.start_mark.line + 1, node.start_mark.column + 1)


def read_source(path: Path, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """Return the source of a file, None if it cannot be parsed, and the diagnostics."""
    text, diagnostics = read_text(path, shown_as)
    if text is None:
        return None, diagnostics
    source, found = parse_source(text, shown_as)
    return source, diagnostics + found


def parse_source(text: str, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """Return the source of a text, None if it cannot be parsed, and the diagnostics."""
    too_deep = Diagnostic(shown_as, 1, 1, "nested too deeply; reduce the nesting", "yaml-syntax")
    try:
        if _is_uncomposable(text):
            return None, [too_deep]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        is_deep = "nesting depth" in str(error.problem)  # the limit of libyaml from 0.2.6 on
        return None, [too_deep if is_deep else explain_syntax(error, text, shown_as)]
    except yaml.reader.ReaderError as error:
        return None, [explain_character(error, text, shown_as)]
    if root is None:
        message = "the file is empty; add its content"
        return None, [Diagnostic(shown_as, 1, 1, message, "yaml-syntax")]
    if _is_too_deep(root):
        return None, [too_deep]
    try:
        source = Source(shown_as, root, text)
    except _MissingDashError as error:
        return None, [error.diagnostic]
    return source, source.diagnostics


def _is_uncomposable(text: str) -> bool:
    """Return whether the nesting of a text would exhaust the composer's recursion.

    Raises yaml.YAMLError if the text is not YAML.
    """
    brackets = text.count("[") + text.count("{")
    if brackets + 2 * max(map(len, re.split("[\r\n]", text))) < _COMPOSABLE:
        return False  # each level needs a bracket or a deeper indent
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST + 1:
            return True
    return False


def _is_too_deep(root: yaml.Node) -> bool:
    """Return whether collections are nested deeper than any data file needs.

    It visits each node once, so an alias to a parent costs nothing.
    """
    level, seen = [root], {id(root)}
    for _ in range(_DEEPEST + 1):
        inner = [each for node in level for each in _children(node) if id(each) not in seen]
        level = list({id(each): each for each in inner}.values())
        seen.update(map(id, level))
    return bool(level)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    if isinstance(node, yaml.MappingNode):
        return [each for pair in node.value for each in pair]
    return []


def _child(node: yaml.Node, step: int | str) -> yaml.Node | None:
    """Return the value at an index or a key, None if there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
