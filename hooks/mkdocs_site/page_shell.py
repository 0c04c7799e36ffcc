"""The page shell: the theme's page around a generated body."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from atlas.pages import Page

TABLES = "tables.css"  # the stylesheet of pages of codes with a table, beside that of all pages
LISTS = "lists.css"  # the same and more, for all other pages


class Shell:
    """The theme's page.

    On the page of a code it has only what its readers want: a short menu, and the stylesheet of
    tables if there is one.
    """

    def __init__(self, environment: Environment, config: MkDocsConfig) -> None:
        """`environment` is the theme's."""
        self._template = environment.get_template("main.html")
        self._config = config

    def around(self, page: Page) -> str:
        """Return the whole document of a page."""
        body, address = page.body(), self._config.site_url
        of_code = bool(page.items)
        style = LISTS if not of_code else TABLES if "<table" in body else ""
        shown = SimpleNamespace(
            title=page.title,
            meta={"head": page.head(), "style": style, "of_code": of_code},
            content=body,
            url=page.path,
            canonical_url=address + page.path if address else None,
            is_homepage=not page.path,
            edit_url=None,
        )
        nav = Navigation([], [])
        context: Any = get_context(nav, [], self._config, shown)  # type: ignore[arg-type]
        return self._template.render(context)
