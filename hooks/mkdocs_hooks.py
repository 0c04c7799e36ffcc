"""Feeds the atlas into a MkDocs build. Only this file and mkdocs_site/ know MkDocs.

MkDocs calls the `on_…` functions below; what one build knows is kept on its configuration:
the next one of `make serve` begins with no more than files and templates that are as before.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ProsePage

from atlas.build.workers import processes
from atlas.catalog.diagnostics import render_report
from atlas.catalog.loader import load_catalog
from atlas.checks import check_catalog
from atlas.output.css_pruning import names_in_tags
from atlas.output.sitemap import SITEMAP, address_flaw
from atlas.pages import Compiled, Links, Site, page_environment
from atlas.presentation.navigation import MenuItem, menu
from atlas.presentation.words import load_words, render_words_module
from atlas.search import index_files
from mkdocs_site.build import (
    HOOKS,
    INDEX,
    PREVIEW,
    STYLESHEET,
    WORDS,
    Build,
    add_generated,
    no_garbage,
    page_policy,
    stylesheet,
    version_assets,
)
from mkdocs_site.generated_files import share_out
from mkdocs_site.page_shell import Shell


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the catalog: with findings the build ends here, the last site untouched."""
    folder = Path(config.config_file_path).parent
    if flaw := address_flaw(config.site_url or ""):
        raise PluginError(f"ATLAS_SITE_URL (site_url) is '{config.site_url}'; {flaw}")
    with no_garbage():
        catalog, findings = load_catalog(folder / "data")
        findings += check_catalog(catalog)
    if findings:
        print(render_report(findings), file=sys.stderr)
        config.extra.get(PREVIEW, []).extend(findings)
        raise Abort("the catalog has findings; nothing was built")
    words = load_words(HOOKS / "words" / "en.yml")
    links = Links((config.repo_url or "").rstrip("/"), config.site_url or "")
    environment = page_environment(HOOKS / "templates", words)
    site = Site(catalog, words, environment, links)
    config.extra["atlas"] = Build(site, list(config.theme.dirs))
    config.extra["atlas_words"] = words
    config.extra["atlas_finder"] = environment.globals["finder"]
    config.theme.static_templates.discard(SITEMAP)  # MkDocs would list written pages only
    config.theme.dirs.clear()  # else MkDocs takes in each of the theme's 14,000 files
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    build: Build = config.extra["atlas"]
    with no_garbage():
        add_generated(files, build, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Make the menu: the catalog's lines, and the prose pages that mkdocs.yml lists."""
    build: Build = config.extra["atlas"]
    guides = [MenuItem(str(page.title or page.file.name), page.url) for page in nav.pages]
    config.extra["atlas_menu"] = menu(build.site.views, guides)
    return nav


def on_page_content(html: str, page: ProsePage, config: MkDocsConfig, files: Files) -> str:
    """Note what a prose page says, for the search index, and make the tags of its head."""
    build: Build = config.extra["atlas"]
    html = html.replace(' style="text-align: right;"', ' class="number"')  # the policy bars styles
    description = page.meta.get("description") or config.site_description or ""
    page.meta["head"] = build.site.prose_head(page.url, str(page.title), description)
    build.prose_names |= names_in_tags(html)
    build.prose.append((page.url, str(page.title), " ".join(Markup(html).striptags().split())))
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the theme its words and menu, and make the shell; then the index is complete."""
    build: Build = config.extra["atlas"]
    env.loader = FileSystemLoader(build.theme)
    env.bytecode_cache = Compiled()
    env.globals.update(
        w=config.extra["atlas_words"], menu=config.extra["atlas_menu"],
        missing_head=build.site.missing_head(), policy=page_policy(config),
        finder=config.extra["atlas_finder"],
        report=build.site.links.report("") if config.repo_url else "",
    )  # fmt: skip
    build.shell = Shell(env, config, Navigation([], []))
    with no_garbage():
        for name, text in index_files(build.site.views, build.prose):
            files.append(File.generated(config, INDEX + name, content=text))
    files.append(File.generated(config, WORDS, content=render_words_module(build.site.words)))
    files.append(File.generated(config, STYLESHEET, content=stylesheet(build, config)))
    env.globals["assets"] = version_assets(files)
    if PREVIEW not in config.extra:
        gc.disable()  # what is written next leaves no cycles; on_post_build enables it again
        build.shares = share_out(build.files, processes())
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for what other processes write."""
    build: Build = config.extra["atlas"]
    if build.shares:
        build.shares.wait()
    gc.enable()
