"""Unknown and missing fields, wrong types."""

from __future__ import annotations

from bad.changes import ACME, CATEGORIES, HEAD, SERVER, VENDOR, Case, Edit, Write

CASES = [
    Case(
        "unknown field, near",
        [Edit(SERVER, "    fixes:", "    fixs:")],
        ["data/acme/server.yml:20:5: unknown field 'fixs'; did you mean 'fixes'? (unknown-field)"],
    ),
    Case(
        "unknown field, far",
        [Edit(SERVER, "name: NO_SUCH_USER", "colour: red")],
        [
            "data/acme/server.yml:13:5: unknown field 'colour'; valid fields: 'advice', "
            "'category', 'causes', 'code', 'deprecated', 'doubt', 'fixes', 'formerly', 'http', "
            "'lines', 'meaning', 'message', 'name', 'notes', 'observed', 'platforms', 'problems', "
            "'related', 'retired', 'retry', 'reviewed', 'section', 'who', "
            "'words' (unknown-field)"
        ],
    ),
    Case(
        "unknown field of a cause",
        [Edit(SERVER, "        returns: user is gone", "        return: user is gone")],
        [
            "data/acme/server.yml:19:9: unknown field 'return'; did you mean 'returns'? "
            "(unknown-field)"
        ],
    ),
    Case(
        "unknown field of a document",
        [Edit(SERVER, "    publisher: Acme", "    publisher: Acme\n    date: today")],
        ["data/acme/server.yml:7:5: unknown field 'date'; did you mean 'dated'? (unknown-field)"],
    ),
    Case(
        "unknown field of a file",
        [Edit(CATEGORIES, "categories:", "version: one\ncategories:")],
        [
            "data/categories.yml:1:1: unknown field 'version'; valid fields: 'categories' "
            "(unknown-field)"
        ],
    ),
    Case(
        "missing field of a list",
        [Edit(SERVER, "platforms: [rest]\n", "")],
        ["data/acme/server.yml:1:1: field 'platforms' is missing; add it (missing-field)"],
    ),
    Case(
        "missing field of a document",
        [Edit(SERVER, '    retrieved: "2026-11-21"\n', "")],
        ["data/acme/server.yml:4:5: field 'retrieved' is missing; add it (missing-field)"],
    ),
    Case(
        "missing field of an entry",
        [Edit(SERVER, "    meaning: The user does not exist.\n", "")],
        ["data/acme/server.yml:11:5: field 'meaning' is missing; add it (missing-field)"],
    ),
    Case(
        "missing field of a cause",
        [Edit(SERVER, "      - text: The user was deleted.\n        returns", "      - returns")],
        ["data/acme/server.yml:18:9: field 'text' is missing; add it (missing-field)"],
    ),
    Case(
        "missing field of a range",
        [Edit(ACME, '    to: "199"\n', "")],
        ["data/acme/vendor.yml:8:5: field 'to' is missing; add it (missing-field)"],
    ),
    Case(
        "missing lines of an entry",
        [Edit(SERVER, '    lines: "3-4"\n', "")],
        ["data/acme/server.yml:11:5: field 'lines' is missing; add it (missing-field)"],
    ),
    Case(
        "missing forms of a vendor",
        [Edit(ACME, VENDOR[VENDOR.index("forms:") :], "")],
        ["data/acme/vendor.yml:1:1: field 'forms' is missing; add it (missing-field)"],
    ),
    Case(
        "vendor with an empty list of forms",
        [Edit(ACME, VENDOR[VENDOR.index("forms:") :], "forms: []\n")],
        ["data/acme/vendor.yml:11:8: 'forms' is empty; add a value (empty-text)"],
    ),
    Case(
        "missing codes",
        [Write("acme/web.yml", HEAD)],
        ["data/acme/web.yml:1:1: field 'codes' is missing; add it (missing-field)"],
    ),
    Case(
        "text where a list belongs",
        [Edit(SERVER, "    fixes:\n      - Create the user.", "    fixes: Create the user.")],
        [
            "data/acme/server.yml:20:12: 'fixes' must be a list (lines that begin with `- `), "
            "not text (wrong-type)"
        ],
    ),
    Case(
        "list where text belongs",
        [Edit(SERVER, "meaning: The user does not exist.", "meaning: [The user does not exist.]")],
        ["data/acme/server.yml:15:14: 'meaning' must be text, not a list (wrong-type)"],
    ),
    Case(
        "mapping where text belongs",
        [Edit(SERVER, "meaning: The user does not exist.", "meaning: {en: The user.}")],
        ["data/acme/server.yml:15:14: 'meaning' must be text, not a mapping (wrong-type)"],
    ),
    Case(
        "mapping where a list belongs",
        [Edit(SERVER, "sections: [Users, Limits]", "sections: {Users: Limits}")],
        [
            "data/acme/server.yml:9:11: 'sections' must be a list (lines that begin with `- "
            "`), not a mapping (wrong-type)"
        ],
    ),
    Case(
        "text where a mapping belongs",
        [
            Edit(
                SERVER, "    problems:\n      user-not-found: exact", "    problems: user-not-found"
            )
        ],
        [
            "data/acme/server.yml:23:15: 'problems' must be a mapping (`key: value` lines), "
            "not text (wrong-type)"
        ],
    ),
    Case(
        "list where a word belongs",
        [Edit(SERVER, 'retry: "no"', "retry: [after-wait]")],
        ["data/acme/server.yml:25:12: 'retry' must be text, not a list (wrong-type)"],
    ),
    Case(
        "list where a cause belongs",
        [Edit(SERVER, "      - The ID is misspelt.", "      - [The ID is misspelt.]")],
        [
            "data/acme/server.yml:17:9: item 1 of 'causes' must be text or a mapping, not a "
            "list (wrong-type)"
        ],
    ),
    Case(
        "list where a cause's text belongs",
        [
            Edit(
                SERVER,
                "      - text: The user was deleted.",
                "      - text: [The user was deleted.]",
            )
        ],
        ["data/acme/server.yml:18:15: 'text' must be text, not a list (wrong-type)"],
    ),
    Case(
        "text where an entry belongs",
        [Edit(SERVER, "codes:\n", "codes:\n  - other\n")],
        [
            "data/acme/server.yml:11:5: item 1 of 'codes' must be a mapping (`key: value` "
            "lines), not text (wrong-type)"
        ],
    ),
    Case(
        "list where the file's mapping belongs",
        [Write(CATEGORIES, "- id: user\n")],
        [
            "data/categories.yml:1:1: the file must be a mapping (`key: value` lines), not a "
            "list (wrong-type)"
        ],
    ),
    Case(
        "text where the file's mapping belongs",
        [Write(ACME, "Acme\n")],
        [
            "data/acme/vendor.yml:1:1: the file must be a mapping (`key: value` lines), not "
            "text (wrong-type)"
        ],
    ),
]
