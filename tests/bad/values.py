"""Values with a wrong form."""

from __future__ import annotations

from bad.changes import ACME, HEAD, PROBLEMS, SERVER, Case, Edit, Write, web

# What a link must not be; in YAML's double quotes, and as a diagnostic shows it.
ADDRESSES = {
    "data:text/html,<script>alert(1)</script>": "",
    "JaVaScRiPt:alert(1)": "",
    "vbscript:x": "",
    "//evil.example": "",
    r"https:\\\\evil.example": r"https:\\evil.example",
    "https://": "",
    "https:///evil.example": "",
    "https://user@evil.example/": "",
    "https://a.example/x y": "",
    r"https://a.example/\n": "https://a.example/ ",
    r"https://a.example/\t": "https://a.example/ ",
    r"https://a.example/\"onclick=": 'https://a.example/"onclick=',
    "https://a.example/'": "",
    "https://a.example/<b>": "",
    "https://\N{CYRILLIC SMALL LETTER A}.example/": "",
    "https://a.example/\N{LATIN SMALL LETTER E WITH ACUTE}": "",
}


def address(url: str) -> Case:
    diagnostic = (
        f"data/acme/vendor.yml:6:10: 'url' '{ADDRESSES[url] or url}' is not an https:// address; "
        "write the full address in ASCII, beginning with https:// (wrong-value)"
    )
    change = Edit(ACME, "url: https://acme.example/errors", f'url: "{url}"')
    return Case(f"address {url}", [change], [diagnostic])


RANGES = [
    "1000-1999", "1-9", "99-1000", "400..499", "400...499", "4000~4999", "400 to 499", "5xx", "40X",
    "5**", "1000 – 1999", "1000～1999", "-10--19", "-1999 ~ -1000",
]  # fmt: skip
NO_RANGES = ["-1", "898-1", "1999-1000", "5-5", "-1-2", "0x1F", "ERR_X", "UID_IS_COMPULSORY", "4-x"]


def code_range(code: str) -> Case:
    diagnostic = (
        f"data/acme/web.yml:8:11: code '{code}' is a range; write an entry for each code, or put "
        "the range into 'ranges' of vendor.yml (code-range)"
    )
    return Case(f"code {code}", [Write("acme/web.yml", web(f'"{code}"'))], [diagnostic])


