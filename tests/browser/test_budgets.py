"""The weight of a first visit, counted from the files and measured in a real browser."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from atlas.build.verify.page_weight import BESIDE, BLOCKING, CODE_PAGE, PAGE, Visits, over_budget
from built_site import BuiltSite
from conftest import SITE_URL, built, real_catalog
from project import write_project
from site_server import served


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


def test_a_page_over_budget_is_reported(tmp_path: Path) -> None:
    files = {
        "a/index.html": '<article class="code-page"><link rel="stylesheet" href="../big.css">',
        "b/index.html": '<script src="../x.js"></script>' * (BLOCKING + 1),
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
def test_a_browser_loads_the_files_that_the_budget_counts(
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
    write_project(project, 2 * len(real_catalog().items))
    with served(built(project / "site/base", SITE_URL, project)) as address:
        yield address


def test_files_loaded_before_a_search_do_not_grow_with_the_catalog(
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


def test_a_page_is_visible_even_if_its_scripts_fail(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/*.mjs", lambda route: route.abort())
    page.goto(f"{address}matrix/?q=token")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form.filter")).to_be_hidden()
    page.close()
