"""The page shell: a joined page equals the page that MkDocs renders, byte for byte."""

from __future__ import annotations

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
from mkdocs_site.page_shell import LISTS, TABLES


class Prepared(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Keeps the state of a build before it writes, and excludes all files."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        self.env, self.config, self.build = env, config, config.extra["atlas"]
        for file in files:
            file.inclusion = InclusionLevel.EXCLUDED


@pytest.fixture(scope="module", params=[SITE_URL, None], ids=["hosted", "anywhere"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Prepare the real site, with and without a site URL."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path_factory.mktemp("shell")))
    config.site_url = request.param
    config.plugins["prepared"] = plugin = Prepared()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSES", "1")
        build(config)
    return plugin


def rendered_whole(site: Prepared, page: Page) -> str:
    """Return a page as MkDocs renders it, with the whole template."""
    file = File.generated(site.config, f"{page.path}index.md", content="")
    own = MkDocsPage(page.title, file, site.config)
    own.content = page.body()
    style = LISTS if not page.items else TABLES if "<table" in own.content else ""
    own.meta = {
        "head": page.head(),
        "style": style,
        "of_code": bool(page.items),
    }
    context: Any = get_context(Navigation([own], [own]), [file], site.config, own)
    return site.env.get_template("main.html").render(context)


def test_every_joined_page_equals_the_rendered_page(site: Prepared) -> None:
    pages = site.build.pages
    different = [
        page.path for page in pages if site.build.shell.around(page) != rendered_whole(site, page)
    ]
    assert len(pages) > 600
    assert different == []
