"""The page that a preview shows in place of every other while the site cannot be built."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import Markup

from atlas.catalog.diagnostics import Diagnostic


def render_build_errors(
    environment: Environment,
    findings: Sequence[Diagnostic],
    messages: Sequence[str],
    style: str,
    script: str,
) -> str:
    """Return the page of build errors: findings of the catalog, or else messages.

    `style` and `script` are the site's own, inlined: a site that was never built serves no files.
    """
    return environment.get_template("build_errors.html").render(
        findings=sorted(set(findings)),
        messages=messages,
        style=Markup(style),
        script=Markup(script),
    )
