"""Feeds the atlas into a MkDocs build. Only this file and hooks/preview/ know MkDocs.

MkDocs calls the `on_…` functions below; what one build knows is kept on its configuration,
so a build of `make serve` begins with nothing.
"""

from __future__ import annotations

import errno
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ProsePage

from atlas.assets import is_versioned, versioned_folder
from atlas.check import check_catalog
from atlas.diagnostics import render_report
from atlas.exports import Facts, code_files, export_files
from atlas.finder import index_files
from atlas.hosting import PATHS, render_paths
from atlas.load import load_catalog
from atlas.navigation import MenuItem, menu
from atlas.pages import Links, Page, Site, all_pages, page_environment, redirect_documents
from atlas.policy import POLICY
from atlas.prune import names_in, names_in_tags
from atlas.stylesheet import bundle
from atlas.urls import FIND
from atlas.words import load_words

HOOKS = Path(__file__).parent
STYLESHEET = "assets/atlas.css"
INDEX = "assets/finder/index/"
PREVIEW = "atlas_preview"  # under this name `make serve` gives a list, and finds findings in it
MARKUP = {".html", ".js", ".mjs", ".svg"}


@dataclass
class Build:
    """What one build knows."""

    site: Site
    pages: list[Page] = field(default_factory=list)
    prose: list[tuple[str, str, str]] = field(default_factory=list)
    prose_names: frozenset[str] = frozenset()
    shell: Shell | None = None
    facts: Facts | None = None


class GeneratedFile(File):
    """A page that writes itself when static files are copied, joined with the theme's shell."""

    def __init__(self, page: Page, build: Build, config: MkDocsConfig) -> None:
        super().__init__(
            f"{page.path}index.html", None, config.site_dir, True,
            dest_uri=f"{page.path}index.html", inclusion=InclusionLevel.INCLUDED,
        )  # fmt: skip
        self.generated_by = "atlas"
        self._folder = config.site_dir
        self._page = page
        self._build = build

    def copy_file(self, dirty: bool = False) -> None:
        """Write the page, and with a code's page its redirects and its files for programs."""
        build, page = self._build, self._page
        assert build.shell is not None  # MkDocs writes after on_env
        assert build.facts is not None
        self._write(self.dest_uri, build.shell.around(page).encode())
        if page.items:
            for path, content in redirect_documents(build.site, page.items):
                self._write(path, content)
            for path, content in code_files(build.facts, page.items):
                self._write(path, content)

    def _write(self, path: str, content: bytes) -> None:
        target = f"{self._folder}/{path}"  # a Path for each of very many takes a while
        try:
            with open(target, "wb", buffering=0) as file:  # noqa: PTH123
                if file.write(content) < len(content):  # a disk that is just full says no more
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True)
            self._write(path, content)


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


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the catalog: with findings the build ends here, the last site untouched."""
    folder = Path(config.config_file_path).parent
    with _no_garbage():
        catalog, findings = load_catalog(folder / "data")
        findings += check_catalog(catalog)
    if findings:
        print(render_report(findings), file=sys.stderr)
        config.extra.get(PREVIEW, []).extend(findings)
        raise Abort("the catalog has findings; nothing was built")
    words = load_words(HOOKS / "words" / "en.yml")
    links = Links((config.repo_url or "").rstrip("/"), config.site_url or "")
    environment = page_environment(HOOKS / "templates", words)
    config.extra["atlas"] = Build(Site(catalog, words, environment, links))
    config.extra["atlas_words"] = words
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files; drop the theme's own, which nothing here uses."""
    build: Build = config.extra["atlas"]
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
    with _no_garbage():
        _add_generated(files, build, config)
    return files


def _add_generated(files: Files, build: Build, config: MkDocsConfig) -> None:
    build.pages = list(all_pages(build.site))
    for page in build.pages:
        files.append(GeneratedFile(page, build, config))
    day = day_of_build(Path(config.config_file_path).parent)
    build.facts = Facts(build.site.views, config.site_url)
    for path, content in export_files(build.facts, day):
        files.append(File.generated(config, path, content=content))


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
    env.globals.update(
        w=config.extra["atlas_words"], menu=config.extra["atlas_menu"],
        missing_head=build.site.missing_head(), policy=_policy(config),
    )  # fmt: skip
    build.shell = Shell(env, config, Navigation([], []))
    for name, text in index_files(build.site.views, build.prose):
        files.append(File.generated(config, INDEX + name, content=text))
    paths = render_paths(build.site.catalog, _pages(build), config.site_url or "")
    files.append(File.generated(config, PATHS, content=paths))
    files.append(File.generated(config, STYLESHEET, content=_stylesheet(build, config)))
    env.globals["assets"] = _version_assets(files)
    return env


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Give the sitemap every page, generated and hand-written."""
    build: Build = config.extra["atlas"]
    context["sitemap"] = [f"{config.site_url or ''}{path}" for path in _pages(build)]
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Remove a copy that MkDocs dates by the day: `make compress` makes one that holds no time."""
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)


def day_of_build(folder: Path) -> str:
    """Return SOURCE_DATE_EPOCH's day if it is set, else the last commit's, else today."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds and shutil.which("git"):
        command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
        seconds = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    return moment.date().isoformat()


def _mark(name: str) -> str:
    """Return a sentinel. Its sign is not seen, and no text of the catalog may hold it."""
    return f"\ue000{name}\ue000"


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Make much that stays: collecting among it would take twice as long as making it."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def _policy(config: MkDocsConfig) -> str:
    """Return the policy of the pages; `make serve` reloads by a script it puts into them."""
    return "" if PREVIEW in config.extra else POLICY


def _pages(build: Build) -> list[str]:
    """Return the path of every page, generated and hand-written."""
    return sorted([page.path for page in build.pages] + [path for path, _, _ in build.prose])


def _version_assets(files: Files) -> str:
    """Put scripts, styles and the index into a folder named by what they hold; return it."""
    versioned = {file.src_uri: file for file in files if is_versioned(file.src_uri)}
    folder = versioned_folder({path: file.content_bytes for path, file in versioned.items()})
    for path, file in versioned.items():
        file.dest_uri = folder + path.removeprefix("assets/")
    return folder


def _stylesheet(build: Build, config: MkDocsConfig) -> str:
    theme = next(
        path
        for folder in config.theme.dirs
        for path in Path(folder).glob("assets/stylesheets/main.*.min.css")
    )
    own = Path(config.docs_dir, "assets", "own.css").read_text("utf-8")
    names = build.prose_names.union(
        *(names_in(file.read_text("utf-8")) for file in _markup(config))
    )
    return bundle(theme.read_text("utf-8"), own, names)


def _markup(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the files that make elements: templates, the frame around them, scripts."""
    folders = (HOOKS / "templates", HOOKS / "theme", Path(config.docs_dir, "assets"))
    for folder in folders:
        yield from (file for file in folder.rglob("*") if file.suffix in MARKUP)
