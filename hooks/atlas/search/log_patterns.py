"""What the reader of pasted logs knows: the vendors' signs and ranges, the wire messages."""

from __future__ import annotations

from typing import Any

from atlas.presentation.views import Views
from atlas.search.documents import Document
from atlas.search.keys import joined


def log_knowledge(views: Views, found: list[Document]) -> dict[str, Any]:
    """Return, for each vendor by number, signs and ranges; and wire messages by first word.

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


def _messages(found: list[Document]) -> dict[str, list[list[Any]]]:
    """Return the messages of two words and more; one word alone is no message."""
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
