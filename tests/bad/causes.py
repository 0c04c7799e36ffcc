"""One slip whose consequences would be many: the diagnostic names the slip."""

from __future__ import annotations

from bad.changes import ACME, PROBLEMS, SERVER, Case, Edit

_ITSELF = "    case_of: too-many-requests\n"

CASES = [
    Case(
        "an item without its first line",
        [Edit(PROBLEMS, "  - id: too-many-requests\n", "")],
        [
            "data/problems.yml:13:5: this field and those below are here twice: an item lacks its "
            "first line; add it above, or remove the fields (missing-dash)"
        ],
    ),
    Case(
        "a list without the line that names it",
        [Edit(ACME, "ranges:\n", "")],
        [
            "data/acme/vendor.yml:7:5: 'from' and 2 more fields are unknown here; valid fields: "
            "'title', 'url'; or the line above that names this list is missing (unknown-field)",
            "data/acme/vendor.yml:7:5: fields 'title', 'url' are missing; add them (missing-field)",
        ],
    ),
    Case(
        "a platform that was renamed in the vocabulary only",
        [
            Edit("platforms.yml", "id: android", "id: androit"),
            Edit(SERVER, "platforms: [rest]", "platforms: [rest, android]"),
            Edit(SERVER, "    section: Users", "    platforms: [android]\n    section: Users"),
        ],
        [
            "data/platforms.yml:7:9: nothing names platform 'androit', but there are many "
            "'android'; rename it back (unknown-platform)"
        ],
    ),
    Case(
        "40,000 unknown fields",
        [Edit(ACME, "forms:\n", "".join(f"k{each}: x\n" for each in range(40_000)) + "forms:\n")],
        [
            "data/acme/vendor.yml:11:1: 'k0' and 39999 more fields are unknown here; valid fields: "
            "'aliases', 'company', 'forms', 'links', 'lists', 'message_keys', 'name', 'ranges', "
            "'signs', 'steps', 'summary'; or the line above that names this list is missing "
            "(unknown-field)"
        ],
    ),
    Case(
        "an anchor twice",
        [Edit(SERVER, "message: user not", "doubt: &a b\n    message: &a user not")],
        [
            "data/acme/server.yml:15:14: anchors and aliases are not supported; write the value "
            "out, or quote the text (no-alias)"
        ],
    ),
    Case(
        "a case of itself",
        [
            Edit(
                PROBLEMS,
                "    retry: after-wait",
                "    case_of: too-many-requests\n    retry: after-wait",
            )
        ],
        [
            "data/problems.yml:21:14: 'too-many-requests' is a case of itself; remove 'case_of' "
            "(case-of-case)"
        ],
    ),
]
