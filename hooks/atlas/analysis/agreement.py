"""Which entries of a code agree, and what they say as one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from atlas.catalog.model import Entry
from atlas.catalog.records import Item

_LISTS = ("http", "fixes", "observed", "advice", "words", "related", "notes", "formerly")


def sections(items: Iterable[Item]) -> tuple[tuple[Item, ...], ...]:
    """Return the entries of a code in groups; those of a group agree and are shown as one.

    Entries agree if they have the same problems, retry and actor, and are in the same state.
    """
    groups: dict[object, list[Item]] = {}
    for item in items:
        entry = item.entry
        state = bool(entry.deprecated), bool(entry.retired)
        key = (*entry.problems.items(), entry.retry, entry.who, *state)
        groups.setdefault(key, []).append(item)
    return tuple(map(tuple, groups.values()))


def as_one(items: tuple[Item, ...]) -> Entry:
    """Return one entry with all that entries that agree say; its meaning is the first one's."""
    first, *others = (item.entry for item in items)
    if not others:
        return first
    entries = (first, *others)
    merged: dict[str, Any] = {name: _united(entries, name) for name in _LISTS}
    merged["causes"] = tuple(dict.fromkeys(chain.from_iterable(e.all_causes for e in entries)))
    merged["doubt"] = next((entry.doubt for entry in entries if entry.doubt), None)
    return first.model_copy(update=merged)


def platforms_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the platforms of entries, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(item.platforms for item in items)))


def names_of(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Return each constant of entries with the platforms that spell it so."""
    names: dict[str, tuple[str, ...]] = {}
    for item in items:
        for name, platforms in item.entry.names.items():
            known = (*names.get(name, ()), *(platforms or item.platforms))
            names[name] = tuple(dict.fromkeys(known))
    return names


def _united(entries: Iterable[Entry], field: str) -> tuple[object, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(getattr(entry, field) for entry in entries)))
