"""What all pages are made with, and what a page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from jinja2 import Environment

from atlas import urls
from atlas.analysis.crossref import CrossReference, cross_reference
from atlas.catalog.records import Catalog, Item
from atlas.pages.metadata import PageMetadata, linked_data
from atlas.presentation.page_views import PageView
from atlas.presentation.paging import LIMITS, Limits
from atlas.presentation.views import Views
from atlas.presentation.words import Words
from atlas.text.headings import PLACE, contents

Metadata = Callable[[], PageMetadata]


@dataclass(frozen=True)
class Links:
    """Addresses outside the pages: the repository, and the site."""

    repository: str  # without a slash at the end; empty if there is none, as all links to it then
    site: str = ""  # the address of this site, empty if it is not known

    def address(self, path: str) -> str:
        """Return the address of a path of this site, empty if the site's is not known."""
        return f"{self.site}{path}" if self.site else ""

    def edit(self, item: Item) -> str:
        """Return the address of an entry's line in the data."""
        path, line, _ = item.place.at()
        return f"{self.repository}/blob/main/{path}#L{line}" if self.repository else ""

    def unsolved(self, title: str) -> str:
        """Return the address of the form for a page that did not help."""
        form = f"{self.repository}/issues/new?template=not-solved.yml"
        return f"{form}&title={urls.quoted(title)}" if self.repository else ""


@dataclass(frozen=True, eq=False)
class Page:
    """A page. Title and description are plain text; the body and the tags of the head are HTML.

    `parents` are the pages above it, from the home page down. A hand-written page has no body.
    """

    path: str
    title: str
    description: str
    _body: Callable[[Page], str]
    _head: Callable[[Page], str]
    items: tuple[Item, ...] = ()  # the entries of a code's page
    parents: tuple[Page, ...] = ()

    def body(self) -> str:
        """Return the page's body."""
        return self._body(self)

    def head(self) -> str:
        """Return the tags by which other programs show a link to the page."""
        return self._head(self)


def with_parents(pages: Iterable[Page]) -> list[Page]:
    """Return pages that know the pages above them: those whose path their own begins with."""
    by_path = {page.path: page for page in pages}
    return [
        replace(page, parents=tuple(by_path[each] for each in _above(path) if each in by_path))
        for path, page in by_path.items()
    ]


def _above(path: str) -> list[str]:
    """Return the paths above a path, from the home page down."""
    parts = path.split("/")[:-2]
    return ["/".join((*parts[:count], "")) for count in range(len(parts) + 1)] if path else []


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
        self.catalog = catalog
        self.cross: CrossReference = cross_reference(catalog)
        self.words = words
        self.links = links
        self.limits = limits
        self.views = Views(catalog, self.cross, words, limits)
        self._template = cache(environment.get_template)

    def page(
        self,
        path: str,
        title: str,
        description: str,
        view: Callable[[], PageView],
        metadata: Metadata = PageMetadata,
        items: tuple[Item, ...] = (),
    ) -> Page:
        """Return a page; its view model and its metadata are made when it is written."""
        return Page(
            path,
            title,
            description,
            lambda page: self._body(page, view()),
            lambda page: self._head(page, metadata()),
            items,
        )

    def prose_page(self, path: str, title: str, description: str) -> Page:
        """Return a hand-written page, for the tags of its head."""
        return Page(
            path, title, description, lambda _: "", lambda page: self._head(page, PageMetadata())
        )

    def missing_head(self) -> str:
        """Return the tags of the page for addresses that do not exist."""
        words = self.words["missing"]
        return self._tags(words["title"], words["lead"])

    def render(self, template: str, **values: Any) -> str:
        """Return a template filled with values."""
        return self._template(template).render(values)

    def _body(self, page: Page, view: PageView) -> str:
        body = self.render(
            view.template,
            root=urls.root_from(page.path),
            contents=PLACE,
            title=page.title,
            **{field.name: getattr(view, field.name) for field in fields(view)},
        )
        return body.replace(PLACE, self.contents(body)) if PLACE in body else body

    def contents(self, body: str) -> str:
        """Return the table of contents of a page; empty if the page is short."""
        found = contents(body)
        return self.render("_contents.html", headings=found) if found else ""

    def _head(self, page: Page, metadata: PageMetadata) -> str:
        trail = {self._from(page.path, each.path): each.title for each in (*page.parents, page)}
        return self._tags(
            page.title,
            metadata.summary or page.description,
            path=page.path,
            alternates=metadata.alternates,
            data=linked_data(self.words["site"]["name"], trail),
        )

    def _tags(
        self,
        title: str,
        summary: str,
        path: str | None = None,
        alternates: Iterable[tuple[str, str]] = (),
        data: Mapping[str, Any] | None = None,
    ) -> str:
        return self.render(
            "_head.html",
            title=title,
            summary=summary,
            image=self.links.address(urls.PREVIEW),
            path=path,
            alternates=alternates,
            data=data,
        )

    def _from(self, page: str, path: str) -> str:
        """Return the address of a path, as seen from a page if the site's is not known."""
        return self.links.address(path) or f"{urls.root_from(page)}{path}"
