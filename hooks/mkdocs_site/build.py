"""The state of one build, and the files that it adds to those of MkDocs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files

from atlas.build.build_date import build_date
from atlas.build.workers import WorkerProcesses
from atlas.catalog.diagnostics import Diagnostic, render_report
from atlas.catalog.loader import FileCache, load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.checks.values import latest_day
from atlas.exports import ExportContext, code_files, export_files, markdown_environment
from atlas.output.asset_versions import (
    ASSETS,
    SCRIPTS,
    is_versioned,
    versioned_folder,
    without_comments,
)
from atlas.output.csp import POLICY
from atlas.output.css_pruning import bundle, names_in, terse
from atlas.output.module_bundle import bundled
from atlas.output.sitemap import PATHS, SITEMAP, address_flaw, render_paths, render_sitemap
from atlas.pages import Page, Site, all_pages, redirect_documents
from atlas.presentation.navigation import Menu
from atlas.presentation.template_environment import CompiledTemplates
from atlas.search import index_files
from mkdocs_site.generated_files import GeneratedFile
from mkdocs_site.page_shell import LISTS, TABLES, Shell

HOOKS = Path(__file__).parents[1]
STYLESHEET = "assets/atlas.css"
INDEX = "search/index/"
# What all pages load, and what a first answer of the finder loads: each with what it imports.
BUNDLES = {"start.mjs": "atlas.mjs", "finder.mjs": "search/combobox.mjs"}
PREVIEW = "atlas_preview"  # the key in config.extra of the preview server's PreviewState
MARKUP = {".html", ".js", ".mjs", ".svg"}


@dataclass
class BuildCache:
    """What the preview server keeps from one build for the next."""

    files: FileCache = field(default_factory=dict)  # data files, read and validated
    pages: CompiledTemplates = field(default_factory=CompiledTemplates)
    markdown: CompiledTemplates = field(default_factory=CompiledTemplates)
    theme: CompiledTemplates = field(default_factory=CompiledTemplates)
    stylesheet: Callable[..., str] = field(default_factory=lambda: lru_cache(maxsize=1)(bundle))


@dataclass
class PreviewState:
    """What the preview server passes to a build, and the diagnostics that it gets back."""

    cache: BuildCache
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass
class Build:
    """The state of one build."""

    site: Site
    theme: list[str]  # the folders of the theme, our own first
    finder: object  # the macros of the finder box, for the theme
    parts: object  # those of the pieces that pages share
    menu: Menu | None = None
    pages: list[Page] = field(default_factory=list)
    prose: list[tuple[str, str, str]] = field(default_factory=list)  # (path, title, text)
    prose_names: frozenset[str] = frozenset()
    files: list[GeneratedFile] = field(default_factory=list)
    shell: Shell | None = None
    workers: WorkerProcesses | None = None


def require_address(config: MkDocsConfig) -> None:
    """Raise PluginError if the address of the site cannot be one."""
    if flaw := address_flaw(config.site_url or ""):
        raise PluginError(f"ATLAS_SITE_URL (site_url) is '{config.site_url}'; {flaw}")


def require_docstrings() -> None:
    """Raise PluginError if Python drops the docstrings: the schemas would lack descriptions."""
    if sys.flags.optimize > 1:
        raise PluginError("PYTHONOPTIMIZE=2 would change the site; unset PYTHONOPTIMIZE")


def preview_state(config: MkDocsConfig) -> PreviewState:
    """Return what the preview server passes to the build, or an empty state."""
    return config.extra.get(PREVIEW) or PreviewState(BuildCache())


def sound_catalog(data: Path, config: MkDocsConfig) -> Catalog:
    """Load the catalog; with diagnostics, report them and abort the build.

    The last day is that of the clock, not of the build, which may be the day of an old commit.
    It decides only whether there is a site, not what the site is.
    """
    preview = preview_state(config)
    with gc_paused():
        catalog, loading = load_catalog(data, preview.cache.files)
        diagnostics = check_catalog(catalog, latest_day(datetime.now(UTC)), loading)
    if diagnostics:
        print(render_report(diagnostics), file=sys.stderr)
        preview.diagnostics.extend(diagnostics)
        raise Abort("the catalog has diagnostics; nothing was built")
    return catalog


def words_file(config: MkDocsConfig) -> Path:
    """Return the file of the interface's words in the language of the theme."""
    return HOOKS / "words" / f"{config.theme['language']}.yml"


def add_generated(files: Files, build: Build, config: MkDocsConfig) -> None:
    """Add the generated pages, the exports and the lists of pages to the files of MkDocs."""
    build.pages = all_pages(build.site)
    day = _day(Path(config.config_file_path).parent)
    compiled = preview_state(config).cache.markdown
    markdown = markdown_environment(HOOKS / "templates", build.site.words, compiled)
    context = ExportContext(build.site.views, config.site_url, markdown)
    build.files = [
        *(_page_file(page, context, build, config) for page in build.pages),
        *(_file(file.path, file.make, config) for file in export_files(context, day)),
        *_lists_of_pages(build, config),
    ]
    for file in build.files:
        files.append(file)


