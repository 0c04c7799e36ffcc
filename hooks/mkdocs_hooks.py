"""The events of a MkDocs build. Only this file and mkdocs_site/ import MkDocs.

MkDocs calls the `on_…` functions in their order here. The state of a build is a `Build` in the
configuration, so no state outlives a build but the `BuildCache` of the preview server.
"""

from __future__ import annotations

import gc
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ProsePage

from atlas.build.workers import process_count
from atlas.output.asset_versions import ASSETS
from atlas.output.sitemap import SITEMAP
from atlas.pages import Links, Site, Terse, page_environment
from atlas.presentation.navigation import MenuItem, menu
from atlas.presentation.words import load_words, words_modules
from mkdocs_site.build import (
    HOOKS,
    PREVIEW,
    Build,
    add_generated,
    add_stylesheets,
    gc_paused,
    index,
    index_on_request,
    page_policy,
    preview_state,
    require_address,
    require_docstrings,
    sound_catalog,
    version_assets,
    words_file,
)
from mkdocs_site.generated_files import start_workers
from mkdocs_site.page_shell import Shell
from mkdocs_site.prose import (
    RightAlignedCells,
    VendorLines,
    add_prose,
    add_prose_heads,
    with_contents,
)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the catalog; with diagnostics the build ends here, and the last site stays."""
    require_address(config)
    require_docstrings()
    catalog = sound_catalog(Path(config.config_file_path).parent / "data", config)
    words = load_words(words_file(config))
    config.repo_url = (config.repo_url or "").rstrip("/")  # the theme adds `/issues/new`
    links = Links(config.repo_url, config.site_url or "")
    environment = page_environment(HOOKS / "templates", words, preview_state(config).cache.pages)
    site = Site(catalog, words, environment, links)
    macros = environment.globals
    config.extra["atlas"] = Build(site, list(config.theme.dirs), macros["finder"], macros["parts"])
    config.markdown_extensions += [RightAlignedCells(), VendorLines(catalog, config.repo_url)]
    config.theme.static_templates.discard(SITEMAP)  # MkDocs would list prose pages only
    config.theme.dirs.clear()  # MkDocs would copy the theme's own scripts and styles
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    with gc_paused():
        add_generated(files, config.extra["atlas"], config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Make the menu from the catalog and from the prose pages in the nav of mkdocs.yml."""
    build: Build = config.extra["atlas"]
    guides = [MenuItem(str(page.title or page.file.name), page.url) for page in nav.pages]
    build.menu = menu(build.site.views, guides)
    return nav


def on_page_content(html: str, page: ProsePage, config: MkDocsConfig, files: Files) -> str:
    """Keep the text of a prose page for the search index; add its contents and its neighbors."""
    build: Build = config.extra["atlas"]
    add_prose(html, page, build)
    return with_contents(html, page, build)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Complete the theme's environment and the list of files, then start the workers."""
    build: Build = config.extra["atlas"]
    env.loader = FileSystemLoader(build.theme)
    env.bytecode_cache = preview_state(config).cache.theme
    env.trim_blocks = True  # as in the templates of the page bodies
    env.add_extension(Terse)
    env.globals.update(
        w=build.site.words, menu=build.menu,
        missing_head=build.site.missing_head(), policy=page_policy(config),
        finder=build.finder, parts=build.parts,
    )  # fmt: skip
    add_prose_heads(files, build, config)
    build.shell = Shell(env, config)
    preview = PREVIEW in config.extra
    if not preview:
        with gc_paused():
            for path, text in index(build):
                files.append(File.generated(config, path, content=text))
    for path, text in words_modules(build.site.words):
        files.append(File.generated(config, ASSETS + path, content=text))
    add_stylesheets(files, build, config)
    env.globals["assets"] = folder = version_assets(files, config)
    if preview:
        files.append(index_on_request(build, folder, config))
    else:
        gc.disable()  # rendering leaves no reference cycles; on_post_build enables it again
        build.workers = start_workers(build.files, process_count())
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the worker processes."""
    build: Build = config.extra["atlas"]
    if build.workers:
        build.workers.wait()
    gc.enable()
