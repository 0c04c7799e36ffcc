"""The theme's page around a body."""

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
    """The theme's page around a body: rendered with sentinels, split, joined for each page.

    The shell differs only by a page's depth and by its line in the menu, and on the finder's
    own page, so a catalog of any size renders it a few times.
    """

    _SENTINEL = re.compile("\ue000(title|description|head|path|body)\ue000")

    def __init__(self, environment: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        self._template = environment.get_template("main.html")
        self._config = config
        self._nav = nav
        self._parts: dict[tuple[int, str, bool, bool], list[str]] = {}

    def around(self, page: Page) -> str:
        """Return the whole document of a page."""
        line = self._config.extra["atlas_menu"].line_of(page.path)
        key = (page.path.count("/"), line, line == page.path, page.path == FIND)
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = self._SENTINEL.split(self._render(page.path, line))
        values = {
            "title": str(Markup.escape(page.title)),
            "description": str(Markup.escape(page.description)),
            "head": page.head(),
            "path": page.path,
            "body": page.body(),
        }
        return "".join(values[part] if at % 2 else part for at, part in enumerate(parts))

    def _render(self, path: str, line: str) -> str:
        address = self._config.site_url
        stand_in = SimpleNamespace(
            title=_mark("title"),
            meta={"description": _mark("description"), "head": _mark("head")},
            content=_mark("body"),
            url=path,
            canonical_url=address + _mark("path") if address else None,
            is_homepage=not path,
            edit_url=None,
        )
        context: Any = get_context(self._nav, [], self._config, stand_in)  # type: ignore[arg-type]
        return self._template.render(context)


def _mark(name: str) -> str:
    """Return a sentinel. Its sign is not seen, and no text of the catalog may hold it."""
    return f"\ue000{name}\ue000"
