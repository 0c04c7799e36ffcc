"""Browser tabs that tests share: a new tab costs about four times the CPU of a page load."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)
from playwright.sync_api import Error as BrowserError

BLANK = "about:blank"
PERMISSIONS = ["clipboard-read", "clipboard-write"]
CLEAR = """() => {
    for (const store of [localStorage, sessionStorage]) store.clear();
}"""
DEFINED = "() => !document.querySelector(':not(:defined, finder-page)')"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, or the one that CHROMIUM names, without a window."""
    executable = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert executable, "Chromium is missing; `make tools` installs it"
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=options, timeout=60_000
        )
        yield browser
        browser.close()


class Tabs:
    """The tabs of one browser, one for each set of context options.

    `faults` collects errors of the console, uncaught exceptions and requests to other hosts.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._host = urljoin(address, "/")
        self._tabs: dict[str, Page] = {}
        self._fresh: list[Page] = []
        self.faults: list[str] = []

    def open(
        self, path: str, viewport: ViewportSize, *, fresh: bool = False, **options: Any
    ) -> Page:
        """Open a path of the site; `fresh` demands a tab that no other test has used or will."""
        page = self._new(options) if fresh else self._shared(options)
        if fresh:
            self._fresh.append(page)
        page.set_viewport_size(viewport)
        page.goto(self._address + path)
        if options.get("java_script_enabled", True):
            page.wait_for_function(DEFINED)  # modules may load after the page
        return page

    def reset(self) -> None:
        """Bring the tabs back to an empty page, without routes and stored values."""
        for page in self._fresh:
            page.context.close()
        self._fresh.clear()
        for key, page in list(self._tabs.items()):
            if page.url != BLANK:
                try:
                    self._emptied(page)
                except BrowserError:
                    self._tabs.pop(key).context.close()

    def close(self) -> None:
        """Close all tabs."""
        self.reset()
        for page in self._tabs.values():
            page.context.close()

    def _emptied(self, page: Page) -> None:
        page.unroute_all()
        if page.url.startswith(self._host):
            page.evaluate(CLEAR)
        page.goto(BLANK)
        page.mouse.move(0, 0)

    def _shared(self, options: dict[str, Any]) -> Page:
        key = repr(sorted(options.items()))
        if key not in self._tabs:
            self._tabs[key] = self._new(options)
        elif self._tabs[key].url != BLANK:
            self._tabs[key].goto(BLANK)  # so that an address with another anchor loads again
        return self._tabs[key]

    def _new(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(permissions=PERMISSIONS, **options)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._asked)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._host, "data:")):
            self.faults.append(request.url)
