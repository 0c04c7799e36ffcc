"""The keys and documents of the finder's index. tests/js/ tests the answers."""

from __future__ import annotations

import json
from itertools import accumulate

from atlas.search import POSTINGS, index_files
from atlas.search.documents import documents
from atlas.search.keys import NAME
from exported import real_views


def test_a_key_with_too_many_documents_keeps_its_code() -> None:
    prose = [(f"said/{number}/", "Told", "Mind 898001.") for number in range(POSTINGS + 1)]
    files = dict(index_files(real_views(), prose))
    shards = [json.loads(text) for name, text in files.items() if name.startswith("keys-")]
    (deltas,) = (shard[" 898001"] for shard in shards if " 898001" in shard)
    assert len(deltas) == POSTINGS
    assert [posting % 8 for posting in accumulate(deltas)].count(NAME) == 1


def test_the_text_of_a_prose_page_does_not_repeat_its_title() -> None:
    (page,) = (
        document
        for document in documents(real_views(), [("guide/", "How to read", "How to read Look up.")])
        if document.kind == "page"
    )
    assert (page.title, page.text) == ("How to read", "Look up.")
