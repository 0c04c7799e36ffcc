"""The metadata of a page: what other programs show with a link to it, and linked data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MEDIA_TYPES = {"md": "text/markdown", "json": "application/json", "csv": "text/csv"}


@dataclass(frozen=True)
class PageMetadata:
    """What a page adds to its title and description.

    `summary` is shown below the title of a link, `labels` are up to two short facts beside it,
    `files` are the paths of files with the same facts.
    """

    summary: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()

    @property
    def alternates(self) -> list[tuple[str, str, str]]:
        """Return each file's kind, media type and path."""
        kinds = [path.rpartition(".")[2] for path in self.files]
        return [
            (kind, _MEDIA_TYPES[kind], path) for kind, path in zip(kinds, self.files, strict=True)
        ]


def linked_data(site: str, trail: Mapping[str, str]) -> dict[str, Any]:
    """Return what search engines show of a page, as JSON-LD: the way to it, or the site's name.

    `site` is the name of the site, `trail` address → title from the home page to this one.
    """
    context = {"@context": "https://schema.org"}
    if len(trail) == 1:
        return context | {"@type": "WebSite", "name": site, "url": next(iter(trail))}
    steps = [
        {"@type": "ListItem", "position": at, "name": name, "item": address}
        for at, (address, name) in enumerate(trail.items(), 1)
    ]
    del steps[-1]["item"]  # the page that has this
    return context | {"@type": "BreadcrumbList", "itemListElement": steps}
