"""Rules about the values of a record: texts, dates, line numbers, guidance, unused vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.field_types import is_day
from atlas.catalog.model import Entry, Problem
from atlas.catalog.records import Catalog, Place
from atlas.catalog.yaml_source import Source
from atlas.urls import category_path, problem_path

_SHORTEST, _LONGEST = 15, 220  # characters of a sentence
_FEWEST_WORDS = 3  # by which people look for a problem, in each language
_LISTS = (
    "platforms", "message", "http", "causes", "fixes", "observed", "advice", "words", "related",
    "notes", "formerly", "actions",
)  # fmt: skip


def check_meanings(catalog: Catalog) -> Iterator[Diagnostic]:
    """The meaning of an entry or problem is one sentence."""
    for record, place in _guided_records(catalog):
        length = len(record.meaning)
        if not record.meaning.endswith("."):
            message = "'meaning' does not end with a full stop; add one"
            yield Diagnostic.at(place.at("meaning"), message, "full-stop")
        if not _SHORTEST <= length <= _LONGEST:
            message = (
                f"'meaning' has {length} characters; "
                f"write one sentence of {_SHORTEST} to {_LONGEST}"
            )
            yield Diagnostic.at(place.at("meaning"), message, "meaning-length")


def check_repeated_codes(catalog: Catalog) -> Iterator[Diagnostic]:
    """The constant and the message differ from the code."""
    for item in catalog.items:
        for field, texts in (("name", item.entry.names), ("message", item.entry.messages)):
            if item.entry.code in texts:
                message = f"'{field}' repeats the code '{item.entry.code}'; remove '{field}'"
                yield Diagnostic.at(item.place.at(field), message, "repeats-code")


def check_repeated_items(catalog: Catalog) -> Iterator[Diagnostic]:
    """A list of an entry or problem has no item twice."""
    for record, place in _guided_records(catalog):
        for field in _LISTS:
            values = getattr(record, field, ())
            for index, value in enumerate(values if isinstance(values, tuple) else ()):
                if (first := values.index(value)) < index:
                    message = f"item {index + 1} of '{field}' repeats item {first + 1}; remove one"
                    yield Diagnostic.at(place.at(field, index), message, "duplicate-item")


def check_search_words(catalog: Catalog) -> Iterator[Diagnostic]:
    """A problem has some search words in each language, none twice."""
    for problem in catalog.problems.values():
        place = catalog.places["problems", problem.id]
        for language, words in problem.also:
            if len(set(words)) < _FEWEST_WORDS:
                message = (
                    f"'{language}' has {len(set(words))} different search words; write at least "
                    f"{_FEWEST_WORDS}: what people type, not the title in other words"
                )
                yield Diagnostic.at(place.at("also", language), message, "search-words")


def check_main_category(catalog: Catalog) -> Iterator[Diagnostic]:
    """The category of an entry is the category of its main problem."""
    known = catalog.declared.categories  # an unknown category has a diagnostic already
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        if not problem or not known >= {problem.category, item.entry.category}:
            continue
        if problem.category != item.entry.category:
            message = (
                f"category is '{item.entry.category}', but the first problem '{problem.id}' "
                f"belongs to '{problem.category}'; use that category, or put another problem first"
            )
            yield Diagnostic.at(item.place.at("category"), message, "category-mismatch")


def check_overrides(catalog: Catalog) -> Iterator[Diagnostic]:
    """An override differs from the value that it overrides."""
    for item in catalog.items:
        problem = catalog.problems.get(item.main_problem)
        for field, shared in (("retry", "retry"), ("who", "who"), ("advice", "actions")):
            value = getattr(item.entry, field)
            if problem and value and value == getattr(problem, shared):
                message = f"'{field}' repeats '{shared}' of problem '{problem.id}'; remove it"
                yield Diagnostic.at(item.place.at(field), message, "redundant-override")


def check_dates(catalog: Catalog) -> Iterator[Diagnostic]:
    """A date exists in the calendar."""
    for source, loc, date in dates(catalog):
        if date is not None and not is_day(date):
            message = f"'{loc[-1]}' '{date}' is not a date of the calendar; correct it"
            yield Diagnostic.at(source.at(*loc), message, "wrong-value")


def check_lines(catalog: Catalog) -> Iterator[Diagnostic]:
    """Line numbers of the source ascend from 1."""
    for item in catalog.items:
        for source, lines in item.cited:
            numbers = [int(number) for number in re.findall("[0-9]+", lines)]
            if numbers and (numbers[0] < 1 or numbers != sorted(numbers)):
                message = f"'lines' '{lines}' do not ascend from 1; sort the line numbers"
                yield Diagnostic.at(item.place.at("lines", source.id), message, "wrong-order")


def check_ranges(catalog: Catalog) -> Iterator[Diagnostic]:
    """The first number of a range is not larger than the last."""
    for vendor in catalog.vendors.values():
        for index, each in enumerate(vendor.vendor.ranges):
            if int(each.from_) > int(each.to):
                message = (
                    f"range from '{each.from_}' to '{each.to}' runs backwards; swap the two numbers"
                )
                yield Diagnostic.at(vendor.place.at("ranges", index), message, "wrong-order")


def check_unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every category and problem has a code, or had one when it was published."""
    if not catalog.is_whole():
        return
    used = {
        "categories": {item.entry.category for item in catalog.items},
        "problems": {problem for item in catalog.items for problem in item.entry.problems},
    }
    known = {"categories": catalog.declared.categories, "problems": catalog.declared.problems}
    path_of = {"categories": category_path, "problems": problem_path}
    for (kind, name), place in catalog.places.items():
        if kind not in used:
            continue  # the vocabulary of platforms is the same for every catalog
        is_published = path_of[kind](name) in catalog.published  # its page must stay
        is_sure = used[kind] <= known[kind]  # else a misspelt name may mean this one
        if name not in used[kind] and is_sure and not is_published:
            message = f"no code uses '{name}'; assign a code to it or remove it"
            yield Diagnostic.at(place.at("id"), message, "unused")


def _guided_records(catalog: Catalog) -> Iterator[tuple[Entry | Problem, Place]]:
    """Yield every entry and problem with its place."""
    for item in catalog.items:
        yield item.entry, item.place
    for problem in catalog.problems.values():
        yield problem, catalog.places["problems", problem.id]


def dates(catalog: Catalog) -> Iterator[tuple[Source, tuple[int | str, ...], str | None]]:
    """Yield every date of entries and documents with its source and path."""
    for item in catalog.items:
        source, loc, retired = item.place.source, item.place.loc, item.entry.retired
        yield source, (*loc, "reviewed"), item.entry.reviewed
        yield source, (*loc, "retired", "since"), retired.since if retired else None
        deprecated = item.entry.deprecated
        yield source, (*loc, "deprecated", "since"), deprecated.since if deprecated else None
    for code_list, place in catalog.lists():
        for index, document in enumerate(code_list.sources):
            yield place.source, ("sources", index, "dated"), document.dated
            yield place.source, ("sources", index, "retrieved"), document.retrieved
