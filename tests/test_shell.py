"""A page joined with the shell is what MkDocs would have made of it, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from atlas.pages import Page
from conftest import ROOT, SITE_URL

Slow = Callable[[Page], str]


class Prepared(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Keeps what a build knows when it is about to write, and has it write nothing generated."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        self.env, self.config, self.build = env, config, config.extra["atlas"]
        for file in files:
            file.inclusion = InclusionLevel.EXCLUDED


def prepared(site_url: str | None, folder: str) -> Prepared:
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=folder)
    config.site_url = site_url
    plugin = Prepared()
    config.plugins["prepared"] = plugin
    build(config)
    return plugin


@pytest.fixture(scope="module", params=[SITE_URL, None], ids=["hosted", "anywhere"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ATLAS_SITE_URL", raising=False)
        patch.setenv("ATLAS_PROCESSES", "1")
        return prepared(request.param, str(tmp_path_factory.mktemp("shell")))


def rendered_whole(site: Prepared, page: Page) -> str:
    """Return a page as MkDocs makes it: a page of its own, through the whole template."""
    file = File.generated(site.config, f"{page.path}index.md", content="")
    own = MkDocsPage(page.title, file, site.config)
    own.content = page.body()
    own.meta = {"description": page.description, "head": page.head()}
    context: Any = get_context(Navigation([own], [own]), [file], site.config, own)
    return site.env.get_template("main.html").render(context)


def test_every_page_is_joined_as_it_would_be_rendered(site: Prepared) -> None:
    pages = site.build.pages
    different = [
        page.path for page in pages if site.build.shell.around(page) != rendered_whole(site, page)
    ]
    assert len(pages) > 600
    assert different == []
