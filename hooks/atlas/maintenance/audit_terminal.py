"""An audit as text for a terminal: the source to the left, the entry to the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from wcwidth import ljust, wrap

from atlas.catalog.model import Entry
from atlas.maintenance.audit import Audited, ListAudit

NARROWEST = 60  # columns; below that, overlong lines are more readable than narrow columns
_LABEL = 10
_NUMBER = 5


def render_entry(audited: Audited, width: int) -> str:
    """Return an entry beside its lines, no line wider than `width` columns."""
    side = (max(width, NARROWEST) - 3) // 2
    item = audited.item
    left = _rows(((str(line.number).rjust(4), line.text) for line in audited.lines), _NUMBER, side)
    right = _rows(_fields(item.entry), _LABEL, side)
    rows = (
        f"{ljust(source, side)} │ {ours}".rstrip()
        for source, ours in zip_longest(left, right, fillvalue="")
    )
    title = f"{item.vendor}/{item.list} {_visible(item.entry.code)}"
    unmatched = (
        f"  ! {what} not in these lines: {_visible(text)}" for what, text in audited.unmatched
    )
    head = f"── {title} · lines {audited.cited} "
    return "\n".join([ljust(head, 2 * side + 3, "─"), *rows, *unmatched])


def render_rest(audit: ListAudit, width: int) -> str:
    """Return the lines of a list without an entry, and the counts."""
    wide = max(width, NARROWEST)
    rest = _rows(((str(line.number).rjust(4), line.text) for line in audit.unused), _NUMBER, wide)
    unmatched = sum(len(each.unmatched) for each in audit.entries)
    lines = [*rest] if audit.unused else ["     none"]
    count = (
        f"entries: {len(audit.entries)}, texts not in their lines: {unmatched}, "
        f"lines without an entry: {len(audit.unused)}"
    )
    return "\n".join(["Lines that no entry cites:", *lines, *wrap(count, wide)])


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of the fields of an entry, in the order of the data files."""
    yield "code", entry.code
    yield from (("name", name) for name in entry.names)
    yield from (("message", message) for message in entry.messages)
    yield "meaning", entry.meaning
    causes = chain.from_iterable(
        (("cause", cause.text), ("returns", cause.returns or "")) for cause in entry.all_causes
    )
    yield from (each for each in causes if each[1])
    yield from (("fix", text) for text in entry.fixes)
    yield from (("note", text) for text in entry.notes)
    if entry.doubt:
        yield "doubt", entry.doubt
    if entry.related:
        yield "related", ", ".join(entry.related)
    yield from (("problem", f"{name}: {relation}") for name, relation in entry.problems.items())


def _rows(pairs: Iterable[tuple[str, str]], indent: int, width: int) -> Iterator[str]:
    """Yield labelled texts, wrapped to a width; the label is before the first row."""
    for label, text in pairs:
        wrapped = wrap(_visible(text), width - indent) or [""]
        for number, row in enumerate(wrapped):
            yield f"{'' if number else label:<{indent}}{row}"


def _visible(text: str) -> str:
    """Return text with invisible and control characters escaped."""
    return "".join(
        each if each.isprintable() else " " if each.isspace() else f"\\u{ord(each):04x}"
        for each in text
    )
