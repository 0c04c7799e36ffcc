"""A digest of the facts of each entry, kept as test data: no edit changes a fact unnoticed.

Facts are the data of the vendor, not ours: code, constants, wire messages, what the service
returns, HTTP statuses, platforms that differ from those of the list, section, position in the list,
and whether the code was renamed, deprecated or retired.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from atlas.atomic_write import write_text
from atlas.catalog.records import Catalog, Item
from atlas.maintenance.audit import verbatim

_HEAD = """\
# One line for each entry, in the order of the catalog: its list, its code, a digest of its facts.
# `make facts` writes this file anew. A line that changes is a fact that changed: review it as one.
"""


def write_facts(file: Path, catalog: Catalog) -> str:
    """Write the digests of all entries; return a summary in one line."""
    write_text(file, _HEAD + "".join(f"{line}\n" for line in digests(catalog)))
    return f"{file}: {len(catalog.items)} entries"


def digests(catalog: Catalog) -> list[str]:
    """Return `vendor/list code digest` for each entry, in the order of the catalog."""
    return [f"{_name(item)} {_digest(item)}" for item in catalog.items]


def altered(catalog: Catalog, kept: Sequence[str]) -> list[str]:
    """Return one line for each entry whose facts differ from the kept digests."""
    before = dict(line.rsplit(" ", 1) for line in kept if not line.startswith("#"))
    now = {_name(item): item for item in catalog.items}
    return [f"{line}; if it is meant, run `make facts`" for line in _altered(before, now)]


def _altered(before: dict[str, str], now: dict[str, Item]) -> Iterator[str]:
    for name, item in now.items():
        if name not in before:
            yield f"{name} is new: {_facts_text(item)}"
        elif before[name] != _digest(item):
            yield f"{name} has changed; it now says {_facts_text(item)}"
    yield from (f"{name} was removed" for name in before if name not in now)
    stayed = [name for name in before if name in now], [name for name in now if name in before]
    moved = next((pair for pair in zip(*stayed, strict=True) if pair[0] != pair[1]), None)
    if moved:
        yield f"{moved[1]} is now where {moved[0]} was"


def _name(item: Item) -> str:
    return f"{item.vendor}/{item.list} {item.entry.code}"


def _facts_text(item: Item) -> str:
    """Return the facts of an entry as JSON, which shows every space and character."""
    return json.dumps(_facts(item), ensure_ascii=False)


def _digest(item: Item) -> str:
    return hashlib.sha256(_facts_text(item).encode()).hexdigest()[:12]


def _facts(item: Item) -> list[object]:
    """Return the facts of an entry. Absent fields are left out: a new field changes no digest."""
    entry = item.entry
    facts: list[object] = [*verbatim(entry)]
    facts += [("observed", each.returns) for each in entry.observed if each.returns]
    facts += [("spelled", name, *found) for name, found in entry.names.items() if found]
    facts += [("http", status) for status in entry.http]
    facts += [("platform", name) for name in entry.platforms]
    if entry.section:
        facts.append(("section", entry.section))
    facts += [("formerly", code) for code in entry.formerly]
    for state, end in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if end:
            facts.append((state, end.since or "", end.instead or ""))
    return facts
