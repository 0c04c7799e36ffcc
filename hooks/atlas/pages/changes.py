"""The pages of changes, release by release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from atlas import urls
from atlas.analysis.changes import Change, ReleaseChanges, VendorChanges
from atlas.pages.listing import beginnings, label
from atlas.pages.site import Page, Site
from atlas.presentation.change_views import field_views
from atlas.presentation.comparison_views import ChangesPage, ReleasePage, ReleaseRow
from atlas.presentation.paging import Part, parted
from atlas.presentation.words import date_text


def changes_pages(site: Site) -> Iterator[Page]:
    """Yield the page of all releases, the newest first, after the unreleased changes.

    If the changes are many, each release has a separate page.
    """
    words = site.words["changes"]
    releases = site.views.history
    apart = sum(_lines(release) for release in releases if release.date) > site.limits.lines

    def view() -> ChangesPage:
        rows = [ReleaseRow(each, apart or _lines(each) > site.limits.lines) for each in releases]
        return ChangesPage(releases=rows, apart=apart, fields=partial(field_views, site.views))

    yield site.page(urls.CHANGES, words["title"], words["description"], view)
    for release in releases if apart else ():
        if release.date:  # unreleased changes have no permanent path
            yield from _release_pages(site, release, release.date)


def _lines(release: ReleaseChanges) -> int:
    """Return how many changes of a release are listed; those of a new vendor are not."""
    return sum(len(vendor.changes) for vendor in release.vendors if not vendor.is_new)


def _release_pages(site: Site, release: ReleaseChanges, day: str) -> Iterator[Page]:
    words = site.words["changes"]
    title = words["of_release"].format(date=date_text(site.words, day))
    apart = _lines(release) > site.limits.lines

    def view() -> ReleasePage:
        return ReleasePage(
            release=release,
            apart=apart,
            beginnings=[],
            fields=partial(field_views, site.views),
        )

    yield site.page(urls.release_page(day), title, words["description"], view)
    for vendor in release.vendors if apart else ():
        if not vendor.is_new:
            listed = parted(
                vendor.changes, lambda change: urls.code_slug(change.code), site.limits.lines
            )
            for part in (listed, *listed.below()):
                yield _vendor_page(site, release, day, vendor, part)


def _vendor_page(
    site: Site, release: ReleaseChanges, day: str, vendor: VendorChanges, part: Part[Change]
) -> Page:
    words = site.words
    title = words["changes"]["of_release"].format(date=date_text(words, day))
    title = words["part"]["of_vendor"].format(title=title, vendor=vendor.name)
    if part.begins:
        title = words["part"]["title"].format(title=title, begins=label(part))
    whole = urls.release_page(day, vendor.slug)

    def view() -> ReleasePage:
        listed = replace(vendor, changes=part.rows)
        return ReleasePage(
            release=release,
            vendor=listed,
            beginnings=beginnings(whole, part),
            fields=partial(field_views, site.views),
        )

    path = urls.part_path(whole, part.begins)
    return site.page(path, title, words["changes"]["description"], view)
