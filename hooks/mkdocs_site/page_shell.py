"""The page shell: the theme's page around a body."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from atlas.pages import Page
from atlas.urls import FIND

TABLES = "tables.css"  # the stylesheet of pages of codes with a table, beside that of all pages
LISTS = "lists.css"  # the same and more, for all other pages


class Shell:
    """The theme's page: rendered with placeholders, split there, and joined with each page.

    The shell depends only on the depth of a page and on its line in the menu, has no finder on the
    page of results, and on a code's page only what its readers want: a short menu, and the
    stylesheet of tables if it has one. So it is rendered a few times for any number of pages.
    """

    _PLACEHOLDER = re.compile("\ue000(title|head|path|body)\ue000")

    def __init__(self, environment: Environment, config: MkDocsConfig) -> None:
        """`environment` is the theme's, with the menu among its globals."""
        self._template = environment.get_template("main.html")
        self._menu: Any = environment.globals["menu"]
        self._config = config
        self._parts: dict[tuple[int, str, bool, bool, str, bool], list[str]] = {}

    def around(self, page: Page) -> str:
        """Return the whole document of a page."""
        line = self._menu.line_of(page.path)
        body = page.body()
        of_code = bool(page.items)
        style = LISTS if not of_code else TABLES if "<table" in body else ""
        depth = page.path.count("/")
        key = (depth, line, line == page.path, page.path == FIND, style, of_code)
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = self._PLACEHOLDER.split(
                self._render(page.path, style, of_code)
            )
        values = {
            "title": str(Markup.escape(page.title)),
            "head": page.head(),
            "path": page.path,
            "body": body,
        }
        return "".join(values[part] if at % 2 else part for at, part in enumerate(parts))

    def _render(self, path: str, style: str, of_code: bool) -> str:
        address = self._config.site_url
        page = SimpleNamespace(
            title=_placeholder("title"),
            meta={
                "head": _placeholder("head"),
                "style": style,
                "of_code": of_code,
            },
            content=_placeholder("body"),
            url=path,
            canonical_url=address + _placeholder("path") if address else None,
            is_homepage=not path,
            edit_url=None,
        )
        nav = Navigation([], [])
        context: Any = get_context(nav, [], self._config, page)  # type: ignore[arg-type]
        return self._template.render(context)


def _placeholder(name: str) -> str:
    """Return a placeholder between private-use characters, which the catalog may not contain."""
    return f"\ue000{name}\ue000"
