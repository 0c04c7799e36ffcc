"""The cost of a build, compared with a lower bound and with Hugo.

    make bench

For each size a synthetic project is built on tmpfs by: the atlas (`mkdocs build`), the same in
one process, the floor (`floor.py`: as many files of the same sizes from bare Jinja2), and Hugo
(its pages only, if Hugo is here). They take turns, ROUNDS times; medians are printed: wall and
CPU seconds, the peak memory of a process, and the ratios, which are what counts. Then the stages
of one build in CPU seconds, and what the real catalog costs above a site of one empty page.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from atlas.build.workers import PROCESSES
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.exports import code_files, export_files
from atlas.pages import Links, Site, all_pages, page_environment
from atlas.presentation.words import load_words
from atlas.search import index_files
from exported import context_of
from hugo import write_hugo_project
from project import ROOT, write_project
from small_project import LAST_DAY

SIZES = (500, 5_000, 20_000)
ROUNDS = 3
TMPFS = Path("/dev/shm")
SITE_URL = "https://atlas.example/"


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, CPU seconds of all its processes, and peak memory in MB.

    The memory is that of the largest process; what processes share is not counted twice.
    """

    wall: float
    cpu: float
    memory: float


def run(command: list[str], folder: Path, processes: str = "") -> Cost:
    """Run a command in a folder; raise RuntimeError if it fails.

    `processes` is how many the atlas may take; empty: as many as there are processors.
    """
    since = time.perf_counter()
    child = os.fork()
    if not child:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(folder)
        os.environ |= {"NO_MKDOCS_2_WARNING": "1", "ATLAS_SITE_URL": SITE_URL}
        os.environ[PROCESSES] = processes
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else one side is compiled each time
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)} failed with status {status}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(time.perf_counter() - since, cpu, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        statistics.median(each.wall for each in costs),
        statistics.median(each.cpu for each in costs),
        statistics.median(each.memory for each in costs),
    )


def sizes_of(site: Path) -> list[tuple[int, str]]:
    """Return size and path of every file of a site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return [(path.stat().st_size, path.relative_to(site).as_posix()) for path in files]


def measure(folder: Path, codes: int) -> dict[str, Cost]:
    """Return the median cost of each way to build a project of so many codes."""
    project, out, other = folder / "project", folder / "out", folder / "hugo"
    project.mkdir()
    other.mkdir()
    write_project(project, codes)
    atlas = _mkdocs(out)
    run(atlas, project)
    sizes = sizes_of(out)
    listing = folder / "sizes.txt"
    listing.write_text("".join(f"{size} {path}\n" for size, path in sizes), "utf-8")
    floor = [sys.executable, str(Path(__file__).with_name("floor.py"))]
    ways: dict[str, tuple[list[str], Path, str]] = {
        "atlas": (atlas, project, ""),
        "alone": (atlas, project, "1"),
        "floor": ([*floor, "data", str(listing), str(out)], project, ""),
    }
    pages = write_hugo_project(other, project / "data", sizes)
    if shutil.which("hugo"):
        ways["Hugo"] = (["hugo", "--quiet", "--destination", str(out)], other, "")
    else:
        print("Hugo is not installed and not measured: apt-get install hugo")
    total = sum(size for size, _ in sizes) / 1e6
    print(f"{codes} codes: {len(sizes)} files, {total:.0f} MB, {pages} of them pages", flush=True)
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, (command, place, processes) in ways.items():
            shutil.rmtree(out)
            costs[name].append(run(command, place, processes))
    return {name: median(found) for name, found in costs.items()}


def _mkdocs(out: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]


def above_empty(folder: Path) -> None:
    """Print what a build of the real catalog takes beside that of a site of one empty page."""
    empty, out = folder / "empty", folder / "out"
    (empty / "docs").mkdir(parents=True)
    (empty / "docs/index.md").touch()
    theme = "site_name: empty\ntheme: {name: material}\nplugins: []\n"
    (empty / "mkdocs.yml").write_text(theme, "utf-8")
    costs: dict[Path, list[Cost]] = {ROOT: [], empty: []}
    for _ in range(3 * ROUNDS):
        for project, found in costs.items():
            found.append(run(_mkdocs(out), project))
    real, least = median(costs[ROOT]).wall, median(costs[empty]).wall
    print(f"the real catalog: {real:.2f} s wall, {real - least:.2f} s above an empty site")


def show(costs: dict[str, Cost], codes: int) -> None:
    """Print the table of one size."""
    ours = costs["atlas"]
    for name, cost in costs.items():
        ratio = f"atlas / {name}: {ours.wall / cost.wall:5.2f} wall, "
        ratio += f"{ours.cpu / cost.cpu:5.2f} CPU, {ours.memory / cost.memory:5.2f} memory"
        each = f"{cost.wall * 1000 / codes:7.2f} ms a code" if name == "atlas" else ratio
        figures = f"{cost.wall:8.1f} s wall {cost.cpu:8.1f} s CPU {cost.memory:7.0f} MB"
        print(f"  {name:6}{figures}  {each}", flush=True)


def stages(data: Path) -> None:
    """Print what each stage of a build costs, in one process, nothing written."""

    def timed(name: str, work: Callable[[], object]) -> None:
        since = time.process_time()
        work()
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {name:16}{time.process_time() - since:8.1f} s CPU, {most:6.0f} MB so far")

    gc.disable()  # as a build does
    loaded: list[Catalog] = []
    timed("load", lambda: loaded.append(load_catalog(data)[0]))
    (catalog,) = loaded
    timed("check", lambda: check_catalog(catalog, LAST_DAY))
    words = load_words(ROOT / "hooks/words/en.yml")
    environment = page_environment(ROOT / "hooks/templates", words)
    site = Site(catalog, words, environment, Links("https://host.example/atlas", SITE_URL))
    context = context_of(site.views, SITE_URL)
    timed("cross-reference", lambda: [site.cross.counterparts(item) for item in catalog.items])
    timed("pages", lambda: [len(page.body()) + len(page.head()) for page in all_pages(site)])
    timed("files of codes", lambda: [
        len(content) for items in catalog.pages() for _, content in code_files(context, items)
    ])  # fmt: skip
    timed(
        "other exports", lambda: [len(file.make()) for file in export_files(context, "2026-01-02")]
    )
    timed("index", lambda: [len(text) for _, text in index_files(site.views, [])])


def main() -> None:
    """Print the tables."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    per_code: dict[int, float] = {}
    for codes in sizes:
        with tempfile.TemporaryDirectory(dir=TMPFS if TMPFS.is_dir() else None) as folder:
            costs = measure(Path(folder), codes)
            show(costs, codes)
            per_code[codes] = costs["atlas"].wall / codes
            if codes == sizes[-1]:
                print(f"stages at {codes} codes")
                stages(Path(folder, "project/data"))
    with tempfile.TemporaryDirectory(dir=TMPFS if TMPFS.is_dir() else None) as folder:
        above_empty(Path(folder))
    for codes, cost in per_code.items():
        print(f"time per code at {sizes[-1]} / at {codes}: {per_code[sizes[-1]] / cost:.2f}")


if __name__ == "__main__":
    main()
