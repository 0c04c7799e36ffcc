"""The search index: an inverted index in shards, which `docs/assets/search/` reads.

A key is the beginning of a possible query: a code, a suffix of a code or of a constant, a wire
message. A message with holes also has a key that begins with `*`, a term of a text one that
begins with a space, a problem one for its codes that begins with `=`. The sorted keys are cut into
shards of about one size, `keys-0.json` and so on; terms of scripts without gaps are in shards of
their own. The documents that hits show are in blocks, `docs-0.json` and so on. `head.json` has
the vendors, the platforms and the first key of each shard. A first answer takes the head, one
shard and one block, whatever the size of the catalog. `signs.json` is only loaded for a text that
may be a part of a log: what identifies each vendor, and products that the atlas does not cover.
`messages.json` is only loaded for a log of several lines: the wire messages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise

from atlas.presentation.views import Views
from atlas.search.documents import (
    ACTORS,
    KINDS,
    RETRIES,
    SearchDocument,
    code_ranges,
    documents,
    platform_sets,
)
from atlas.search.keys import LONGEST, STOP, keys_of
from atlas.search.log_patterns import signs, wire_messages
from atlas.search.specific import shapes

__all__ = ["SearchDocument", "index_files"]

BLOCK = 8  # documents per block: about half a kB compressed
SHARD = 3_000  # characters per shard of keys: about 1.5 kB compressed
SHARDS = 600  # at about this number, shards grow and not the list of their first keys in the head
POSTINGS = 300  # documents per key at most; a word in more documents does not select

Postings = dict[str, list[int]]


def index_files(views: Views, prose: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (name, JSON text) of each file; `prose` is (path, title, text) of prose pages."""
    found = documents(views, prose)
    postings = _postings(found)
    sets = platform_sets(found)
    shards = list(_shards(postings))
    head = {
        "kinds": KINDS,
        "starts": [_first(found, kind) for kind in KINDS],
        "retries": RETRIES,
        "actors": ACTORS,
        "vendors": [
            [slug, data.vendor.name, *data.vendor.aliases]
            for slug, data in views.catalog.vendors.items()
        ],
        "platforms": [[each.title, *each.words] for each in views.catalog.platforms.values()],
        "shapes": [shapes(data) for data in views.catalog.vendors.values()],
        "ranges": code_ranges(found, len(views.catalog.vendors)),
        "sets": sets,
        "count": len(found),
        "most": POSTINGS,
        "block": BLOCK,
        "longest": LONGEST,
        "anchors": sorted({key[1:].split(" ")[0] for key in postings if key.startswith("*")}),
        "stop": sorted(STOP),
        "runs": _first_keys(shards),
    }
    yield "head.json", _json(head)
    for number, shard in enumerate(shards):
        yield f"keys-{number}.json", _json(dict(shard))
    for number, start in enumerate(range(0, len(found), BLOCK)):
        rows = [document.row(sets) for document in found[start : start + BLOCK]]
        yield f"docs-{number}.json", _json(rows)
    yield "signs.json", _json(signs(views))
    yield "messages.json", _json(wire_messages(found))


def _first(found: list[SearchDocument], kind: str) -> int:
    """Return the number of the first document of a kind; documents are sorted by kind."""
    return sum(KINDS.index(document.kind) < KINDS.index(kind) for document in found)


def _postings(found: list[SearchDocument]) -> Postings:
    """Return the postings of each key, delta-encoded: document number × 8 + field number."""
    postings: Postings = {}
    for number, document in enumerate(found):
        for key, field in keys_of(document).items():
            postings.setdefault(key, []).append(number * 8 + field)
        for problem, relation in document.problems:
            postings.setdefault(f"={problem:05}", []).append(number * 8 + relation)
    return {key: _deltas(_strongest(postings[key])) for key in sorted(postings)}


def _strongest(numbers: list[int]) -> list[int]:
    """Return the postings that a key keeps, sorted; those of weaker fields are dropped first."""
    return sorted(sorted(numbers, key=lambda number: number % 8)[:POSTINGS])


def _deltas(numbers: list[int]) -> list[int]:
    """Return sorted numbers delta-encoded, which compresses better."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _shards(postings: Postings) -> Iterator[list[tuple[str, list[int]]]]:
    """Cut the sorted keys into shards of about one size."""
    sizes = [len(key) + 3 * len(numbers) for key, numbers in postings.items()]
    most = max(SHARD, sum(sizes) // SHARDS)
    shard: list[tuple[str, list[int]]] = []
    size = 0
    for each, growth in zip(postings.items(), sizes, strict=True):
        shard.append(each)
        size += growth
        if size > most:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _first_keys(shards: list[list[tuple[str, list[int]]]]) -> list[str]:
    """Return for each shard the shortest prefix of its first key that the last shard is before."""
    prefixes = [""]
    for before, shard in pairwise(shards):
        last, first = before[-1][0], shard[0][0]
        length = next(end for end in range(1, len(first) + 1) if first[:end] > last[:end])
        prefixes.append(first[:length])
    return prefixes


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
