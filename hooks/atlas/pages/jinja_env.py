"""The Jinja environment of the page bodies: values of the catalog are escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from atlas.output.csp import POLICY
from atlas.presentation.paging import COLUMNS
from atlas.presentation.template_environment import template_environment
from atlas.presentation.view_models import are_short
from atlas.presentation.words import Words
from atlas.text.inline_markup import inline

_MACROS = (
    "parts",
    "finder",
    "pairs",
    "changed",
    "table",
    "ticket",
)  # files of macros; each is a global of every template


def page_environment(templates: Path, words: Words) -> Environment:
    """Return the environment of the page bodies for one build."""
    environment = template_environment(templates, words)
    environment.filters.update(inline=inline, breakable=breakable)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    environment.tests["wide"] = lambda vendors: len(vendors) > COLUMNS
    environment.tests["short"] = are_short
    environment.globals["policy"] = POLICY
    for name in _MACROS:
        environment.globals[name] = environment.get_template(f"_{name}.html").module
    return environment


def breakable(code: str) -> Markup:
    """Return a code with a line break opportunity after each underscore."""
    return Markup(str(escape(code)).replace("_", "_<wbr>"))
