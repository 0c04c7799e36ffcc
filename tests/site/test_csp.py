"""The Content-Security-Policy: present on every page and enforced by a browser."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from atlas.build.offline import write_offline_copy
from atlas.output.csp import HEADER, OFFLINE_POLICY, POLICY
from built_site import BuiltSite, Document
from conftest import ROOT
from faults import assert_no_faults

# Markup that would run or load something if it were injected into a page.
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


META = 'http-equiv="Content-Security-Policy" content="([^"]*)"'


def policies(page: Document) -> list[str]:
    return [
        each.attrib["content"]
        for each in page.all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    ]


def test_each_page_and_redirect_has_the_policy_before_it_loads_anything(site: BuiltSite) -> None:
    faults = []
    for path, page in {**site.documents, **site.redirects}.items():
        if policies(page) != [POLICY]:
            faults.append(f"{path} has the policies {policies(page)}")
        (head,) = page.all("head")
        first, second = list(head)[:2]
        if first.get("charset") != "utf-8":
            faults.append(f"{path} does not begin with its charset")
        if second.get("http-equiv") != "Content-Security-Policy":
            faults.append(f"{path} loads something before its policy")
    assert_no_faults(faults)


def test_the_policy_allows_only_the_site_itself() -> None:
    for policy in (POLICY, HEADER, OFFLINE_POLICY):
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert not re.search(r"unsafe|nonce|sha\d|\*|https?:|blob:", policy)
    assert "require-trusted-types-for 'script'" in POLICY


def test_no_page_has_inline_scripts_styles_or_handlers(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path} has {fault}"
        for path, page in {**site.documents, **site.redirects}.items()
        for fault in inline_code(page)
    )


def inline_code(page: Document) -> Iterator[str]:
    for each in page.root.iter():
        yield from (name for name in each.attrib if name.startswith("on") or name == "style")
        if each.tag == "style":
            yield "a style element"
        if each.tag == "script" and each.text and each.get("type") != "application/ld+json":
            yield f"the script {each.text[:40]!r}"
    yield from (link for link in page.links if re.match(r"\s*(javascript|data):", link))


def test_the_nginx_configuration_sends_the_policy() -> None:
    text = (ROOT / "docs/hosting/nginx.conf").read_text("utf-8")
    assert f'add_header Content-Security-Policy "{HEADER}" always;' in text


@pytest.fixture
def page(chromium: Browser, address: str) -> Page:
    """Open a page that records each violation of the policy."""
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
def test_the_browser_blocks_injected_markup(name: str, page: Page) -> None:
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
def test_the_browser_never_runs_text(name: str, page: Page) -> None:
    """A script of the page tries it: the browser does not restrict what a test evaluates."""
    asked: list[str] = []
    page.route("https://evil.example/**", lambda route: asked.append(route.request.url))
    page.route(
        "**/start.mjs",
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


def test_each_page_of_the_offline_copy_has_the_offline_policy(
    site: BuiltSite, tmp_path: Path
) -> None:
    write_offline_copy(site.folder, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        found = {
            name: re.findall(META, archive.read(name).decode())
            for name in archive.namelist()
            if name.endswith(".html")
        }
    assert len(found) == len({**site.documents, **site.redirects}) - 1  # without the 404 page
    assert {name: list(map(html.unescape, each)) for name, each in found.items()} == {
        name: [OFFLINE_POLICY] for name in found
    }
