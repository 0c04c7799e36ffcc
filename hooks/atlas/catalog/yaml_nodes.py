"""How a tree of YAML nodes is made, how deep it may be, and the steps in it."""

from __future__ import annotations

import re

import yaml

_DEEPEST = 20  # levels; the deepest data file has six
_BEARABLE = 5_000  # levels that the composer, which calls itself for each, can take
YAML_12_NUMBER = re.compile(r"^[-+]?(0o[0-7]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)$")


class Loader(yaml.CSafeLoader):
    """libyaml's loader, which also knows the numbers of YAML 1.2 that editors see."""


Loader.add_implicit_resolver("!number", YAML_12_NUMBER, list("-+.0123456789"))


def child_of(node: yaml.Node, step: int | str) -> yaml.Node | None:
    """Return the value at an index or a key, None where there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def nests_too_deep(text: str) -> bool:
    """Tell whether a text would break the composer; cheap where it cannot hold so many levels.

    Raises yaml.YAMLError where the text is not YAML.
    """
    flow = text.count("[") + text.count("{")
    if flow + 2 * max(map(len, re.split("[\r\n]", text))) < _BEARABLE:
        return False  # a level takes a bracket, or moves the next line to the right
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST + 1:
            return True
    return False


def is_too_deep(root: yaml.Node) -> bool:
    """Tell whether lists and mappings stand in one another deeper than any data file needs.

    Each node is met once, so an alias that leads back, or to much, costs nothing.
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
