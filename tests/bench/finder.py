"""What the finder costs a visitor, measured in headless Chromium at several sizes.

    make bench

For each size: what a first exact answer fetches (kB, each file compressed by itself, scripts
included), and the time from keystroke to answer, index at hand, at the 95th percentile. For
the real size also the time to read a log of one megabyte, the longest time for which the page
did not answer meanwhile, and how right the reader's certain answers are on the golden pastes.
Sizes hold anywhere; times are of this machine and this run.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import Page

from atlas.analysis.crossref import cross_reference
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.output.asset_versions import without_comments
from atlas.output.module_bundle import bundled
from atlas.presentation.views import Views
from atlas.presentation.words import load_words, words_modules
from atlas.search import index_files
from mkdocs_site.build import BUNDLES
from synthetic import grown
from tabs import chromium

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs/assets"
SIZES = (0, 3_000, 20_000, 100_000)  # 0 is the real size
QUERIES = ("898001", "-1", "ERR_UID_NOT_FOUND", "uid not", "98002", "user not exist",
           "token expired", "tokn expired", "agora 504", "group full")  # fmt: skip

OPEN = """async () => {
    const { openStore } = await import("/assets/search/store.mjs");
    const { read } = await import("/assets/search/read.mjs");
    const json = async (name) => (await fetch(`/index/${name}`)).json();
    const openReader = async () => {
        const answers = await import("/assets/log/answer.mjs");
        const { readLines } = await import("/assets/log/read-lines.mjs");
        const signs = await json("signs.json");
        let messages;
        const none = { messages: {}, patterns: {} };
        const lines = async (text, wire, options) => (
            readLines(store, signs, wire ? await (messages ??= json("messages.json")) : none,
                text, options));
        return { ...answers, lines };
    };
    let reader;
    const finder = () => ({
        store: globalThis.store,
        openTerms: () => import("/assets/search/by-terms.mjs"),
        openChinese: () => import("/assets/search/chinese.mjs"),
        openReader: () => (reader ??= openReader()),
    });
    globalThis.first = async (query) => {
        globalThis.store = await openStore(json);
        const { hits } = await read(finder(), query);
        await Promise.all(hits.slice(0, 8).map(({ number }) => store.document(number)));
        return hits.length;
    };
    globalThis.keystrokes = async (queries, times) => {
        const took = [];
        for (let time = 0; time < times; time += 1) for (const query of queries) {
            for (let end = 1; end <= query.length; end += 1) {
                const since = performance.now();
                const { hits } = await read(finder(), query.slice(0, end));
                await Promise.all(hits.slice(0, 8).map(({ number }) => store.document(number)));
                if (time > 0) took.push(performance.now() - since);
            }
        }
        took.sort((a, b) => a - b);
        return took[Math.floor(took.length * 0.95)];
    };
    globalThis.read = async (text) => {
        let longest = 0;
        let last = performance.now();
        const beat = setInterval(() => {
            longest = Math.max(longest, performance.now() - last);
            last = performance.now();
        }, 5);
        let turn = performance.now();
        const since = performance.now();
        const { findings } = await read(finder(), text, async () => {
            if (performance.now() - turn < 12) return;
            await new Promise((resume) => setTimeout(resume));
            turn = performance.now();
        });
        clearInterval(beat);
        return [performance.now() - since, longest, findings.length];
    };
    globalThis.certain = async (text) => {
        const { findings } = await read(finder(), text);
        const sure = findings.filter(({ verdict }) => verdict === "certain");
        return Promise.all(sure.map(async ({ line, documents }) => {
            const [vendor, code] = (await store.document(documents[0])).path.split("/");
            return [String(line), vendor, code];
        }));
    };
}"""


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves files and notes what each would weigh compressed."""

    weights: dict[str, int] = {}  # noqa: RUF012

    def send_head(self) -> object:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        if path.is_file():
            self.weights[self.path] = len(gzip.compress(path.read_bytes(), 9, mtime=0))
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address."""
    handler = functools.partial(_Counting, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def write_index(folder: Path, catalog: Catalog) -> None:
    """Write the scripts and the index of a catalog as the site would."""
    words = load_words(ROOT / "hooks/words/en.yml")
    views = Views(catalog, cross_reference(catalog), words)
    shutil.copytree(ASSETS, folder / "assets")
    (folder / "index").mkdir()
    (folder / "page.html").write_text("<!doctype html><title>bench</title>", "utf-8")
    for name, text in index_files(views, []):
        (folder / "index" / name).write_text(text, "utf-8")


def megabyte_log() -> str:
    """Return a log of one megabyte, with an error of a vendor every hundred lines."""
    lines: list[str] = []
    size = 0
    while size < 1_000_000:
        number = len(lines)
        line = f"2026-03-04T05:06:{number % 60:02}.{number % 1000:03}Z INFO worker-{number % 8} "
        line += f"GET /v3/rooms/{number * 37} 200 {number % 400}ms trace=af{number:08x}"
        if number % 100 == 99:
            line = '{"errCode":1501,"errMsg":"TokenExpiredError","errDlt":"expired"}'
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)


def modules() -> dict[str, str]:
    """Return the modules of the site, as a visitor loads them, by their paths."""
    return {
        file.relative_to(ASSETS).as_posix(): without_comments(file.read_text("utf-8"))
        for file in ASSETS.rglob("*.mjs")
    } | dict(words_modules(load_words(ROOT / "hooks/words/en.yml")))


def measure(page: Page, address: str, real: bool) -> str:
    """Return a line of the table."""
    page.goto(f"{address}/page.html")
    page.evaluate(OPEN)
    _Counting.weights = {}
    page.evaluate("first('898001')")
    fetched = dict(_Counting.weights)
    index = sum(size for path, size in fetched.items() if path.startswith("/index/")) / 1000
    _Counting.weights = {}
    page.evaluate("first('token expires too early')")
    words = (
        sum(size for path, size in _Counting.weights.items() if path.startswith("/index/")) / 1000
    )
    script = bundled(modules(), BUNDLES)["finder.mjs"]
    scripts = len(gzip.compress(script.encode(), 9)) / 1000
    keystroke = page.evaluate("([queries, times]) => keystrokes(queries, times)", [QUERIES, 4])
    line = f"{index:8.1f} {scripts:8.1f} {words:8.1f} {keystroke:10.2f}"
    if real:
        took, longest, count = page.evaluate("(text) => read(text)", megabyte_log())
        line += f"   1 MB log: {took:.0f} ms, page silent at most {longest:.0f} ms, {count} found"
    return line


def judge(page: Page, catalog: Catalog) -> str:
    """Return the precision and recall of certain answers to the golden pastes.

    In all, by vendor and by platform; a code of several platforms counts for each of them.
    """
    golden = yaml.safe_load((ROOT / "tests/golden/pastes.yml").read_text("utf-8"))
    given, wanted, right = Counter[str](), Counter[str](), Counter[str]()
    groups = groups_of(catalog)
    for case in golden:
        want = {(each["line"], each["vendor"], each["code"]) for each in case["finds"]
                if each["verdict"] == "certain"}  # fmt: skip
        got = set(map(tuple, page.evaluate("(text) => certain(text)", case["paste"])))
        for counter, found in ((given, got), (wanted, want), (right, got & want)):
            counter.update(group for _, *code in found for group in groups[*code])
    lines = (
        f"{group:16} {right[group] / max(1, given[group]):9.1%} of {given[group]:3}"
        f" {right[group] / max(1, wanted[group]):9.1%} of {wanted[group]:3}"
        for group in sorted(wanted, key=lambda group: -wanted[group])
    )
    head = f"{len(golden)} pastes     precision, given   recall, wanted"
    return "\n".join((head, *lines))


def groups_of(catalog: Catalog) -> dict[tuple[str, ...], set[str]]:
    """Return by slug and code what a certain answer counts for: all, its vendor, its platforms."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for item in catalog.items:
        group = groups.setdefault((item.vendor, item.slug), {"all", item.vendor})
        group.update(item.platforms)
    return groups


def main() -> None:
    """Print the table."""
    catalog = load_catalog(ROOT / "data")[0]
    print("   codes  index kB script kB words kB  p95 key ms")
    with chromium() as browser:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                write_index(Path(folder), grown(catalog, size) if size else catalog)
                with served(Path(folder)) as address:
                    page = browser.new_page()
                    count = size or sum(1 for _ in catalog.pages())
                    print(f"{count:8} {measure(page, address, size == SIZES[0])}")
                    if size == SIZES[0]:
                        print(judge(page, catalog))
                    sys.stdout.flush()
                    page.close()


if __name__ == "__main__":
    main()
