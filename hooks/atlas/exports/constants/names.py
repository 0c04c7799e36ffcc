"""One name for each code of a vendor: the same words in every language.

The vendor's constant names a code, else the code if it is a word itself, else the message, else
its number. A name depends on no other code, unless two would read alike: then each of them
gets its code as a suffix. Messages repeat, so a name from a message always has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

Name = tuple[str, ...]

_LONGEST = 60  # letters of a message; names as the vendor gives them stay whole
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])")

# What a name alone would mean in one of the languages: their reserved words, and what the
# generated types have as members.
_TAKEN = frozenset(
    """
    abstract actor any as assert associatedtype async await base break case catch class const
    continue covariant default defer deferred deinit do dynamic else enum export extends extension
    external factory fallthrough false fileprivate final finally for func function get guard hide
    if implements import in init inout interface internal is late let library mixin new nil
    nonisolated null of on open operator override part postfix precedencegroup prefix private
    protocol public repeat required rethrow rethrows return sealed self set show some static
    struct subscript super switch sync this throw throws true try type typealias typedef unowned
    var void weak when where while with yield

    allcases code description entries hash hashcode hashvalue index mro name none nosuchmethod
    ordinal rawvalue retry retryafterfix retryafterwait retryno retryyes runtimetype tostring
    value values
    """.split()  # noqa: SIM905
)


class Named(NamedTuple):
    """What a code can be named after."""

    code: str
    name: str | None
    message: str | None


def names_of(codes: Iterable[Named]) -> dict[str, Name]:
    """Return the words of each code's name, in capitals; joined in any way they stay apart."""
    options = {each.code: _options(each) for each in codes}
    chosen = dict.fromkeys(options, 0)
    while True:
        names = {code: options[code][at] for code, at in chosen.items()}
        alike = Counter(map(_key, names.values()))
        clashing = [
            code
            for code, words in names.items()
            if chosen[code] < 2 and (alike[_key(words)] > 1 or _key(words) in _TAKEN)
        ]
        if not clashing:
            return names
        for code in clashing:
            chosen[code] += 1


def _options(each: Named) -> tuple[Name, Name, Name]:
    """Return a name, the same with its code, and one that no other code can have."""
    suffix = _words(re.sub(r"^[-\N{MINUS SIGN}](?=\d)", "minus ", each.code))
    words = _words(each.name or "") or (suffix if re.search("[A-Za-z]", each.code) else ())
    words = words or (*(_shortened(_words(each.message or "")) or ("CODE",)), *suffix)
    if words[0][0].isdigit():
        words = ("CODE", *words)
    return words, (*words, *suffix), ("CODE", each.code.encode().hex().upper())


def _words(text: str) -> Name:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return tuple(re.findall("[A-Z0-9]+", _HUMP.sub(" ", plain.replace("'", "")).upper()))


def _shortened(words: Name) -> Name:
    kept: list[str] = []
    for word in words:
        if sum(map(len, kept)) + len(word) > _LONGEST:
            break
        kept.append(word)
    return tuple(kept)


def _key(words: Name) -> str:
    return "".join(words).lower()
