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


class Shell:
    """The theme's page: rendered with placeholders, split there, and joined with each page.

    The shell depends only on the depth of a page and on its line in the menu, has no finder on the
    page of results, and no stylesheet for lists on a code's page without a table. So it is
    rendered a few times for any number of pages.
    """

    _PLACEHOLDER = re.compile("\ue000(title|description|head|path|body)\ue000")

    def __init__(self, environment: Environment, config: MkDocsConfig) -> None:
        """`environment` is the theme's, with the menu among its globals."""
        self._template = environment.get_template("main.html")
        self._menu: Any = environment.globals["menu"]
        self._config = config
        self._parts: dict[tuple[int, str, bool, bool, bool], list[str]] = {}

    def around(self, page: Page) -> str:
        """Return the whole document of a page."""
        line = self._menu.line_of(page.path)
        body = page.body()
        lists = not page.items or "<table" in body
        key = (page.path.count("/"), line, line == page.path, page.path == FIND, lists)
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = self._PLACEHOLDER.split(self._render(page.path, lists))
        values = {
            "title": str(Markup.escape(page.title)),
            "description": str(Markup.escape(page.description)),
            "head": page.head(),
            "path": page.path,
            "body": body,
        }
        return "".join(values[part] if at % 2 else part for at, part in enumerate(parts))

    def _render(self, path: str, lists: bool) -> str:
        address = self._config.site_url
        page = SimpleNamespace(
            title=_placeholder("title"),
            meta={
                "description": _placeholder("description"),
                "head": _placeholder("head"),
                "lists": lists,
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
