"""The metadata of a page: what other programs show with a link to it, and linked data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MEDIA_TYPES = {"md": "text/markdown", "json": "application/json", "csv": "text/csv"}


@dataclass(frozen=True)
class PageMetadata:
    """What a page adds to its title and description.

    `summary` is shown below the title of a link, `files` are the paths of files with the same
    facts.
    """

    summary: str = ""
    files: tuple[str, ...] = ()

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Return each file's media type and path."""
        return [(_MEDIA_TYPES[path.rpartition(".")[2]], path) for path in self.files]


def linked_data(site: str, trail: Mapping[str, str]) -> dict[str, Any]:
    """Return what search engines show of a page, as JSON-LD: the way to it, or the site's name.

    `site` is the name of the site, `trail` address → title from the home page to this one. The
    way begins below the home page, which search engines show in any case.
    """
    context = {"@context": "https://schema.org"}
    if len(trail) == 1:
        return context | {"@type": "WebSite", "name": site, "url": next(iter(trail))}
    steps = [
        {"@type": "ListItem", "position": at, "name": name, "item": address}
        for at, (address, name) in enumerate([*trail.items()][len(trail) > 2 :], 1)
    ]
    del steps[-1]["item"]  # the page that has this
    return context | {"@type": "BreadcrumbList", "itemListElement": steps}
