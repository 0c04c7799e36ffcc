"""The snapshot of the catalog in a release: a digest of each code's facts, and its meaning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from atlas.catalog.model import ReleasedCode
from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import plain

Snapshot = Mapping[str, ReleasedCode]  # by `vendor/code`

_OURS = {"lines", "reviewed", "words"}  # fields about the work on the atlas, not about the code


def snapshot_of(catalog: Catalog) -> Snapshot:
    """Return the snapshot of a catalog, sorted by `vendor/code`."""
    codes = {items[0].ref: _released(catalog, items) for items in catalog.pages()}
    return dict(sorted(codes.items()))


def _released(catalog: Catalog, items: tuple[Item, ...]) -> ReleasedCode:
    """Return the snapshot of a code. It is retired when every list has retired it.

    The order of the lists changes no digest.
    """
    by_list = sorted(items, key=lambda item: item.list)
    facts = json.dumps([_facts(catalog, item) for item in by_list], ensure_ascii=False)
    meanings = dict.fromkeys(plain(item.entry.meaning) for item in by_list)
    days = [item.entry.retired.since if item.entry.retired else "" for item in items]
    return ReleasedCode(
        digest=hashlib.sha256(facts.encode()).hexdigest()[:16],
        meaning=" ".join(" / ".join(meanings).split()),
        retired=max(days) if all(days) else None,
    )


def _facts(catalog: Catalog, item: Item) -> list[tuple[str, object]]:
    """Return the facts of an entry; a new, empty field of the model changes no digest."""
    problem = catalog.problems[item.main_problem]
    facts = item.entry.model_dump(exclude_defaults=True, exclude=_OURS)
    facts |= {"list": item.list, "problems": list(item.entry.problems.items())}
    facts |= {"retry": item.entry.retry or problem.retry, "who": item.entry.who or problem.who}
    return sorted(facts.items())
