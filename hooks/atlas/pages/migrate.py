"""The way from one vendor to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from atlas import urls
from atlas.analysis.crossref import MATCHES, Counterpart, Migration
from atlas.catalog.records import Item
from atlas.pages.listing import beginnings, label
from atlas.pages.metadata import Card
from atlas.pages.site import Page, Site
from atlas.presentation.paging import Part


def migrate_page(site: Site) -> Page:
    """Return the choice of a way between two vendors."""
    words = site.words["migrate"]
    mapped: dict[tuple[str, str], int] = {
        (source, target): len(site.views.migration(source, target).mapped)
        for source, target in site.catalog.pairs()
    }
    facts: dict[str, Any] = {"vendors": site.views.vendors(), "mapped": mapped}
    path = urls.MIGRATE
    return site.page(path, words["title"], words["description"], "migrate.html", facts)


def migration_pages(site: Site, source: str, target: str) -> Iterator[Page]:
    """Yield each code of one vendor with its counterparts at another, and the gaps.

    Where that is much, each code has its best counterpart only, and the codes stand in parts.
    """
    found = site.views.migration(source, target)
    vendor = site.catalog.vendors[source]
    count = len(vendor.items)
    folded = count + sum(len(counterparts) for _, counterparts in found.mapped) > site.limits.lines
    listed = site.views.listed(vendor.slug) if folded else Part("", count, vendor.items)
    for part in (listed, *listed.below()):
        yield _migration_page(site, found, part, 1 if folded else site.limits.lines)


def _migration_page(site: Site, found: Migration, part: Part[Item], most: int) -> Page:
    words = site.words["migrate"]
    source, target = site.views.vendor(found.source), site.views.vendor(found.target)
    names = {"source": source.name, "target": target.name}
    counts = _counts(found)
    told = (words["kinds"][each].format(n=found.best[each]) for each in MATCHES if found.best[each])
    kinds = f": {', '.join(told)}" if found.mapped else ""
    whole = urls.migration_path(found.source, found.target)

    def facts() -> dict[str, Any]:
        return {
            "source": source,
            "target": target,
            "whole": whole,
            "begins": part.begins,
            "summary": words["summary"].format(**names, **counts, kinds=kinds),
            "beginnings": beginnings(whole, part),
            "vendors": site.views.vendors(),
            **_rows(site, found, part, most),
        }

    title = words["pair_title"].format(**names)
    if part.begins:
        title = site.words["part"]["title"].format(title=title, begins=label(part))
    description = words["pair_description"].format(**names, **counts)
    files = (urls.mapping_path(found.source, found.target, kind) for kind in ("json", "csv"))
    card = Card(files=tuple(files))
    path = urls.part_path(whole, part.begins)
    return site.page(path, title, description, "migration.html", facts, lambda: card)


def _counts(found: Migration) -> dict[str, int]:
    return {
        "mapped": len(found.mapped),
        "gaps": len(found.gaps),
        "all": len(found.mapped) + len(found.gaps),
    }


def _rows(site: Site, found: Migration, part: Part[Item], most: int) -> dict[str, Any]:
    """Return the rows of a part: those with counterparts, at most so many of each, and the gaps."""
    here = {id(item) for item in part.rows}
    mapped = [
        (site.views.code(item), _shown(site, all_[:most]), len(all_[most:]))
        for item, all_ in found.mapped
        if id(item) in here
    ]
    gaps = [site.views.code(item) for item in found.gaps if id(item) in here]
    return {"mapped": mapped, "gaps": gaps}


def _shown(site: Site, counterparts: tuple[Counterpart, ...]) -> list[Any]:
    return [(site.views.code(each.item), each.match) for each in counterparts]
