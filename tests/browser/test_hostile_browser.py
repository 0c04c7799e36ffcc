"""A site of the nastiest texts in a real browser: nothing runs, nothing is asked elsewhere.

The browser bypasses the Content-Security-Policy, so that what got into a page as
markup would really run here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from atlas.build.offline import write_offline_copy
from built_site import BuiltSite
from conftest import BUILD_TIMEOUT, ROOT
from hostile import Placeholders, filled, loaded
from site_server import served

RUN = "window.ran=1"
NASTY = [
    f"<script>{RUN}</script>",
    f'"><img src=x onerror={RUN}>',
    f"'><svg onload={RUN}>",
    f"</script><script>{RUN}</script>",
    f"</title></textarea></template></style><img src=x onerror={RUN}>",
    f"javascript:{RUN}",
    f"<a href=javascript:{RUN} autofocus onfocus={RUN}>constructor __proto__</a>",
    f"{{{{constructor.constructor('{RUN}')()}}}} ${{{RUN}}}",
    f"&lt;script&gt;{RUN}&lt;/script&gt; @@body@@ @@head@@ @@title@@",
    f"--><iframe srcdoc='<script>parent.{RUN}</script>'></iframe><!--",
]
KINDS = [
    "", "find/", "changes/", "categories/", "categories/user/", "problems/",
    "problems/user-gone/", "matrix/", "migrate/", "migrate/acme/beta/", "acme/", "beta/",
    "acme/ERR_A/", "acme/10/", "acme/-i-b/", "beta/ERR_A/", "guide/",
]  # fmt: skip
# Elements that exist only if markup in a text was not escaped.
ELEMENTS = (
    "script:not([src]):not([type='application/ld+json']), iframe, main img, [onerror], [onload],"
    "[onfocus], [onclick], [srcdoc], a[href^='javascript'], style"
)

Go = Callable[[str], Page]
Tab = tuple[Page, list[str]]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site of which every text is nasty, as a user does."""
    folder = tmp_path_factory.mktemp("nasty")
    loaded(filled(Placeholders(NASTY).text), folder)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    (folder / "docs").mkdir()
    (folder / "docs/assets").symlink_to(ROOT / "docs/assets")
    (folder / "docs/guide.md").write_text("# Guide\n\nWords.\n", "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (folder / "mkdocs.yml").write_text(f"{config}\nnav: [guide.md]\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "host/base"],
        cwd=folder,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "ATLAS_SITE_URL": "https://atlas.example/base/",
        },
        check=True,
        timeout=BUILD_TIMEOUT,
    )
    return BuiltSite(folder / "host/base")


@pytest.fixture(scope="module")
def root(nasty: BuiltSite) -> Iterator[str]:
    with served(nasty) as address:
        yield address


@pytest.fixture(scope="module")
def copy(nasty: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Unpack the offline copy; return its address."""
    folder = tmp_path_factory.mktemp("copy")
    write_offline_copy(nasty.folder, folder / "copy.zip")
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder)
    shutil.copy(nasty.folder / "404.html", folder / "chat-error-atlas")
    return f"{(folder / 'chat-error-atlas').as_uri()}/"


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Tab]:
    """Return a tab that ignores the policy, and the list of its faults."""
    context = chromium.new_context(bypass_csp=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)

    def check(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file:", "data:image/")):
            faults.append(url)

    page.on("request", lambda request: check(request.url))
    yield page, faults
    context.close()


@pytest.fixture
def go(tab: Tab) -> Iterator[Go]:
    """Open addresses; afterwards nothing may have run, failed or been requested elsewhere."""
    page, faults = tab
    faults.clear()

    def opened(address: str) -> Page:
        page.goto(address)
        unharmed(page)
        return page

    yield opened
    unharmed(page)
    page.goto("about:blank")
    assert [each for each in faults if "404 (" not in each] == []


def unharmed(page: Page) -> None:
    """Assert that no text has become an element, and none has run."""
    assert page.locator(ELEMENTS).count() == 0
    assert page.evaluate("() => window.ran") is None


def test_nothing_runs_on_any_kind_of_page(go: Go, root: str) -> None:
    for path in KINDS:
        page = go(root + path)
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("#menu")).to_contain_text(RUN)


def test_nothing_runs_on_a_redirect(root: str, chromium: Browser) -> None:
    page = chromium.new_page(bypass_csp=True, java_script_enabled=False)
    page.route("**/acme/ERR_A/", lambda route: route.fulfill(status=204))  # so that it stays
    page.goto(f"{root}acme/OLD_A/")
    assert page.locator(ELEMENTS).count() == 0
    expect(page.locator("h1")).to_contain_text(RUN)
    page.close()


def test_nothing_runs_in_the_offline_copy(go: Go, copy: str) -> None:
    for path in ("acme/ERR_A/", "acme/", "matrix/", "find/"):
        page = go(f"{copy}{path}index.html")
    page.get_by_role("combobox").fill("script")
    expect(page.get_by_role("option").first).to_contain_text(RUN)


def test_nothing_runs_in_search_results(go: Go, root: str) -> None:
    page = go(f"{root}acme/ERR_A/")
    for query in ("script", "img onerror", "constructor", "__proto__", *NASTY):
        page.get_by_role("combobox").fill(query)
        expect(page.get_by_role("status").first).to_have_text(re.compile("match"))
        unharmed(page)


@pytest.mark.parametrize("query", [*NASTY[:3], "constructor", "vendor:constructor x", "%", "\\"])
def test_nothing_runs_of_a_query_in_the_address(query: str, go: Go, root: str) -> None:
    page = go(f"{root}find/?q={quote(query)}&go=1")
    expect(page.get_by_role("status").first).not_to_be_empty()
    if page.url.startswith(f"{root}find/"):
        expect(page.get_by_role("combobox")).to_have_value(query)


def test_nothing_runs_of_what_a_filter_finds(go: Go, root: str) -> None:
    for path in ("acme/", "matrix/"):
        page = go(f"{root}{path}?q={quote(NASTY[0])}")
        expect(page.locator(".filter output")).to_contain_text(" of ")


def test_ticket_texts_stay_text(go: Go, root: str) -> None:
    page = go(f"{root}acme/ERR_A/")
    expect(page.get_by_role("button", name="Copy link").first).to_be_visible()  # scripts loaded
    page.keyboard.press("t")
    expect(page.locator("dialog[open] textarea[name=note]")).to_have_value(re.compile(RUN))
    page.keyboard.press("Escape")
    for kind in ("markdown", "jira", "slack", "html"):
        page.locator("ticket-tools summary").first.click()
        page.locator(f"ticket-tools [data-copy={kind}]").first.click()
        unharmed(page)


def test_log_lines_stay_text(go: Go, root: str) -> None:
    page = go(f"{root}find/#log")
    log = "\n".join(["the constructor of __proto__ failed", *NASTY, f'{{"code": "10"}} {NASTY[1]}'])
    page.get_by_label("stack trace").fill(log)
    expect(page.locator(".finding").first).to_be_visible()
    unharmed(page)


@pytest.mark.parametrize(
    "path",
    [
        f"acme/<img src=x onerror={RUN}>",
        f"acme/%3Cscript%3E{RUN}%3C/script%3E",
        f'acme/"onclick="{RUN}',
        f"javascript:{RUN}/ERR_A",
        "acme/%ff%u0000",
        "constructor/__proto__",
    ],
)
def test_the_404_page_shows_its_path_as_text(path: str, go: Go, root: str) -> None:
    page = go(root + path)
    expect(page.locator("lost-page p")).not_to_have_text("")
    expect(page.locator("lost-page p")).not_to_contain_text("Looking")
