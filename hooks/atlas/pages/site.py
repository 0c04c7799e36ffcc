"""What all pages are made with, and what a page is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from atlas import urls
from atlas.catalog import Catalog, Item
from atlas.crossref import CrossReference, cross_reference
from atlas.markup import inline
from atlas.views import Views
from atlas.words import Words


@dataclass(frozen=True)
class Links:
    """Where the data is edited and mistakes are reported; both on the project's own host."""

    repository: str

    def edit(self, item: Item) -> str:
        """Return the address of an entry's line in the data."""
        path, line, _ = item.place.at()
        return f"{self.repository}/blob/main/{path}#L{line}"

    def report(self, subject: str) -> str:
        """Return the address where a mistake about a subject is reported."""
        return f"{self.repository}/issues/new?title={urls.quoted(subject)}"


@dataclass(frozen=True)
class Page:
    """A generated page. Title and description are plain text; the body is HTML."""

    path: str
    title: str
    description: str
    body: Callable[[], str]


def page_environment(templates: Path, words: Words) -> Environment:
    """Return the Jinja environment of the page bodies: what comes from the catalog is text."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(inline=inline, breakable=breakable)
    environment.globals.update(w=words, urls=urls)
    return environment


def breakable(code: str) -> Markup:
    """Return a code that may be broken over lines after each underscore."""
    return Markup("_<wbr>").join(escape(part) for part in code.split("_"))


class Site:
    """One catalog, ready to be made into pages."""

    def __init__(
        self, catalog: Catalog, words: Words, environment: Environment, links: Links
    ) -> None:
        self.catalog = catalog
        self.cross: CrossReference = cross_reference(catalog)
        self.words = words
        self.links = links
        self.views = Views(catalog, self.cross, words)
        self._environment = environment

    def page(
        self,
        path: str,
        title: str,
        description: str,
        template: str,
        facts: dict[str, Any] | Callable[[], dict[str, Any]],
    ) -> Page:
        """Make a page; facts that cost time are given as a function, called when it is written."""

        def body() -> str:
            given = facts() if callable(facts) else facts
            return self._environment.get_template(template).render(
                root=urls.root_from(path), title=title, report=self.links.report(""), **given
            )

        return Page(path, title, description, body)
