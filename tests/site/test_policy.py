"""The Content-Security-Policy: on every page, and really in force."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from atlas.build.offline import write_offline_copy
from atlas.output.csp import HEADER, OFFLINE_POLICY, POLICY
from built_site import BuiltSite, Document
from conftest import ROOT

# What each kind of injected markup would do, had a text got into a page as markup.
INJECTED = {
    "inline script": "const s = document.createElement('script'); s.append('window.ran = 1')",
    "script of a data address": (
        "const s = document.createElement('script'); s.setAttribute('src', 'data:,window.ran=1')"
    ),
    "script of another host": (
        "const s = document.createElement('script');"
        "s.setAttribute('src', 'https://evil.example/x.js')"
    ),
    "event attribute": (
        "const s = document.createElement('img'); s.setAttribute('src', 'data:,');"
        "s.setAttribute('onerror', 'window.ran = 1')"
    ),
    "inline style": "const s = document.createElement('style'); s.append('main{display:none}')",
    "style attribute": (
        "const s = document.createElement('p'); s.setAttribute('style', 'color:red')"
    ),
    "image of another host": (
        "const s = document.createElement('img'); s.setAttribute('src', 'https://evil.example/x')"
    ),
    "frame": (
        "const s = document.createElement('iframe');s.setAttribute('src', 'https://evil.example/')"
    ),
    "base": (
        "const s = document.createElement('base'); s.setAttribute('href', 'https://evil.example/')"
    ),
    "object": (
        "const s = document.createElement('object'); s.setAttribute('data', 'data:text/html,x')"
    ),
}
CODE = {
    "eval": "eval('window.ran = 1')",
    "function from text": "new Function('window.ran = 1')()",
    "timer from text": "setTimeout('window.ran = 1', 0)",
    "markup from text": "document.body.innerHTML = '<b>x</b>'",
    "request to another host": "fetch('https://evil.example/')",
}


def policies(page: Document) -> list[str]:
    return [
        each.attrib["content"]
        for each in page.all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    ]


def test_every_page_and_redirect_carries_it_before_anything_is_loaded(site: BuiltSite) -> None:
    for path, page in {**site.documents, **site.redirects}.items():
        assert policies(page) == [POLICY], path
        (head,) = page.all("head")
        first, second = list(head)[:2]
        assert first.get("charset") == "utf-8", path
        assert second.get("http-equiv") == "Content-Security-Policy", path


def test_it_is_tight(site: BuiltSite) -> None:
    for policy in (POLICY, HEADER, OFFLINE_POLICY):
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert not re.search(r"unsafe|nonce|sha\d|\*|https?:|blob:", policy)
    assert "require-trusted-types-for 'script'" in POLICY


def test_no_page_needs_more(site: BuiltSite) -> None:
    for path, page in {**site.documents, **site.redirects}.items():
        for each in page.root.iter():
            assert not [name for name in each.attrib if name.startswith("on")], path
            assert "style" not in each.attrib, path
            assert each.tag != "style", path
            if each.tag == "script":
                assert each.get("type") == "application/ld+json" or not each.text, path
        assert not [link for link in page.links if re.match(r"\s*(javascript|data):", link)], path


def test_the_given_server_sends_the_same() -> None:
    text = (ROOT / "docs/hosting/nginx.conf").read_text("utf-8")
    assert f'add_header Content-Security-Policy "{HEADER}" always;' in text


@pytest.fixture
def page(chromium: Browser, address: str) -> Page:
    """Open a page that tells of each violation; what it logs as an error is wanted here."""
    page = chromium.new_page()
    page.add_init_script(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective))"
    )
    page.goto(f"{address}agora/607/")
    return page


DIRECTIVES = {
    "inline script": "require-trusted-types-for|script-src-elem",
    "script of a data address": "require-trusted-types-for|script-src-elem",
    "script of another host": "require-trusted-types-for|script-src-elem",
    "event attribute": "require-trusted-types-for|script-src-attr",
    "inline style": "style-src-elem",
    "style attribute": "style-src-attr",
    "image of another host": "img-src",
    "frame": "frame-src",
    "base": "base-uri",
    "object": "require-trusted-types-for|object-src",
}


@pytest.mark.parametrize("name", INJECTED)
def test_what_is_injected_is_refused(name: str, page: Page) -> None:
    asked: list[str] = []
    page.route("https://evil.example/**", lambda route: asked.append(route.request.url))
    page.evaluate(f"() => {{ try {{ {INJECTED[name]}; document.body.append(s) }} catch {{}} }}")
    page.wait_for_timeout(50)
    refused = page.evaluate("() => refused")
    assert [each for each in refused if re.fullmatch(DIRECTIVES[name], each)], refused
    assert page.evaluate("() => window.ran") is None
    assert asked == []
    page.close()


@pytest.mark.parametrize("name", CODE)
def test_text_is_never_run(name: str, page: Page) -> None:
    """A script of the page's own tries: what a test evaluates is let through by the browser."""
    asked: list[str] = []
    page.route("https://evil.example/**", lambda route: asked.append(route.request.url))
    page.route(
        "**/elements/theme-toggle.mjs",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body=f"try {{ {CODE[name]} }} catch (error) {{ window.thrown = String(error) }}",
        ),
    )
    page.reload()
    page.wait_for_function("() => refused.length")
    page.wait_for_timeout(50)
    assert page.evaluate("() => window.ran") is None
    assert page.locator("h1").count() == 1
    assert asked == []
    page.close()


def test_the_offline_copy_carries_its_own(site: BuiltSite, tmp_path: Path) -> None:
    write_offline_copy(site.folder, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        pages = [name for name in archive.namelist() if name.endswith(".html")]
        found = {
            html.unescape(policy)
            for name in pages
            for policy in re.findall(
                'http-equiv="Content-Security-Policy" content="([^"]*)"',
                archive.read(name).decode(),
            )
        }
    assert len(pages) > 500
    assert found == {OFFLINE_POLICY}
