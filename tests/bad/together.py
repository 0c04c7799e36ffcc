"""Entries and problems together."""

from __future__ import annotations

from bad.changes import CATEGORIES, PROBLEMS, SERVER, Case, Edit

CASES = [
    Case(
        "case of an unknown problem, and of a case",
        [
            Edit(
                PROBLEMS,
                "    meaning: No user has",
                "    case_of: too-many-requests\n    meaning: No user has",
            ),
            Edit(
                PROBLEMS,
                "    meaning: The service took",
                "    case_of: limits\n    meaning: The service took",
            ),
        ],
        [
            (
                "data/problems.yml:5:14: 'too-many-requests' is itself a case of 'limits'; name "
                "that, or leave one of the two out (case-of-case)"
            ),
            (
                "data/problems.yml:16:14: unknown problem 'limits'; valid: 'too-many-requests', "
                "'user-not-found' (unknown-problem)"
            ),
        ],
    ),
    Case(
        "former code that is in use",
        [Edit(SERVER, '    related: ["acme/100"]', '    formerly: ["100"]')],
        [
            "data/acme/server.yml:40:15: 'acme/100/' is the page of a code; a former code cannot "
            "be in use (redirect-collision)"
        ],
    ),
    Case(
        "former code of two codes",
        [
            Edit(SERVER, '    related: ["acme/100"]', '    formerly: ["OLD"]'),
            Edit(SERVER, '    related: ["ERR_SLOW_DOWN"]', '    formerly: ["acme/old"]'),
        ],
        [
            "data/acme/server.yml:40:15: 'acme/OLD/' would lead to two pages, also to "
            "'acme/100/'; keep one (redirect-collision)"
        ],
    ),
    Case(
        "retired for a code that is unknown",
        [
            Edit(
                SERVER,
                '    related: ["acme/100"]',
                '    retired:\n      since: "2026-01-01"\n      reason: Gone.\n'
                '      instead: "101"',
            ),
        ],
        [
            "data/acme/server.yml:43:16: unknown code 'acme/101'; did you mean '100'? valid: "
            "'100', 'ERR_SLOW_DOWN' (unknown-related)"
        ],
    ),
    Case(
        "advice that repeats",
        [Edit(SERVER, "Wait twice as long after each failure.", "Send again after a pause.")],
        [
            "data/acme/server.yml:39:7: 'advice' repeats what problem 'too-many-requests' says; "
            "leave it out (idle-override)"
        ],
    ),
    Case(
        "override that repeats",
        [
            Edit(SERVER, 'retry: "no"', "retry: after-fix"),
            Edit(SERVER, "who: vendor", "who: app operator"),
        ],
        [
            (
                "data/acme/server.yml:25:12: 'retry' repeats what problem 'user-not-found' says; "
                "leave it out (idle-override)"
            ),
            (
                "data/acme/server.yml:37:10: 'who' repeats what problem 'too-many-requests' says; "
                "leave it out (idle-override)"
            ),
        ],
    ),
    Case(
        "no guidance",
        [
            Edit(
                PROBLEMS,
                (
                    "    causes:\n"
                    "      - A loop sends without a pause.\n"
                    "    actions:\n"
                    "      - Send again after a pause.\n"
                ),
                "",
            ),
            Edit(SERVER, "    advice:\n      - Wait twice as long after each failure.\n", ""),
        ],
        [
            (
                "data/acme/server.yml:31:5: no causes here and none in problem "
                "'too-many-requests'; add them to one (no-guidance)"
            ),
            (
                "data/acme/server.yml:31:5: no fixes here and none in problem 'too-many-requests'; "
                "add them to one (no-guidance)"
            ),
        ],
    ),
    Case(
        "no causes",
        [Edit(PROBLEMS, "    causes:\n      - A loop sends without a pause.\n", "")],
        [
            "data/acme/server.yml:31:5: no causes here and none in problem "
            "'too-many-requests'; add them to one (no-guidance)"
        ],
    ),
    Case(
        "unused category and problem",
        [
            Edit(
                CATEGORIES,
                "categories:",
                "categories:\n  - id: group\n    title: Groups\n    meaning: A group.",
            ),
            Edit(
                PROBLEMS,
                "problems:\n",
                (
                    "problems:\n"
                    "  - id: group-full\n"
                    "    title: The group is full\n"
                    "    category: group\n"
                    "    meaning: The group has no room.\n"
                    "    retry: after-fix\n"
                    "    who: end user\n"
                ),
            ),
        ],
        [
            "data/categories.yml:2:9: no code uses 'group'; tie one to it or remove it (unused)",
            (
                "data/problems.yml:2:9: no code uses 'group-full'; tie one to it or remove it "
                "(unused)"
            ),
        ],
    ),
    Case(
        "same id twice",
        [
            Edit(CATEGORIES, "id: limit", "id: user"),
            Edit(PROBLEMS, "id: too-many-requests", "id: user-not-found"),
        ],
        [
            (
                "data/acme/server.yml:34:15: unknown category 'limit'; valid: 'user' "
                "(unknown-category)"
            ),
            (
                "data/acme/server.yml:36:7: unknown problem 'too-many-requests'; valid: "
                "'user-not-found' (unknown-problem)"
            ),
            (
                "data/categories.yml:5:9: id 'user' stands twice, first on line 2; remove one "
                "(duplicate-id)"
            ),
            (
                "data/problems.yml:12:9: id 'user-not-found' stands twice, first on line 2; remove "
                "one (duplicate-id)"
            ),
        ],
    ),
]
