"""Former codes, redirects and retired codes."""

from __future__ import annotations

from bad.changes import SERVER, Case, Edit

FIRST, SECOND = '    related: ["ERR_SLOW_DOWN"]', '    related: ["acme/100"]'


def _retired(instead: str, since: str = "2026-01-01") -> str:
    return f'    retired:\n      since: "{since}"\n      reason: Gone.\n      instead: "{instead}"'


def _former(code: str, wrong: str) -> Case:
    diagnostic = f"data/acme/server.yml:26:16: former code '{code}' {wrong} (code-path)"
    return Case(
        f"former code {code}", [Edit(SERVER, FIRST, f'    formerly: ["{code}"]')], [diagnostic]
    )


_NO_PATH = "contains no letter a-z or digit for a path; write the code that the vendor prints"
_NO_VENDOR = "has no valid vendor; write it like 'vendor/code'"

CASES = [
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
            "data/acme/server.yml:29:16: '100' is retired; name a code in use, or remove "
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
