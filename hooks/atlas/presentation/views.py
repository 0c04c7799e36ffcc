"""The catalog made ready to be shown: facts are computed here, templates only place them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

from atlas import urls
from atlas.analysis.changes import ReleaseChanges, history
from atlas.analysis.crossref import CrossReference, Migration, Tie, migrations
from atlas.catalog.model import Cause, CodeList, Entry, Relation
from atlas.catalog.records import Catalog, Item
from atlas.presentation.paging import LIMITS, Limits, Part, parted
from atlas.presentation.view_models import (
    CategoryView,
    CodeView,
    Group,
    ProblemView,
    VendorView,
    said_of,
)
from atlas.presentation.words import Words
from atlas.text.inline_markup import split_ref


class Views:
    """Makes views of one catalog."""

    def __init__(
        self, catalog: Catalog, cross: CrossReference, words: Words, limits: Limits = LIMITS
    ) -> None:
        self.limits = limits
        self.catalog = catalog
        self.cross = cross
        self.words = words
        self._codes: dict[int, CodeView] = {}
        self._latest: tuple[tuple[Item, ...], list[dict[str, Any]]] | None = None
        self._listed: dict[str, Part[Item]] = {}
        self._migrations: dict[str, dict[str, Migration]] = {}

    def vendor(self, slug: str) -> VendorView:
        """Return a vendor's name and path."""
        return VendorView(slug, self.catalog.vendors[slug].vendor.name, urls.vendor_path(slug))

    def vendors(self) -> list[VendorView]:
        """Return all vendors."""
        return [self.vendor(slug) for slug in self.catalog.vendors]

    def listed(self, slug: str) -> Part[Item]:
        """Return a vendor's entries as its page lists them: all, or in parts."""
        if slug not in self._listed:
            items = self.catalog.vendors[slug].items
            self._listed[slug] = parted(items, lambda item: item.slug, self.limits.rows)
        return self._listed[slug]

    def category(self, name: str) -> CategoryView:
        """Return a category's title and path."""
        return CategoryView(name, self.catalog.categories[name].title, urls.category_path(name))

    def category_counts(self) -> list[tuple[CategoryView, str, int]]:
        """Return each category with its meaning and its number of entries."""
        counts = Counter(item.entry.category for item in self.catalog.items)
        return [
            (self.category(name), record.meaning, counts[name])
            for name, record in self.catalog.categories.items()
        ]

    def problems_by_category(self) -> list[tuple[CategoryView, list[ProblemView]]]:
        """Return all problems, grouped by category."""
        groups: dict[str, list[ProblemView]] = {name: [] for name in self.catalog.categories}
        for problem in self.catalog.problems.values():
            groups[problem.category].append(self.problem(problem.id))
        return [(self.category(name), found) for name, found in groups.items()]

    def problem(self, name: str, relation: Relation | None = None) -> ProblemView:
        """Return a problem with its triage and the first thing to do."""
        problem = self.catalog.problems[name]
        return ProblemView(
            name,
            problem.title,
            urls.problem_path(name),
            problem.meaning,
            problem.retry,
            problem.who,
            problem.actions[0] if problem.actions else "",
            relation,
        )

    def code(self, item: Item) -> CodeView:
        """Return an entry with its effective triage: its own, else its main problem's."""
        view = self._codes.get(id(item))
        if view is None:
            view = self._codes[id(item)] = self._new_code(item)
        return view

    def _new_code(self, item: Item) -> CodeView:
        entry = item.entry
        main = self.catalog.problems[item.main_problem]
        first, *_ = self.catalog.vendors[item.vendor].pages[entry.code]
        return CodeView(
            key=len(self._codes),
            vendor=item.vendor,
            vendor_name=self.catalog.vendors[item.vendor].vendor.name,
            code=entry.code,
            slug=item.slug,
            anchor=urls.row_anchor(entry.code) if first is item else "",
            path=urls.code_path(item.vendor, entry.code),
            name=entry.name,
            message=entry.message,
            meaning=entry.meaning,
            retry=entry.retry or main.retry,
            who=entry.who or main.who,
            category=self.category(entry.category),
        )

    def tied(self, problem: str) -> list[Group]:
        """Return each vendor's codes for a problem, with their relation; also empty groups."""
        ties = self.cross.ties[problem]
        return [
            Group(
                self.vendor(slug),
                tuple(
                    said_of(self.code(tie.item), relation=tie.relation)
                    for tie in ties
                    if tie.item.vendor == slug
                ),
            )
            for slug in self.catalog.vendors
        ]

    def elsewhere(self, item: Item) -> list[Group]:
        """Return the other vendors' codes that share a problem with this one, the nearest."""
        found = [
            said_of(self.code(other.item), match=other.match)
            for other in self.cross.counterparts(item)[: self.limits.nearest]
        ]
        return self.by_vendor(found)

    def by_vendor(self, codes: Iterable[CodeView]) -> list[Group]:
        """Return codes grouped by vendor, without empty groups."""
        groups: dict[str, list[CodeView]] = {slug: [] for slug in self.catalog.vendors}
        for code in codes:
            groups[code.vendor].append(code)
        return [Group(self.vendor(slug), tuple(found)) for slug, found in groups.items() if found]

    def migration(self, source: str, target: str) -> Migration:
        """Return how one vendor's entries map to another's."""
        if source not in self._migrations:
            self._migrations[source] = migrations(self.catalog, self.cross, source)
        return self._migrations[source][target]

    @cached_property
    def history(self) -> list[ReleaseChanges]:
        """Return the changes of each release, the newest first."""
        return history(self.catalog)

    def same_code(self, item: Item) -> list[CodeView]:
        """Return other vendors' entries under the same code."""
        return [
            said_of(self.code(other), shared=shared)
            for other, shared in self.cross.same_code_elsewhere(item)
        ]

    def related(self, item: Item) -> list[CodeView]:
        """Return the codes an entry names as worth seeing next."""
        refs = (split_ref(ref, item.vendor) for ref in item.entry.related)
        return [self.code(self.catalog.vendors[vendor].pages[code][0]) for vendor, code in refs]

    def _instead(self, item: Item) -> CodeView | None:
        """Return the code that took the place of a retired one, if one did."""
        retired = item.entry.retired
        if retired is None or retired.instead is None:
            return None
        vendor, code = split_ref(retired.instead, item.vendor)
        return self.code(self.catalog.vendors[vendor].pages[code][0])

    def details(self, items: tuple[Item, ...]) -> list[dict[str, Any]]:
        """Return all that a code's page says about each of its entries.

        The page, its head and its files ask for the same one after another, so it is kept.
        """
        if self._latest is None or self._latest[0] is not items:
            told = [self._details(item, index) for index, item in enumerate(items)]
            self._latest = (items, told)
        return self._latest[1]

    def _details(self, item: Item, index: int) -> dict[str, Any]:
        code_list = self.catalog.vendors[item.vendor].lists[item.list]
        entry = item.entry
        problems = [self.problem(name, tie) for name, tie in entry.problems.items()]
        covers = self._covers(item, problems)
        same_code = self.same_code(item)
        return {
            **vars(self.code(item)),
            "suffix": f"-{index}" if index else "",
            "section": entry.section,
            "surface": code_list.surface,
            "causes": [
                Cause(text=cause) if isinstance(cause, str) else cause for cause in entry.causes
            ],
            "fixes": entry.fixes,
            "advice": entry.advice,
            "notes": entry.notes,
            "doubt": entry.doubt,
            "problems": problems,
            "covers": covers,
            "covers_all": {
                problem.id: self._count_others(item, problem.id) for problem, _ in covers
            },
            "triage_of": self._triage_of(entry, problems) if covers else None,
            "guidance": None if covers else self.catalog.problems[item.main_problem],
            "elsewhere": self.elsewhere(item),
            "elsewhere_more": max(0, len(self.cross.counterparts(item)) - self.limits.nearest),
            "same_code": same_code,
            "same_code_differs": not all(other.shared for other in same_code),
            "related": self.related(item),
            "retired": entry.retired,
            "instead": self._instead(item),
            "ticket": urls.ticket_id(item.vendor, entry.code),
            "source": self.source(code_list, item),
        }

    def _covers(
        self, item: Item, problems: list[ProblemView]
    ) -> list[tuple[ProblemView, list[CodeView]]]:
        """Return the problems of a code that covers several, with other vendors' codes for each."""
        if not item.covers_several:
            return []
        return [
            (
                problem,
                [
                    said_of(self.code(tie.item), relation=tie.relation)
                    for tie in self._others(item, problem.id)
                ],
            )
            for problem in problems
        ]

    def _triage_of(self, entry: Entry, problems: list[ProblemView]) -> ProblemView | None:
        """Return the problem whose triage a code shows, if that of its others differs."""
        told = {(entry.retry or each.retry, entry.who or each.who) for each in problems}
        return problems[0] if len(told) > 1 else None

    def _others(self, item: Item, problem: str) -> Iterator[Tie]:
        """Return the first ties of other vendors' codes to a problem."""
        others = (tie for tie in self.cross.ties[problem] if tie.item.vendor != item.vendor)
        return islice(others, self.limits.of_each)

    def _count_others(self, item: Item, problem: str) -> int:
        return sum(tie.item.vendor != item.vendor for tie in self.cross.ties[problem])

    def source(self, code_list: CodeList, item: Item | None = None) -> str:
        """Return one line on the document behind a list, or behind one entry of it."""
        words: Mapping[str, str] = self.words["code"]
        document = code_list.document
        parts = [
            words["source_line"].format(publisher=document.publisher, title=document.title),
            words["dated"].format(date=document.dated) if document.dated else words["undated"],
            words["retrieved"].format(date=document.retrieved),
        ]
        if item and item.entry.lines:
            word = "lines" if re.search("[-,]", item.entry.lines) else "line"
            parts.append(words[word].format(lines=item.entry.lines))
        if item and item.entry.reviewed:
            parts.append(words["reviewed"].format(date=item.entry.reviewed))
        return ", ".join(parts)