CASES = [
    *map(code_range, RANGES),
    *(
        Case(f"code {code} is valid", [Write("acme/web.yml", web(f'"{code}"'))], [])
        for code in NO_RANGES
    ),
    Case(
        "days in the future",
        [
            Edit(SERVER, '    reviewed: "2026-11-21"', '    reviewed: "2036-11-21"'),
            Edit(SERVER, 'dated: "2026-01-31"', 'dated: "2026-11-29"'),
            Edit(SERVER, 'retrieved: "2026-11-21"', 'retrieved: "2027-01-01"'),
        ],
        [
            f"data/acme/server.yml:{place} is in the future; correct it (future-day)"
            for place in (
                "7:12: 'dated' '2026-11-29'",
                "8:16: 'retrieved' '2027-01-01'",
                "30:15: 'reviewed' '2036-11-21'",
            )
        ],
    ),
    Case(
        "the last day, and an announced end, are valid",
        [
            Edit(SERVER, '    reviewed: "2026-11-21"', '    reviewed: "2026-11-28"'),
            Edit(
                SERVER,
                '    related: ["ERR_SLOW_DOWN"]',
                '    retired: {since: "2036-01-01", reason: Gone.}',
            ),
            Edit(
                SERVER,
                '    related: ["acme/100"]',
                '    deprecated: {since: "2036-01-01", reason: Old.}',
            ),
        ],
        [],
    ),
    Case(
        "empty optional text",
        [Edit(SERVER, "NO_SUCH_USER", '""')],
        [
            "data/acme/server.yml:13:11: 'name' is empty; add a value or leave the field out "
            "(empty-text)"
        ],
    ),
    Case(
        "empty required text",
        [Edit(SERVER, "meaning: The user does not exist.", 'meaning: ""')],
        ["data/acme/server.yml:15:14: 'meaning' is empty; add a value (empty-text)"],
    ),
    Case(
        "empty item",
        [Edit(SERVER, "      - Create the user.", '      - ""')],
        [
            "data/acme/server.yml:21:9: item 1 of 'fixes' is empty; add a value or remove the "
            "item (empty-text)"
        ],
    ),
    Case(
        "empty cause",
        [Edit(SERVER, "      - The ID is misspelt.", '      - ""')],
        [
            "data/acme/server.yml:17:9: item 1 of 'causes' is empty; add a value or remove the "
            "item (empty-text)"
        ],
    ),
    Case(
        "empty list of codes",
        [Write("acme/web.yml", HEAD + "codes: []\n")],
        ["data/acme/web.yml:7:8: 'codes' is empty; add a value (empty-text)"],
    ),
    Case(
        "no problem",
        [Edit(SERVER, "    problems:\n      user-not-found: exact", "    problems: {}")],
        ["data/acme/server.yml:23:15: 'problems' is empty; add a value (empty-text)"],
    ),
    Case(
        "white space as name",
        [Edit(SERVER, "NO_SUCH_USER", '"  "')],
        [
            "data/acme/server.yml:13:11: 'name' is only white space; add a value or leave the "
            "field out (blank-text)"
        ],
    ),
    Case(
        "white space as message",
        [Edit(SERVER, "message: user not found", 'message: "\\t\\n"')],
        [
            "data/acme/server.yml:14:14: 'message' is only white space; add a value or leave the "
            "field out (blank-text)"
        ],
    ),
    Case(
        "white space as meaning",
        [Edit(SERVER, "meaning: The user does not exist.", 'meaning: " "')],
        ["data/acme/server.yml:15:14: 'meaning' is only white space; add a value (blank-text)"],
    ),
    Case(
        "unknown retry",
        [Edit(SERVER, 'retry: "no"', "retry: never")],
        [
            "data/acme/server.yml:25:12: 'retry' is 'never'; it must be one of 'no', 'yes', "
            "'after-fix' or 'after-wait' (wrong-value)"
        ],
    ),
    Case(
        "unknown who",
        [Edit(SERVER, "who: vendor", "who: developer")],
        [
            "data/acme/server.yml:38:10: 'who' is 'developer'; it must be one of 'end user', "
            "'app developer', 'app operator' or 'vendor' (wrong-value)"
        ],
    ),
    Case(
        "unknown relation",
        [Edit(SERVER, "user-not-found: exact", "user-not-found: same")],
        [
            "data/acme/server.yml:24:23: 'user-not-found' is 'same'; it must be one of "
            "'exact', 'narrower' or 'broader' (wrong-value)"
        ],
    ),
    Case(
        "not a date",
        [Edit(SERVER, 'retrieved: "2026-11-21"', "retrieved: 21 November 2026")],
        [
            "data/acme/server.yml:8:16: 'retrieved' '21 November 2026' is not a date; write it "
            "like '2026-11-21' (wrong-value)"
        ],
    ),
    Case(
        "date that does not exist",
        [Edit(SERVER, 'dated: "2026-01-31"', 'dated: "2026-02-30"')],
        [
            "data/acme/server.yml:7:12: 'dated' '2026-02-30' is not a date of the calendar; "
            "correct it (wrong-value)"
        ],
    ),
    Case(
        "reviewed on a date that does not exist",
        [Edit(SERVER, '    reviewed: "2026-11-21"', '    reviewed: "2026-13-01"')],
        [
            "data/acme/server.yml:30:15: 'reviewed' '2026-13-01' is not a date of the calendar; "
            "correct it (wrong-value)"
        ],
    ),
    Case(
        "not an address",
        [Edit(ACME, "url: https://acme.example/errors", "url: http://acme.example/errors")],
        [
            "data/acme/vendor.yml:6:10: 'url' 'http://acme.example/errors' is not an https:// "
            "address; write the full address in ASCII, beginning with https:// (wrong-value)"
        ],
    ),
    Case(
        "script as address",
        [Edit(ACME, "url: https://acme.example/errors", 'url: "javascript:alert(1)"')],
        [
            "data/acme/vendor.yml:6:10: 'url' 'javascript:alert(1)' is not an https:// address; "
            "write the full address in ASCII, beginning with https:// (wrong-value)"
        ],
    ),
    Case(
        "lines that are not numbers",
        [Edit(SERVER, 'lines: "3-4"', "lines: 12 to 14")],
        [
            "data/acme/server.yml:31:12: 'lines' '12 to 14' is not a list of lines; write it like "
            "'12-14, 20' (wrong-value)"
        ],
    ),
    Case(
        "lines out of order",
        [Edit(SERVER, 'lines: "3-4"', 'lines: "20-10, 0"')],
        [
            "data/acme/server.yml:31:12: 'lines' '20-10, 0' do not ascend from 1; sort the line "
            "numbers (wrong-order)"
        ],
    ),
    Case(
        "lines from 0",
        [Edit(SERVER, 'lines: "3-4"', 'lines: "0-3"')],
        [
            "data/acme/server.yml:31:12: 'lines' '0-3' do not ascend from 1; sort the line "
            "numbers (wrong-order)"
        ],
    ),
    Case(
        "meaning without a full stop",
        [
            Edit(SERVER, "meaning: The user does not exist.", "meaning: The user does not exist"),
            Edit(PROBLEMS, "more requests than it allows in this time.", "more than it allows!"),
        ],
        [
            "data/acme/server.yml:15:14: 'meaning' does not end with a full stop; add one "
            "(full-stop)",
            "data/problems.yml:16:14: 'meaning' does not end with a full stop; add one (full-stop)",
        ],
    ),
    Case(
        "meaning that is too short",
        [Edit(SERVER, "meaning: The user does not exist.", "meaning: No such users.")],
        [
            "data/acme/server.yml:15:14: 'meaning' has 14 characters; write one sentence of 15 to "
            "220 (meaning-length)"
        ],
    ),
    Case(
        "meaning of 15 characters is valid",
        [Edit(SERVER, "meaning: The user does not exist.", "meaning: No user has it.")],
        [],
    ),
    Case(
        "meaning that is too long",
        [Edit(SERVER, "meaning: The user does not exist.", f"meaning: {'x' * 220}.")],
        [
            "data/acme/server.yml:15:14: 'meaning' has 221 characters; write one sentence of 15 to "
            "220 (meaning-length)"
        ],
    ),
    Case(
        "meaning of 220 characters is valid",
        [Edit(SERVER, "meaning: The user does not exist.", f"meaning: {'x' * 219}.")],
        [],
    ),
    Case(
        "constant and message that repeat the code",
        [
            Edit(
                SERVER,
                "    section: Limits",
                "    section: Limits\n    name: ERR_SLOW_DOWN\n    message: ERR_SLOW_DOWN",
            )
        ],
        [
            f"data/acme/server.yml:{place}: '{field}' repeats the code 'ERR_SLOW_DOWN'; remove "
            f"'{field}' (repeats-code)"
            for place, field in (("34:11", "name"), ("35:14", "message"))
        ],
    ),
    Case(
        "items that repeat",
        [
            Edit(SERVER, '["ERR_SLOW_DOWN"]', '["ERR_SLOW_DOWN", "ERR_SLOW_DOWN"]'),
            Edit(
                PROBLEMS,
                "      - Send again after a pause.",
                "      - Wait.\n      - Send again.\n      - Wait.",
            ),
        ],
        [
            "data/acme/server.yml:26:32: item 2 of 'related' repeats item 1; remove one "
            "(duplicate-item)",
            "data/problems.yml:22:9: item 3 of 'actions' repeats item 1; remove one "
            "(duplicate-item)",
        ],
    ),
    Case(
        "digest cut short",
        [Edit(SERVER, 'retrieved: "2026-11-21"', 'retrieved: "2026-11-21"\n    sha256: c13f1fe9')],
        [
            "data/acme/server.yml:9:13: 'sha256' 'c13f1fe9' is not a SHA-256; write its 64 "
            "hexadecimal digits in small letters (wrong-value)"
        ],
    ),
    *(address(url) for url in ADDRESSES),
    Case(
        "address with a control character",
        [Edit(ACME, "url: https://acme.example/errors", r'url: "https://acme.example/\x01"')],
        ["data/acme/vendor.yml:6:10: U+0001 is invisible; remove it (hidden-character)"],
    ),
    Case(
        "evidence that is not an address",
        [Edit(ACME, "evidence: source document", 'evidence: "javascript:alert(1)"')],
        [
            "data/acme/vendor.yml:14:15: 'evidence' 'javascript:alert(1)' is neither 'source "
            "document' nor an https:// address; write one of them (wrong-value)"
        ],
    ),
    Case(
        "range that is not of numbers",
        [Edit(ACME, 'from: "100"', 'from: "１００"'), Edit(ACME, 'to: "199"', f'to: "{"9" * 16}"')],
        [
            "data/acme/vendor.yml:8:11: 'from' '１００' is not a whole number; write 1 to 15 "
            "digits 0-9 (wrong-value)",
            "data/acme/vendor.yml:9:9: 'to' '9999999999999999' is not a whole number; write 1 to "
            "15 digits 0-9 (wrong-value)",
        ],
    ),
    Case(
        "range that runs backwards",
        [Edit(ACME, 'from: "100"', 'from: "900"')],
        [
            "data/acme/vendor.yml:8:5: range from '900' to '199' runs backwards; swap the two "
            "numbers (wrong-order)"
        ],
    ),
    Case(
        "category that is not a slug",
        [Edit(SERVER, "category: limit", "category: Limit")],
        [
            "data/acme/server.yml:35:15: 'category' 'Limit' is not a slug; use small letters, "
            "digits and single hyphens (wrong-value)"
        ],
    ),
    Case(
        "problem that is not a slug",
        [Edit(SERVER, "user-not-found: exact", "User_not_found: exact")],
        [
            "data/acme/server.yml:24:7: key 'User_not_found' is not a slug; use small letters, "
            "digits and single hyphens (wrong-value)"
        ],
    ),
    Case(
        "id that is not a slug",
        [Edit(PROBLEMS, "id: too-many-requests", "id: too--many")],
        [
            "data/problems.yml:13:9: 'id' 'too--many' is not a slug; use small letters, digits "
            "and single hyphens (wrong-value)"
        ],
    ),
]
