"""The Jinja environment of the page bodies: values of the catalog are escaped."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.ext import Extension
from markupsafe import Markup, escape

from atlas.output.csp import POLICY
from atlas.presentation.paging import COLUMNS
from atlas.presentation.template_environment import template_environment
from atlas.presentation.view_models import are_short
from atlas.presentation.words import Words
from atlas.text.highlight import highlight
from atlas.text.humps import split_humps
from atlas.text.inline_markup import inline

_MACROS = (
    "parts",
    "finder",
    "pairs",
    "changed",
    "table",
)  # files of macros; each is a global of every template


class Terse(Extension):
    """Reads templates without indentation and empty lines, which no page needs."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template as it is compiled."""
        return re.sub(r"\n\s+", "\n", source)


def page_environment(
    templates: Path, words: Words, compiled: BytecodeCache | None = None
) -> Environment:
    """Return the environment of the page bodies for one build."""
    environment = template_environment(
        templates, words, extensions=[Terse], finalize=_shown, bytecode_cache=compiled
    )
    environment.filters.update(inline=inline, breakable=breakable, highlight=highlight)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    environment.tests["wide"] = lambda vendors: len(vendors) > COLUMNS
    environment.tests["chinese"] = re.compile("[\u4e00-\u9fff]").search
    environment.tests["short"] = are_short
    environment.globals["policy"] = POLICY
    for name in _MACROS:
        environment.globals[name] = environment.get_template(f"_{name}.html").module
    return environment


def _shown(value: object) -> object:
    """Return what a template prints of a value: a number with separators of thousands."""
    return f"{value:,}" if type(value) is int else value


def breakable(code: str) -> Markup:
    """Return a code that may break after each underscore and between the words of camelCase."""
    return Markup(split_humps(str(escape(code)), "<wbr>").replace("_", "_<wbr>"))
