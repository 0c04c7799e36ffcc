"""What contradicts itself, is there twice, shows nothing, or cannot be meant."""

from __future__ import annotations

from bad.changes import ACME, OTHER, PROBLEMS, SERVER, Case, Edit, Write, web
from bad.releases import BRING_BACK, RELEASE, RELEASED

_TEXT = "The source does not say who deleted the user."
_SIGN = "  - {{text: {}, kind: word, weight: {}}}\n"
_ITEM = "item 2 of '{}' repeats item 1; remove one (duplicate-item)"
_FIX = "      - Create the user.\n"
_TWICE = 'related: ["ERR_SLOW_DOWN", "acme/ERR_SLOW_DOWN"]'
_DAY = "correct one of the days (date-order)"


def _signs(*signs: tuple[str, str]) -> Edit:
    return Edit(ACME, "forms:\n", f"signs:\n{''.join(_SIGN.format(*s) for s in signs)}forms:\n")


def _doubt(name: str, written: str, *wrong: str) -> Case:
    """Return a case of a text in double quotes; its diagnostics are hidden characters."""
    places = [f"data/acme/server.yml:29:12: {each} (hidden-character)" for each in wrong]
    return Case(name, [Edit(SERVER, _TEXT, f'"{written}"')], places)


def _range(first: str, last: str) -> Edit:
    more = f'  - {{from: "{first}", to: "{last}", meaning: More}}\n'
    return Edit(ACME, "forms:\n", f"{more}forms:\n")


_INVISIBLE = {
    r"\uFE0F": "U+FE0F VARIATION SELECTOR-16",
    r"\uFE00": "U+FE00 VARIATION SELECTOR-1",
    r"\U00016FE4": "U+16FE4 KHITAN SMALL SCRIPT FILLER",
    r"\U0001D159": "U+1D159 MUSICAL SYMBOL NULL NOTEHEAD",
    r"\U00013430": "U+13430 EGYPTIAN HIEROGLYPH VERTICAL JOINER",
    r"\U0001FFFE": "U+1FFFE",
}
_CLOSE = "'`' begins no code; close it, or remove it (unclosed-markup)"
_BOLD = "'**id**' is no markup of the atlas; write the words alone (unknown-markup)"
_LINK = "'[[' begins no link; write [[code]] without blanks (unclosed-markup)"

