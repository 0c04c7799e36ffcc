"""The least that a Python build of such a site can cost: bare Jinja2, writing the same sizes.

    floor.py DATA SIZES OUT

It loads the YAML of a catalog unchecked, compiles one template, and writes a file of the
same size for each line `size path` of SIZES. It checks nothing and looks nothing up. A file
holds as many escaped values as a code's page does: one in about VALUE bytes.
"""

from __future__ import annotations

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

VALUE = 240
TEMPLATE = (
    "{% for text in texts %}"
    + '<section class="part"><p class="lead quiet">'.ljust(VALUE - 60, "-")
    + "{{ text }}</p></section>\n{% endfor %}"
)


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def main(data: str, sizes: str, out: str) -> None:
    """Load, render, write."""
    gc.disable()
    found: list[str] = []
    for path in sorted(Path(data).rglob("*.yml")):
        found += texts_in(yaml.load(path.read_bytes(), yaml.CBaseLoader))
    template = Environment(autoescape=True).from_string(TEMPLATE)
    texts = itertools.cycle(found)
    for line in Path(sizes).read_text("utf-8").splitlines():
        size, path_ = line.split(" ", 1)
        count = int(size) // VALUE
        page = template.render(texts=list(itertools.islice(texts, count))).encode()
        target = f"{out}/{path_}"
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
        with open(target, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(page.ljust(int(size))[: int(size)])


if __name__ == "__main__":
    main(*sys.argv[1:])
