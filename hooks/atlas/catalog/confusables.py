"""Invisible characters, letters of other scripts that look like Latin ones, typographic quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Invisible characters and those that change the text direction: format, filler, private use,
# variation selectors, noncharacters.
_INVISIBLE = (
    "\x85\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffd"
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U0010ffff\ufe00-\ufe0f"
    "\U00013430-\U0001345f\U00016fe4"
) + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(2**16, 2**20, 2**16))
# Characters that the parser refuses in a file, but allows as an escape in double quotes.
_STACKED = 3  # combining marks on a character, of which no language needs more
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"

# Greek and Cyrillic letters, and the Latin letters that they look like.
_LATIN = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΥαικνορυχАВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝӏ",
    "ABEZHIKMNOPTYXYaikvopuxABESIJKMHOPCTYXaesijopcyxdhqwl",
)
_CONFUSABLE = "".join(map(chr, _LATIN))
_MIXED = f"(?<=[A-Za-z])[{_CONFUSABLE}]|[{_CONFUSABLE}](?=[A-Za-z])"

_SUSPECT = re.compile(f"[{_INVISIBLE}{_CONFUSABLE}]")
_IN_FILE = re.compile(f"[{_INVISIBLE}]|{_MIXED}")
_IN_TEXT = re.compile(f"[{_INVISIBLE}{_CONTROL}]|{_MIXED}")
_QUOTE = re.compile("[\u2018-\u201f]")
_QUOTED = re.compile("[\u2018-\u201f]([^\u2018\u201a-\u201c\u201e\u201f]*)[\u2018-\u201f]")
_BEYOND_ASCII = re.compile(f"(?!{_MIXED})[^ -~]")


def odd_in_file(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (line, column, character) of each odd character of a file."""
    if not _SUSPECT.search("".join(set(text))):  # the quick answer for nearly every file
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in _IN_FILE.finditer(line):
            yield number, match.start() + 1, match[0]


def odd_in_text(text: str) -> list[str]:
    """Return the odd characters of a text, each once."""
    return list(dict.fromkeys(_IN_TEXT.findall(text)))


def wrong_marks(text: str) -> str:
    """Return what is wrong with the combining marks of a text and the fix, or nothing."""
    if text.isascii():
        return ""
    marks = "".join("m" if unicodedata.category(sign) in ("Mn", "Me") else "x" for sign in text)
    if "m" * (_STACKED + 1) in marks:
        return f"more than {_STACKED} marks are stacked on a character; remove them"
    return "" if not marks or "x" in marks else "a mark without a character; write the character"


def typographic_quote(text: str) -> str:
    """Return the first typographic quote of a text, or nothing."""
    found = _QUOTE.search(text)
    return found[0] if found else ""


def unquoted(text: str) -> str:
    """Return a text without the typographic quotes around it, if it has any."""
    found = _QUOTED.fullmatch(text)
    return found[1] if found else text


def beyond_ascii(text: str) -> str:
    """Return the first character that is not printable ASCII; odd characters do not count."""
    return next((sign for sign in _BEYOND_ASCII.findall(text) if not _IN_TEXT.match(sign)), "")


def explain_odd(sign: str) -> tuple[str, str]:
    """Return the rule and the message for an odd character."""
    if sign in _CONFUSABLE:
        latin = looks_like(sign)
        return "look-alike", f"{named(sign)} looks like '{latin}'; replace it with '{latin}'"
    return "hidden-character", f"{named(sign)} is invisible; remove it"


def looks_like(sign: str) -> str:
    """Return the ASCII character that a character looks like, or nothing."""
    latin = unicodedata.normalize("NFKC", sign).translate(_LATIN)
    latin = {"\N{MINUS SIGN}": "-"}.get(latin, latin)
    return latin if len(latin) == 1 and " " < latin <= "~" else ""


def named(sign: str) -> str:
    """Return a character by number and name: `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