CASES = [
    Case(
        "a sign twice, in another case",
        [_signs(("acme.io", "weak"), ("Acme.IO", "strong"))],
        ["data/acme/vendor.yml:13:12: sign 'Acme.IO' repeats sign 1; remove one (unsound-sign)"],
    ),
    Case(
        "a sign of two letters",
        [_signs(("ac", "weak"))],
        [
            "data/acme/vendor.yml:12:12: sign 'ac' is shorter than 3 letters, so any log may have "
            "it; write more of it (unsound-sign)"
        ],
    ),
    Case(
        "a strong sign of two vendors",
        [
            _signs(("road.runner", "strong")),
            Write("beta/vendor.yml", OTHER),
            Edit(
                "beta/vendor.yml",
                "forms:\n",
                f"signs:\n{_SIGN.format('road.runner', 'strong')}forms:\n",
            ),
            Write("beta/web.yml", web('"100"')),
        ],
        [
            "data/beta/vendor.yml:12:12: sign 'road.runner' is a strong sign of 'acme', too; make "
            "both weak or remove one (unsound-sign)"
        ],
    ),
    Case(
        "white space at the end of a constant",
        [Edit(SERVER, "NO_SUCH_USER", '"NO_SUCH_USER "')],
        [
            "data/acme/server.yml:13:11: the text begins or ends with white space; remove it "
            "(white-space)"
        ],
    ),
    *(
        _doubt(f"a text that is {name}", written, f"{name} is invisible; remove it")
        for written, name in _INVISIBLE.items()
    ),
    _doubt("a lone mark", r"\u0301", "a mark without a character; write the character"),
    _doubt(
        "many marks on a letter",
        "a" + r"\u0301" * 500,
        "more than 3 marks are stacked on a character; remove them",
    ),
    Case(
        "a source dated after it was read",
        [Edit(SERVER, 'dated: "2026-01-31"', 'dated: "2026-11-22"')],
        [
            "data/acme/server.yml:7:12: the source is dated '2026-11-22', after it was retrieved "
            f"on '2026-11-21'; {_DAY}"
        ],
    ),
    Case(
        "an entry reviewed before its source was read",
        [Edit(SERVER, 'reviewed: "2026-11-21"', 'reviewed: "1999-01-01"')],
        [
            "data/acme/server.yml:30:15: 'reviewed' '1999-01-01' is before the source was "
            f"retrieved on '2026-11-21'; {_DAY}"
        ],
    ),
    Case(
        "a code that is retired in 8,000 years",
        [
            Edit(
                SERVER,
                '    reviewed: "2026-11-21"\n',
                '    retired: {since: "9999-12-31", reason: It is gone.}\n',
            )
        ],
        [
            "data/acme/server.yml:30:22: 'since' '9999-12-31' is more than 10 years away; correct "
            "it (future-day)"
        ],
    ),
    Case(
        "a release with a day that does not exist",
        [Write(RELEASE, RELEASED.replace("2026-01-31", "2026-02-30"))],
        [f"data/{RELEASE}:5:1: '2026-02-30' is not a date of the calendar; {BRING_BACK}"],
    ),
    Case(
        "a code that replaces itself in one of two lists",
        [
            Edit(
                SERVER,
                '    reviewed: "2026-11-21"\n',
                '    retired: {since: "2026-01-01", reason: It is gone., instead: "100"}\n',
            ),
            Write("acme/web.yml", web('"100"').replace("exist.", "exist here.")),
        ],
        [
            "data/acme/server.yml:30:66: '100' is the code itself; name another, or remove "
            "'instead' (retired-successor)"
        ],
    ),
    Case(
        "two problems with one title",
        [Edit(PROBLEMS, "title: Too many requests", "title: the user does not  exist.")],
        [
            "data/problems.yml:14:12: the title 'the user does not exist.' is also that of "
            "data/problems.yml:3; change one of them (duplicate-title)"
        ],
    ),
    Case(
        "a fix twice, without its full stop",
        [
            Edit(
                SERVER,
                "      - Create the user.\n",
                "      - Create the user.\n      - create the user\n",
            )
        ],
        [f"data/acme/server.yml:22:9: {_ITEM.format('fixes')}"],
    ),
    Case(
        "a related code twice, with and without its vendor",
        [
            Edit(
                SERVER,
                'related: ["ERR_SLOW_DOWN"]',
                'related: ["ERR_SLOW_DOWN", "acme/ERR_SLOW_DOWN"]',
            )
        ],
        [f"data/acme/server.yml:26:32: {_ITEM.format('related')}"],
    ),
    Case(
        "a section twice, and one without an entry",
        [Edit(SERVER, "sections: [Users, ", "sections: [Users, Users, Others, ")],
        [
            f"data/acme/server.yml:9:19: {_ITEM.format('sections')}",
            "data/acme/server.yml:9:26: no entry is in section 'Others'; assign one to it or "
            "remove it (unused-section)",
        ],
    ),
    Case("a range within another", [_range("150", "160")], []),
    *(
        Case(
            f"a range of {first} to {last}",
            [_range(first, last)],
            [
                f"data/acme/vendor.yml:11:5: range '{first}' to '{last}' overlaps '100' to '199'; "
                "correct one of them (range-overlap)"
            ],
        )
        for first, last in (("100", "199"), ("50", "150"), ("199", "250"))
    ),
    *(
        Case(
            f"markup that is not closed: {text}",
            [Edit(SERVER, "- The ID is misspelt.", f"- See {text} there.")],
            [f"data/acme/server.yml:17:9: {wrong}"],
        )
        for text, wrong in (
            ("`id", _CLOSE),
            ("the **id** of `a**b**`", _BOLD),
            ("`a` and ` b", _CLOSE),
            ("[[100", _LINK),
            ("[[ 100 ]]", _LINK),
        )
    ),
]
