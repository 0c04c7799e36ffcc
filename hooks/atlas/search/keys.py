"""The keys under which a document is found, and the field each key comes from.

`docs/assets/search/normalize.mjs` folds queries in the same way; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

from atlas.search.documents import Document

CODE, NAME, MESSAGE, PART, TITLE, TEXT = range(6)  # stronger fields have smaller numbers
LONGEST = 60  # characters of a key; what is looked for is cut alike

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
    """Return text in the form in which it is compared: one width, one minus, small letters."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text)).lower()


def joined(text: str) -> str:
    """Return text with one `_` for whatever separates its words; a minus sign stays."""
    if not text:
        return ""
    folded = fold(text).strip()
    sign = "-" if re.match(r"-\d", folded) else ""
    return sign + _GAPS.sub("_", folded).strip("_")


def keys_of(document: Document) -> dict[str, int]:
    """Return each key of a document with the strongest field it stands for.

    What a problem or a category means is left out: its title says it, and so do its codes.
    """
    keys: dict[str, int] = {}
    told = document.text if document.kind in ("code", "page", "vendor") else ""
    title = joined(document.title)
    messages = [joined(text) for text in (document.message, *document.returned)]
    for text in (joined(told), *messages):
        _add(keys, TEXT, *(word for word in text.split("_") if word not in STOP))
    if document.kind == "code":
        name = joined(document.name)
        _add(keys, PART, *_parts(title), *_parts(name))
        _add(keys, MESSAGE, *messages)
        _add(keys, NAME, name, *map(joined, document.former))
        _add(keys, CODE, title)
    else:
        _add(keys, TITLE, *_tails(title))
        _add(keys, CODE, joined(document.slug))
        _add(keys, NAME, title)
    return keys


def _add(keys: dict[str, int], field: int, *found: str) -> None:
    for key in found:
        if key:
            keys[key[:LONGEST]] = field


def _parts(whole: str) -> list[str]:
    """Return the inner parts of a joined code by which it may be looked for."""
    if whole.isdigit():
        return [whole[start:] for start in range(1, len(whole) - _SHORTEST_PART + 1)]
    return _tails(whole)


def _tails(whole: str) -> list[str]:
    """Return a joined text from each of its words on."""
    words = whole.split("_")
    return ["_".join(words[start:]) for start in range(len(words)) if words[start] not in STOP]
