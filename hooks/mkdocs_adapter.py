"""Feeds the atlas into a MkDocs build. Only this file, adapter/ and preview/ know MkDocs.

MkDocs calls the `on_…` functions below; what one build knows is kept on its configuration:
the next one of `make serve` begins with no more than files and templates that are as before.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ProsePage

from adapter.generated import GeneratedFile, share_out
from adapter.shell import Shell
from atlas.assets import is_versioned, versioned_folder
from atlas.check import check_catalog
from atlas.diagnostics import render_report
from atlas.exports import Facts, code_files, export_files
from atlas.finder import index_files
from atlas.hosting import PATHS, SITEMAP, address_flaw, render_paths, render_sitemap
from atlas.load import load_catalog
from atlas.navigation import MenuItem, menu
from atlas.pages import Compiled, Links, Page, Site, all_pages, page_environment, redirect_documents
from atlas.policy import POLICY
from atlas.prune import names_in, names_in_tags
from atlas.shares import Shares, processes
from atlas.stylesheet import bundle
from atlas.words import load_words

HOOKS = Path(__file__).parent
STYLESHEET = "assets/atlas.css"
INDEX = "assets/finder/index/"
EPOCH = "SOURCE_DATE_EPOCH"  # the variable that says when a build is made, in seconds
PREVIEW = "atlas_preview"  # under this name `make serve` gives a list, and finds findings in it
MARKUP = {".html", ".js", ".mjs", ".svg"}


@dataclass
class Build:
    """What one build knows."""

    site: Site
    theme: list[str]  # the folders of the theme, ours first
    pages: list[Page] = field(default_factory=list)
    prose: list[tuple[str, str, str]] = field(default_factory=list)
    prose_names: frozenset[str] = frozenset()
    files: list[GeneratedFile] = field(default_factory=list)
    shell: Shell | None = None
    shares: Shares | None = None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the catalog: with findings the build ends here, the last site untouched."""
    folder = Path(config.config_file_path).parent
    if flaw := address_flaw(config.site_url or ""):
        raise PluginError(f"ATLAS_SITE_URL (site_url) is '{config.site_url}'; {flaw}")
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
    site = Site(catalog, words, environment, links)
    config.extra["atlas"] = Build(site, list(config.theme.dirs))
    config.extra["atlas_words"] = words
    config.theme.static_templates.discard(SITEMAP)  # MkDocs would list written pages only
    config.theme.dirs.clear()  # else MkDocs takes in each of the theme's 14,000 files
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    build: Build = config.extra["atlas"]
    with _no_garbage():
        _add_generated(files, build, config)
    return files


def _add_generated(files: Files, build: Build, config: MkDocsConfig) -> None:
    build.pages = list(all_pages(build.site))
    day = day_of_build(Path(config.config_file_path).parent)
    facts = Facts(build.site.views, config.site_url)
    build.files = [
        *(_page_file(page, facts, build, config) for page in build.pages),
        *(_file(file.path, file.make, config) for file in export_files(facts, day)),
        *_lists_of_pages(build, config),
    ]
    for file in build.files:
        files.append(file)


def _page_file(page: Page, facts: Facts, build: Build, config: MkDocsConfig) -> GeneratedFile:
    """Return a page, with which a code's redirects and its files for programs are written."""
    own = f"{page.path}index.html"

    def make() -> Iterator[tuple[str, bytes]]:
        assert build.shell is not None  # MkDocs writes after on_env
        yield own, build.shell.around(page).encode()
        if page.items:
            yield from redirect_documents(build.site, page.items)
            yield from code_files(facts, page.items)

    return GeneratedFile(own, make, config)


def _lists_of_pages(build: Build, config: MkDocsConfig) -> Iterator[GeneratedFile]:
    """Yield what lists every page, generated and hand-written."""
    address = config.site_url or ""

    def pages() -> list[str]:
        return sorted([page.path for page in build.pages] + [path for path, _, _ in build.prose])

    def paths() -> bytes:
        return render_paths(build.site.catalog, pages(), address).encode()

    yield _file(PATHS, paths, config)
    if address:  # a sitemap names whole addresses
        yield _file(SITEMAP, lambda: render_sitemap(pages(), address).encode(), config)


def _file(path: str, make: Callable[[], bytes], config: MkDocsConfig) -> GeneratedFile:
    return GeneratedFile(path, lambda: [(path, make())], config)


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
        missing_head=build.site.missing_head(), policy=_policy(config),
    )  # fmt: skip
    build.shell = Shell(env, config, Navigation([], []))
    with _no_garbage():
        for name, text in index_files(build.site.views, build.prose):
            files.append(File.generated(config, INDEX + name, content=text))
    files.append(File.generated(config, STYLESHEET, content=_stylesheet(build, config)))
    env.globals["assets"] = _version_assets(files)
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


def day_of_build(folder: Path) -> str:
    """Return SOURCE_DATE_EPOCH's day if it is set, else the last commit's, else today."""
    seconds = os.environ.get(EPOCH)
    if not seconds and shutil.which("git"):
        command = ["git", "-C", str(folder), "log", "-1", "--no-show-signature", "--format=%ct"]
        seconds = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        right = "seconds since 1970, such as 1700000000, would be right"
        raise PluginError(f"{EPOCH} is '{seconds}'; {right}") from error
    return moment.date().isoformat()


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
        for folder in build.theme
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
