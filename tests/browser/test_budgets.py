"""What a first visit costs, in the files and in a real browser; what moves while a page loads."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, Route, ViewportSize, expect

from atlas.build.verify.page_weight import BESIDE, BLOCKING, CODE_PAGE, PAGE, Visits, over_budget
from built_site import BuiltSite
from conftest import DESK, PHONE, SITE_URL, built, real_catalog, served
from project import write_project

KINDS = [
    "", "find/", "find/?q=token", "find/?q=zzzzzz", "agora/", "jmessage/?q=blacklist",
    "agora/607/", "commsease/403/", "categories/", "categories/group/", "problems/",
    "problems/user-not-found/", "matrix/", "matrix/?q=token", "migrate/",
    "migrate/agora/cometchat/", "changes/", "guide/", "links/", "404.html", "agora/nothing/",
]  # fmt: skip

WATCH = """
globalThis.moved = [];
new PerformanceObserver((list) => {
    for (const { value, sources, hadRecentInput } of list.getEntries()) {
        if (!hadRecentInput) moved.push([value, sources[0]?.node?.outerHTML?.slice(0, 90)]);
    }
}).observe({ type: "layout-shift", buffered: true });
"""


def weighed(page: Page, address: str, path: str) -> dict[str, int]:
    """Return what a first visit of a page fetches, each file with its compressed size."""
    sizes: dict[str, int] = {}

    def answered(response: Response) -> None:
        sizes[response.url.removeprefix(address)] = len(gzip.compress(response.body(), 9, mtime=0))

    page.on("response", answered)
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", answered)
    return sizes


def test_no_page_is_over_budget(site: BuiltSite) -> None:
    assert list(over_budget(site.folder)) == []


def test_a_page_over_budget_is_named(tmp_path: Path) -> None:
    files = {
        "a/index.html": '<article class="code-page"><link rel="stylesheet" href="../big.css">',
        "b/index.html": '<script src="../x.js"></script>' * 3,
        "c/index.html": "".join(map(chr, range(0x4E00, 0x9FFF))) * 8,
        "big.css": "".join(map(chr, range(0x4E00, 0x9FFF))),
        "x.js": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = [re.sub("[0-9,]+ bytes", "# bytes", line) for line in over_budget(tmp_path)]
    assert found == [
        f"b/index.html: more than {BLOCKING} files block the first paint",
        f"c/index.html has # bytes of HTML; the limit is {PAGE:,}",
        f"a/index.html loads # bytes beside its HTML; the limit is {BESIDE:,}",
        f"a/index.html loads # bytes at first; the limit is {CODE_PAGE:,}",
    ]


@pytest.mark.parametrize("path", ["agora/607/", "commsease/414/", "jmessage/", "matrix/", "guide/"])
def test_a_browser_loads_what_the_budget_counts(
    path: str, site: BuiltSite, chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    fetched = weighed(page, address, path)
    page.close()
    html = fetched.pop(path)
    fetched.pop("assets/favicon.svg", None)  # the browser shows it or not
    counted = Visits(site.folder).beside(f"{path}index.html")
    counted.pop("assets/favicon.svg")
    assert fetched == counted
    assert sum(fetched.values()) <= BESIDE
    if path.count("/") == 2:
        assert html + sum(fetched.values()) <= CODE_PAGE <= 65_000
    blocking = Visits(site.folder).blocking(f"{path}index.html")
    assert len(blocking) <= BLOCKING
    assert set(blocking) == {each for each in fetched if each.endswith((".css", "theme.js"))}


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site of a catalog three times as large."""
    project = tmp_path_factory.mktemp("larger")
    write_project(project, 3 * len(real_catalog().items))
    with served(built(project / "site/base", SITE_URL, project)) as address:
        yield address


def test_nothing_grows_with_the_catalog_before_a_search(
    larger: str, chromium: Browser, address: str
) -> None:
    """The same files, of the same sizes, but for the page itself."""
    for path in ("agora/607/", "find/", "guide/"):
        page = chromium.new_page()
        pair = [weighed(page, each, path) for each in (address, larger)]
        page.close()
        plain = [{_unversioned(file): size for file, size in each.items()} for each in pair]
        html = [each.pop(path) for each in plain]
        assert plain[0] == plain[1]
        assert html[1] - html[0] < 3_000  # codes of more vendors for the same problem


def _unversioned(file: str) -> str:
    parts = file.split("/")
    return "/".join([parts[0], *parts[2:]]) if parts[0] == "assets" and len(parts) > 2 else file


def come_late(route: Route) -> None:
    time.sleep(0.06)
    route.continue_()


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_while_a_page_loads(
    screen: ViewportSize, chromium: Browser, address: str
) -> None:
    """Scripts and the index come late here, as they do to a visitor far away."""
    page = chromium.new_page(viewport=screen)
    page.add_init_script(WATCH)
    for late in ("**/atlas.mjs", "**/ticket-tools.mjs", "**/combobox.mjs", "**/head.json"):
        page.route(late, come_late)
    moved = {}
    for path in KINDS:
        page.goto(address + path)
        page.evaluate("document.querySelector('finder-box input')?.focus()")
        page.wait_for_load_state("networkidle")
        if found := page.evaluate("moved"):
            moved[path] = found
    page.close()
    assert moved == {}


def test_what_an_address_asks_for_is_shown_even_if_scripts_fail(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto(f"{address}matrix/?q=token")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form.filter")).to_be_hidden()
    page.close()
