"""The stylesheet of all pages: our own, after those rules of the theme that can match.

A selector is kept if the site uses every class, element and other name in it. The arguments of
functions such as `:is()` and `:not()` are not looked at: in doubt a rule is kept. Without pruning
the stylesheet would exceed the limits of build/verify/page_weight.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

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
_CLASSES = re.compile(r"""class(?:Name)?(?:=|: )"([^"]*)"|classList\.\w+\("([^"]+)""")
_ELEMENTS = re.compile(r'<([A-Za-z][\w-]*)|lement\("([\w-]+)"|"(h[1-6])"')
_READS = re.compile(r"var\(\s*(--[\w-]+)")
_MOVES = re.compile(r"animation[\w-]*:([^;}]+)")
_TERSE = re.compile(
    r"""("[^"]*")|(?<!\S)/\*.*?\*/\s*|/\*.*?\*/|\s*([{};])\s*|([:,])\s+|(\s)\s*""", re.DOTALL
)
LAYER = "theme"
_GROUPS = {"media", "supports", "layer", "container"}


def names_in(text: str) -> frozenset[str]:
    """Return the possible names in a template, a script or HTML.

    An element is as it is, a class begins with `.`. Any word may be an attribute or an ID: `#word`.
    """
    classes = " ".join(chain(*_CLASSES.findall(text)))
    return frozenset(
        chain(
            filter(None, chain(*_ELEMENTS.findall(text))),
            (f".{name}" for name in _NAME.findall(classes)),
            (f"#{name}" for name in _NAME.findall(text)),
        )
    )


@dataclass(frozen=True)
class _Block:
    """A rule: its head, and its declarations or nested rules."""

    head: str
    body: tuple[str | _Block, ...]

    def __str__(self) -> str:
        inside = (str(each) if isinstance(each, _Block) else f"{each};" for each in self.body)
        return f"{self.head}{{{''.join(inside)}}}"


def prune(css: str, names: frozenset[str], beside: str = "") -> str:
    """Return the rules that can match a site with these names; `beside` is its other CSS."""
    blocks = list(_matching(parse_stylesheet(css, True, True), names))
    text, before = "".join(map(str, blocks)), ""
    while text != before:  # a dropped rule may have been the last reader of a property
        before, read = text, _used_by(text + beside)
        blocks = [kept for block in blocks if (kept := _without_unused(block, read))]
        text = "".join(map(str, blocks))
    return text


def _matching(nodes: Iterable[Node], names: frozenset[str]) -> Iterator[_Block]:
    """Yield the rules with a selector that can match, without their other selectors."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            heads = [head for head in _split(node.prelude, ",") if _required_names(head) <= names]
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


def _split(tokens: Iterable[Node], literal: str) -> Iterator[list[Node]]:
    """Split tokens at a literal."""
    run: list[Node] = []
    for token in tokens:
        if isinstance(token, LiteralToken) and token.value == literal:
            yield run
            run = []
        else:
            run.append(token)
    yield run


def _required_names(selector: list[Node]) -> set[str]:
    """Return the classes, IDs, elements and attributes that a selector needs, as `names_in`."""
    required: set[str] = set()
    before = ""
    for token in selector:
        if isinstance(token, HashToken):
            required.add(f"#{token.value}")
        elif isinstance(token, IdentToken) and before != ":":
            required.add(f".{token.value}" if before == "." else token.value)
        elif isinstance(token, SquareBracketsBlock):
            named = (each.value for each in token.content if isinstance(each, IdentToken))
            required.add(f"#{next(named)}")
        before = token.value if isinstance(token, LiteralToken) else ""
    return required


def _used_by(css: str) -> frozenset[str]:
    """Return the custom properties in use, and the words that may name an animation."""
    moved = frozenset(_NAME.findall(" ".join(_MOVES.findall(css))))
    return moved | frozenset(_READS.findall(css))


def _without_unused(block: _Block, read: frozenset[str]) -> _Block | None:
    """Return a block without unused properties and animations; None if nothing remains."""
    kind, _, name = block.head.partition(" ")
    if kind.endswith("keyframes") and name not in read:
        return None
    body = tuple(kept for each in block.body if (kept := _used_part(each, read)))
    return replace(block, body=body) if body else None


def _used_part(part: str | _Block, read: frozenset[str]) -> str | _Block | None:
    if isinstance(part, _Block):
        return _without_unused(part, read)
    return None if part.startswith("--") and part.partition(":")[0] not in read else part


def bundle(theme: str, own: str, names: frozenset[str], beside: str = "") -> str:
    """Return both stylesheets as one; our own overrides the cascade layer of the theme.

    `beside` is the CSS that some pages load too.
    """
    return f"@layer {LAYER}{{{prune(theme, names, own + beside)}}}\n{terse(own)}"


def terse(css: str) -> str:
    """Return a stylesheet without comments and line breaks."""
    return _TERSE.sub(lambda match: "".join(match.groups("")), css)
