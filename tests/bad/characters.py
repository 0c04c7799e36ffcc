"""Invisible characters and confusables."""

from __future__ import annotations

import unicodedata

from bad.changes import ACME, CATEGORIES, HEAD, PROBLEMS, SERVER, Case, Edit, Write, web

WEB, QUOTE = "acme/web.yml", '"'
_TAB = 'a tab; write spaces, or "\\t" in double quotes if the service sends a tab (tab)'

# Invisible characters in the file, with their names.
HIDDEN = {
    "\u200b": "U+200B ZERO WIDTH SPACE",
    "\u200d": "U+200D ZERO WIDTH JOINER",
    "\u2060": "U+2060 WORD JOINER",
    "\ufeff": "U+FEFF ZERO WIDTH NO-BREAK SPACE",
    "\xad": "U+00AD SOFT HYPHEN",
    "\u202e": "U+202E RIGHT-TO-LEFT OVERRIDE",
    "\u2066": "U+2066 LEFT-TO-RIGHT ISOLATE",
    "\u200f": "U+200F RIGHT-TO-LEFT MARK",
    "\u061c": "U+061C ARABIC LETTER MARK",
    "\u3164": "U+3164 HANGUL FILLER",
    "\ue000": "U+E000",
    "\ufffd": "U+FFFD REPLACEMENT CHARACTER",
    "\U000e0041": "U+E0041 TAG LATIN CAPITAL LETTER A",
}
# Invisible characters as escapes in double quotes.
ESCAPED = {
    r"\u202e": "U+202E RIGHT-TO-LEFT OVERRIDE",
    r"\u200b": "U+200B ZERO WIDTH SPACE",
    r"\u2028": "U+2028 LINE SEPARATOR",
    r"\0": "U+0000",
    r"\e": "U+001B",
    r"\r": "U+000D",
    r"\N": "U+0085",
}
# Codes with characters that are not ASCII, and the end of the message.
CODES = {
    "\N{FULLWIDTH DIGIT ONE}00": "U+FF11 FULLWIDTH DIGIT ONE; write '1'",
    "\N{FULLWIDTH LATIN CAPITAL LETTER E}RR": "U+FF25 FULLWIDTH LATIN CAPITAL LETTER E; write 'E'",
    "\N{MINUS SIGN}1": "U+2212 MINUS SIGN; write '-'",
    "ERR\N{EM DASH}1": "U+2014 EM DASH; write what the service returns",
    "\N{CYRILLIC CAPITAL LETTER ES}\N{CYRILLIC CAPITAL LETTER O}1": (
        "U+0421 CYRILLIC CAPITAL LETTER ES; write 'C'"
    ),
    "1\N{ARABIC-INDIC DIGIT TWO}": "U+0662 ARABIC-INDIC DIGIT TWO; write what the service returns",
    "1\N{NO-BREAK SPACE}2": "U+00A0 NO-BREAK SPACE; write what the service returns",
    "caf\N{LATIN SMALL LETTER E WITH ACUTE}": (
        "U+00E9 LATIN SMALL LETTER E WITH ACUTE; write what the service returns"
    ),
}


def hidden(sign: str, name: str) -> Case:
    change = Edit(SERVER, "message: user not found", f'message: "user{sign} not found"')
    diagnostic = f"data/acme/server.yml:14:19: {name} is invisible; remove it (hidden-character)"
    return Case(f"hidden {name}", [change], [diagnostic])


def escaped(sign: str, name: str) -> Case:
    change = Edit(SERVER, "message: user not found", f'message: "user{sign} not found"')
    diagnostic = f"data/acme/server.yml:14:14: {name} is invisible; remove it (hidden-character)"
    return Case(f"escaped {name}", [change], [diagnostic])


def code(text: str, wrong: str) -> Case:
    shown = text.replace("\N{NO-BREAK SPACE}", r"\xa0")
    diagnostic = f"data/acme/web.yml:8:11: 'code' '{shown}' contains {wrong} (not-ascii)"
    return Case(f"code with {wrong}", [Write(WEB, web(f'"{text}"'))], [diagnostic])


