"""Former codes, redirects and retired codes."""

from __future__ import annotations

from bad.changes import SERVER, Case, Edit, Write

FIRST, SECOND = '    related: ["ERR_SLOW_DOWN"]', '    related: ["acme/100"]'


def _retired(instead: str, since: str = "2026-01-01") -> str:
    return f'    retired:\n      since: "{since}"\n      reason: Gone.\n      instead: "{instead}"'


def _former(code: str, wrong: str) -> Case:
    diagnostic = f"data/acme/server.yml:26:16: former code '{code}' {wrong} (code-path)"
    return Case(
        f"former code {code}", [Edit(SERVER, FIRST, f'    formerly: ["{code}"]')], [diagnostic]
    )


def _constants(name: str, lines: list[str], *diagnostics: str) -> Case:
    """Return a case of published constants; each diagnostic begins with its line."""
    text = "".join(f"{line}\n" for line in lines)
    found = [f"data/constants.txt:{each}" for each in diagnostics]
    return Case(f"published constants: {name}", [Write("constants.txt", text)], found)


_LINE = "acme/server 100 NO_SUCH_USER"
_UNSOUND = "1: not a vendor/list, a code and a constant; restore the line from git "
_UNSOUND += "(unsound-constant)"
_COLLISION = "; restore the file from git, or remove this line if it was added since, and run "
_COLLISION += "`make ledger` (constant-collision)"
_NO_PATH = "contains no letter a-z or digit for a path; write the code that the vendor prints"
_NO_VENDOR = "has no valid vendor; write it like 'vendor/code'"

CASES = [
    _constants("valid", [_LINE, "acme/server a code GONE", "gone/server 1 NO_SUCH_USER"]),
    _constants("no name", [_LINE, "acme/server 100"], f"2:{_UNSOUND}"),
    _constants("no list", ["acme 100 NO_SUCH_USER"], f"1:{_UNSOUND}"),
    _constants("a name in small letters", [_LINE.replace("USER", "User")], f"1:{_UNSOUND}"),
    _constants("a blank line", [_LINE, "", "acme/server 101 OTHER"], f"2:{_UNSOUND}"),
    _constants(
        "an invisible character",
        [_LINE.replace("100", "1\u200b00")],
        "1:14: U+200B ZERO WIDTH SPACE is invisible; remove it (hidden-character)",
    ),
    _constants(
        "a line twice",
        [_LINE, _LINE],
        f"2:1: code '100' of 'acme/server' has a constant on line 1{_COLLISION}",
    ),
    _constants(
        "two names of a code",
        [_LINE, "acme/server 101 OTHER", "acme/server 100 NO_USER"],
        f"3:1: code '100' of 'acme/server' has a constant on line 1{_COLLISION}",
    ),
    _constants(
        "one name of two codes, as some languages join the words",
        [_LINE, "acme/server 101 NO_SUCHUSER"],
        f"2:1: 'NO_SUCHUSER' is the constant of code '100' on line 1{_COLLISION}",
    ),
    _constants(
        "a list that was renamed",
        ["acme/web 1 ONE", _LINE, "acme/web 2 TWO"],
        "1:1: published list 'acme/web' has no file; restore it: a published list is never "
        "renamed or removed (lost-list)",
    ),
    _former("../x", _NO_VENDOR),
    _former("/x", _NO_VENDOR),
    _former("api/v1", _NO_VENDOR),
    _former("Acme/x", _NO_VENDOR),
    _former("acme/..", _NO_PATH),
    _former("index.html", "would replace the page of the vendor; write it without '.html'"),
    Case(
        "redirect to itself",
        [Edit(SERVER, FIRST, '    formerly: ["100"]')],
        [
            "data/acme/server.yml:26:15: 'acme/100/' is the page of a code in use; remove it here "
            "(redirect-collision)"
        ],
    ),
    Case(
        "circular redirects",
        [
            Edit(SERVER, FIRST, '    formerly: ["ERR_SLOW_DOWN"]'),
            Edit(SERVER, SECOND, '    formerly: ["acme/100"]'),
        ],
        [
            "data/acme/server.yml:26:15: 'acme/ERR-SLOW-DOWN/' would also redirect to "
            "'acme/ERR_SLOW_DOWN/'; keep it in one place (redirect-collision)",
            "data/acme/server.yml:26:15: 'acme/ERR_SLOW_DOWN/' is the page of a code in use; "
            "remove it here (redirect-collision)",
            "data/acme/server.yml:41:15: 'acme/100/' is the page of a code in use; remove it here "
            "(redirect-collision)",
        ],
    ),
    Case(
        "circular successors of retired codes",
        [
            Edit(SERVER, FIRST, _retired("ERR_SLOW_DOWN")),
            Edit(SERVER, SECOND, _retired("acme/100")),
        ],
        [
            "data/acme/server.yml:29:16: 'ERR_SLOW_DOWN' is retired; name a code in use, or "
            "remove 'instead' (retired-successor)",
            "data/acme/server.yml:47:16: 'acme/100' is retired; name a code in use, or remove "
            "'instead' (retired-successor)",
        ],
    ),
    Case(
        "broken link in the reason of a retirement",
        [Edit(SERVER, FIRST, _retired("ERR_SLOW_DOWN").replace("Gone.", "'Gone, see [[999]].'"))],
        [
            "data/acme/server.yml:28:15: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "retired code that is its own successor",
        [Edit(SERVER, FIRST, _retired("100"))],
        [
            "data/acme/server.yml:29:16: '100' is the code itself; name another, or remove "
            "'instead' (retired-successor)"
        ],
    ),
    Case(
        "retired on a date that does not exist",
        [Edit(SERVER, FIRST, _retired("ERR_SLOW_DOWN", "2026-02-30"))],
        [
            "data/acme/server.yml:27:14: 'since' '2026-02-30' is not a date of the calendar; "
            "correct it (wrong-value)"
        ],
    ),
]
