"""What one build knows, and the files that it adds to MkDocs' own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from atlas.build.workers import Shares
from atlas.exports import Facts, code_files, export_files
from atlas.output.asset_versions import SCRIPTS, is_versioned, versioned_folder, without_comments
from atlas.output.csp import POLICY
from atlas.output.css_pruning import bundle, names_in
from atlas.output.sitemap import PATHS, SITEMAP, render_paths, render_sitemap
from atlas.pages import Page, Site, all_pages, redirect_documents
from mkdocs_site.build_date import day_of_build
from mkdocs_site.generated_files import GeneratedFile
from mkdocs_site.page_shell import Shell

HOOKS = Path(__file__).parents[1]
STYLESHEET = "assets/atlas.css"
INDEX = "assets/search/index/"
WORDS = "assets/words.mjs"
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


def add_generated(files: Files, build: Build, config: MkDocsConfig) -> None:
    """Add the generated pages, the exports and the lists of pages to MkDocs' files."""
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


@contextmanager
def no_garbage() -> Iterator[None]:
    """Make much that stays: collecting among it would take twice as long as making it."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def page_policy(config: MkDocsConfig) -> str:
    """Return the policy of the pages; `make serve` reloads by a script it puts into them."""
    return "" if PREVIEW in config.extra else POLICY


def version_assets(files: Files) -> str:
    """Put scripts, styles and the index into a folder named by what they hold; return it."""
    versioned = {file.src_uri: file for file in files if is_versioned(file.src_uri)}
    for path, file in versioned.items():
        if path.endswith(SCRIPTS):
            file.content_string = without_comments(file.content_string)
    folder = versioned_folder({path: file.content_bytes for path, file in versioned.items()})
    for path, file in versioned.items():
        file.dest_uri = folder + path.removeprefix("assets/")
    return folder


def stylesheet(build: Build, config: MkDocsConfig) -> str:
    """Return the site's one stylesheet."""
    theme = next(
        path
        for folder in build.theme
        for path in Path(folder).glob("assets/stylesheets/main.*.min.css")
    )
    own = Path(config.docs_dir, "assets", "site.css").read_text("utf-8")
    names = build.prose_names.union(
        *(names_in(file.read_text("utf-8")) for file in _markup(config))
    )
    return bundle(theme.read_text("utf-8"), own, names)


def _markup(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the files that make elements: templates, the frame around them, scripts."""
    folders = (HOOKS / "templates", HOOKS / "theme", Path(config.docs_dir, "assets"))
    for folder in folders:
        yield from (file for file in folder.rglob("*") if file.suffix in MARKUP)
