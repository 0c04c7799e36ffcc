"""Our finder beside Pagefind, MiniSearch and lunr: the same queries over the same documents.

    make bench

For each size and each kind of query of `tests/golden/queries.yml`: the share of queries that have
a right page among the first three results, and the kB (each file compressed by itself, scripts
and index) and milliseconds from nothing loaded to the first answer, medians of SAMPLE queries in
headless Chromium, over what behaves like a connection of 4 Mbit/s with a delay of 60 ms. Where
another engine is ahead, a line says so. At the real size, the queries follow that ours does not
answer. Sizes can be given as arguments.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser

from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from compared_site import Site, compared_site
from synthetic import copies_of, grown
from tabs import chromium

ROOT = Path(__file__).parents[2]
OURS = "ours"
ENGINES = (OURS, "pagefind", "minisearch", "lunr")
LARGE = (3_000, 20_000)
SAMPLE = 10  # queries of a kind whose first answer is weighed and timed
BY_CODE = ("code", "slip")  # kinds of queries that no copy of a code answers


@dataclass(frozen=True)
class Query:
    """A query and the pages that are right for it."""

    text: str
    kind: str
    right: frozenset[str]


@dataclass(frozen=True)
class Score:
    """How an engine does on some queries."""

    right: float
    size: float  # kB
    time: float  # ms


Costs = dict[str, dict[str, tuple[float, float]]]  # by query, by engine: kB, ms
Right = dict[str, set[str]]  # by engine: the queries that it answers


def read_queries(rounds: int) -> list[Query]:
    """Return the query file; in a catalog of several rounds, what repeats a right page is right."""
    cases = yaml.safe_load((ROOT / "tests/golden/queries.yml").read_text("utf-8"))
    return [Query(case["query"], case["kind"], _accepted(case, rounds)) for case in cases]


def _accepted(case: dict[str, Any], rounds: int) -> frozenset[str]:
    again = 1 if case["kind"] in BY_CODE else rounds
    return frozenset(copy for page in case["right"] for copy in copies_of(page, again))


def by_kind(queries: list[Query]) -> dict[str, list[Query]]:
    """Return the queries of each kind."""
    kinds = dict.fromkeys(query.kind for query in queries)
    return {kind: [query for query in queries if query.kind == kind] for kind in kinds}


def answered(site: Site, engine: str, queries: list[Query]) -> set[str]:
    """Return the queries for which an engine finds a right page."""
    found = site.run(engine, [query.text for query in queries])[1]
    return {query.text for query, pages in zip(queries, found, strict=True) if query.right & pages}


def costs_of(site: Site, queries: list[Query]) -> Costs:
    """Return what the first answers to some queries of each kind cost; the engines take turns."""
    costs: Costs = {}
    for found in by_kind(queries).values():
        for query in found[:: -(-len(found) // SAMPLE)]:
            costs[query.text] = {engine: _cost(site, engine, query) for engine in ENGINES}
    return costs


def _cost(site: Site, engine: str, query: Query) -> tuple[float, float]:
    took, _ = site.run(engine, [query.text])
    return site.weight(), took


def scores_of(queries: list[Query], right: Right, costs: Costs) -> dict[str, Score]:
    """Return the score of each engine on some queries."""
    texts = [query.text for query in queries]
    scores = {}
    for engine in ENGINES:
        share = len(right[engine].intersection(texts)) / len(texts)
        found = [costs[text][engine] for text in texts if text in costs]
        sizes, times = zip(*found, strict=True)
        scores[engine] = Score(share, statistics.median(sizes), statistics.median(times))
    return scores


def show(queries: list[Query], right: Right, costs: Costs) -> None:
    """Print a table, and where another engine is ahead of ours."""
    print(f"{'':16}" + "".join(f"{engine:>27}" for engine in ENGINES))
    print(f"{'kind':8}{'queries':>8}" + f"{'right':>9}{'kB':>9}{'ms':>9}" * len(ENGINES))
    notes = []
    for kind, found in {**by_kind(queries), "all": queries}.items():
        scores = scores_of(found, right, costs)
        cells = (f"{each.right:9.0%}{each.size:9,.1f}{each.time:9,.0f}" for each in scores.values())
        print(f"{kind:8}{len(found):8}" + "".join(cells))
        for engine in ENGINES[1:]:
            notes += [f"{kind}: {engine} is ahead, {what}" for what in ahead(scores, engine)]
    print("\n".join(notes), flush=True)


def ahead(scores: dict[str, Score], engine: str) -> Iterator[str]:
    """Yield in what an engine is ahead of ours."""
    ours, other = scores[OURS], scores[engine]
    if other.right > ours.right:
        yield f"{other.right:.0%} right, ours {ours.right:.0%}"
    if other.size < ours.size:
        yield f"{other.size:.1f} kB, ours {ours.size:.1f} kB"
    if other.time < ours.time:
        yield f"{other.time:.0f} ms, ours {ours.time:.0f} ms"


def show_missed(queries: list[Query], right: Right) -> None:
    """Print the queries that ours does not answer, and who does."""
    print("not answered by ours:")
    for query in queries:
        if query.text not in right[OURS]:
            others = ", ".join(engine for engine in ENGINES if query.text in right[engine])
            print(f"  {query.kind:6} {query.text}  ({others or 'nor by any other'})")


def compare(browser: Browser, catalog: Catalog, codes: int) -> None:
    """Print what is found out at one size."""
    real = len(list(catalog.items))
    queries = read_queries(-(-codes // real))
    with compared_site(browser, grown(catalog, codes)) as site:
        right = {engine: answered(site, engine, queries) for engine in ENGINES}
        costs = costs_of(site, queries)
    print(f"\n{codes:,} entries")
    show(queries, right, costs)
    if codes == real:
        show_missed(queries, right)


def main() -> None:
    """Print the tables."""
    catalog = load_catalog(ROOT / "data")[0]
    with chromium() as browser:
        for codes in tuple(map(int, sys.argv[1:])) or (len(list(catalog.items)), *LARGE):
            compare(browser, catalog, codes)


if __name__ == "__main__":
    main()
