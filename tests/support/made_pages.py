"""Pages made in memory, without MkDocs."""

from __future__ import annotations

from atlas.catalog.records import Catalog
from atlas.pages import Links, Site, page_environment
from atlas.presentation.paging import LIMITS, Limits
from atlas.presentation.words import load_words
from conftest import ROOT

WORDS = load_words(ROOT / "hooks/words/en.yml")


def site_of(catalog: Catalog, address: str = "", limits: Limits = LIMITS) -> Site:
    """Return a catalog ready to be made into pages; `address` is the site's, if it is known."""
    environment = page_environment(ROOT / "hooks/templates", WORDS)
    return Site(catalog, WORDS, environment, Links("https://host.example/atlas", address), limits)
