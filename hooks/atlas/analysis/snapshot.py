"""The snapshot of the catalog in a release: a digest of each code's facts, and their texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

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
        facts=_texts(catalog, by_list),
    )


def _texts(catalog: Catalog, items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Return the texts of each field other than the meaning that the entries of a code have."""
    found: dict[str, dict[str, None]] = {}
    for item in items:
        for field, texts in _fields(catalog, item).items():
            clean = (" ".join(plain(text).split()) for text in texts)
            found.setdefault(field, {}).update(dict.fromkeys(clean))
    return {field: tuple(texts) for field, texts in found.items() if texts}


def _fields(catalog: Catalog, item: Item) -> dict[str, Iterable[str]]:
    entry, problem = item.entry, catalog.problems[item.main_problem]
    return {
        "name": entry.names,
        "message": entry.messages,
        "http": entry.http,
        "platforms": item.platforms,
        "causes": (each.text for each in entry.all_causes),
        "observed": (each.text for each in entry.observed),
        "fixes": entry.fixes,
        "advice": entry.advice,
        "category": (entry.category,),
        "problems": entry.problems,
        "retry": (entry.retry or problem.retry,),
        "who": (entry.who or problem.who,),
        "related": entry.related,
        "notes": entry.notes,
        "doubt": filter(None, (entry.doubt,)),
        "deprecated": (each.reason for each in filter(None, (entry.deprecated,))),
    }


def _facts(catalog: Catalog, item: Item) -> list[tuple[str, object]]:
    """Return the facts of an entry; a new, empty field of the model changes no digest."""
    problem = catalog.problems[item.main_problem]
    facts = item.entry.model_dump(exclude_defaults=True, exclude=_OURS)
    facts |= {"list": item.list, "problems": list(item.entry.problems.items())}
    facts |= {"retry": item.entry.retry or problem.retry, "who": item.entry.who or problem.who}
    return sorted(facts.items())
