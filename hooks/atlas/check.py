"""The rules of the catalog, one generator each, yielding diagnostics.

Rules about a single file's shape live in the models and in `source`; here stand those that
need more than one record. `check_catalog` runs them all.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator

from atlas.catalog import Catalog, Item
from atlas.diagnostics import Diagnostic, Position, quoted
from atlas.markup import links_in, split_ref
from atlas.urls import RESERVED_SLUGS, code_slug

Rule = Callable[[Catalog], Iterator[Diagnostic]]


def check_catalog(catalog: Catalog) -> list[Diagnostic]:
    """Return the findings of every rule."""
    return [finding for rule in RULES for finding in rule(catalog)]


def check_vendor_slugs(catalog: Catalog) -> Iterator[Diagnostic]:
    """A vendor's folder must not take a path of the site's own."""
    for vendor in catalog.vendors.values():
        if vendor.slug.lower() in RESERVED_SLUGS:
            message = f"vendor slug '{vendor.slug}' is a path of the site itself; rename the folder"
            yield Diagnostic.at(vendor.place.at(), message, "reserved-vendor")


def check_duplicate_codes(catalog: Catalog) -> Iterator[Diagnostic]:
    """Within one list a code stands once."""
    first: dict[tuple[str, str, str], Position] = {}
    for item in catalog.items:
        here = item.place.at("code")
        before = first.setdefault((item.vendor, item.list, item.entry.code), here)
        if before != here:
            message = (
                f"code '{item.entry.code}' stands twice in this list, first on line "
                f"{before.line}; merge the two"
            )
            yield Diagnostic.at(here, message, "duplicate-code")


def check_slug_collisions(catalog: Catalog) -> Iterator[Diagnostic]:
    """Different codes of a vendor need different paths, also where case is ignored."""
    taken: dict[tuple[str, str], Item] = {}
    for item in catalog.items:
        slug = code_slug(item.entry.code)
        other = taken.setdefault((item.vendor, slug.lower()), item)
        if other.entry.code != item.entry.code:
            path, line, _ = other.place.at("code")
            message = (
                f"code '{item.entry.code}' would have the same path as "
                f"'{other.entry.code}' ({path}:{line}); one of them needs another spelling"
            )
            yield Diagnostic.at(item.place.at("code"), message, "slug-collision")


def check_sections(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry's section is one its list declares."""
    for item in catalog.items:
        sections = catalog.vendors[item.vendor].lists[item.list].sections
        if item.entry.section is not None and item.entry.section not in sections:
            message = f"unknown section '{item.entry.section}'; {_choices(sections)}"
            yield Diagnostic.at(item.place.at("section"), message, "unknown-section")


def check_categories(catalog: Catalog) -> Iterator[Diagnostic]:
    """Entries and problems name known categories."""
    known = catalog.declared.categories
    used = [(item.entry.category, item.place) for item in catalog.items]
    for problem in catalog.problems.values():
        used.append((problem.category, catalog.places["problems", problem.id]))
    for category, place in used:
        if category not in known:
            message = f"unknown category '{category}'; {_nearest(category, known)}"
            yield Diagnostic.at(place.at("category"), message, "unknown-category")


def check_problems(catalog: Catalog) -> Iterator[Diagnostic]:
    """Entries are tied to known problems."""
    known = catalog.declared.problems
    for item in catalog.items:
        for problem in item.entry.problems:
            if problem not in known:
                message = f"unknown problem '{problem}'; {_nearest(problem, known)}"
                here = item.place.key_at("problems", problem)
                yield Diagnostic.at(here, message, "unknown-problem")


def check_main_category(catalog: Catalog) -> Iterator[Diagnostic]:
    """An entry stands in the category of its main problem, so that counts and lists agree."""
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        if problem and problem.category != item.entry.category:
            message = (
                f"category is '{item.entry.category}', but its first problem '{problem.id}' "
                f"belongs to '{problem.category}'; use that, or put another problem first"
            )
            yield Diagnostic.at(item.place.at("category"), message, "category-mismatch")


