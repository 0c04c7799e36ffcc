"""The keys of a document in the search index, and the field that each comes from.

`docs/assets/search/normalize.mjs` normalizes queries in the same way; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata

from atlas.search.documents import SearchDocument

CODE, NAME, MESSAGE, PART, TITLE, TEXT = range(6)  # stronger fields have smaller numbers
LONGEST = 60  # characters of a key; queries are cut at the same length

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_GAPS = re.compile(r"[^0-9a-z\u0080-\uffff]+")
_SHORTEST_PART = 3
STOP = frozenset(
    """
    a an and are as at be been by can for from has have in is it its no not of on or so that
    the their then there they this to was which while who with
    """.split()  # noqa: SIM905
)


def fold(text: str) -> str:
    """Return text normalized for comparison: NFKC, one kind of hyphen, lower case."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text)).lower()


def joined(text: str) -> str:
    """Return normalized text with `_` between its words; a minus sign is kept."""
    if not text:
        return ""
    folded = fold(text).strip()
    sign = "-" if re.match(r"-\d", folded) else ""
    return sign + _GAPS.sub("_", folded).strip("_")


def keys_of(document: SearchDocument) -> dict[str, int]:
    """Return each key of a document with the strongest field it comes from.

    The meaning of a problem or a category is not indexed: its title and its codes cover it.
    """
    keys: dict[str, int] = {}
    text = document.text if document.kind in ("code", "page", "vendor") else ""
    title = joined(document.title)
    messages = [joined(each) for each in (document.message, *document.returned)]
    for words in (joined(text), *messages):
        _add(keys, TEXT, *(word for word in words.split("_") if word not in STOP))
    if document.kind == "code":
        name = joined(document.name)
        _add(keys, PART, *_parts(title), *_parts(name))
        _add(keys, MESSAGE, *messages)
        _add(keys, NAME, name, *map(joined, document.former))
        _add(keys, CODE, title)
    else:
        _add(keys, TITLE, *_suffixes(title))
        _add(keys, CODE, joined(document.slug))
        _add(keys, NAME, title)
    return keys


def _add(keys: dict[str, int], field: int, *found: str) -> None:
    for key in found:
        if key:
            keys[key[:LONGEST]] = field


def _parts(whole: str) -> list[str]:
    """Return the suffixes of a normalized code that are keys of it."""
    if whole.isdigit():
        return [whole[start:] for start in range(1, len(whole) - _SHORTEST_PART + 1)]
    return _suffixes(whole)


def _suffixes(whole: str) -> list[str]:
    """Return the suffixes of a normalized text that begin with a word."""
    words = whole.split("_")
    return ["_".join(words[start:]) for start in range(len(words)) if words[start] not in STOP]
