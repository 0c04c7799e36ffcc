"""The mapping of one vendor's codes to another's."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.analysis.crossref import MATCHES, Counterpart, Migration
from atlas.catalog.records import Item
from atlas.pages.listing import beginnings, label
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.comparison_views import MappedRow, MigratePage, MigrationPage
from atlas.presentation.paging import Part


def migrate_page(site: Site) -> Page:
    """Return the page on which two vendors are chosen."""
    words = site.words["migrate"]

    def view() -> MigratePage:
        mapped = {
            (source, target): len(site.views.migration(source, target).mapped)
            for source, target in site.catalog.pairs()
        }
        return MigratePage(vendors=site.views.vendors(), mapped=mapped)

    return site.page(urls.MIGRATE, words["title"], words["description"], view)


def migration_pages(site: Site, source: str, target: str) -> Iterator[Page]:
    """Yield the page that maps each code of one vendor to its counterparts at another.

    If the mapping is long, each code has its best counterpart only, and the list is in parts.
    """
    found = site.views.migration(source, target)
    vendor = site.catalog.vendors[source]
    count = len(vendor.items)
    folded = count + sum(len(counterparts) for _, counterparts in found.mapped) > site.limits.lines
    listed = site.views.listed(vendor.slug) if folded else Part("", count, vendor.items)
    for part in (listed, *listed.below()):
        yield _migration_page(site, found, part, 1 if folded else site.limits.lines)


def _migration_page(site: Site, found: Migration, part: Part[Item], most: int) -> Page:
    """Return a page with at most `most` counterparts of each code."""
    words = site.words["migrate"]
    source, target = site.views.vendor(found.source), site.views.vendor(found.target)
    counts = {"mapped": len(found.mapped), "gaps": len(found.gaps)}
    names = {"source": source.name, "target": target.name, **counts, "all": sum(counts.values())}
    whole = urls.migration_path(found.source, found.target)

    def view() -> MigrationPage:
        here = set(part.rows)
        return MigrationPage(
            source=source,
            target=target,
            whole=whole,
            begins=part.begins,
            summary=words["summary"].format(**names, kinds=_kinds(site, found)),
            beginnings=beginnings(whole, part),
            vendors=site.views.vendors(),
            mapped=[_row(site, *each, most) for each in found.mapped if each[0] in here],
            gaps=[site.views.code(item) for item in found.gaps if item in here],
        )

    title = words["pair_title"].format(**names)
    if part.begins:
        title = site.words["part"]["title"].format(title=title, begins=label(part))
    description = words["pair_description"].format(**names)
    files = (urls.mapping_path(found.source, found.target, kind) for kind in ("json", "csv"))
    metadata = PageMetadata(files=tuple(files))
    path = urls.part_path(whole, part.begins)
    return site.page(path, title, description, view, lambda: metadata)


def _kinds(site: Site, found: Migration) -> str:
    """Return how many codes have a best counterpart of each kind, in words."""
    words = site.words["migrate"]["kinds"]
    kinds = (words[each].format(n=found.best[each]) for each in MATCHES if found.best[each])
    return f": {', '.join(kinds)}" if found.mapped else ""


def _row(site: Site, item: Item, counterparts: tuple[Counterpart, ...], most: int) -> MappedRow:
    nearest = [(site.views.code(each.item), each.match) for each in counterparts[:most]]
    return MappedRow(site.views.code(item), nearest, len(counterparts[most:]))
