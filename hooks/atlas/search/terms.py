"""The terms of a text: stems of words, and pairs of neighboring signs where words have no gaps.

`docs/assets/search/terms.mjs` makes the terms of queries in the same way; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A word of a script with gaps between its words, or a run of signs of one without.
_PART = re.compile("[0-9a-z\u0080-\u2e7f]+|[\u3040-\ud7ff\uf900-\ufaff]+")
_ENDING = re.compile("(?:ies|ied|ings?|ed|es|s|e)$")
_NO_ENDING = re.compile("(?:ss|us|is|eed)$")
_BRITISH = re.compile("(?<=[a-z]{4})is$")  # `authorised`
_VOWEL = re.compile("[aeiouy]")


def terms_of(folded: str) -> Iterator[str]:
    """Yield the terms of a text that `keys.fold` normalized."""
    for part in _PART.findall(folded):
        if part[0] < "\u3040":
            yield stem(part)
        else:
            yield from (part[at : at + 2] for at in range(max(1, len(part) - 1)))


def stem(word: str) -> str:
    """Return an English word without the ending of its form; other words stay as they are."""
    found = _ENDING.search(word) if word.isascii() and word.isalpha() else None
    if not found or _NO_ENDING.search(word):
        return word
    ending, rest = found[0], _BRITISH.sub("iz", word[: found.start()])
    if ending in ("ies", "ied"):
        return f"{rest}y"
    if len(rest) < 3 or not _VOWEL.search(rest):
        return word
    return re.sub(r"([bgmnprt])\1$", r"\1", rest) if ending in ("ed", "ing", "ings") else rest
