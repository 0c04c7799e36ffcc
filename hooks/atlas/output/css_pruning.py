"""The site's one stylesheet: ours, above what can match of the theme's.

A selector stays if every class, ID, element and attribute it asks for is among the names that
the site uses. What stands inside `:is()`, `:not()` and their kin asks for nothing here: in
doubt a rule stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tinycss2 import parse_rule_list, parse_stylesheet, serialize
from tinycss2.ast import (
    AtRule,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    SquareBracketsBlock,
)

_NAME = re.compile(r"[A-Za-z][\w-]*")
_TAG = re.compile(r"<[^>]+>")
_READS = re.compile(r"var\(\s*(--[\w-]+)")
_MOVES = re.compile(r"animation[\w-]*:([^;}]+)")
LAYER = "theme"
_GROUPS = {"media", "supports", "layer", "container"}


def names_in(text: str) -> frozenset[str]:
    """Return what may be a name in a template or a script: every word of it."""
    return frozenset(_NAME.findall(text))


def names_in_tags(html: str) -> frozenset[str]:
    """Return what may be a name in finished HTML: every word of its tags."""
    return names_in(" ".join(_TAG.findall(html)))


@dataclass(frozen=True)
class _Block:
    """A rule: its head, and the declarations or the rules inside it."""

    head: str
    body: tuple[str | _Block, ...]

    def __str__(self) -> str:
        inside = (str(each) if isinstance(each, _Block) else f"{each};" for each in self.body)
        return f"{self.head}{{{''.join(inside)}}}"


@lru_cache(maxsize=1)
def prune(css: str, names: frozenset[str], beside: str = "") -> str:
    """Return what of a stylesheet can show on a site of these names; `beside` is its other CSS.

    Kept from one call to the next: `mkdocs serve` asks for the same with every change.
    """
    blocks = list(_matching(parse_stylesheet(css, True, True), names))
    text, before = "".join(map(str, blocks)), ""
    while text != before:  # what is dropped may have been all that read something else
        before, read = text, _read_by(text + beside)
        blocks = [kept for block in blocks if (kept := _without_unread(block, read))]
        text = "".join(map(str, blocks))
    return text


def _matching(nodes: Iterable[Node], names: frozenset[str]) -> Iterator[_Block]:
    """Yield the rules of which a selector can match, with those selectors only."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            heads = [head for head in _split(node.prelude, ",") if _asked_for(head) <= names]
            if heads:
                body = (serialize(each).strip() for each in _split(node.content, ";"))
                yield _Block(",".join(serialize(head).strip() for head in heads), tuple(body))
        elif isinstance(node, AtRule) and node.content is not None:
            head = f"@{node.at_keyword}{serialize(node.prelude)}".strip()
            if node.lower_at_keyword in _GROUPS:
                rules = parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield _Block(head, tuple(_matching(rules, names)))
            else:
                yield _Block(head, (serialize(node.content),))


def _split(tokens: Iterable[Node], mark: str) -> Iterator[list[Node]]:
    """Yield the runs of tokens between a mark."""
    run: list[Node] = []
    for token in tokens:
        if isinstance(token, LiteralToken) and token.value == mark:
            yield run
            run = []
        else:
            run.append(token)
    yield run


def _asked_for(selector: list[Node]) -> set[str]:
    """Return the classes, IDs, elements and attributes without which a selector cannot match."""
    asked: set[str] = set()
    before = ""
    for token in selector:
        if isinstance(token, HashToken) or (isinstance(token, IdentToken) and before != ":"):
            asked.add(token.value)
        elif isinstance(token, SquareBracketsBlock):
            asked.update([each.value for each in token.content if isinstance(each, IdentToken)][:1])
        before = token.value if isinstance(token, LiteralToken) else ""
    return asked


def _read_by(css: str) -> frozenset[str]:
    """Return the properties that are read, and the words that may name an animation."""
    moved = names_in(" ".join(_MOVES.findall(css)))
    return moved | frozenset(_READS.findall(css))


def _without_unread(block: _Block, read: frozenset[str]) -> _Block | None:
    """Return a block without the properties and animations that nothing reads, if any is left."""
    kind, _, name = block.head.partition(" ")
    if kind.endswith("keyframes") and name not in read:
        return None
    body = tuple(kept for each in block.body if (kept := _read_part(each, read)))
    return replace(block, body=body) if body else None


def _read_part(part: str | _Block, read: frozenset[str]) -> str | _Block | None:
    if isinstance(part, _Block):
        return _without_unread(part, read)
    return None if part.startswith("--") and part.partition(":")[0] not in read else part


def bundle(theme: str, own: str, names: frozenset[str]) -> str:
    """Return both stylesheets as one; the theme's stands in a layer that ours always beats.

    Of the theme's only what can match the site's `names` is left: see `prune`.
    """
    return f"@layer {LAYER}{{{prune(theme, names, own)}}}\n{own}"
