"""What all pages are made with, and what a page is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment

from atlas import urls
from atlas.analysis.crossref import CrossReference, cross_reference
from atlas.catalog.records import Catalog, Item
from atlas.pages.metadata import Card, linked_data
from atlas.presentation.paging import LIMITS, Limits
from atlas.presentation.views import Views
from atlas.presentation.words import Words


@dataclass(frozen=True)
class Links:
    """Where the data is edited and mistakes are reported; both on the project's own host."""

    repository: str
    site: str = ""  # this site's own address, empty if it is not known

    def address(self, path: str) -> str:
        """Return the address of a path of this site, empty if the site's is not known."""
        return f"{self.site}{path}" if self.site else ""

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
    head: Callable[[], str]  # the tags by which other programs show a link to the page
    items: tuple[Item, ...] = ()  # the entries that the page is of, if it is a code's


class Site:
    """One catalog, ready to be made into pages."""

    def __init__(
        self,
        catalog: Catalog,
        words: Words,
        environment: Environment,
        links: Links,
        limits: Limits = LIMITS,
    ) -> None:
        self.limits = limits
        self.catalog = catalog
        self.cross: CrossReference = cross_reference(catalog)
        self.words = words
        self.links = links
        self.views = Views(catalog, self.cross, words, limits)
        self._template = cache(environment.get_template)
        self._titles: dict[str, str] = {}  # path → title of each page made so far

    def page(
        self,
        path: str,
        title: str,
        description: str,
        template: str,
        facts: dict[str, Any] | Callable[[], dict[str, Any]],
        card: Callable[[], Card] = Card,
        items: tuple[Item, ...] = (),
    ) -> Page:
        """Make a page; facts that cost time are given as a function, called when it is written."""
        self._titles[path] = title

        def body() -> str:
            given = facts() if callable(facts) else facts
            root, report = urls.root_from(path), self.links.report("")
            address = self.links.address(path)
            return self.render(
                template, root=root, title=title, report=report, address=address, **given
            )

        def head() -> str:
            return self.head(path, description, card())

        return Page(path, title, description, body, head, items)

    def render(self, template: str, **facts: Any) -> str:
        """Return a template filled with facts."""
        return self._template(template).render(facts)

    def prose_head(self, path: str, title: str, description: str) -> str:
        """Return the tags of a hand-written page."""
        self._titles[path] = title
        return self.head(path, description, Card(about={"@type": "TechArticle"}))

    def missing_head(self) -> str:
        """Return the tags of the page that stands where there is none."""
        words = self.words["missing"]
        return self._tags(words["title"], words["lead"])

    def head(self, path: str, description: str, card: Card) -> str:
        """Return the tags by which other programs show a link to a page made before."""
        starts = (path[:end] for end in range(len(path) + 1) if path[:end].endswith("/") or not end)
        trail = {start: self._titles[start] for start in starts if start in self._titles}
        known = [*trail, *([card.within[0]] if card.within else [])]
        addresses = {each: self._from(path, each) for each in known}
        title = self._titles[path]
        data = linked_data(card, title, description, addresses, trail)
        return self._tags(
            title,
            card.summary or description,
            path=path,
            labels=card.labels,
            alternates=card.alternates,
            address=self.links.address(path),
            data=data,
        )

    def _tags(self, title: str, summary: str, **facts: Any) -> str:
        none = {"path": None, "labels": (), "alternates": (), "address": "", "data": None}
        image = self.links.address(urls.PREVIEW)
        return self.render(
            "_head.html", title=title, summary=summary, image=image, **{**none, **facts}
        )

    def _from(self, page: str, path: str) -> str:
        """Return the address of a path, as seen from a page if the site's is not known."""
        return self.links.address(path) or f"{urls.root_from(page)}{path}"
