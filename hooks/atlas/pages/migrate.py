"""The mapping of one vendor's codes to another's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from atlas import urls
from atlas.analysis.agreement import platforms_of
from atlas.analysis.code_migration import CodeMigration
from atlas.analysis.crossref import MATCHES, Entries, MatchedCode
from atlas.pages.listing import beginnings, categories_of, label
from atlas.pages.metadata import PageMetadata
from atlas.pages.site import Page, Site
from atlas.presentation.comparison_views import MappedRow, MigratePage, MigrationPage
from atlas.presentation.paging import Part
from atlas.presentation.view_models import different


def migrate_page(site: Site) -> Page:
    """Return the page on which two vendors are chosen."""
    words = site.words["migrate"]

    def view() -> MigratePage:
        best = {pair: site.views.code_migration(*pair).best for pair in site.catalog.pairs()}
        return MigratePage(vendors=site.views.vendors(), best=best)

    return site.page(urls.MIGRATE, words["title"], words["description"], view)


def migration_pages(site: Site, source: str, target: str) -> Iterator[Page]:
    """Yield the page that maps each code of one vendor to its best counterparts at another.

    If the vendor has many codes, each has one counterpart, and the list may be in parts.
    """
    listed = site.views.listed(source)
    most = site.limits.counterparts if listed.count <= site.limits.several else 1
    for part in (listed, *listed.below()):
        yield _migration_page(site, source, target, part, most)


def _migration_page(
    site: Site, source_slug: str, target_slug: str, part: Part[Entries], most: int
) -> Page:
    """Return a page with at most `most` counterparts of each code."""
    words = site.words["migrate"]
    source, target = site.views.vendor(source_slug), site.views.vendor(target_slug)
    names = {"source": source.name, "target": target.name}
    whole = urls.migration_path(source_slug, target_slug)

    def view() -> MigrationPage:
        found = site.views.code_migration(source_slug, target_slug)
        here = {items[0].slug for items in part.rows}
        mapped = [_row(site, *each, most) for each in found.mapped if each[0][0].slug in here]
        gaps = [site.views.codes(items) for items in found.gaps if items[0].slug in here]
        items, others = (
            chain.from_iterable(site.catalog.vendors[vendor].pages.values())
            for vendor in (source_slug, target_slug)
        )
        return MigrationPage(
            source=source,
            target=target,
            whole=whole,
            begins=part.begins,
            summary=_summary(site, found, {**names, **_counts(site, found)}),
            beginnings=beginnings(whole, part),
            vendors=site.views.vendors(),
            mapped=mapped,
            gaps=gaps,
            count=different(chain((row.code for row in mapped), gaps)),
            categories=categories_of(chain((row.code for row in mapped), gaps)),
            source_platforms=site.views.platform_choices(items),
            target_platforms=site.views.platform_choices(others),
        )

    title = words["pair_title"].format(**names)
    if part.begins:
        title = site.words["part"]["title"].format(title=title, begins=label(part))
    description = words["pair_description"].format(**names)
    files = (urls.mapping_path(source_slug, target_slug, kind) for kind in ("json", "csv"))
    metadata = PageMetadata(files=tuple(files))
    path = urls.part_path(whole, part.begins)
    return site.page(path, title, description, view, lambda: metadata)


def _counts(site: Site, found: CodeMigration) -> dict[str, int]:
    """Return how many codes have an equivalent, how many have none, and how many there are."""
    total, mapped = len(site.catalog.vendors[found.source].pages), found.best.total()
    return {"mapped": mapped, "gaps": total - mapped, "all": total}


def _summary(site: Site, found: CodeMigration, names: dict[str, object]) -> str:
    """Return how many codes have an equivalent, of which kinds, and how many on some platforms."""
    words = site.words["migrate"]
    kinds = ", ".join(
        f"{site.words['match'][each]}: {found.best[each]:,}" for each in MATCHES if found.best[each]
    )
    kinds = f" ({kinds})" if kinds else ""
    partly = words["partly"].format(n=found.partly) if found.partly else ""
    return str(words["summary"].format(**names, kinds=kinds, partly=partly))


def _row(site: Site, items: Entries, codes: tuple[MatchedCode, ...], most: int) -> MappedRow:
    nearest = [(site.views.codes(each.items), each.match) for each in codes[:most]]
    rest = platforms_of(chain.from_iterable(each.items for each in codes[most:]))
    matches = list(dict.fromkeys(each.match for each in codes))
    return MappedRow(site.views.codes(items), nearest, matches, len(codes[most:]), rest)
