"""The preview server: build errors show on every page until they are fixed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from atlas.catalog.diagnostics import Diagnostic
from mkdocs_site.build import HOOKS, BuildCache
from mkdocs_site.preview.build import BuildErrors, LazyWriter, build_site, collect_garbage
from mkdocs_site.preview.server import PreviewServer, errors_renderer
from small_project import QUIET, small_project

HOSTILE = "<img src=x onerror=alert(1)>"
PATIENCE = 30_000  # milliseconds for a build on a busy machine


@dataclass(frozen=True)
class Served:
    """A project and the address at which it is served."""

    project: Path
    address: str

    @contextmanager
    def broken(self, name: str, old: str, new: str) -> Iterator[None]:
        """Replace a text in a file for a while."""
        text = (self.project / name).read_text("utf-8")
        assert old in text
        self.save(name, text.replace(old, new, 1))
        try:
            yield
        finally:
            self.save(name, text)

    def save(self, name: str, text: str) -> None:
        """Write a file atomically, as editors do: the server sees one change."""
        new = self.project / "new"
        new.write_text(text, "utf-8")
        new.replace(self.project / name)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a small project whose catalog has a diagnostic at the start."""
    project = small_project(tmp_path_factory.mktemp("preview") / "project")
    code = project / "data/acme/server.yml"
    code.write_text(code.read_text("utf-8").replace("category: user", f"category: {HOSTILE}"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs_site.preview", "--address", host]
    log = (project / "log").open("w")
    server = subprocess.Popen(
        command, cwd=project, env={**os.environ, **QUIET}, stdout=log, stderr=log
    )
    yield Served(project, _answering(f"http://{host}/atlas/", server))
    server.terminate()
    assert server.wait(10) == 0
    log.close()


def _answering(address: str, server: subprocess.Popen[bytes]) -> str:
    """Wait until the server answers; return the address."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(address)
        except urllib.error.HTTPError:
            return address
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("the server ended")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=PATIENCE)


def test_a_finding_at_the_start_shows_until_it_is_fixed(served: Served, page: Page) -> None:
    answer = page.goto(f"{served.address}acme/100/")
    assert answer is not None
    assert answer.status == 503
    heading(page, "The site can't be built")
    expect(page.get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("listitem")).to_contain_text("data/acme/server.yml:")
    expect(page.get_by_role("listitem")).to_contain_text(HOSTILE)
    assert page.locator("img").count() == 0
    code = served.project / "data/acme/server.yml"
    fixed = code.read_text("utf-8").replace(f"category: {HOSTILE}", "category: user")
    served.save("data/acme/server.yml", fixed)
    heading(page, "100")


FAULTS = {
    "syntax": ("data/acme/server.yml", "title: Server", 'title: "Server', "server.yml:"),
    "template": ("hooks/templates/code.html", "{%", "{% if %}{%", "code.html"),
    "theme": ("hooks/theme/base.html", "<head>", "<head>{{ nobody.knows }}", "'nobody'"),
    "words": ("hooks/words/en.yml", "site:", "site: &a", "anchors and aliases"),
    "prose": ("docs/about.md", "\n## ", "\n[x](nowhere.md)\n\n## ", "nowhere.md"),
    "settings": ("mkdocs.yml", "strict: true", "strict: perhaps", "strict"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_open_page_shows_a_later_build_error_and_recovers(
    fault: str, served: Served, page: Page
) -> None:
    name, old, new, message = FAULTS[fault]
    page.goto(f"{served.address}acme/100/")
    heading(page, "100")
    with served.broken(name, old, new):
        heading(page, "The site can't be built")
        expect(page.get_by_role("main")).to_contain_text(message)
    heading(page, "100")


CHANGES = {
    "entry": ("data/acme/server.yml", "does not exist", "{}"),
    "problem": ("data/problems.yml", "Create the user first", "{}"),
    "words": ("hooks/words/en.yml", "we_say: Atlas guidance", "we_say: {}"),
    "template": (
        "hooks/templates/code.html",
        "{% endfor %}</nav>\n  <h1>",
        "{% endfor %}</nav>\n  <h1>{}",
    ),
    "frame": ("hooks/theme/main.html", "{{ page.content }}", "{{ page.content }}<p>{}</p>"),
}
WRITTEN = "the new text"


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_and_its_undo_show_on_an_open_page(
    change: str, served: Served, page: Page
) -> None:
    """The cache between builds never hides an edit."""
    name, old, new = CHANGES[change]
    main = page.get_by_role("main")
    page.goto(f"{served.address}acme/100")
    expect(page).to_have_url(f"{served.address}acme/100/")
    expect(page.locator("body")).to_have_css("margin", "0px")
    with served.broken(name, old, new.replace("{}", WRITTEN)):
        expect(main).to_contain_text(WRITTEN, timeout=PATIENCE)
    expect(main).not_to_contain_text(WRITTEN, timeout=PATIENCE)


@pytest.mark.parametrize("name", ["data", "docs", "hooks/templates", "mkdocs.yml"])
def test_what_goes_and_comes_back_is_watched_on(name: str, served: Served, page: Page) -> None:
    """As on a switch to a branch that lacks it; the build without it takes place, and fails."""
    page.goto(f"{served.address}acme/100/")
    heading(page, "100")
    aside = served.project / "aside"
    (served.project / name).rename(aside)
    heading(page, "The site can't be built")
    aside.rename(served.project / name)
    heading(page, "100")
    with served.broken("data/acme/server.yml", "does not exist", WRITTEN):
        expect(page.get_by_role("main")).to_contain_text(WRITTEN, timeout=PATIENCE)


def test_a_changed_program_asks_for_a_restart(served: Served, page: Page) -> None:
    page.goto(f"{served.address}acme/100/")
    new = served.project / "hooks/atlas/new.py"
    new.touch()
    heading(page, "The site can't be built")
    expect(page.get_by_role("main")).to_contain_text("The program in hooks/ has changed")
    new.unlink()
    heading(page, "100")


def test_a_port_in_use_is_named_with_the_way_to_choose_another(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = preview(project, f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"127.0.0.1:{port}: Address already in use; choose another port: make serve PORT={port + 1}"
    )


def test_memory_of_earlier_builds_is_freed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise each save would leak the memory of a whole site."""
    monkeypatch.chdir(small_project(tmp_path / "project"))
    builds, cache = [], BuildCache()
    for _ in range(3):
        writer = LazyWriter()
        options: dict[str, str | None] = {"site_dir": str(tmp_path / "site")}
        assert build_site(options, "http://x.example/", writer, cache) is None
        builds.append(weakref.ref(writer))
        assert writer.pending
    del writer
    collect_garbage()
    assert [build() is None for build in builds[:-1]] == [True, True]


def test_companions_of_a_page_are_served_before_the_page(served: Served) -> None:
    for path in ("acme/100/index.md", "api/v1/codes/acme/100.json", "acme/ERR-SLOW-DOWN/"):
        assert urllib.request.urlopen(served.address + path).status == 200
    with pytest.raises(urllib.error.HTTPError, match="404") as missed:
        urllib.request.urlopen(f"{served.address}acme/999/")
    assert "<h1>Page not found</h1>" in missed.value.read().decode()
    missed.value.close()


def test_the_index_is_made_when_its_head_is_requested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_project(tmp_path / "project"))
    preview = PreviewServer(tmp_path / "site", None)
    head = next(path for path in preview._writer.pending if path.endswith("/index/head.json"))
    folder = tmp_path / "site" / head.removesuffix("head.json")
    assert not folder.exists()
    preview._write(head)
    assert {"head.json", "keys-0.json", "docs-0.json"} <= {file.name for file in folder.iterdir()}
    preview.server_close()


def test_a_path_too_long_for_a_file_name_is_answered_with_404(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as missed:
        urllib.request.urlopen(f"{served.address}{'a' * 300}")
    missed.value.close()
    assert urllib.request.urlopen(f"{served.address}acme/100/").status == 200


def test_a_request_outside_the_path_of_the_site_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_project(tmp_path / "project"))
    preview = PreviewServer(tmp_path / "site", None)
    pending = dict(preview._writer.pending)
    assert pending
    for path in ("/favicon.ico", "/atlas.ico"):
        preview.serve_request({"PATH_INFO": path}, lambda *_: None)
        assert preview._writer.pending == pending
    preview.serve_request({"PATH_INFO": "/atlas"}, lambda *_: None)
    assert pending.keys() - preview._writer.pending.keys() == {"index.html"}
    preview.server_close()


def test_build_errors_show_a_file_name_that_is_not_utf_8() -> None:
    diagnostic = Diagnostic("data/\udcff.yml", 1, 1, "m", "r")
    assert b"data/\\udcff.yml" in errors_renderer(HOOKS / "words" / "en.yml")(
        BuildErrors([diagnostic], [])
    )


def test_an_invalid_port_is_reported_in_one_line(tmp_path: Path) -> None:
    done = preview(small_project(tmp_path / "project"), "127.0.0.1:99999")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "port must be 0-65535" in done.stderr.splitlines()[-1]


def preview(project: Path, address: str) -> subprocess.CompletedProcess[str]:
    """Start a preview that is to end at once."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs_site.preview", "--address", address],
        cwd=project, env={**os.environ, **QUIET},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_build_errors_is_accessible(
    scheme: Literal["light", "dark"], served: Served, chromium: Browser
) -> None:
    page = chromium.new_page(color_scheme=scheme, viewport={"width": 390, "height": 844})
    with served.broken("data/acme/server.yml", "category: user", "category: usr"):
        page.goto(f"{served.address}acme/100/")
        heading(page, "The site can't be built")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
