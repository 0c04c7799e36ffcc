"""What can be found: codes, problems, categories, vendors, written pages."""

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

SHOWN = 300  # characters of a text that a hit holds; more can be found than is shown
SAYS = ("message", "msg", "desc", "errMsg")  # keys of what is returned that hold its text
KINDS = ("vendor", "category", "problem", "page", "code")
RETRIES: tuple[str, ...] = get_args(Retry)
ACTORS: tuple[str, ...] = get_args(Actor)


@dataclass(frozen=True)
class Document:
    """One thing that can be found. `vendor` is the vendor's number, -1 where there is none."""

    kind: str
    path: str
    title: str
    text: str
    vendor: int = -1
    name: str = ""
    message: str = ""
    retry: str = ""
    who: str = ""
    returned: tuple[str, ...] = ()  # further messages, of single causes; only found by
    slug: str = ""  # of all but codes and written pages: what it is called in addresses
    former: tuple[str, ...] = ()  # of codes: what they were called once

    def row(self) -> list[str | int]:
        """Return the document as it stands in a block; numbers index the head's lists."""
        triage = (RETRIES.index(self.retry), ACTORS.index(self.who)) if self.retry else (-1, -1)
        return [
            KINDS.index(self.kind), self.path, self.title, self.text[:SHOWN], self.vendor,
            self.name, self.message, *triage,
        ]  # fmt: skip


def documents(views: Views, prose: Iterable[tuple[str, str, str]]) -> list[Document]:
    """Return everything that can be found; codes come last, vendor by vendor."""
    return [*_vocabulary(views), *_prose(prose), *_codes(views)]


def code_ranges(found: list[Document], vendors: int) -> list[list[int]]:
    """Return for each vendor the numbers of its first code and of the one after its last."""
    numbers: list[list[int]] = [[] for _ in range(vendors)]
    for number, document in enumerate(found):
        if document.kind == "code":
            numbers[document.vendor].append(number)
    return [[each[0], each[-1] + 1] if each else [0, 0] for each in numbers]


def _vocabulary(views: Views) -> Iterator[Document]:
    catalog = views.catalog
    for number, view in enumerate(views.vendors()):
        summary = plain(catalog.vendors[view.slug].vendor.summary)
        yield Document("vendor", view.path, view.name, summary, vendor=number, slug=view.slug)
    for category in catalog.categories.values():
        path = urls.category_path(category.id)
        meaning = plain(category.meaning)
        yield Document("category", path, category.title, meaning, slug=category.id)
    for problem in catalog.problems.values():
        path, text = urls.problem_path(problem.id), plain(problem.meaning)
        yield Document(
            "problem", path, problem.title, text, slug=problem.id,
            retry=problem.retry, who=problem.who,
        )  # fmt: skip


def _prose(pages: Iterable[tuple[str, str, str]]) -> Iterator[Document]:
    for path, title, text in pages:
        yield Document("page", path, title, text.removeprefix(title).strip()[:2000])


def _codes(views: Views) -> Iterator[Document]:
    numbers = {slug: number for number, slug in enumerate(views.catalog.vendors)}
    for items in views.catalog.pages():
        for item in items:
            yield _code(views.code(item), item, numbers[item.vendor])


def _code(view: CodeView, item: Item, vendor: int) -> Document:
    former = tuple(split_ref(each, item.vendor)[1] for each in item.entry.formerly)
    return Document(
        "code", view.path, view.code, plain(view.meaning), vendor,
        view.name or "", view.message or "", view.retry, view.who,
        returned=tuple(_returned(item.entry)), former=former,
    )  # fmt: skip


def _returned(entry: Entry) -> Iterator[str]:
    """Yield the texts in what the service returns for single causes, where that is an object."""
    for cause in entry.causes:
        if isinstance(cause, str) or not cause.returns:
            continue
        try:
            told = json.loads(cause.returns)
        except ValueError:  # a fragment, or no JSON at all
            continue
        if isinstance(told, dict):
            yield from (told[key] for key in SAYS if isinstance(told.get(key), str))
