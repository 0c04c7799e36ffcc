"""A digest of each entry's facts, kept as test data, so that no edit alters a fact unseen.

Facts are what is the vendor's and not ours: code, constant, wire message, what the service
returns, section, place in the list. That a code was renamed or retired is one, too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from atlas.catalog.records import Catalog, Item
from atlas.maintenance.audit import verbatim

_HEAD = """\
# One line for each entry, in the order of the catalog: its list, its code, a digest of its facts.
# `make facts` writes this file anew. A line that changes is a fact that changed: review it as one.
"""


def write_facts(file: Path, catalog: Catalog) -> str:
    """Write the digests of all entries; return in one line what was done."""
    file.write_text(_HEAD + "".join(f"{line}\n" for line in digests(catalog)), "utf-8")
    return f"{file}: {len(catalog.items)} entries"


def digests(catalog: Catalog) -> list[str]:
    """Return `vendor/list code digest` for each entry, in the order of the catalog."""
    return [f"{_name(item)} {_digest(item)}" for item in catalog.items]


def altered(catalog: Catalog, kept: Sequence[str]) -> list[str]:
    """Return one line for each entry whose facts are not those of the kept digests."""
    before = dict(line.rsplit(" ", 1) for line in kept if not line.startswith("#"))
    now = {_name(item): item for item in catalog.items}
    return [f"{line}; if it is meant, run `make facts`" for line in _altered(before, now)]


def _altered(before: dict[str, str], now: dict[str, Item]) -> Iterator[str]:
    for name, item in now.items():
        if name not in before:
            yield f"{name} is new: {_told(item)}"
        elif before[name] != _digest(item):
            yield f"{name} has changed; it now says {_told(item)}"
    yield from (f"{name} is gone" for name in before if name not in now)
    stayed = [name for name in before if name in now], [name for name in now if name in before]
    moved = next((pair for pair in zip(*stayed, strict=True) if pair[0] != pair[1]), None)
    if moved:
        yield f"{moved[1]} stands where {moved[0]} stood"


def _name(item: Item) -> str:
    return f"{item.vendor}/{item.list} {item.entry.code}"


def _told(item: Item) -> str:
    """Return an entry's facts as text: JSON, so that every space and sign is seen."""
    return json.dumps(_facts(item), ensure_ascii=False)


def _digest(item: Item) -> str:
    return hashlib.sha256(_told(item).encode()).hexdigest()[:12]


def _facts(item: Item) -> list[object]:
    """Return an entry's facts. Fields left out do not count: a new one changes no digest."""
    entry = item.entry
    told: list[object] = [*verbatim(entry)]
    if entry.section:
        told.append(("section", entry.section))
    told += [("formerly", code) for code in entry.formerly]
    if entry.retired:
        told.append(("retired", entry.retired.since, entry.retired.instead or ""))
    return told
