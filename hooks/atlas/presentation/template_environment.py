"""The Jinja environment that the HTML and the Markdown templates share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas import urls
from atlas.presentation.words import Words


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
    return environment
