"""Builds the view models of one catalog: facts are computed here, templates only place them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain, permutations

from atlas import urls
from atlas.analysis.agreement import names_of, platforms_of, sections
from atlas.analysis.changes import ReleaseChanges, history
from atlas.analysis.code_migration import CodeMigration, code_migrations
from atlas.analysis.crossref import CrossReference, Entries, Migration, migrations
from atlas.catalog.model import SUCCESS, Platform, Relation
from atlas.catalog.records import Catalog, Item
from atlas.presentation.paging import LIMITS, Limits, Part, parted
from atlas.presentation.view_models import (
    CategoryCount,
    CategoryView,
    CodeView,
    Group,
    LinkView,
    MeaningView,
    ProblemGroup,
    ProblemView,
    StepView,
    Turn,
    VendorView,
)
from atlas.presentation.words import Words


class Views:
    """Builds view models; those that many pages share are built once."""

    def __init__(
        self, catalog: Catalog, cross: CrossReference, words: Words, limits: Limits = LIMITS
    ) -> None:
        self.catalog = catalog
        self.cross = cross
        self.words = words
        self.limits = limits
        self.code: Callable[[Item], CodeView] = cache(self._code)
        self.codes: Callable[[Entries], CodeView] = cache(self._codes)
        self.listed: Callable[[str], Part[Entries]] = cache(self._listed)
        self.sections: Callable[[str, str], tuple[Entries, ...]] = cache(self._sections)
        self._turns = cache(self._turns_of)
        self._migrations = cache(self._migrations_of)
        self._code_migrations = cache(self._code_migrations_of)

    def vendor(self, slug: str) -> VendorView:
        """Return a vendor's name and path."""
        return VendorView(slug, self.catalog.vendors[slug].vendor.name, urls.vendor_path(slug))

    def vendors(self) -> list[VendorView]:
        """Return all vendors."""
        return [self.vendor(slug) for slug in self.catalog.vendors]

    def platforms(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of platforms, in the order of the vocabulary."""
        known = set(names)
        return tuple(each.title for each in self.catalog.platforms.values() if each.id in known)

    def platform_choices(self, items: Iterable[Item]) -> list[Platform]:
        """Return the platforms that entries can be narrowed to; none if all have the same."""
        sets = {item.platforms for item in items}
        known = set(chain.from_iterable(sets)) if len(set(map(frozenset, sets))) > 1 else set()
        return [each for each in self.catalog.platforms.values() if each.id in known]

    def category(self, name: str) -> CategoryView:
        """Return a category's title and path."""
        return CategoryView(name, self.catalog.categories[name].title, urls.category_path(name))

    def category_counts(self) -> list[CategoryCount]:
        """Return each category with its meaning and its number of codes."""
        counts = Counter[str]()
        for (name, _), count in self.category_codes.items():
            counts[name] += count
        return [
            CategoryCount(self.category(name), record.meaning, counts[name])
            for name, record in self.catalog.categories.items()
        ]

    @cached_property
    def category_codes(self) -> Counter[tuple[str, str]]:
        """Return the number of codes of each category and vendor."""
        codes = {(each.entry.category, each.vendor, each.slug) for each in self.catalog.items}
        return Counter((category, vendor) for category, vendor, _ in codes)

    def related_categories(self, name: str, count: int = 3) -> list[CategoryView]:
        """Return the categories to which most codes and problems of a category belong as well."""
        shared = self._shared_categories
        best = sorted(self.catalog.categories, key=lambda each: -shared[name, each])[:count]
        return [self.category(each) for each in best if shared[name, each]]

    @cached_property
    def _shared_categories(self) -> Counter[tuple[str, str]]:
        """Return how many entries belong to both of two categories."""
        found = (permutations(self._categories_of(item), 2) for item in self.catalog.items)
        return Counter(chain.from_iterable(found))

    def _categories_of(self, item: Item) -> set[str]:
        """Return the categories of an entry's problems, and of those that they are cases of."""
        problems = [self.catalog.problems[each] for each in item.entry.problems]
        cases = [self.catalog.problems[each.case_of] for each in problems if each.case_of]
        return {each.category for each in (*problems, *cases)}

    def of_category(self, name: str) -> list[Entries]:
        """Return the entries of a category; those of a code that agree are together."""
        codes: dict[tuple[str, str], list[Item]] = {}
        for item in self.catalog.by_category[name]:
            codes.setdefault((item.vendor, item.slug), []).append(item)
        return [group for items in codes.values() for group in sections(items)]

    def problems_by_category(self) -> list[ProblemGroup]:
        """Return all problems, grouped by category."""
        groups: dict[str, list[ProblemView]] = {name: [] for name in self.catalog.categories}
        for problem in self.catalog.problems.values():
            groups[problem.category].append(self.problem(problem.id))
        return [ProblemGroup(self.category(name), found) for name, found in groups.items()]

    def problem(self, name: str, relation: Relation | None = None) -> ProblemView:
        """Return a problem with its triage and its first action."""
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
            problem.category == SUCCESS and problem.retry == "no",
        )

    def vendors_of(self, problem: str) -> list[VendorView]:
        """Return the vendors that have codes for a problem."""
        tied = {tie.item.vendor for tie in self.cross.ties[problem]}
        return [self.vendor(slug) for slug in self.catalog.vendors if slug in tied]

    def commonest_problems(self, count: int) -> list[ProblemGroup]:
        """Return by category the problems of most vendors; of those, the ones of most codes."""
        found = {group.category: group.problems for group in self.problems_by_category()}
        problems = chain.from_iterable(found.values())
        best = sorted(problems, key=lambda each: self._reach(each.id), reverse=True)[:count]
        groups = {name: [each for each in best if each in rows] for name, rows in found.items()}
        return [ProblemGroup(category, rows) for category, rows in groups.items() if rows]

    def _reach(self, problem: str) -> tuple[int, int]:
        return len(self.vendors_of(problem)), len(self.cross.tied_codes[problem])

    def tied(self, problem: str) -> list[Group]:
        """Return each vendor's codes for a problem, with their relation; also empty groups."""
        groups = self._grouped(
            replace(self.codes(tie.items), relation=tie.relation)
            for tie in self.cross.tied_codes[problem]
        )
        return [
            replace(each, steps=self.steps(each.vendor.slug, problem, self._tied(each, problem)))
            for each in groups
        ]

    def _tied(self, group: Group, problem: str) -> Entries:
        """Return the entries of a vendor that are tied to a problem."""
        tied = self.cross.ties[problem]
        return tuple(tie.item for tie in tied if tie.item.vendor == group.vendor.slug)

    def steps(self, vendor: str, problem: str, items: Entries) -> tuple[StepView, ...]:
        """Return what to do about a problem at a vendor, as far as it holds for entries."""
        steps = [
            step
            for step in self.catalog.vendors[vendor].vendor.steps
            if step.problem == problem and any(item.is_in(step) for item in items)
        ]
        return tuple(
            StepView(", ".join(self.platforms(step.platforms)), step.text, step.url)
            for step in steps
        )

    def by_vendor(self, codes: Iterable[CodeView]) -> list[Group]:
        """Return codes grouped by vendor, without empty groups."""
        return [group for group in self._grouped(codes) if group.codes]

    def _grouped(self, codes: Iterable[CodeView]) -> list[Group]:
        groups: dict[str, list[CodeView]] = {slug: [] for slug in self.catalog.vendors}
        for code in codes:
            groups[code.vendor].append(code)
        return [Group(self.vendor(slug), tuple(found)) for slug, found in groups.items()]

    def migration(self, source: str, target: str) -> Migration:
        """Return how one vendor's entries map to another's."""
        return self._migrations(source)[target]

    def code_migration(self, source: str, target: str) -> CodeMigration:
        """Return how one vendor's codes map to another's."""
        return self._code_migrations(source)[target]

    @cached_property
    def history(self) -> list[ReleaseChanges]:
        """Return the changes of each release, the newest first."""
        return history(self.catalog)

    def _code(self, item: Item) -> CodeView:
        """Return an entry with its effective triage: its own, else its main problem's."""
        entry = item.entry
        main = self.catalog.problems[item.main_problem]
        first, *_ = self.catalog.vendors[item.vendor].pages[entry.code]
        several = len(self.sections(item.vendor, entry.code)) > 1
        path = urls.code_path(item.vendor, entry.code)
        platforms = self.platforms(item.platforms)
        return CodeView(
            vendor=item.vendor,
            vendor_name=self.catalog.vendors[item.vendor].vendor.name,
            list=item.list,
            code=entry.code,
            slug=item.slug,
            anchor=urls.row_anchor(entry.code) if first is item else f"{item.list}~{item.slug}",
            path=path,
            href=urls.section_path(item.vendor, entry.code, item.list) if several else path,
            platforms=platforms,
            platform_ids=item.platforms,
            where=self._where((item,)) if several else "",
            names=tuple(entry.names),
            messages=entry.messages,
            meaning=entry.meaning,
            retry=entry.retry or main.retry,
            who=entry.who or main.who,
            category=self.category(entry.category),
            several=several,
            succeeded=entry.category == SUCCESS and (entry.retry or main.retry) == "no",
        )

    def _codes(self, items: Entries) -> CodeView:
        """Return entries of a code as one, with their platforms unless they are all it means."""
        first = self.code(items[0])
        if len(items) == 1:
            return first
        groups = self.sections(first.vendor, first.code)
        parts = [tuple(item for item in group if item in items) for group in groups]
        whole = all(parts)
        found = platforms_of(items)
        platforms = self.platforms(found)
        return replace(
            first,
            href=first.path if whole else first.href,
            platforms=platforms,
            platform_ids=found,
            where="" if whole else self._where(items),
            meanings=self._meanings([part for part in parts if part]),
            names=tuple(names_of(items)),
            messages=tuple(dict.fromkeys(text for each in items for text in each.entry.messages)),
        )

    def _where(self, items: Entries) -> str:
        """Return the platforms of entries in words; their lists too, if these do not say which."""
        found = platforms_of(items)
        platforms = self.platforms(found)
        groups = self.sections(items[0].vendor, items[0].entry.code)
        others = chain.from_iterable(each for each in groups if set(each).isdisjoint(items))
        if set(found).isdisjoint(platforms_of(others)):
            return self.in_brief(platforms)
        titles = dict.fromkeys(item.code_list.title for item in items)
        return f"{self.in_brief(platforms, 1)} · {self.in_brief(titles, 1)}"

    def in_brief(self, titles: Iterable[str], most: int = 2) -> str:
        """Return titles as a short text: the first ones, and the number of the others."""
        first, others = (found := list(titles))[:most], found[most:]
        if len(others) < most:  # one more platform is hardly longer than its number
            return ", ".join(found)
        more = self.words["code"]["and_more"].format(n=len(others))
        return f"{', '.join(first)}\N{NO-BREAK SPACE}{more}"

    def _meanings(self, parts: list[Entries]) -> tuple[MeaningView, ...]:
        """Return what a code means in each section of its page, if that differs."""
        if len({part[0].entry.meaning for part in parts}) == 1:
            return ()
        return tuple(MeaningView(self._where(part), part[0].entry.meaning) for part in parts)

    def _sections(self, vendor: str, code: str) -> tuple[Entries, ...]:
        """Return the entries of a code, those together that agree."""
        return sections(self.catalog.vendors[vendor].pages[code])

    def _listed(self, slug: str) -> Part[Entries]:
        """Return a vendor's entries as its page lists them: all, or in parts."""
        items = self.catalog.vendors[slug].items
        return parted([(item,) for item in items], slug_of, self.limits.rows)

    def part_of(self, item: Item) -> Part[Entries]:
        """Return the part of its vendor's codes that lists an entry."""
        return self.listed(item.vendor).of(item.slug)

    def turn(self, vendor: str, code: str) -> Turn:
        """Return the pages before and after a code, in the order of its list."""
        return self._turns(vendor)[code]

    def _turns_of(self, vendor: str) -> dict[str, Turn]:
        """Return the neighbors of each code of a vendor, in the first of its lists."""
        lists: dict[str, list[str]] = {}
        for code, items in self.catalog.vendors[vendor].pages.items():
            lists.setdefault(items[0].list, []).append(code)
        return {
            code: Turn(before, after)
            for codes in lists.values()
            for code, before, after in _neighbors(vendor, codes)
        }

    def _migrations_of(self, source: str) -> dict[str, Migration]:
        return migrations(self.catalog, self.cross, source)

    def _code_migrations_of(self, source: str) -> dict[str, CodeMigration]:
        return code_migrations(self.catalog, self.cross, source)


def _neighbors(
    vendor: str, codes: list[str]
) -> Iterator[tuple[str, LinkView | None, LinkView | None]]:
    """Yield each code with links to those before and after it."""
    links = [LinkView(code, urls.code_path(vendor, code)) for code in codes]
    yield from zip(codes, [None, *links[:-1]], [*links[1:], None], strict=True)


def slug_of(items: Entries) -> str:
    """Return the code of entries as it is written in a path."""
    return items[0].slug