def check_related(catalog: Catalog) -> Iterator[Diagnostic]:
    """`related` names codes that exist, and not the entry's own."""
    for item in catalog.items:
        for index, ref in enumerate(item.entry.related):
            wrong = _wrong_ref(catalog, *split_ref(ref, item.vendor))
            if split_ref(ref, item.vendor) == (item.vendor, item.entry.code):
                wrong = "a code is not related to itself; remove it"
            if wrong:
                yield Diagnostic.at(item.place.at("related", index), wrong, "unknown-related")


def check_links(catalog: Catalog) -> Iterator[Diagnostic]:
    """Links in texts lead to codes that exist."""
    for item in catalog.items:
        for loc, text in _texts(item):
            for vendor, code in links_in(text, item.vendor):
                if wrong := _wrong_ref(catalog, vendor, code):
                    yield Diagnostic.at(item.place.at(*loc), f"link to {wrong}", "broken-link")


def check_overrides(catalog: Catalog) -> Iterator[Diagnostic]:
    """An override says something else than what it overrides."""
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        for field in ("retry", "who"):
            value = getattr(item.entry, field)
            if problem and value is not None and value == getattr(problem, field):
                message = f"'{field}' repeats what problem '{problem.id}' says; leave it out"
                yield Diagnostic.at(item.place.at(field), message, "idle-override")


def check_guidance(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every entry has causes and something to do, its own or its main problem's."""
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        causes = item.entry.causes or (problem and problem.causes)
        actions = item.entry.fixes or item.entry.advice or (problem and problem.actions)
        for field, found in (("causes", causes), ("fixes", actions)):
            if problem and not found:
                message = f"no {field} here and none in problem '{problem.id}'; add them to one"
                yield Diagnostic.at(item.place.at(), message, "no-guidance")


def check_unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every category and every problem has a code."""
    used = {
        "categories": {item.entry.category for item in catalog.items},
        "problems": {problem for item in catalog.items for problem in item.entry.problems},
    }
    for (kind, name), place in catalog.places.items():
        if name not in used[kind]:
            message = f"no code uses '{name}'; tie one to it or remove it"
            yield Diagnostic.at(place.at("id"), message, "unused")


RULES: tuple[Rule, ...] = (
    check_vendor_slugs,
    check_duplicate_codes,
    check_slug_collisions,
    check_sections,
    check_categories,
    check_problems,
    check_main_category,
    check_related,
    check_links,
    check_overrides,
    check_guidance,
    check_unused,
)


def _texts(item: Item) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield every text of an entry that may hold links, with its path in the entry."""
    entry = item.entry
    yield ("meaning",), entry.meaning
    if entry.doubt:
        yield ("doubt",), entry.doubt
    for index, cause in enumerate(entry.causes):
        yield ("causes", index), cause if isinstance(cause, str) else cause.text
    for field in ("fixes", "advice", "notes"):
        for index, text in enumerate(getattr(entry, field)):
            yield (field, index), text


def _wrong_ref(catalog: Catalog, vendor: str, code: str) -> str:
    """Return what is wrong with a reference to a code, or nothing."""
    codes = catalog.declared.codes
    if vendor not in codes:
        return f"unknown vendor '{vendor}'; {_choices(codes)}"
    if code not in codes[vendor]:
        return f"unknown code '{vendor}/{code}'; {_nearest(code, codes[vendor])}"
    return ""


def _nearest(value: str, known: set[str]) -> str:
    """Return the nearest known value, then all that would be right."""
    near = difflib.get_close_matches(value, sorted(known), n=1)
    return (f"did you mean '{near[0]}'? " if near else "") + _choices(known)


def _choices(known: Iterable[str]) -> str:
    return f"valid: {quoted(known)}"
