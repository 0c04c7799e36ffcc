"""The snippets: each is valid in its language, is short, and uses the code's own constant."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from atlas.catalog.records import Item
from atlas.presentation.entry_views import entry_views
from atlas.presentation.snippets import snippets
from atlas.presentation.view_models import EntryView, SnippetView
from exported import real_views
from faults import assert_no_faults
from languages import parse, syntax_errors

GRAMMARS = {
    "javascript": "ts",
    "typescript": "ts",
    "java": "java",
    "kotlin": "kt",
    "swift": "swift",
    "objective-c": "m",
    "dart": "dart",
    "csharp": "cs",
    "cpp": "cpp",
    "go": "go",
}
LINES, COLUMNS = 12, 72  # without the code and its constant, which can be long


class Shown(NamedTuple):
    """A snippet on the page of a code."""

    view: EntryView
    snippet: SnippetView


@functools.cache
def shown() -> list[Shown]:
    views = real_views()
    return [
        Shown(view, snippet)
        for items in views.catalog.pages()
        for view in entry_views(views, items)
        for group in view.snippets
        for snippet in group.snippets
    ]


def errors(text: str, language: str) -> list[tuple[object, str]]:
    """Return what a grammar finds wrong; in Dart, statements must be in a function."""
    whole = f"void main() async {{\n{text}\n}}" if language == "dart" else text
    return syntax_errors(parse(whole, GRAMMARS[language]))


def test_each_snippet_is_valid_in_its_language() -> None:
    wrong = {
        (snippet.language, snippet.text): (view.path, found)
        for view, snippet in shown()
        if (found := errors(snippet.text, snippet.language))
    }
    assert_no_faults(f"{path}: {found}\n{text}" for (_, text), (path, found) in wrong.items())


def handled() -> Iterator[tuple[str, Item]]:
    """Yield each form whose handler shows any code, with the entries that it holds for."""
    for slug, data in real_views().catalog.vendors.items():
        for form in data.vendor.forms:
            if form.handler and "{constant}" not in form.handler.code:
                yield from (
                    (f"{slug}: {form.title}", item) for item in data.items if item.is_in(form)
                )


def test_each_handler_is_shown_for_each_retry_of_its_codes() -> None:
    """A handler that no page shows would not have been parsed."""
    views = real_views()
    wanted: dict[tuple[str, str, str], list[Item]] = {}
    for title, item in handled():
        if item.entry.category != "success" and not item.entry.retired:
            wanted.setdefault((title, item.list, views.code(item).retry), []).append(item)
    assert_no_faults(
        f"{key} has no snippet"
        for key, items in wanted.items()
        if not any(snippets(views, (item,), views.code(item), several=False) for item in items)
    )


@pytest.mark.parametrize("language", sorted({snippet.language for _, snippet in shown()}))
def test_a_broken_snippet_is_found(language: str) -> None:
    """Each language's parser reports a snippet without its first bracket or its last."""
    text = next(each.text for _, each in shown() if each.language == language)
    opening = text.index("(")
    assert not errors(text, language)
    assert errors(text[:opening] + text[opening + 1 :], language)
    assert errors(text[: text.rindex("}")], language)


def without(text: str, name: str) -> str:
    return text.replace(name, "")


def test_snippets_are_short_and_have_no_place_left() -> None:
    assert_no_faults(
        f"{view.path}:\n{text}"
        for view, snippet in shown()
        for text in [functools.reduce(without, (view.code, *view.names), snippet.text)]
        if text.count("\n") >= LINES
        or max(map(len, text.split("\n"))) > COLUMNS
        or "{code}" in text
        or "{constant}" in text
        or "{branch}" in text
    )


def test_a_snippet_has_the_code_or_one_of_its_constants() -> None:
    assert_no_faults(
        f"{view.path}:\n{snippet.text}"
        for view, snippet in shown()
        if not any(each in snippet.text for each in (view.code, *view.names))
    )


def test_the_tabs_of_a_group_have_different_labels() -> None:
    views = real_views()
    for items in views.catalog.pages():
        for view in entry_views(views, items):
            for title, found in view.snippets:
                labels = [each.label for each in found]
                assert len(labels) == len(set(labels)), (view.path, title, labels)
