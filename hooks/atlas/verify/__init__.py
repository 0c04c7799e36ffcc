"""A built site, looked through before it replaces the last one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from atlas.budgets import over_budget
from atlas.catalog import Catalog
from atlas.verify.links import broken_links
from atlas.verify.scripts import missing_parts
from atlas.verify.tree import Tree
from atlas.verify.whole import lost_paths, missing_pages

__all__ = ["verify"]


def verify(site: Path, catalog: Catalog, ledger: Iterable[str]) -> list[str]:
    """Return what is wrong with the folder of a built site, one line each; nothing if sound.

    `ledger` holds the paths that were ever published.
    """
    tree = Tree(site)
    return [
        *missing_pages(tree, catalog),
        *lost_paths(tree, ledger),
        *broken_links(tree),
        *missing_parts(tree),
        *over_budget(site),
    ]
