"""The documents of the search index: codes, problems, categories, vendors, prose pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from atlas import urls
from atlas.catalog.model import Actor, Entry, Retry
from atlas.catalog.records import Item
from atlas.presentation.view_models import CodeView
from atlas.presentation.views import Views
from atlas.text.inline_markup import plain, split_ref

EXCERPT = 300  # characters of a text that a hit shows; the index covers all of it
MESSAGE_KEYS = ("message", "msg", "desc", "errMsg")  # of the JSON that a service returns
KINDS = ("vendor", "category", "problem", "page", "code")
RETRIES: tuple[str, ...] = get_args(Retry)
ACTORS: tuple[str, ...] = get_args(Actor)


@dataclass(frozen=True)
class SearchDocument:
    """A document; `vendor` is the number of its vendor, -1 if it has none."""

    kind: str
    path: str
    title: str
    text: str
    vendor: int = -1
    name: str = ""
    message: str = ""
    retry: str = ""
    who: str = ""
    returned: tuple[str, ...] = ()  # messages of single causes: indexed, not shown
    slug: str = ""  # its name in paths; empty for codes and prose pages
    former: tuple[str, ...] = ()  # former names of a code

    def row(self) -> list[str | int]:
        """Return the document as a row of a block; numbers index the lists of the head."""
        triage = (RETRIES.index(self.retry), ACTORS.index(self.who)) if self.retry else (-1, -1)
        return [
            KINDS.index(self.kind), self.path, self.title, self.text[:EXCERPT], self.vendor,
            self.name, self.message, *triage,
        ]  # fmt: skip


def documents(views: Views, prose: Iterable[tuple[str, str, str]]) -> list[SearchDocument]:
    """Return all documents; codes come last, vendor by vendor."""
    return [*_vocabulary(views), *_prose(prose), *_codes(views)]


def code_ranges(found: list[SearchDocument], vendors: int) -> list[list[int]]:
    """Return for each vendor the half-open range of the numbers of its codes."""
    numbers: list[list[int]] = [[] for _ in range(vendors)]
    for number, document in enumerate(found):
        if document.kind == "code":
            numbers[document.vendor].append(number)
    return [[each[0], each[-1] + 1] if each else [0, 0] for each in numbers]


def _vocabulary(views: Views) -> Iterator[SearchDocument]:
    catalog = views.catalog
    for number, view in enumerate(views.vendors()):
        summary = plain(catalog.vendors[view.slug].vendor.summary)
        yield SearchDocument("vendor", view.path, view.name, summary, vendor=number, slug=view.slug)
    for category in catalog.categories.values():
        path = urls.category_path(category.id)
        meaning = plain(category.meaning)
        yield SearchDocument("category", path, category.title, meaning, slug=category.id)
    for problem in catalog.problems.values():
        path, text = urls.problem_path(problem.id), plain(problem.meaning)
        yield SearchDocument(
            "problem", path, problem.title, text, slug=problem.id,
            retry=problem.retry, who=problem.who,
        )  # fmt: skip


def _prose(pages: Iterable[tuple[str, str, str]]) -> Iterator[SearchDocument]:
    for path, title, text in pages:
        yield SearchDocument("page", path, title, text.removeprefix(title).strip()[:2000])


def _codes(views: Views) -> Iterator[SearchDocument]:
    numbers = {slug: number for number, slug in enumerate(views.catalog.vendors)}
    for items in views.catalog.pages():
        for item in items:
            yield _code(views.code(item), item, numbers[item.vendor])


def _code(view: CodeView, item: Item, vendor: int) -> SearchDocument:
    former = tuple(split_ref(each, item.vendor)[1] for each in item.entry.formerly)
    return SearchDocument(
        "code", view.path, view.code, plain(view.meaning), vendor,
        view.name or "", view.message or "", view.retry, view.who,
        returned=tuple(_returned(item.entry)), former=former,
    )  # fmt: skip


def _returned(entry: Entry) -> Iterator[str]:
    """Yield the messages in what a service returns for single causes, if that is JSON."""
    for cause in (*entry.all_causes, *entry.observed):
        if not cause.returns:
            continue
        try:
            body = json.loads(cause.returns)
        except ValueError:  # a fragment, or not JSON
            continue
        if isinstance(body, dict):
            yield from (body[key] for key in MESSAGE_KEYS if isinstance(body.get(key), str))
