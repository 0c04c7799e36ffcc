"""Steps in a tree of YAML nodes."""

from __future__ import annotations

import yaml

_DEEPEST = 20  # levels; the deepest data file has six


def child_of(node: yaml.Node, step: int | str) -> yaml.Node | None:
    """Return the value at an index or a key, None where there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


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
        return [value for _, value in node.value]
    return []
