"""The snippets of a code's page: how a program catches the code on each platform."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from atlas.catalog.model import Actor, Constants, Handler, Language, Retry
from atlas.catalog.records import Item
from atlas.presentation.view_models import CodeView, SnippetGroup, SnippetView
from atlas.presentation.views import Views
from atlas.presentation.words import Words

# The functions of the app that a branch calls. They are made up, and the page says so.
_RETRY: dict[Retry, str] = {"yes": "retryWithBackoff", "after-wait": "retryLater"}
_ACT: dict[Actor, str] = {
    "end user": "showMessage",
    "app developer": "logForDeveloper",
    "app operator": "alertOperator",
    "vendor": "reportToVendor",
}
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_NUMBER = re.compile("-?[0-9]+")
BRANCH = re.compile(r"^([ \t]*)\{branch\}$", re.MULTILINE)
_CAPITALS = re.compile("(?<=[a-z])(?=[A-Z])")


class _Style(NamedTuple):
    """How a language writes a comment, the end of a statement, a function's name, a string."""

    comment: str = "//"
    end: str = ";"
    spelling: str = "camel"
    begins_variable: str = ""  # the sign that a string escapes

    def call(self, function: str, argument: str = "") -> str:
        """Return a statement that calls a function."""
        if self.spelling == "snake":
            function = _CAPITALS.sub("_", function).lower()
        elif self.spelling == "pascal":
            function = function[0].upper() + function[1:]
        return f"{function}({argument}){self.end}"

    def string(self, code: str) -> str:
        """Return a code, which is ASCII, as a string."""
        sign = self.begins_variable
        text = json.dumps(code)
        return text.replace(sign, f"\\{sign}") if sign else text

    def literal(self, code: str) -> str:
        """Return a code as a number if it is one, else as a string."""
        return code if _NUMBER.fullmatch(code) else self.string(code)


_C_LIKE = _Style()
_STYLES: dict[Language, _Style] = {
    "kotlin": _Style(end="", begins_variable="$"),
    "dart": _Style(begins_variable="$"),
    "swift": _Style(end=""),
    "go": _Style(end=""),
    "csharp": _Style(spelling="pascal"),
    "python": _Style("#", "", "snake"),
}


def snippets(
    views: Views, group: tuple[Item, ...], code: CodeView, several: bool
) -> tuple[SnippetGroup, ...]:
    """Return how to handle a code, each text once with its platforms.

    They are by list if the lists handle a code of one platform in different ways. `several`: the
    code covers problems that need different handling, so that the error's text decides.
    """
    if code.category.id == "success" or group[0].entry.retired:
        return ()
    whole = _found(views, group, code, several)
    platforms = [each for found in whole.values() for each in found]
    if not whole or len(platforms) == len(set(platforms)) or len(group) == 1:
        return (SnippetGroup("", _in_order(views, whole)),) if whole else ()
    by_list = ((item, _found(views, (item,), code, several)) for item in group)
    return tuple(
        SnippetGroup(item.code_list.title, _in_order(views, found))
        for item, found in by_list
        if found
    )


def _found(
    views: Views, group: tuple[Item, ...], code: CodeView, several: bool
) -> dict[tuple[Language, str], set[str]]:
    """Return each handler of a code, in its language, with its platforms."""
    found: dict[tuple[Language, str], set[str]] = {}
    for handler, item, platform in _handlers(views, group):
        if text := _text(views.words, handler, item, platform, code, several):
            found.setdefault((handler.language, text), set()).add(platform)
    return found


def _in_order(views: Views, found: dict[tuple[Language, str], set[str]]) -> tuple[SnippetView, ...]:
    """Return snippets in the order of their platforms, all with the same number of lines."""
    order = list(views.catalog.platforms)
    lines = max(text.count("\n") for _, text in found)
    languages = views.words["handle"]["languages"]
    return tuple(
        SnippetView(
            f"{', '.join(views.platforms(platforms))} · {languages[language]}",
            language,
            text,
            _room(lines - text.count("\n")),
        )
        for (language, text), platforms in sorted(
            found.items(), key=lambda each: min(map(order.index, each[1]))
        )
    )


def _room(lines: int) -> str:
    """Return empty lines; browsers do not show the last line end of a block."""
    return "\n" * (lines + 1) if lines else ""


def _handlers(views: Views, group: Iterable[Item]) -> Iterator[tuple[Handler, Item, str]]:
    """Yield each entry with the handlers of its platforms."""
    for item in group:
        for form in views.catalog.vendors[item.vendor].vendor.forms:
            if form.handler and item.is_in(form):
                for platform in item.platforms:
                    if platform in (form.platforms or item.platforms):
                        yield form.handler, item, platform


def _text(
    words: Words, handler: Handler, item: Item, platform: str, code: CodeView, several: bool
) -> str:
    """Return a handler for a code; nothing if it needs a constant and has none."""
    constant = _constant(handler.constants, item, platform)
    if "{constant}" in handler.code and not constant:
        return ""
    style = _STYLES.get(handler.language, _C_LIKE)
    lines = _branch(words, handler.error, style, code, several)
    text = BRANCH.sub(lambda match: "\n".join(match[1] + line for line in lines), handler.code)
    text = text.rstrip().replace("{constant}", constant)
    text = text.replace('"{code}"', constant or style.string(code.code))
    return text.replace("{code}", constant or style.literal(code.code))


def _constant(constants: Constants | None, item: Item, platform: str) -> str:
    """Return the constant of a code on a platform as a program writes it; empty if none is sure."""
    if constants is None or item.entry.code in constants.doubtful:
        return ""
    if platform not in (constants.platforms or item.platforms):
        return ""
    if constants.sources and not {source.id for source, _ in item.cited} & {*constants.sources}:
        return ""
    names = [
        name
        for name, platforms in item.entry.names.items()
        if platform in (platforms or item.platforms) and name.startswith(constants.prefix or "")
    ]
    sure = len(names) == 1 and _IDENTIFIER.fullmatch(names[0])
    return constants.form.replace("{name}", names[0]) if sure else ""


def _branch(words: Words, error: str, style: _Style, code: CodeView, several: bool) -> list[str]:
    """Return the lines of what the app does: a comment, and calls of its functions."""
    text, who = words["handle"], words["handle"]["who"][code.who]
    comment = text["several"] if several else text["retry"][code.retry].format(who=who)
    calls = []
    if not several and code.retry in _RETRY:
        calls.append(style.call(_RETRY[code.retry]))
    if several or code.retry != "yes":
        act = _ACT["app developer" if several else code.who]
        calls.append(style.call(act, error))
    return [f"{style.comment} {comment}", *calls]
