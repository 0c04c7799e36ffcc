"""The keys of a document in the search index, and the field that each comes from.

A key is a whole code, name, message or search word, or a part of one; or, after a space, a term
of such a text. `docs/assets/search/normalize.mjs` normalizes queries in the same way; a test
compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from atlas.search.documents import SearchDocument
from atlas.search.terms import terms_of
from atlas.text.humps import split_humps

CODE, NAME, MESSAGE, PART, TITLE, TEXT = range(6)  # stronger fields have smaller numbers
LONGEST = 60  # characters of a key; queries are cut at the same length

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u2018-\u201f\xab\xbb\u3001-\u3003\u3008-\u3011\u3014-\u301f]")
_GAPS = re.compile(r"[^0-9a-z\u0080-\uffff]+")
_SIGN = "[\u3040-\ud7ff\uf900-\ufaff]"  # of a script without gaps between its words
_GAP_OF_GAPLESS = re.compile(rf"(?<={_SIGN})\s+|\s+(?={_SIGN})")
_SHORTEST_PART = 3
_MOST_SENT = 4  # messages whose words count fully: those of dozens are in any text
_MARK = "\ue000"  # a private character, which counts as a letter
# A part of a message that the service fills in: `{uid}`, `{{name}}`, `%s`, `%1$s`, `%@`, `XXX`.
_HOLE = re.compile(
    r"\{\{[^{}\"':]*\}\}|\$?\{[^{}\"':]*\}"
    r"|%(?:\d+\$)?(?:0\d)?(?:\.\d+)?(?:hh|h|ll|l|q|z)?[@sdiufgexXc]%?"
    r"|(?<![A-Za-z0-9])X{3,}(?![A-Za-z0-9])"
)
STOP = frozenset(
    """
    a am an and any are as at be because been being by can could did do does for from had has have
    how i if in is it its just me my no not now of on or our please so that the their them then
    there they this to was we were what when where which while who why will with would you your
    """.split()  # noqa: SIM905
)


def fold(text: str) -> str:
    """Return text normalized for comparison: NFKC, lower case, one kind of hyphen, no “quotes”."""
    return _QUOTES.sub(" ", _DASHES.sub("-", unicodedata.normalize("NFKC", text))).lower()


def joined(text: str) -> str:
    """Return normalized text with `_` between its words; a minus sign is kept."""
    if not text:
        return ""
    folded = fold(text).strip()
    sign = "-" if re.match(r"-\d", folded) else ""
    return sign + _GAPS.sub("_", folded).strip("_")


def pattern_of(message: str) -> str:
    """Return the key of a message with `*` for each hole; "" without a hole, or with few words.

    `user {uid} not found` becomes `user_*_not_found`.
    """
    key = joined(_HOLE.sub(_MARK, message.replace(_MARK, " "))).replace(_MARK, "*")
    return re.sub(r"\*(_?\*)+", "*", key) if "*" in key and len(_literal(key)) > 1 else ""


def anchor_of(pattern: str) -> str:
    """Return the longest whole word of a pattern: only texts with this word can match it."""
    whole = re.findall(r"(?<![^_])[^_*]+(?![^_])", pattern)
    return max((word for word in whole if word not in STOP), key=len, default="")


def _literal(pattern: str) -> list[str]:
    return re.findall("[^_*]+", pattern)


def keys_of(document: SearchDocument) -> dict[str, int]:
    """Return each key of a document with the strongest field it comes from."""
    keys: dict[str, int] = {}
    sent = (*document.messages, *document.returned)
    _add(keys, TITLE, *(joined(_GAP_OF_GAPLESS.sub("", word)) for word in document.words))
    if document.kind == "code":
        names = [name for each in document.names for name in _spellings(each)]
        for whole in (*_spellings(document.title), *names):
            _add(keys, PART, *_parts(whole))
        _add(keys, MESSAGE, *map(joined, sent))
        _add(keys, NAME, *names, *map(joined, document.other_names))
        _add(keys, CODE, *_spellings(document.title))
        keys |= dict.fromkeys(_pattern_keys(sent), MESSAGE)
    else:
        _add(keys, TITLE, *_suffixes(joined(document.title)))
        _add(keys, CODE, joined(document.slug))
        _add(keys, NAME, joined(document.title), *map(joined, document.other_names))
    return keys | _term_keys(document, sent)


def _term_keys(document: SearchDocument, sent: Sequence[str]) -> dict[str, int]:
    """Return the terms of a document, each after a space, with the strongest field."""
    keys: dict[str, int] = {}
    for field, texts in (
        (TEXT, (document.text, *document.also, *sent[_MOST_SENT:])),
        (TITLE, document.words),
        (MESSAGE, sent[:_MOST_SENT]),
        (NAME, (document.title, *document.names, *document.other_names)),
    ):
        folded = (fold(split_humps(text)) for text in texts)
        terms = (term for each in folded for term in terms_of(each) if term not in STOP)
        keys |= {f" {term[:LONGEST]}": field for term in terms}
    return keys


def _spellings(name: str) -> Iterator[str]:
    """Yield the key of a name, and that of its words if it is in camelCase."""
    yield joined(name)
    yield joined(split_humps(name))


def _pattern_keys(messages: Iterable[str]) -> Iterator[str]:
    """Yield the keys of messages with holes: `*`, a word by which to find it, the pattern."""
    for pattern in filter(None, map(pattern_of, messages)):
        yield f"*{anchor_of(pattern)} {pattern}"


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
