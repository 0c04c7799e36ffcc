"""Code pages as Markdown, from a template in which each value that is printed is escaped.

A template writes Markdown; what it prints from a variable is text, unless a filter below made
Markdown of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from markupsafe import Markup

from atlas import urls
from atlas.catalog.records import Item
from atlas.exports.context import ExportContext
from atlas.presentation.entry_views import entry_views, same_code
from atlas.presentation.template_environment import template_environment
from atlas.presentation.words import Words
from atlas.text.inline_markup import plain
from atlas.text.markdown import code, escape, fenced

_ROOT = urls.root_from("vendor/code/")  # code pages are all in folders of this depth
_BLANK_LINES = re.compile(r"\n{3,}")


def markdown_environment(
    templates: Path, words: Words, compiled: BytecodeCache | None = None
) -> Environment:
    """Return the environment for one build."""
    # Autoescape makes results of macros Markup, which `_escaped` leaves as they are.
    environment = template_environment(templates, words, finalize=_escaped, bytecode_cache=compiled)
    environment.filters.update(code=_code, fenced=_fenced, plain=plain, address=Markup)
    return environment


def render_markdown_page(context: ExportContext, items: tuple[Item, ...]) -> str:
    """Return the Markdown of a code's page; links are absolute if the site's address is known."""
    views = entry_views(context.views, items)
    text = context.markdown.get_template("code.md").render(
        views=views,
        same_code=same_code(context.views, items),
        root=context.site_url or _ROOT,
    )
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def _escaped(value: Any) -> Markup:
    """Return a value as Markdown; text is escaped, Markdown is left as it is."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))


def _fenced(text: str, language: str) -> Markup:
    """Return text as a code block."""
    return Markup(fenced(text, language))


def _code(text: str) -> Markup:
    """Return text as a code span."""
    return Markup(code(text))
