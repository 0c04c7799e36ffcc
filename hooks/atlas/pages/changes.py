"""What changed from release to release."""

from __future__ import annotations

from typing import Any

from atlas import urls
from atlas.changes import KINDS
from atlas.pages.site import Page, Site

_FEW = 12  # so many changes of one kind are shown unfolded


def changes_page(site: Site) -> Page:
    """Return the page of all releases, the newest first, with what is not released yet on top."""
    words = site.words["changes"]

    def facts() -> dict[str, Any]:
        return {"releases": site.views.history, "kinds": KINDS, "few": _FEW}

    return site.page(urls.CHANGES, words["title"], words["description"], "changes.html", facts)
