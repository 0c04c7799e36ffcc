"""The codes of a list as constants of several languages, to paste or to download."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from atlas import urls
from atlas.exports.constants.dart import DART
from atlas.exports.constants.go import GO
from atlas.exports.constants.kotlin import KOTLIN
from atlas.exports.constants.language import Constant, Language
from atlas.exports.constants.names import Name, first_list, list_names
from atlas.exports.constants.python import PYTHON
from atlas.exports.constants.swift import SWIFT
from atlas.exports.constants.typescript import TYPESCRIPT
from atlas.exports.constants.writing import harmless, line_comments, render_constants
from atlas.exports.context import ExportContext
from atlas.exports.schema import records
from atlas.presentation.entry_views import document_address
from atlas.presentation.words import Words

LICENCE = "MIT"
LANGUAGES = (PYTHON, TYPESCRIPT, KOTLIN, SWIFT, GO, DART)


def constants_files(context: ExportContext, slug: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path and a renderer of each list of a vendor as constants in each language.

    The files of the first published list exist twice: without a list in path and types, too.
    """
    data = context.catalog.vendors[slug]
    prefix = type_name(slug, data.vendor.name)
    constants = cache(partial(list_constants, context, slug))
    comments: Mapping[str, str] = context.views.words["constants"]["comments"]
    about = {key: comment.format(vendor=data.vendor.name) for key, comment in comments.items()}

    def text(language: Language, code_list: str, prefix: str) -> str:
        head = line_comments(_head(context, slug, code_list), language)
        return render_constants(language, prefix, head, about, constants(code_list))

    files = [(first_list(context.catalog, slug), "", prefix)]
    files += [(each, each, f"{prefix}{_capitalized(each)}") for each in data.lists]
    for code_list, name, types in files:
        for language in LANGUAGES:
            path = urls.constants_path(slug, language.suffix, name)
            yield path, partial(text, language, code_list, types)


def list_constants(context: ExportContext, slug: str, code_list: str) -> tuple[Constant, ...]:
    """Return a constant for each code of a list, in the order of the source."""
    names = list_names(context.catalog, slug, code_list)
    return tuple(
        _constant(context, names[entry.code], entry)
        for entry in context.by_vendor[slug]
        if entry.list == code_list
    )


def type_name(slug: str, name: str) -> str:
    """Return the prefix of a vendor's types: its slug, capitalized like its name if possible."""
    words = _capitalized(name if name.isascii() and name.lower() == slug else slug)
    return f"Chat{words}" if words[0].isdigit() else words


def _capitalized(slug: str) -> str:
    return "".join(part[0].upper() + part[1:] for part in slug.split("-"))


def _constant(context: ExportContext, name: Name, entry: records.Entry) -> Constant:
    about = (entry.meaning, entry.url or entry.path, *_spelled(context, entry))
    says = context.views.words["code"]
    return Constant(
        name, entry.code, entry.retry, tuple(map(harmless, about)), harmless(_ended(entry, says))
    )


def _spelled(context: ExportContext, entry: records.Entry) -> Iterator[str]:
    """Yield the names that platforms have for the constant besides its first."""
    says: Mapping[str, str] = context.views.words["constants"]
    for each in entry.names[1:]:
        platforms = ", ".join(context.views.platforms(each.platforms))
        yield says["spelled"].format(name=each.name, platforms=platforms)


def _ended(entry: records.Entry, says: Words) -> str:
    """Return why a program should not use a code, and what instead; empty if it may."""
    end = entry.retired or entry.deprecated
    if end is None:
        return ""
    kind = "retired" if entry.retired else "deprecated_since" if end.since else "deprecated"
    since = f"{says[kind].format(since=end.since)} {end.reason}"
    if end.instead is None:
        return since
    return f"{since} {says['instead']} {end.instead.vendor} {end.instead.code}"


def _head(context: ExportContext, slug: str, code_list: str) -> Iterator[str]:
    """Yield the first lines; tools read them by position, so their order matters."""
    data, words = context.catalog.vendors[slug], context.views.words
    says: Mapping[str, str] = words["constants"]["head"]
    yield says["generated"].format(site=words["site"]["name"])
    yield says["licence"].format(licence=LICENCE)
    path = urls.vendor_path(slug)
    yield says["about"].format(vendor=data.vendor.name, address=context.url(path) or path)
    record = data.lists[code_list]
    for each in record.sources:
        source = words["code"]["source_line"].format(**each.model_dump())
        yield says["source"].format(source=source, address=document_address(each)).rstrip()
    platforms = ", ".join(context.views.platforms(record.platforms))
    yield says["list"].format(title=record.title, platforms=platforms)
