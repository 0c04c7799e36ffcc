"""The documents of the search index: codes, problems, categories, vendors, prose pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from atlas import urls
from atlas.analysis.agreement import platforms_of
from atlas.catalog.model import Actor, Cause, Relation, Retry
from atlas.catalog.records import Item
from atlas.presentation.views import Views
from atlas.search.specific import shapes, specific
from atlas.text.inline_markup import plain, split_ref

EXCERPT = 300  # characters of a text that a hit shows; the index covers all of it
KINDS = ("vendor", "category", "problem", "page", "code")
RETRIES: tuple[str, ...] = get_args(Retry)
ACTORS: tuple[str, ...] = get_args(Actor)
RELATIONS: tuple[str, ...] = get_args(Relation)

# What a service returns for a single cause, the cause, the number of its problem, and the ID of
# that problem's row if the code covers several.
Returned = tuple[str, str, int] | tuple[str, str, int, str]


@dataclass(frozen=True)
class SearchDocument:
    """A document; `vendor` is the number of its vendor, -1 if it has none.

    A code has a document for each section of its page. If there are several, `lists` are the
    names of the lists that tell them apart. `platforms` are the numbers of its platforms.
    """

    kind: str
    path: str
    title: str
    text: str
    vendor: int = -1
    names: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    retry: str = ""
    who: str = ""
    causes: tuple[Returned, ...] = ()
    platforms: tuple[int, ...] = ()
    lists: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # further meanings: indexed, not shown
    slug: str = ""  # its name in paths; empty for codes and prose pages
    other_names: tuple[str, ...] = ()  # former names of a code, aliases of a vendor
    words: tuple[str, ...] = ()  # what people type when they look for it
    specific: int = 0  # a bit for the code and each name that only its vendor has
    problems: tuple[tuple[int, int], ...] = ()  # of a code: number, number of the relation

    @property
    def returned(self) -> tuple[str, ...]:
        """Return the texts of single causes; a hit shows them only if the query has them."""
        return tuple(dict.fromkeys(text for text, *_ in self.causes))

    def row(self, sets: list[tuple[int, ...]]) -> list[Any]:
        """Return the document as a row of a block; numbers index the lists of the head."""
        triage = (RETRIES.index(self.retry), ACTORS.index(self.who)) if self.retry else (-1, -1)
        row = [
            KINDS.index(self.kind), self.path, self.title, self.text[:EXCERPT], self.vendor,
            *triage, sets.index(self.platforms), self.names, self.messages, self.causes, self.lists,
            self.specific,
        ]  # fmt: skip
        while row[-1] in ((), 0):
            row.pop()
        return row


def documents(views: Views, prose: Iterable[tuple[str, str, str]]) -> list[SearchDocument]:
    """Return all documents; codes come last, vendor by vendor."""
    vocabulary = list(_vocabulary(views))
    problems = {each.slug: at for at, each in enumerate(vocabulary) if each.kind == "problem"}
    return [*vocabulary, *_prose(prose), *_codes(views, problems)]


def platform_sets(found: list[SearchDocument]) -> list[tuple[int, ...]]:
    """Return the platforms of the documents, each set once, the most frequent first."""
    return [each for each, _ in Counter(document.platforms for document in found).most_common()]


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
        vendor = catalog.vendors[view.slug].vendor
        yield SearchDocument(
            "vendor", view.path, view.name, plain(vendor.summary), vendor=number, slug=view.slug,
            other_names=vendor.aliases,
        )  # fmt: skip
    for category in catalog.categories.values():
        path = urls.category_path(category.id)
        meaning = plain(category.meaning)
        yield SearchDocument("category", path, category.title, meaning, slug=category.id)
    for problem in catalog.problems.values():
        path, text = urls.problem_path(problem.id), plain(problem.meaning)
        yield SearchDocument(
            "problem", path, problem.title, text, slug=problem.id,
            retry=problem.retry, who=problem.who,
            words=(*problem.also.en, *problem.also.zh),
        )  # fmt: skip


def _prose(pages: Iterable[tuple[str, str, str]]) -> Iterator[SearchDocument]:
    for path, title, text in pages:
        yield SearchDocument("page", path, title, text.removeprefix(title).strip()[:2000])


def _codes(views: Views, problems: Mapping[str, int]) -> Iterator[SearchDocument]:
    numbers = {slug: number for number, slug in enumerate(views.catalog.vendors)}
    begin = {slug: shapes(data) for slug, data in views.catalog.vendors.items()}
    for first, *_ in views.catalog.pages():
        groups = views.sections(first.vendor, first.entry.code)
        for group in groups:
            document = _code(views, group, numbers[first.vendor], problems)
            names = (document.title, *document.names)
            yield replace(document, specific=specific(names, begin[first.vendor]))


def _code(
    views: Views, group: tuple[Item, ...], vendor: int, problems: Mapping[str, int]
) -> SearchDocument:
    """Return the document of a section: entries that agree."""
    view, (first, *others) = views.codes(group), group
    platforms = list(views.catalog.platforms)
    keys = views.catalog.vendors[view.vendor].vendor.message_keys
    prefix = urls.section_prefix(first.list) if view.several else ""
    return SearchDocument(
        "code", view.href, view.code, plain(view.meaning), vendor,
        view.names, view.messages,
        "" if view.succeeded else view.retry, "" if view.succeeded else view.who,
        causes=tuple(dict.fromkeys(
            (text, plain(cause.text), problems[cause.problem or item.main_problem], *(
                (f"{prefix}{cause.problem}",) if cause.problem and first.covers_several else ()
            ))
            for item in group for cause in (*item.entry.all_causes, *item.entry.observed)
            for text in messages_of(cause, keys)
        )),
        platforms=tuple(sorted(map(platforms.index, platforms_of(group)))),
        lists=tuple(item.list for item in group) if view.several else (),
        also=tuple(plain(item.entry.meaning) for item in others),
        other_names=tuple(
            split_ref(each, first.vendor)[1] for item in group for each in item.entry.formerly
        ),
        words=tuple(dict.fromkeys(word for item in group for word in item.entry.words)),
        problems=tuple({
            problems[name]: RELATIONS.index(relation)
            for name, relation in first.entry.problems.items()
        }.items()),
    )  # fmt: skip


def messages_of(cause: Cause, keys: tuple[str, ...]) -> list[str]:
    """Return the texts that a service returns for a cause; of a JSON body those under `keys`."""
    if not cause.returns:
        return []
    return list(_messages(_parsed(cause.returns), keys)) or [cause.returns]


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:  # a plain text, or a fragment
        return None


def _messages(body: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts that a JSON body has under some keys, at any depth."""
    if isinstance(body, list):
        for each in body:
            yield from _messages(each, keys)
    elif isinstance(body, dict):
        for key, value in body.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _messages(value, keys)
