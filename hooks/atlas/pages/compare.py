"""Vendors beside each other: the matrix and the way from one to another."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from atlas import urls
from atlas.crossref import MATCHES
from atlas.pages.card import Card
from atlas.pages.site import Page, Site


def matrix_page(site: Site) -> Page:
    """Return category × vendor with counts, and problem × vendor with codes."""
    words = site.words["matrix"]

    def facts() -> dict[str, Any]:
        counts: dict[tuple[str, str], int] = {}
        for item in site.catalog.items:
            cell = (item.entry.category, item.vendor)
            counts[cell] = counts.get(cell, 0) + 1
        rows = [
            (category, [(problem, site.views.tied(problem.id)) for problem in problems])
            for category, problems in site.views.problems_by_category()
        ]
        return {
            "vendors": site.views.vendors(),
            "counts": counts,
            "rows": rows,
            "count": len(site.catalog.problems),
        }

    return site.page(urls.MATRIX, words["title"], words["description"], "matrix.html", facts)


def migrate_page(site: Site) -> Page:
    """Return the choice of a way between two vendors."""
    words = site.words["migrate"]
    mapped: dict[tuple[str, str], int] = {
        (source, target): len(site.views.migration(source, target).mapped)
        for source, target in permutations(site.catalog.vendors, 2)
    }
    facts: dict[str, Any] = {"vendors": site.views.vendors(), "mapped": mapped}
    path = urls.MIGRATE
    return site.page(path, words["title"], words["description"], "migrate.html", facts)


def migration_page(site: Site, source: str, target: str) -> Page:
    """Return each code of one vendor with its counterparts at another, and the gaps."""
    words = site.words["migrate"]
    found = site.views.migration(source, target)
    names = {
        "source": site.catalog.vendors[source].vendor.name,
        "target": site.catalog.vendors[target].vendor.name,
    }
    counts: dict[str, int] = {
        "mapped": len(found.mapped),
        "gaps": len(found.gaps),
        "all": len(found.mapped) + len(found.gaps),
        **{match: found.best(match) for match in MATCHES},
    }

    def facts() -> dict[str, Any]:
        return {
            "source": site.views.vendor(source),
            "target": site.views.vendor(target),
            "summary": words["summary"].format(**names, **counts),
            "mapped": [
                (site.views.code(item), _counterparts(site, counterparts))
                for item, counterparts in found.mapped
            ],
            "gaps": [site.views.code(item) for item in found.gaps],
            "vendors": site.views.vendors(),
        }

    title = words["pair_title"].format(**names)
    description = words["pair_description"].format(**names, **counts)
    path = urls.migration_path(source, target)
    card = Card(files=tuple(urls.mapping_path(source, target, kind) for kind in ("json", "csv")))
    return site.page(path, title, description, "migration.html", facts, lambda: card)


def _counterparts(site: Site, counterparts: Any) -> list[Any]:
    return [
        (site.views.code(each.item), each.match, site.views.problem(each.problem))
        for each in counterparts
    ]
