"""What a description of a language is made of, and how constants are written with it.

Text of the catalog gets into a file in two ways only: as a string literal or as a comment.
Both are made here, so that no text can end either.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from string import Template

from atlas.exports.constants.names import Words
from atlas.model import Retry

_WIDTH = 100


@dataclass(frozen=True)
class Constant:
    """A code, what it is called, and what is said of it."""

    words: Words
    code: str
    retry: Retry
    about: tuple[str, ...]


@dataclass(frozen=True)
class Doc:
    """How the comment on a constant begins, goes on from line to line, and ends."""

    opening: str
    prefix: str
    closing: str = ""
    escape: Callable[[str], str] = str


@dataclass(frozen=True)
class Strings:
    """How a string is written: its quotes, and any sign but a plain one of ASCII."""

    quote: str
    escape: Callable[[str], str]
    special: str = ""  # further signs that mean something within a string

    def __call__(self, text: str) -> str:
        """Return text as a literal."""
        return f"{self.quote}{''.join(map(self._sign, text))}{self.quote}"

    def _sign(self, sign: str) -> str:
        if sign in f"\\{self.quote}{self.special}":
            return f"\\{sign}"
        return sign if " " <= sign <= "~" else self.escape(sign)


@dataclass(frozen=True)
class Language:
    """A language: how it spells things, and the templates of a file.

    `constant` is given $doc, $name, $code, $retry; `member`, a mention of a constant, $name and
    $retry; `group`, the members that share a retry, $members and $retry; all of them $type.
    """

    suffix: str
    line: str
    doc: Doc
    name: Callable[[Words], str]
    string: Strings
    retries: Mapping[Retry, str]
    file: str
    constant: str
    between: str
    member: str = ""
    beside: str = "\n"
    group: str = "$members"


def render_constants(
    language: Language,
    vendor: str,
    head: str,
    about: Mapping[str, str],
    constants: tuple[Constant, ...],
) -> str:
    """Return a file; `vendor` begins its types, `about` has the comments on them."""
    return Template(language.file).substitute(
        {key: language.doc.escape(_harmless(text)) for key, text in about.items()},
        head=head,
        type=vendor,
        variable=vendor[0].lower() + vendor[1:],
        package=vendor.lower(),
        constants=language.between.join(_constant(language, vendor, each) for each in constants),
        groups="\n".join(_groups(language, vendor, constants)),
    )


def line_comments(lines: Iterable[str], language: Language) -> str:
    """Return lines as comments that go to the end of the line."""
    return "\n".join(f"{language.line} {_harmless(text)}" for text in lines)


def _constant(language: Language, vendor: str, constant: Constant) -> str:
    doc = language.doc
    lines = [
        doc.escape(line)
        for text in constant.about
        for line in textwrap.wrap(
            _harmless(text),
            _WIDTH - len(doc.prefix),
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
    return Template(language.constant).substitute(
        doc=doc.opening + f"\n{doc.prefix}".join(lines) + doc.closing,
        name=language.name(constant.words),
        code=language.string(constant.code),
        retry=language.retries[constant.retry],
        type=vendor,
    )


def _groups(language: Language, vendor: str, constants: tuple[Constant, ...]) -> Iterable[str]:
    for retry, spelt in language.retries.items():
        names = [language.name(each.words) for each in constants if each.retry == retry]
        members = language.beside.join(
            Template(language.member).substitute(name=name, retry=spelt, type=vendor)
            for name in names
        )
        if names:
            yield Template(language.group).substitute(members=members, retry=spelt, type=vendor)


def _harmless(text: str) -> str:
    """Return text on one line, without what ends a comment, begins a tag, or is not seen."""
    seen = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    line = " ".join("".join(seen).split())
    return re.sub(r"@(?=\w)", "@ ", re.sub(r"\*(?=/)|/(?=\*)", r"\g<0> ", line))
