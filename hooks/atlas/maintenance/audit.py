"""Compare entries with the lines of the source document that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from atlas.catalog.model import CodeList, Document, Entry
from atlas.catalog.records import Item


class AuditError(Exception):
    """Why an audit is impossible, in one line."""


class Line(NamedTuple):
    """A line of a source document; numbers count from 1."""

    number: int
    text: str


class Audited(NamedTuple):
    """An entry, the lines it cites, and its verbatim texts that these lines do not contain."""

    item: Item
    cited: str  # the lines as the entry names them: `12-14, 20`
    lines: tuple[Line, ...]
    unmatched: tuple[tuple[str, str], ...]  # (field, text)


class ListAudit(NamedTuple):
    """A list compared with its document; `unused` are the lines that no entry cites."""

    entries: tuple[Audited, ...]
    unused: tuple[Line, ...]


def audit_list(
    code_list: CodeList, source: Document, items: Iterable[Item], text: Sequence[str]
) -> ListAudit:
    """Compare the entries of a list that cite a source with its lines.

    Raise AuditError if an entry cites a line beyond the end of the document.
    """
    cited = ((item, lines) for item in items for each, lines in item.cited if each is source)
    entries = tuple(_audited(item, lines, text) for item, lines in cited)
    used = {line.number for each in entries for line in each.lines}
    headings = {_words(heading) for heading in ("", *code_list.sections, source.title)}
    rest = (Line(number, line) for number, line in enumerate(text, 1) if number not in used)
    return ListAudit(entries, tuple(line for line in rest if _words(line.text) not in headings))


def line_numbers(lines: str) -> Iterator[int]:
    """Yield the line numbers of a range such as `12-14, 20`."""
    for part in lines.split(","):
        first, _, last = part.strip().partition("-")
        yield from range(int(first), int(last or first) + 1)


def verbatim(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (field, text) of the texts of an entry that are exactly as the vendor prints them."""
    yield "code", entry.code
    yield from (("name", name) for name in entry.names)
    yield from (("message", message) for message in entry.messages)
    for cause in entry.all_causes:
        if cause.returns:
            yield "returns", cause.returns


def _audited(item: Item, cited: str, text: Sequence[str]) -> Audited:
    numbers = list(line_numbers(cited))
    if beyond := [number for number in numbers if not 1 <= number <= len(text)]:
        where = item.place.at("lines")
        raise AuditError(
            f"{where.path}:{where.line}: {item.ref} names line {beyond[0]}, "
            f"but its source has lines 1 to {len(text)}; correct 'lines'"
        )
    lines = tuple(Line(number, text[number - 1]) for number in numbers)
    printed = "\n".join(line.text for line in lines)
    unmatched = (fact for fact in verbatim(item.entry) if not _contains(fact[1], printed))
    return Audited(item, cited, lines, tuple(unmatched))


def _contains(fact: str, printed: str) -> bool:
    """Return whether a fact occurs in a text, not inside a longer word or number."""
    return bool(re.search(rf"(?<![\w-]){re.escape(fact)}(?!\w)", printed))


def _words(text: str) -> str:
    """Return the words of a line without markup; headings are compared by them."""
    return " ".join(re.findall(r"\w+", text))
