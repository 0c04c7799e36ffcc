"""One constant name for each code of a vendor, of the same words in every language.

A name comes from the vendor's constant, else from a code with letters, else from the message,
else from the number. It does not depend on other codes, unless two names would be equal: then
each gets its code as a suffix. A name from a message always has the suffix, as messages repeat.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from atlas.text.humps import split_humps

Name = tuple[str, ...]

_LONGEST = 60  # letters of a message; names of the vendor are not shortened

# Reserved words of the languages, and members of the generated types.
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
    """The fields that a name can come from."""

    code: str
    name: str | None
    message: str | None


def names_of(codes: Iterable[Named]) -> dict[str, Name]:
    """Return the words of each code's name, in capitals; names are unique however joined."""
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
    """Return a name, the name with the code as suffix, and a name that is always unique."""
    suffix = _words(re.sub(r"^[-\N{MINUS SIGN}](?=\d)", "minus ", each.code))
    words = _words(each.name or "") or (suffix if re.search("[A-Za-z]", each.code) else ())
    words = words or (*(_shortened(_words(each.message or "")) or ("CODE",)), *suffix)
    if words[0][0].isdigit():
        words = ("CODE", *words)
    return words, (*words, *suffix), ("CODE", each.code.encode().hex().upper())


def _words(text: str) -> Name:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return tuple(re.findall("[A-Z0-9]+", split_humps(plain.replace("'", "")).upper()))


def _shortened(words: Name) -> Name:
    kept: list[str] = []
    for word in words:
        if sum(map(len, kept)) + len(word) > _LONGEST:
            break
        kept.append(word)
    return tuple(kept)


def _key(words: Name) -> str:
    return "".join(words).lower()