def _day(folder: Path) -> str:
    try:
        return build_date(folder)[0]
    except ValueError as error:
        raise PluginError(str(error)) from error


def _page_file(
    page: Page, context: ExportContext, build: Build, config: MkDocsConfig
) -> GeneratedFile:
    """Return a page; the redirects and exports of a code are companions of its page."""
    path = f"{page.path}index.html"

    def make() -> Iterator[tuple[str, bytes]]:
        assert build.shell is not None  # MkDocs writes after on_env
        yield path, build.shell.around(page).encode()
        if page.items:
            yield from redirect_documents(build.site, page.items)
            yield from code_files(context, page.items)

    return GeneratedFile(path, make, config)


def _lists_of_pages(build: Build, config: MkDocsConfig) -> Iterator[GeneratedFile]:
    """Yield the files that list every page, generated and prose."""
    address = config.site_url or ""

    def pages() -> list[str]:
        return sorted([page.path for page in build.pages] + [path for path, _, _ in build.prose])

    def paths() -> bytes:
        return render_paths(build.site.catalog, pages(), address).encode()

    yield _file(PATHS, paths, config)
    if address:  # a sitemap needs absolute URLs
        yield _file(SITEMAP, lambda: render_sitemap(pages(), address).encode(), config)


def _file(path: str, make: Callable[[], bytes], config: MkDocsConfig) -> GeneratedFile:
    return GeneratedFile(path, lambda: [(path, make())], config)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Create many long-lived objects without garbage collection, and exempt them from it.

    Collection would scan them again and again; at 5,000 codes it takes a fifth of a build.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def page_policy(config: MkDocsConfig) -> str:
    """Return the Content-Security-Policy; none in the preview, which reloads by inline script."""
    return "" if PREVIEW in config.extra else POLICY


def version_assets(files: Files, config: MkDocsConfig) -> str:
    """Move scripts, styles and the index into a folder named by their hash; return its path."""
    scripts = {
        file.src_uri.removeprefix(ASSETS): without_comments(file.content_string)
        for file in files
        if file.src_uri.startswith(ASSETS) and file.src_uri.endswith(SCRIPTS)
    }
    modules = {path: text for path, text in scripts.items() if path.endswith(".mjs")}
    made = bundled(modules, BUNDLES)
    for path in modules.keys() - made.keys():
        files.remove(files.src_uris[ASSETS + path])
    for name in BUNDLES:
        files.append(File.generated(config, ASSETS + name, content=made[name]))
    scripts |= made
    versioned = {file.src_uri: file for file in files if is_versioned(file.src_uri)}
    for path, file in versioned.items():
        if path.endswith(SCRIPTS):
            file.content_string = scripts[path.removeprefix(ASSETS)]
        elif path.endswith(".css"):
            file.content_string = terse(file.content_string)
    folder = versioned_folder({path: file.content_bytes for path, file in versioned.items()})
    for path, file in versioned.items():
        file.dest_uri = folder + path.removeprefix(ASSETS)
    return folder


def add_stylesheets(files: Files, build: Build, config: MkDocsConfig) -> None:
    """Add the stylesheet of all pages, and complete that of pages with lists."""
    theme = next(
        path
        for folder in build.theme
        for path in Path(folder).glob("assets/stylesheets/main.*.min.css")
    )
    assets = Path(config.docs_dir, "assets")
    own, tables, lists = (
        (assets / name).read_text("utf-8") for name in ("site.css", TABLES, LISTS)
    )
    names = build.prose_names.union(
        *(names_in(file.read_text("utf-8")) for file in _markup(config))
    )
    made = preview_state(config).cache.stylesheet
    text = made(theme.read_text("utf-8"), own, names, tables + lists)
    files.append(File.generated(config, STYLESHEET, content=text))
    files.src_uris[ASSETS + LISTS].content_string = tables + lists


def index(build: Build, folder: str = ASSETS) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of the search index below the folder of assets."""
    for name, text in index_files(build.site.views, build.prose):
        yield f"{folder}{INDEX}{name}", text


def index_on_request(build: Build, folder: str, config: MkDocsConfig) -> GeneratedFile:
    """Return the head of the index, which readers load first; the rest are its companions."""

    def make() -> Iterator[tuple[str, bytes]]:
        return ((path, text.encode()) for path, text in index(build, folder))

    return GeneratedFile(f"{folder}{INDEX}head.json", make, config)


def _markup(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the files whose names select CSS rules: templates, the theme, scripts."""
    folders = (HOOKS / "templates", HOOKS / "theme", Path(config.docs_dir, "assets"))
    for folder in folders:
        yield from (file for file in folder.rglob("*") if file.suffix in MARKUP)
