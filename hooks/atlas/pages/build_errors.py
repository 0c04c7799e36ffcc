"""The page that stands in a preview for every other while the site cannot be built."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import Markup

from atlas.catalog.diagnostics import Diagnostic


def render_trouble(
    environment: Environment,
    findings: Sequence[Diagnostic],
    said: Sequence[str],
    style: str,
    script: str,
) -> str:
    """Return the page that shows what is wrong: findings of the catalog, or what else was said.

    `style` and `script` are the site's own, put into the page as they are: a site that was never
    built serves no files.
    """
    return environment.get_template("trouble.html").render(
        findings=sorted(set(findings)), said=said, style=Markup(style), script=Markup(script)
    )
