"""The Jinja environment that the HTML and the Markdown templates share."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from atlas import urls
from atlas.presentation.words import Words, date_text


class CompiledTemplates(BytecodeCache):
    """Keeps the compiled templates of one kind of environment in memory, for the next build."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template: its name, since the name of a file may not be UTF-8."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept; Jinja drops it if the template has changed."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


def template_environment(templates: Path, words: Words, **options: Any) -> Environment:
    """Return the environment of one build; `w` in a template is the words of the interface.

    `options` are further arguments of Jinja's Environment.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    environment.globals.update(urls=urls, w=words)
    environment.filters["date"] = partial(date_text, words)
    return environment
