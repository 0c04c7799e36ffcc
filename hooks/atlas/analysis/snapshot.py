"""What a release keeps of the catalog: a digest of each code's facts, and its meaning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from atlas.catalog.model import ReleasedCode
from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import plain

Codes = Mapping[str, ReleasedCode]  # `vendor/code` → its state

_OURS = {"lines", "reviewed"}  # they tell of the atlas's own work, not of the code


def state_of(catalog: Catalog) -> Codes:
    """Return what the catalog says now, as a release keeps it: sorted by `vendor/code`."""
    codes = {items[0].ref: _released(catalog, items) for items in catalog.pages()}
    return dict(sorted(codes.items()))


def _released(catalog: Catalog, items: tuple[Item, ...]) -> ReleasedCode:
    """Return the state of a code. It is retired once every list has retired it."""
    facts = json.dumps([_facts(catalog, item) for item in items], ensure_ascii=False)
    days = [item.entry.retired.since if item.entry.retired else "" for item in items]
    return ReleasedCode(
        digest=hashlib.sha256(facts.encode()).hexdigest()[:16],
        meaning=" ".join(plain(items[0].entry.meaning).split()),
        retired=max(days) if all(days) else None,
    )


def _facts(catalog: Catalog, item: Item) -> list[tuple[str, object]]:
    """Return what an entry says. Fields left out do not count: a new one changes no digest."""
    problem = catalog.problems[item.main_problem]
    told = item.entry.model_dump(exclude_defaults=True, exclude=_OURS)
    told |= {"list": item.list, "problems": list(item.entry.problems.items())}
    told |= {"retry": item.entry.retry or problem.retry, "who": item.entry.who or problem.who}
    return sorted(told.items())
