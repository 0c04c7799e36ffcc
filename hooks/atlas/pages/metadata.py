"""What a link to a page shows elsewhere: the tags of its head, and its facts for searchers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Facts = Mapping[str, Any]  # properties of schema.org; addresses are added by `linked_data`

_MEDIA_TYPES = {"md": "text/markdown", "json": "application/json", "csv": "text/csv"}


@dataclass(frozen=True)
class Card:
    """What a page adds to its title and description.

    `summary` is shown below the title of a link, `labels` are up to two short facts beside it,
    `about` is what the page is in the words of schema.org, `within` the path of the set it
    belongs to, with that set's name, `files` the paths of files that say what the page says.
    """

    summary: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    about: Facts = field(default_factory=lambda: {"@type": "WebPage"})
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
    card: Card, title: str, description: str, addresses: Mapping[str, str], trail: Mapping[str, str]
) -> dict[str, Any]:
    """Return a page's facts as JSON-LD.

    `trail` is path → title from the home page to this one, `addresses` path → address.
    """
    here = addresses[list(trail)[-1]]
    about = {"@id": here, "url": here, "name": title, "description": description, **card.about}
    if card.within:
        path, name = card.within
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