def look_alike(place: str, sign: str, latin: str) -> str:
    return f"data/{place}: {sign} looks like '{latin}'; replace it with '{latin}' (look-alike)"


def _around(left: str, right: str) -> str:
    return (
        f"YAML reads {left} and {right} as part of the value; replace them with straight quotes "
        "(typographic-quote)"
    )


def _inside(sign: str) -> str:
    return (
        f"the text contains U+{ord(sign):04X} {unicodedata.name(sign)}; write a straight quote, or "
        f"the escape \\u{ord(sign):04x} in double quotes if the service sends this character "
        "(typographic-quote)"
    )


CASES = [
    *(hidden(sign, name) for sign, name in HIDDEN.items()),
    *(escaped(sign, name) for sign, name in ESCAPED.items()),
    *(code(text, wrong) for text, wrong in CODES.items()),
    Case(
        "right-to-left override in a comment",
        [Edit(CATEGORIES, "categories:\n", "# \u202etxet\ncategories:\n")],
        [
            "data/categories.yml:1:3: U+202E RIGHT-TO-LEFT OVERRIDE is invisible; remove it "
            "(hidden-character)"
        ],
    ),
    Case(
        "key with an invisible character",
        [Edit(SERVER, "    fixes:", "    fi\u200bxes:")],
        [
            "data/acme/server.yml:20:5: unknown field 'fi\\u200bxes'; did you mean 'fixes'? "
            "(unknown-field)",
            "data/acme/server.yml:20:7: U+200B ZERO WIDTH SPACE is invisible; remove it "
            "(hidden-character)",
        ],
    ),
    Case(
        "two byte order marks at the start of a file",
        [Edit(CATEGORIES, "categories:\n", "\ufeff\ufeffcategories:\n")],
        [
            "data/categories.yml:1:1: U+FEFF ZERO WIDTH NO-BREAK SPACE is invisible; remove it "
            "(hidden-character)",
        ],
    ),
    *(
        Case(
            f"tab {where}",
            [Edit(SERVER, "message: user not found", f"message: {text}")],
            [f"data/acme/server.yml:14:{col}: {_TAB}"],
        )
        for where, text, col in (
            ("before a value", "\tuser not found", 14),
            ("inside a value", "user\tnot found", 18),
            ("inside a quoted value", '"user\tnot found"', 19),
            ("after a value", "user not found\t", 28),
            ("before a comment", "user not found\t# x", 28),
        )
    ),
    Case(
        "tab in the indentation of a field",
        [Edit(SERVER, "    meaning: The user", "    \tmeaning: The user")],
        [f"data/acme/server.yml:15:5: {_TAB}"],
    ),
    Case(
        "tab after a dash",
        [Edit(SERVER, "- Create", "-\tCreate")],
        [f"data/acme/server.yml:21:8: {_TAB}"],
    ),
    Case(
        "tab as an escape is valid",
        [Edit(SERVER, "message: user not found", 'message: "user\\tnot found"')],
        [],
    ),
    *(
        Case(
            f"typographic quotes around {field}",
            [Edit(SERVER, f"{field}: {value}", f"{field}: {left}{value.strip(QUOTE)}{right}")],
            [f"data/acme/server.yml:{place}: {_around(left, right)}"],
        )
        for field, value, place, left, right in (
            ("code", '"ERR_SLOW_DOWN"', "32:11", "“", "”"),
            ("name", "NO_SUCH_USER", "13:11", "‘", "’"),
            ("message", "user not found", "14:14", "“", "”"),
            ("returns", "user is gone", "19:18", "”", "”"),
            ("meaning", "The user does not exist.", "15:14", "„", "“"),
            ("retry", '"no"', "25:12", "“", "”"),
            ("category", "limit", "35:15", "“", "”"),
        )
    ),
    Case(
        "typographic quotes around a number",
        [Edit(SERVER, '"100"', "“100”")],
        [f"data/acme/server.yml:11:11: {_around('“', '”')}"],
    ),
    Case(
        "typographic quotes around an item",
        [Edit(SERVER, "- Create the user.", "- “Create the user.”")],
        [f"data/acme/server.yml:21:9: {_around('“', '”')}"],
    ),
    Case(
        "typographic quotes around a word of a platform",
        [Edit("platforms.yml", "[JavaScript]", "[‘JavaScript’]")],
        [f"data/platforms.yml:6:13: {_around('‘', '’')}"],
    ),
    Case(
        "typographic quotes in a text of our own are valid",
        [
            Edit(SERVER, "The user does not exist.", "The user doesn’t exist, or is “gone”."),
            Edit(SERVER, "- Create the user.", "- “Create” the “user”"),
            Edit(SERVER, "- The ID is misspelt.", '- "“The ID is misspelt.”"'),
        ],
        [],
    ),
    *(
        Case(
            f"typographic quote in {field}: {new}",
            [Edit(SERVER, f"{field}: {old}", f"{field}: {new}")],
            [f"data/acme/server.yml:{place}: {_inside(sign)}"],
        )
        for field, old, new, place, sign in (
            ("message", "user not found", "the user isn’t found", "14:14", "’"),
            ("message", "user not found", "[gone, “gone” for good]", "14:21", "“"),
            ("message", "user not found", '"“user not found”"', "14:14", "“"),
            ("returns", "user is gone", "'{“code”: 1}'", "19:18", "“"),
        )
    ),
    Case(
        "typographic quote in a code",
        [Write(WEB, web("ERR’X"))],
        [f"data/acme/web.yml:8:11: {_inside('’')}"],
    ),
    Case(
        "typographic quote in a constant",
        [Edit(SERVER, "NO_SUCH_USER", "NO’USER")],
        [
            "data/acme/server.yml:13:11: 'name' 'NO’USER' contains U+2019 RIGHT SINGLE QUOTATION "
            "MARK; write what the service returns (not-ascii)"
        ],
    ),
    Case(
        "typographic quote in a message as an escape is valid",
        [Edit(SERVER, "message: user not found", 'message: "the user isn\\u2019t found"')],
        [],
    ),
    Case(
        "Cyrillic letter in a code",
        [Write(WEB, web('"ERR_\N{CYRILLIC SMALL LETTER A}b"'))],
        [look_alike("acme/web.yml:8:16", "U+0430 CYRILLIC SMALL LETTER A", "a")],
    ),
    Case(
        "Greek letter in a code, by an escape",
        [Write(WEB, web(r'"N\u03bf_USER"'))],
        [look_alike("acme/web.yml:8:11", "U+03BF GREEK SMALL LETTER OMICRON", "o")],
    ),
    Case(
        "Cyrillic letter in a text",
        [Edit(PROBLEMS, "Create the user first.", "Create the us\N{CYRILLIC SMALL LETTER IE}r.")],
        [look_alike("problems.yml:9:22", "U+0435 CYRILLIC SMALL LETTER IE", "e")],
    ),
    Case(
        "words of other scripts are valid",
        [
            Edit(ACME, "company: Acme", "company: Ακμή"),
            Edit(SERVER, "message: user not found", "message: не найден 用户不存在 🙂"),
        ],
        [],
    ),
    Case(
        "constant in another script",
        [Edit(SERVER, "NO_SUCH_USER", "用户")],
        [
            "data/acme/server.yml:13:11: 'name' '用户' contains U+7528 CJK UNIFIED IDEOGRAPH-7528; "
            "write what the service returns (not-ascii)"
        ],
    ),
    Case(
        "constant on two lines",
        [Edit(SERVER, "NO_SUCH_USER", r'"NO\nUSER"')],
        [
            "data/acme/server.yml:13:11: 'name' 'NO USER' contains U+000A; write what the service "
            "returns (not-ascii)"
        ],
    ),
    Case(
        "date in full-width digits",
        [Write(WEB, HEAD.replace("2026-11-21", "２０２６-11-21") + web('"1"')[len(HEAD) :])],
        [
            "data/acme/web.yml:6:17: 'retrieved' '２０２６-11-21' is not a date; write it like "
            "'2026-11-21' (wrong-value)"
        ],
    ),
]
