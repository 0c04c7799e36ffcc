"""How constants are written in a language.

Text of the catalog gets into a file in two ways only: as a string literal or as a comment.
A comment is made of texts that `harmless` returned, so that no text can end either.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from string import Template

from atlas.exports.constants.language import Constant, Doc, Language

_WIDTH = 100


def render_constants(
    language: Language,
    vendor: str,
    head: str,
    about: Mapping[str, str],
    constants: tuple[Constant, ...],
) -> str:
    """Return a file; `vendor` begins its types, `about` has the comments on them."""
    return Template(language.file).substitute(
        {key: language.doc.escape(harmless(text)) for key, text in about.items()},
        head=head,
        type=vendor,
        variable=vendor[0].lower() + vendor[1:],
        package=vendor.lower(),
        constants=language.between.join(_constant(language, vendor, each) for each in constants),
        groups="\n".join(_groups(language, vendor, constants)),
    )


def line_comments(lines: Iterable[str], language: Language) -> str:
    """Return lines as comments that go to the end of the line."""
    return "\n".join(f"{language.line} {harmless(text)}" for text in lines)


def _constant(language: Language, vendor: str, constant: Constant) -> str:
    return Template(language.constant).substitute(
        doc=_comment(language, constant),
        mark=_mark(language, constant),
        name=language.name(constant.words),
        code=language.string(constant.code),
        retry=language.retries[constant.retry],
        type=vendor,
    )


def _comment(language: Language, constant: Constant) -> str:
    doc, texts = language.doc, constant.about
    if constant.ended and language.ended:
        why = Template(language.ended).substitute(why=constant.ended)
        texts += tuple(why.split("\n"))
    lines = [doc.escape(line) for text in texts for line in _wrapped(text, doc)]
    first = doc.opening + lines[0]
    return "\n".join([first, *((doc.prefix + line).rstrip() for line in lines[1:])]) + doc.closing


def _wrapped(text: str, doc: Doc) -> list[str]:
    width = _WIDTH - len(doc.prefix)
    if len(text) <= width:
        return [text]
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _mark(language: Language, constant: Constant) -> str:
    why = language.string(constant.ended)
    return Template(language.mark).substitute(why=why) if constant.ended else ""


def _groups(language: Language, vendor: str, constants: tuple[Constant, ...]) -> Iterable[str]:
    for retry, spelt in language.retries.items():
        names = [language.name(each.words) for each in constants if each.retry == retry]
        members = language.beside.join(
            Template(language.member).substitute(name=name, retry=spelt, type=vendor)
            for name in names
        )
        if names:
            yield Template(language.group).substitute(members=members, retry=spelt, type=vendor)


def harmless(text: str) -> str:
    """Return text on one line, without what ends a comment, begins a tag, or is not seen."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    line = " ".join(text.split())
    return re.sub(r"@(?=\w)", "@ ", re.sub(r"\*(?=/)|/(?=\*)", r"\g<0> ", line))
