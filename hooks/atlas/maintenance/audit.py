"""Hold what entries say against the lines of the source document they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from atlas.catalog.model import CodeList, Entry
from atlas.catalog.records import Item


class AuditError(Exception):
    """Why there can be no audit, in one line."""


class Line(NamedTuple):
    """A line of a source document; numbers count from 1."""

    number: int
    text: str


class Audited(NamedTuple):
    """An entry, the lines it rests on, and what it gives as verbatim that is not in them."""

    item: Item
    lines: tuple[Line, ...]
    strange: tuple[tuple[str, str], ...]  # (field, text)


class ListAudit(NamedTuple):
    """A list against its document; `unused` are the lines that no entry rests on."""

    entries: tuple[Audited, ...]
    unused: tuple[Line, ...]


def audit_list(code_list: CodeList, items: Iterable[Item], text: Sequence[str]) -> ListAudit:
    """Hold the entries of a list against the lines of its document.

    Raise AuditError if an entry names a line that the document does not have.
    """
    entries = tuple(_audited(item, text) for item in items)
    used = {line.number for each in entries for line in each.lines}
    headings = {_words(heading) for heading in ("", *code_list.sections, code_list.document.title)}
    rest = (Line(number, said) for number, said in enumerate(text, 1) if number not in used)
    return ListAudit(entries, tuple(line for line in rest if _words(line.text) not in headings))


def line_numbers(lines: str) -> Iterator[int]:
    """Yield the numbers that a text like `12-14, 20` means."""
    for part in lines.split(","):
        first, _, last = part.strip().partition("-")
        yield from range(int(first), int(last or first) + 1)


def verbatim(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (field, text) of what an entry gives exactly as the vendor prints it."""
    yield "code", entry.code
    if entry.name:
        yield "name", entry.name
    if entry.message:
        yield "message", entry.message
    for cause in entry.causes:
        if not isinstance(cause, str) and cause.returns:
            yield "returns", cause.returns


def _audited(item: Item, text: Sequence[str]) -> Audited:
    numbers = list(line_numbers(item.entry.lines))
    if beyond := [number for number in numbers if not 1 <= number <= len(text)]:
        where = item.place.at("lines")
        raise AuditError(
            f"{where.path}:{where.line}: {item.ref} names line {beyond[0]}, "
            f"but its document has lines 1 to {len(text)}; correct 'lines'"
        )
    lines = tuple(Line(number, text[number - 1]) for number in numbers)
    printed = "\n".join(line.text for line in lines)
    strange = (fact for fact in verbatim(item.entry) if not _stands(fact[1], printed))
    return Audited(item, lines, tuple(strange))


def _stands(fact: str, printed: str) -> bool:
    """Tell whether a text stands in another, and not as a part of a longer word or number."""
    return bool(re.search(rf"(?<![\w-]){re.escape(fact)}(?!\w)", printed))


def _words(text: str) -> str:
    """Return a line without its markup: headings are compared by their words."""
    return " ".join(re.findall(r"\w+", text))
