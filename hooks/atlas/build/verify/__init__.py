"""Verifies a built site before it replaces the last one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from atlas.build.verify.links import broken_links, missing_parts
from atlas.build.verify.page_weight import over_budget
from atlas.build.verify.pages import lost_paths, missing_pages
from atlas.build.verify.site_tree import SiteTree
from atlas.catalog.records import Catalog

__all__ = ["verify"]


def verify(site: Path, catalog: Catalog, ledger: Iterable[str]) -> list[str]:
    """Return the faults of a built site, one line each.

    `ledger` holds all published paths.
    """
    tree = SiteTree(site)
    return [
        *missing_pages(tree, catalog),
        *lost_paths(tree, ledger),
        *broken_links(tree),
        *missing_parts(tree),
        *over_budget(site),
    ]
