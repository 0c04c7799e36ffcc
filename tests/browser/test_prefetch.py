"""Prefetch: a page that a visitor is about to open is fetched once, and never on slow networks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from conftest import DESK, PHONE, ROOT

(POLICY,) = re.findall(
    'Content-Security-Policy "(.*?)"', (ROOT / "docs/hosting/nginx.conf").read_text("utf-8")
)
AFTER = 300  # milliseconds, some times the pause that a mouse must stay

Start = Callable[..., tuple[Page, list[str]]]


@pytest.fixture
def start(chromium: Browser, address: str) -> Iterator[Start]:
    """Open a page under the policy that the site's own server sends; note what is fetched then."""
    contexts = []

    def strictly(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": POLICY}
        )

    def start(path: str, script: str = "", **options: object) -> tuple[Page, list[str]]:
        context = chromium.new_context(**{"viewport": DESK, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(script)
        page.route("**/" + path, strictly)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        fetched: list[str] = []

        def asked(request: Request) -> None:
            path = request.url.removeprefix(address)
            if not path.startswith("assets/"):  # a script of the page itself may arrive late
                fetched.append(path)

        page.on("request", asked)
        return page, fetched

    yield start
    for context in contexts:
        context.close()


def test_a_link_under_the_mouse_is_fetched_once(start: Start) -> None:
    page, fetched = start("agora/16/")
    for _ in range(2):
        page.locator(".crumbs a:nth-child(2)").hover()
        page.wait_for_timeout(AFTER)
        page.locator("h1").hover()
        page.wait_for_timeout(AFTER)
    assert fetched == ["agora/"]
    page.locator(".crumbs a:nth-child(2)").click()
    page.wait_for_url("**/agora/#16")


def test_a_link_in_focus_is_fetched(start: Start) -> None:
    page, fetched = start("agora/16/")
    page.locator(".crumbs a:nth-child(2)").focus()
    page.wait_for_timeout(AFTER)
    assert fetched == ["agora/"]


def test_moving_across_links_fetches_nothing(start: Start) -> None:
    page, fetched = start("categories/")
    for link in page.locator(".index th a").all()[:6]:
        link.hover()
    page.mouse.move(0, 0)
    page.wait_for_timeout(AFTER)
    assert len(fetched) < 6


@pytest.mark.parametrize("link", ["a.skip", ".code-source a[href^=http]", "[href$='.json']"])
def test_only_pages_of_this_site_are_fetched(link: str, start: Start) -> None:
    page, fetched = start("migrate/agora/openim/" if "json" in link else "agora/16/")
    page.locator(link).first.focus()
    page.wait_for_timeout(AFTER)
    assert fetched == []


@pytest.mark.parametrize("network", ["saveData: true", 'effectiveType: "2g"'])
def test_nothing_is_fetched_on_slow_or_metered_networks(network: str, start: Start) -> None:
    script = f"Object.defineProperty(navigator, 'connection', {{ value: {{ {network} }} }});"
    page, fetched = start("agora/16/", script)
    page.locator(".crumbs a:nth-child(2)").hover()
    page.wait_for_timeout(AFTER)
    assert fetched == []


@pytest.mark.parametrize(("ends", "count"), [("pointercancel", 0), ("pointermove", 1)])
def test_a_touch_fetches_unless_it_becomes_a_scroll(ends: str, count: int, start: Start) -> None:
    page, fetched = start("agora/16/", viewport=PHONE, has_touch=True)
    page.locator(".crumbs a:nth-child(2)").evaluate(
        """(link, names) => names.forEach((name) => link.dispatchEvent(
            new PointerEvent(name, { bubbles: true, pointerType: "touch" })))""",
        ["pointerover", "pointerdown", ends],  # at once, as no finger rests between them
    )
    page.wait_for_timeout(AFTER)
    assert len(fetched) == count
