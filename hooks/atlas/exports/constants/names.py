"""One constant name for each code of a list, of the same words in every language.

A published name never changes. A new one comes from the vendor's constant, else from a code with
letters, else from the message, else from the number. It does not depend on other codes, unless two
new names would be equal: then each gets its code as a suffix, as does one that was published for
another code. A name from a message always has the suffix, as messages repeat.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from atlas.catalog.records import Catalog
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


def constant_lines(catalog: Catalog) -> Iterator[str]:
    """Yield the line of each constant in the file of the published ones."""
    for vendor, data in catalog.vendors.items():
        for code_list in data.lists:
            for code, words in list_names(catalog, vendor, code_list).items():
                yield f"{vendor}/{code_list} {code} {'_'.join(words)}"


def first_list(catalog: Catalog, vendor: str) -> str:
    """Return the list of a vendor that was published first, or the first of one that is new."""
    published = (each.list for each in catalog.constants if each.vendor == vendor)
    return next(published, next(iter(catalog.vendors[vendor].lists)))


def list_names(catalog: Catalog, vendor: str, code_list: str) -> dict[str, Name]:
    """Return the words of the name of each code of a list."""
    entries = (item.entry for item in catalog.vendors[vendor].items if item.list == code_list)
    published = {
        each.code: each.name
        for each in catalog.constants
        if (each.vendor, each.list) == (vendor, code_list)
    }
    return names_of(
        (
            Named(each.code, next(iter(each.names), None), next(iter(each.messages), None))
            for each in entries
        ),
        published,
    )


def names_of(codes: Iterable[Named], published: Mapping[str, str]) -> dict[str, Name]:
    """Return the words of each code's name, in capitals; names are unique however joined."""
    codes = tuple(codes)
    kept = {code: tuple(name.split("_")) for code, name in published.items()}
    new = _new_names((each for each in codes if each.code not in kept), kept.values())
    return {each.code: kept.get(each.code) or new[each.code] for each in codes}


def _new_names(codes: Iterable[Named], kept: Iterable[Name]) -> dict[str, Name]:
    taken = _TAKEN.union(map(_key, kept))
    options = {each.code: _options(each) for each in codes}
    names = {code: next(each) for code, each in options.items()}
    while True:
        alike = Counter(map(_key, names.values()))
        clashing = [
            code for code, words in names.items() if alike[_key(words)] > 1 or _key(words) in taken
        ]
        if not clashing:
            return names
        names.update((code, next(options[code])) for code in clashing)


def _options(each: Named) -> Iterator[Name]:
    """Yield a name, the name with the code as suffix, and names that no other code has."""
    suffix = _words(re.sub(r"^[-\N{MINUS SIGN}](?=\d)", "minus ", each.code))
    words = _words(each.name or "") or (suffix if re.search("[A-Za-z]", each.code) else ())
    words = words or (*(_shortened(_words(each.message or "")) or ("CODE",)), *suffix)
    if words[0][0].isdigit():
        words = ("CODE", *words)
    yield words
    yield (*words, *suffix)
    unique = ("CODE", each.code.encode().hex().upper())
    yield unique
    yield from ((*unique, str(number)) for number in count(2))


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
