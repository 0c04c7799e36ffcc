"""What changed from release to release."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas import urls
from atlas.analysis.changes import KINDS, Change, Kind, ReleaseChanges, VendorChanges
from atlas.pages.listing import beginnings, label
from atlas.pages.site import Page, Site
from atlas.presentation.paging import Part, parted

_FEW = 12  # so many changes of one kind are shown unfolded
_SHOWN = {"kinds": KINDS, "few": _FEW}


def changes_pages(site: Site) -> Iterator[Page]:
    """Yield the page of all releases, the newest first, with what is not released yet on top.

    Where that is much, each release has a page of its own.
    """
    words = site.words["changes"]
    releases = site.views.history
    apart = sum(_lines(release) for release in releases if release.date) > site.limits.lines
    shown = [(release, apart or _lines(release) > site.limits.lines) for release in releases]
    facts = {"releases": shown, "apart": apart, **_SHOWN}
    yield site.page(urls.CHANGES, words["title"], words["description"], "changes.html", facts)
    for release in releases if apart else ():
        if release.date:  # what is not released yet has no address that could last
            yield from _release_pages(site, release, release.date)


def _lines(release: ReleaseChanges) -> int:
    """Return how many changes of a release are listed; of a new vendor none is."""
    return sum(len(vendor.changes) for vendor in release.vendors if not vendor.is_new)


def _release_pages(site: Site, release: ReleaseChanges, day: str) -> Iterator[Page]:
    words = site.words["changes"]
    title = words["of_release"].format(date=day)
    apart = _lines(release) > site.limits.lines
    facts = {"release": release, "vendor": None, "apart": apart, **_SHOWN}
    path = urls.release_page(day)
    yield site.page(path, title, words["description"], "release.html", facts)
    for vendor in release.vendors if apart else ():
        if not vendor.is_new:
            listed = parted(
                vendor.changes, lambda change: urls.code_slug(change.code), site.limits.lines
            )
            for part in (listed, *listed.below()):
                yield _vendor_page(site, release, vendor, part)


def _vendor_page(
    site: Site, release: ReleaseChanges, vendor: VendorChanges, part: Part[Change]
) -> Page:
    words = site.words
    title = words["changes"]["of_release"].format(date=release.date)
    title = words["part"]["of_vendor"].format(title=title, vendor=vendor.name)
    if part.begins:
        title = words["part"]["title"].format(title=title, begins=label(part))
    whole = urls.release_page(str(release.date), vendor.slug)

    def of(kind: Kind) -> list[Change]:
        return [change for change in part.rows if change.kind == kind]

    def facts() -> dict[str, Any]:
        ways = beginnings(whole, part)
        return {"release": release, "vendor": vendor, "of": of, "beginnings": ways, **_SHOWN}

    path = urls.part_path(whole, part.begins)
    return site.page(path, title, words["changes"]["description"], "release.html", facts)
