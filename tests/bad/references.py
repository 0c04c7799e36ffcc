"""References to sections, categories, problems, codes and links."""

from __future__ import annotations

from bad.changes import ACME, CATEGORIES, PROBLEMS, SERVER, Case, Edit

CASES = [
    Case(
        "retrieved on a date that does not exist",
        [Edit(SERVER, 'retrieved: "2026-11-21"', 'retrieved: "2026-11-31"')],
        [
            "data/acme/server.yml:8:16: 'retrieved' '2026-11-31' is not a date of the calendar; "
            "correct it (wrong-value)"
        ],
    ),
    Case(
        "broken link in a problem's cause",
        [Edit(PROBLEMS, "A loop sends without a pause.", "A loop, see [[acme/999]].")],
        [
            "data/problems.yml:18:9: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "unknown section, near",
        [Edit(SERVER, "section: Users", "section: User")],
        [
            "data/acme/server.yml:12:14: unknown section 'User'; did you mean 'Users'? "
            "valid: 'Limits', 'Users' (unknown-section)"
        ],
    ),
    Case(
        "unknown section, far",
        [Edit(SERVER, "section: Users", "section: Messages")],
        [
            "data/acme/server.yml:12:14: unknown section 'Messages'; valid: 'Limits', 'Users' "
            "(unknown-section)"
        ],
    ),
    Case(
        "section in a list without sections",
        [Edit(SERVER, "sections: [Users, Limits]\n", "")],
        [
            (
                "data/acme/server.yml:11:14: unknown section 'Users'; add it to the sections of "
                "this list (unknown-section)"
            ),
            (
                "data/acme/server.yml:32:14: unknown section 'Limits'; add it to the sections of "
                "this list (unknown-section)"
            ),
        ],
    ),
    Case(
        "unknown category of an entry",
        [Edit(SERVER, "category: user", "category: usr")],
        [
            "data/acme/server.yml:22:15: unknown category 'usr'; did you mean 'user'? "
            "valid: 'limit', 'user' (unknown-category)"
        ],
    ),
    Case(
        "unknown category of a problem",
        [Edit(PROBLEMS, "category: limit", "category: network")],
        [
            "data/problems.yml:15:15: unknown category 'network'; valid: 'limit', 'user' "
            "(unknown-category)"
        ],
    ),
    Case(
        "unknown problem",
        [Edit(SERVER, "too-many-requests: narrower", "too-many-request: narrower")],
        [
            "data/acme/server.yml:37:7: unknown problem 'too-many-request'; did you mean "
            "'too-many-requests'? valid: 'too-many-requests', 'user-not-found' "
            "(unknown-problem)"
        ],
    ),
    Case(
        "unknown second problem",
        [
            Edit(
                SERVER,
                "      too-many-requests: narrower",
                "      too-many-requests: narrower\n      throttled: broader",
            )
        ],
        [
            "data/acme/server.yml:38:7: unknown problem 'throttled'; valid: "
            "'too-many-requests', 'user-not-found' (unknown-problem)"
        ],
    ),
    Case(
        "other category than the main problem's",
        [Edit(SERVER, "category: user", "category: limit")],
        [
            (
                "data/acme/server.yml:22:15: category is 'limit', but the first problem "
                "'user-not-found' belongs to 'user'; use that category, or put another "
                "problem first (category-mismatch)"
            ),
            "data/categories.yml:2:9: no code uses 'user'; assign a code to it or remove it "
            "(unused)",
        ],
    ),
    Case(
        "related to an unknown vendor",
        [Edit(SERVER, '"acme/100"', '"acne/100"')],
        [
            "data/acme/server.yml:41:15: unknown vendor 'acne'; did you mean 'acme'? "
            "valid: 'acme' (unknown-related)"
        ],
    ),
    Case(
        "related to an unknown code",
        [Edit(SERVER, '"acme/100"', '"acme/101", "zzz"')],
        [
            (
                "data/acme/server.yml:41:15: unknown code 'acme/101'; did you mean '100'? "
                "valid: '100', 'ERR_SLOW_DOWN' (unknown-related)"
            ),
            (
                "data/acme/server.yml:41:27: unknown code 'acme/zzz'; valid: '100', "
                "'ERR_SLOW_DOWN' (unknown-related)"
            ),
        ],
    ),
    Case(
        "related to itself",
        [Edit(SERVER, '["ERR_SLOW_DOWN"]', '["100"]')],
        [
            (
                "data/acme/server.yml:26:15: code '100' is not related to itself; remove it "
                "(unknown-related)"
            ),
        ],
    ),
    Case(
        "broken link in meaning",
        [Edit(SERVER, "[[100]]", "[[999]]")],
        [
            "data/acme/server.yml:34:14: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken link in a cause",
        [Edit(SERVER, "The ID is misspelt.", "The ID is misspelt, see [[999]].")],
        [
            "data/acme/server.yml:17:9: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken link in a cause's text",
        [Edit(SERVER, "The user was deleted.", "The user was deleted, see [[999]].")],
        [
            "data/acme/server.yml:18:15: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken link in fixes",
        [Edit(SERVER, "Create the user.", "Create the user, see [[999]].")],
        [
            "data/acme/server.yml:21:9: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken link in advice",
        [Edit(SERVER, "Wait twice as long after each failure.", "Wait, see [[999]].")],
        [
            "data/acme/server.yml:40:9: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken link in notes",
        [Edit(SERVER, "The source prints the code twice.", "Twice, see [[999]].")],
        [
            "data/acme/server.yml:28:9: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken link in doubt",
        [Edit(SERVER, "The source does not say who deleted the user.", "Perhaps [[999]].")],
        [
            "data/acme/server.yml:29:12: link to unknown code 'acme/999'; valid: '100', "
            "'ERR_SLOW_DOWN' (broken-link)"
        ],
    ),
    Case(
        "broken links in a vendor",
        [
            Edit(ACME, "between roadrunners", "like [[999]]"),
            Edit(ACME, "meaning: Users", "meaning: Like [[999]]"),
            Edit(ACME, "The code is in `code`.", "Like [[999]]."),
        ],
        [
            (
                "data/acme/vendor.yml:3:10: link to unknown code 'acme/999'; valid: '100', "
                "'ERR_SLOW_DOWN' (broken-link)"
            ),
            (
                "data/acme/vendor.yml:10:14: link to unknown code 'acme/999'; valid: '100', "
                "'ERR_SLOW_DOWN' (broken-link)"
            ),
            (
                "data/acme/vendor.yml:13:11: link to unknown code 'acme/999'; valid: '100', "
                "'ERR_SLOW_DOWN' (broken-link)"
            ),
        ],
    ),
    Case(
        "broken links in a category and a problem",
        [
            Edit(CATEGORIES, "More was asked for than the service allows.", "Like [[acme/999]]."),
            Edit(PROBLEMS, "No user has the ID that the request names.", "Like [[acne/100]]."),
        ],
        [
            (
                "data/categories.yml:7:14: link to unknown code 'acme/999'; valid: '100', "
                "'ERR_SLOW_DOWN' (broken-link)"
            ),
            (
                "data/problems.yml:5:14: link to unknown vendor 'acne'; did you mean 'acme'? "
                "valid: 'acme' (broken-link)"
            ),
        ],
    ),
    Case(
        "link without a vendor in a problem",
        [
            Edit(PROBLEMS, "Create the user first.", "Read [[100]]."),
            Edit(PROBLEMS, "A loop sends without a pause.", "A loop, see [[acme/100]]."),
        ],
        [
            "data/problems.yml:9:9: link to code '100' without a vendor; write it like "
            "'vendor/100' (broken-link)"
        ],
    ),
    Case(
        "broken link to another vendor",
        [Edit(SERVER, "[[100]]", "[[beta/100]]")],
        ["data/acme/server.yml:34:14: link to unknown vendor 'beta'; valid: 'acme' (broken-link)"],
    ),
    Case("link in backticks is text", [Edit(SERVER, "[[100]]", "`[[999]]`")], []),
]
