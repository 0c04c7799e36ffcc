"""A vendor's codes as constants of several languages, to paste or to download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from atlas import urls
from atlas.catalog.model import Retry
from atlas.exports.constants.dart import DART
from atlas.exports.constants.go import GO
from atlas.exports.constants.kotlin import KOTLIN
from atlas.exports.constants.language import Constant, Language
from atlas.exports.constants.names import Name, Named, names_of
from atlas.exports.constants.python import PYTHON
from atlas.exports.constants.swift import SWIFT
from atlas.exports.constants.typescript import TYPESCRIPT
from atlas.exports.constants.writing import harmless, line_comments, render_constants
from atlas.exports.context import ExportContext
from atlas.exports.schema import records
from atlas.presentation.words import Words

LICENCE = "MIT"
LANGUAGES = (PYTHON, TYPESCRIPT, KOTLIN, SWIFT, GO, DART)

# Where the lists of a vendor differ on a code, its constant has the most cautious value.
_CAUTION: tuple[Retry, ...] = ("no", "after-fix", "after-wait", "yes")


def constants_files(context: ExportContext, slug: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path and a renderer of a vendor's constants in each language."""
    name = context.catalog.vendors[slug].vendor.name
    comments: Mapping[str, str] = context.views.words["constants"]["comments"]
    about = {key: comment.format(vendor=name) for key, comment in comments.items()}

    @cache
    def constants() -> tuple[Constant, ...]:
        return vendor_constants(context.by_vendor[slug], context.views.words["code"])

    def text(language: Language) -> str:
        head = line_comments(_head(context, slug), language)
        return render_constants(language, type_name(slug, name), head, about, constants())

    for language in LANGUAGES:
        yield urls.constants_path(slug, language.suffix), partial(text, language)


def vendor_constants(entries: tuple[records.Entry, ...], says: Words) -> tuple[Constant, ...]:
    """Return a constant for each code, in the order of the sources."""
    codes: dict[str, list[records.Entry]] = {}
    for entry in entries:
        codes.setdefault(entry.code, []).append(entry)
    names = names_of(
        Named(code, _first(each.name for each in found), _first(each.message for each in found))
        for code, found in codes.items()
    )
    return tuple(_constant(names[code], found, says) for code, found in codes.items())


def type_name(slug: str, name: str) -> str:
    """Return the prefix of a vendor's types: its slug, capitalized like its name if possible."""
    if name.isascii() and name.lower() == slug:
        slug = name
    words = "".join(part[0].upper() + part[1:] for part in slug.split("-"))
    return f"Chat{words}" if words[0].isdigit() else words


def _constant(name: Name, entries: list[records.Entry], says: Words) -> Constant:
    meanings = dict.fromkeys(entry.meaning for entry in entries)
    retry = min((entry.retry for entry in entries), key=_CAUTION.index)
    address = entries[0].url or entries[0].path
    retired = [_retired(entry.retired, says) for entry in entries if entry.retired]
    gone = len(retired) == len(entries)  # otherwise another list still has it
    return Constant(
        name,
        entries[0].code,
        retry,
        tuple(map(harmless, (*meanings, address))),
        harmless(" ".join(dict.fromkeys(retired) if gone else ())),
    )


def _retired(end: records.Retirement, says: Words) -> str:
    since = f"{says['retired'].format(since=end.since)} {end.reason}"
    if end.instead is None:
        return since
    return f"{since} {says['instead']} {end.instead.vendor} {end.instead.code}"


def _first(texts: Iterable[str | None]) -> str | None:
    return next(filter(None, texts), None)


def _head(context: ExportContext, slug: str) -> Iterator[str]:
    """Yield the first lines; tools read them by position, so their order matters."""
    data, words = context.catalog.vendors[slug], context.views.words
    says: Mapping[str, str] = words["constants"]["head"]
    yield says["generated"].format(site=words["site"]["name"])
    yield says["licence"].format(licence=LICENCE)
    path = urls.vendor_path(slug)
    yield says["about"].format(vendor=data.vendor.name, address=context.url(path) or path)
    for each in (source for code_list in data.lists.values() for source in code_list.sources):
        source = words["code"]["source_line"].format(**each.model_dump())
        yield says["source"].format(source=source, address=each.url or "").rstrip()
