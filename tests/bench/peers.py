"""The cost of a build and of a first visit, compared with other site generators.

    make bench

They are those that a user may choose for such a site, each with the settings that its
documentation recommends for production and for many pages; `peers/` holds the settings.

- MkDocs with Material: with search, `navigation.prune`, and highlighted code.
- Zensical: the same. It works in parallel by default.
- Sphinx with MyST and its default theme, Alabaster: with search and highlighted code, `-j auto`.
  Furo is left out: the sidebar of each page lists all pages, and no setting limits it.
- Eleventy: one layout with the menu of the vendors, without search and without highlighting.

Each gets the same content: the Markdown page that our build writes for each code, and a list of
codes for each vendor. All of them do far less than ours. They check no catalog, and what other
vendors call a problem is in the Markdown already. They write no exports, no Markdown and JSON for
each code, no finder for codes and logs, and no pages of problems, categories, comparison and
migration.

The generators take turns, and medians are printed. Memory is that of the largest process; less
than this program takes, about 60 MB, is not seen. A first visit is what headless Chromium loads
without a cache from the site, each file compressed separately, for the code page with the median
length of Markdown. Requests to other hosts, as for web fonts, are refused and not counted.
Material and Zensical load their search index with each page, so it counts.
"""

from __future__ import annotations

import json
import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from playwright.sync_api import Browser

from build import TMPFS, Cost, median, run, sizes_of
from compared_site import BENCH, PACKAGES, served_site
from project import write_project
from tabs import chromium

ROUNDS = {400: 3, 5_000: 1}  # by the number of codes; 3 for any other
OURS = "atlas"
ELEVENTY = PACKAGES / "@11ty/eleventy"
INSTALL = "make .venv/bench tests/bench/npm/node_modules/.ready"
PYTHON = (sys.executable, "-m")

Titles = dict[str, str]  # of pages, by address


def links(titles: Titles) -> str:
    """Return a Markdown list of links to pages."""
    return "".join(f"- [{title}]({address})\n" for address, title in titles.items())


def toctree(titles: Titles) -> str:
    """Return the list of pages that Sphinx makes its navigation from."""
    return "\n".join(["```{toctree}", ":maxdepth: 1", ":titlesonly:", "", *titles, "```", ""])


def front_matter(page: str) -> str:
    """Return what Eleventy needs before the Markdown of a page."""
    return f"---\nlayout: page.njk\ntitle: {json.dumps(title_of(page))}\n---\n"


def title_of(page: str) -> str:
    """Return the heading of a Markdown page."""
    return page.partition("\n")[0].removeprefix("# ")


@dataclass(frozen=True)
class Generator:
    """A site generator: the command that builds `site`, and what its pages need.

    `listing` makes a list of pages; addresses of vendors and of codes end in `vendor` and `code`.
    `front` makes what is before a page. `html` is the path of the built page of `<vendor>/<code>`.
    """

    command: tuple[str, ...]
    vendor: str = "/index.md"
    code: str = ".md"
    listing: Callable[[Titles], str] = links
    front: Callable[[str], str] = lambda page: ""
    html: str = "{}/index.html"

    def write(self, docs: Path, pages: dict[str, dict[str, str]]) -> None:
        """Write all pages; `pages` holds the Markdown of codes, by vendor and code."""
        vendors = {name + self.vendor: name for name in pages}
        texts = {"index": "# Error codes\n\n" + self.listing(vendors)}
        for vendor, codes in pages.items():
            titles = {code + self.code: title_of(text) for code, text in codes.items()}
            texts[f"{vendor}/index"] = f"# {vendor}\n\n" + self.listing(titles)
            texts |= {f"{vendor}/{code}": text for code, text in codes.items()}
        for name, text in texts.items():
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / f"{name}.md").write_text(self.front(text) + text, "utf-8")


GENERATORS = {
    OURS: Generator((*PYTHON, "mkdocs", "build", "--strict")),
    "mkdocs-material": Generator((*PYTHON, "mkdocs", "build")),
    "zensical": Generator((*PYTHON, "zensical", "build", "--clean")),
    "sphinx": Generator(
        (*PYTHON, "sphinx", "-j", "auto", "--fresh-env", "-d", "doctrees", "docs", "site"),
        "/index", "", toctree, html="{}.html",
    ),
    "eleventy": Generator(("node", str(ELEVENTY / "cmd.cjs")), "/", "/", links, front_matter),
}  # fmt: skip


