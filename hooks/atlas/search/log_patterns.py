"""The data of the log reader: signs and ranges of the vendors, wire messages."""

from __future__ import annotations

from typing import Any

from atlas.presentation.views import Views
from atlas.search.documents import SearchDocument
from atlas.search.keys import joined


def log_knowledge(views: Views, found: list[SearchDocument]) -> dict[str, Any]:
    """Return the signs and ranges of each vendor, and the wire messages by first word.

    A sign is [text, kind, weight]; a range is [first, last, meaning]; a message is [words
    after the first, number of the document…].
    """
    vendors = [
        {
            "signs": [[sign.text, sign.kind, sign.weight] for sign in data.vendor.signs],
            "ranges": [[each.from_, each.to, each.meaning] for each in data.vendor.ranges],
        }
        for data in views.catalog.vendors.values()
    ]
    return {"vendors": vendors, "messages": _messages(found)}


def _messages(found: list[SearchDocument]) -> dict[str, list[list[Any]]]:
    """Return the messages of at least two words; one word alone does not identify a message."""
    by_words: dict[str, list[int]] = {}
    for number, document in enumerate(found):
        words = joined(document.message)
        if "_" in words:
            by_words.setdefault(words, []).append(number)
    messages: dict[str, list[list[Any]]] = {}
    for words, numbers in by_words.items():
        first, rest = words.split("_", 1)
        messages.setdefault(first, []).append([rest, *numbers])
    return messages
