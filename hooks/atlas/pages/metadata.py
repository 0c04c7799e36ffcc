"""The metadata of a page: what other programs show with a link to it, and linked data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Properties = Mapping[str, Any]  # of schema.org; `linked_data` adds the addresses

_MEDIA_TYPES = {"md": "text/markdown", "json": "application/json", "csv": "text/csv"}


@dataclass(frozen=True)
class PageMetadata:
    """What a page adds to its title and description.

    `summary` is shown below the title of a link, `labels` are up to two short facts beside it.
    `about` describes the page in the terms of schema.org, `within` is the path and the name of
    the set it belongs to, `files` are the paths of files with the same facts.
    """

    summary: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    about: Properties = field(default_factory=lambda: {"@type": "WebPage"})
    within: tuple[str, str] | None = None
    files: tuple[str, ...] = ()

    @property
    def alternates(self) -> list[tuple[str, str, str]]:
        """Return each file's kind, media type and path."""
        kinds = [path.rpartition(".")[2] for path in self.files]
        return [
            (kind, _MEDIA_TYPES[kind], path) for kind, path in zip(kinds, self.files, strict=True)
        ]


def linked_data(
    metadata: PageMetadata,
    title: str,
    description: str,
    addresses: Mapping[str, str],
    trail: Mapping[str, str],
) -> dict[str, Any]:
    """Return a page's facts as JSON-LD.

    `trail` is path → title from the home page to this one, `addresses` path → address.
    """
    here = addresses[list(trail)[-1]]
    about = {"@id": here, "url": here, "name": title, "description": description, **metadata.about}
    if metadata.within:
        path, name = metadata.within
        target = addresses[path]
        about["inDefinedTermSet"] = {
            "@type": "DefinedTermSet", "@id": target, "url": target, "name": name,
        }  # fmt: skip
    steps = [
        {"@type": "ListItem", "position": at, "name": name, "item": addresses[path]}
        for at, (path, name) in enumerate(trail.items(), 1)
    ]
    crumbs = [{"@type": "BreadcrumbList", "itemListElement": steps}] if len(steps) > 1 else []
    return {"@context": "https://schema.org", "@graph": [about, *crumbs]}