def installed(name: str) -> str:
    """Return the version of a generator, or nothing if it is not installed."""
    try:
        if name == "eleventy":
            return str(json.loads((ELEVENTY / "package.json").read_text("utf-8"))["version"])
        return version("mkdocs" if name == OURS else name)
    except (PackageNotFoundError, FileNotFoundError):
        return ""


def prepare(folder: Path, codes: int) -> None:
    """Write all projects, and build ours; write the path of the page to visit to `visited`."""
    (folder / OURS).mkdir()
    write_project(folder / OURS, codes)
    run([*GENERATORS[OURS].command], folder / OURS)
    pages: dict[str, dict[str, str]] = {}
    lengths: list[tuple[int, str]] = []
    for file in sorted((folder / OURS / "site").glob("*/*/index.md")):
        vendor, code = file.parts[-3:-1]
        text = pages.setdefault(vendor, {})[code] = file.read_text("utf-8")
        lengths.append((len(text), f"{vendor}/{code}"))
    (folder / "visited").write_text(sorted(lengths)[len(lengths) // 2][1], "utf-8")
    for name, generator in GENERATORS.items():
        if name != OURS:
            shutil.copytree(BENCH / "peers" / name, folder / name)
            generator.write(folder / name / "docs", pages)


def measure(folder: Path, codes: int, names: list[str]) -> dict[str, Cost]:
    """Return the median cost of a build with each generator."""
    # In a child: the peak memory of a process includes what its parent had when it started.
    child = multiprocessing.get_context("fork").Process(target=prepare, args=(folder, codes))
    child.start()
    child.join()
    if child.exitcode:
        raise RuntimeError(f"writing the projects of {codes} codes failed")
    costs: dict[str, list[Cost]] = {name: [] for name in names}
    for _ in range(ROUNDS.get(codes, 3)):
        for name, found in costs.items():
            shutil.rmtree(folder / name / "site", ignore_errors=True)
            found.append(run([*GENERATORS[name].command], folder / name))
    return {name: median(found) for name, found in costs.items()}


def first_visit(browser: Browser, site: Path, page: str) -> float:
    """Return the compressed kB that a first visit of a page loads from its site."""
    with served_site(browser, site) as host:
        context = browser.new_context()
        context.route(lambda url: not url.startswith(host.address), lambda route: route.abort())
        context.new_page().goto(f"{host.address}/{page}", wait_until="networkidle")
        context.close()
        return host.weight()


def show(folder: Path, costs: dict[str, Cost]) -> None:
    """Print the table of one size, after a first visit of each site."""
    visited = (folder / "visited").read_text("utf-8")
    head = ("pages", "seconds", "times ours", "MB memory", "MB of site", "bytes of a first visit")
    print(f"  {'':22}{'  '.join(head)}")
    with chromium() as browser:
        for name, cost in costs.items():
            site = folder / name / "site"
            sizes = sizes_of(site)
            pages = sum(path.endswith(".html") for _, path in sizes)
            total = sum(size for size, _ in sizes) / 1e6
            weight = first_visit(browser, site, GENERATORS[name].html.format(visited)) * 1000
            build = f"{cost.wall:9.1f}{cost.wall / costs[OURS].wall:12.2f}{cost.memory:11.0f}"
            label = f"{name} {installed(name) if name != OURS else ''}"
            print(f"  {label:21}{pages:6}{build}{total:12.1f}{weight:24,.0f}", flush=True)


def main() -> None:
    """Print the tables."""
    names = [name for name in GENERATORS if installed(name)]
    for name in [name for name in GENERATORS if name not in names]:
        print(f"{name} is not installed and not measured: {INSTALL}")
    for codes in tuple(map(int, sys.argv[1:])) or ROUNDS:
        with tempfile.TemporaryDirectory(dir=TMPFS if TMPFS.is_dir() else None) as folder:
            print(f"{codes} codes", flush=True)
            show(Path(folder), measure(Path(folder), codes, names))


if __name__ == "__main__":
    main()
