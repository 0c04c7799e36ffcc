"""The search index, as the files that `docs/assets/search/` reads.

`head.json` is read first, and is all that grows with the catalog before an answer: the
vendors, and where each run of keys begins. A key is what a query may begin with: a code, its
inner parts, a constant from each of its words on, a wire message, a word of a text. Sorted,
the keys are cut into files of one size, `keys-0.json` and so on; a query reads the one its own
letters fall into. What a hit shows stands in blocks of documents, `docs-0.json` and so on.
So a first answer costs the head, one run of keys and one block, however many codes there are.
`log.json` is read only when a log is pasted: the vendors' signs, and the wire messages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise

from atlas.presentation.views import Views
from atlas.search.documents import ACTORS, KINDS, RETRIES, Document, code_ranges, documents
from atlas.search.keys import LONGEST, STOP, keys_of
from atlas.search.log_patterns import log_knowledge

__all__ = ["Document", "index_files"]

BLOCK = 32  # documents in a block: about 2 kB compressed
RUN = 10_000  # characters in a run of keys: about 3 kB compressed
MANY = 300  # documents that one key may lead to; a word in more says little

Postings = dict[str, list[int]]


def index_files(views: Views, prose: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (name, JSON text) of each file; `prose` is (path, title, text) of written pages."""
    found = documents(views, prose)
    runs = list(_runs(_postings(found)))
    head = {
        "kinds": KINDS,
        "starts": [_first(found, kind) for kind in KINDS],
        "retries": RETRIES,
        "actors": ACTORS,
        "vendors": [[view.slug, view.name] for view in views.vendors()],
        "ranges": code_ranges(found, len(views.catalog.vendors)),
        "block": BLOCK,
        "longest": LONGEST,
        "stop": sorted(STOP),
        "runs": _marks(runs),
    }
    yield "head.json", _json(head)
    for number, run in enumerate(runs):
        yield f"keys-{number}.json", _json(dict(run))
    for number, start in enumerate(range(0, len(found), BLOCK)):
        rows = [document.row() for document in found[start : start + BLOCK]]
        yield f"docs-{number}.json", _json(rows)
    yield "log.json", _json(log_knowledge(views, found))


def _first(found: list[Document], kind: str) -> int:
    """Return the number of the first document of a kind; kinds stand one after another."""
    return sum(KINDS.index(document.kind) < KINDS.index(kind) for document in found)


def _postings(found: list[Document]) -> Postings:
    """Return each key with what it leads to, in steps: document number × 8 + field number."""
    postings: Postings = {}
    for number, document in enumerate(found):
        for key, field in keys_of(document).items():
            postings.setdefault(key, []).append(number * 8 + field)
    return {key: _steps(_strongest(postings[key])) for key in sorted(postings)}


def _strongest(numbers: list[int]) -> list[int]:
    """Return as many as a key may lead to, rising; those of weaker fields are left out first."""
    return sorted(sorted(numbers, key=lambda number: number % 8)[:MANY])


def _steps(numbers: list[int]) -> list[int]:
    """Return rising numbers as the first and the steps between them, which compress better."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _runs(postings: Postings) -> Iterator[list[tuple[str, list[int]]]]:
    """Cut the sorted keys into runs of about one size."""
    run: list[tuple[str, list[int]]] = []
    size = 0
    for key, leads in postings.items():
        run.append((key, leads))
        size += len(key) + 6 * len(leads)
        if size > RUN:
            yield run
            run, size = [], 0
    if run:
        yield run


def _marks(runs: list[list[tuple[str, list[int]]]]) -> list[str]:
    """Return for each run the shortest text that comes after the run before and not after it."""
    marks = [""]
    for before, run in pairwise(runs):
        last, first = before[-1][0], run[0][0]
        length = next(end for end in range(1, len(first) + 1) if first[:end] > last[:end])
        marks.append(first[:length])
    return marks


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
