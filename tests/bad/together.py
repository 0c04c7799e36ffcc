"""Rules across entries, problems and categories."""

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
                "'limits', or remove one of the two (case-of-case)"
            ),
            (
                "data/problems.yml:17:14: unknown problem 'limits'; valid: 'too-many-requests', "
                "'user-not-found' (unknown-problem)"
            ),
        ],
    ),
    Case(
        "former code that is in use",
        [Edit(SERVER, '    related: ["acme/100"]', '    formerly: ["100"]')],
        [
            "data/acme/server.yml:41:15: 'acme/100/' is the page of a code in use; remove it here "
            "(redirect-collision)"
        ],
    ),
    Case(
        "former code of two codes",
        [
            Edit(SERVER, '    related: ["acme/100"]', '    formerly: ["OLD"]'),
            Edit(SERVER, '    related: ["ERR_SLOW_DOWN"]', '    formerly: ["acme/old"]'),
        ],
        [
            "data/acme/server.yml:41:15: 'acme/OLD/' would also redirect to "
            "'acme/100/'; keep it in one place (redirect-collision)"
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
            "data/acme/server.yml:44:16: unknown code 'acme/101'; did you mean '100'? valid: "
            "'100', 'ERR_SLOW_DOWN' (unknown-related)"
        ],
    ),
    Case(
        "advice that repeats",
        [Edit(SERVER, "Wait twice as long after each failure.", "Send again after a pause.")],
        [
            "data/acme/server.yml:40:7: 'advice' repeats 'actions' of problem "
            "'too-many-requests'; remove it (redundant-override)"
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
                "data/acme/server.yml:25:12: 'retry' repeats 'retry' of problem 'user-not-found'; "
                "remove it (redundant-override)"
            ),
            (
                "data/acme/server.yml:38:10: 'who' repeats 'who' of problem 'too-many-requests'; "
                "remove it (redundant-override)"
            ),
        ],
    ),
    Case(
        "problem without guidance",
        [
            Edit(PROBLEMS, "    causes:\n      - A loop sends without a pause.\n", ""),
            Edit(PROBLEMS, "    actions:\n      - Send again after a pause.", "    actions: []"),
        ],
        [
            "data/problems.yml:13:5: field 'causes' is missing; add it (missing-field)",
            "data/problems.yml:17:14: 'actions' is empty; add a value (empty-text)",
        ],
    ),
    Case(
        "search words too few, and twice",
        [
            Edit(PROBLEMS, "[throttled, rate limit, flood]", "[throttled, flood]"),
            Edit(PROBLEMS, "[限流, 操作频繁, 频率限制]", "[限流, 频率限制, 限流]"),
        ],
        [
            f"data/problems.yml:23:{column}: '{language}' has 2 different search words; write at "
            "least 3: what people type, not the title in other words (search-words)"
            for language, column in (("en", 16), ("zh", 40))
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
                    "    causes: [Every place is taken.]\n"
                    "    actions: [Remove a member.]\n"
                    "    retry: after-fix\n"
                    "    who: end user\n"
                    "    also: {en: [full, no room, taken], zh: [群满, 已满, 满员]}\n"
                ),
            ),
        ],
        [
            "data/categories.yml:2:9: no code uses 'group'; assign a code to it or remove it "
            "(unused)",
            (
                "data/problems.yml:2:9: no code uses 'group-full'; assign a code to it or "
                "remove it (unused)"
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
                "data/categories.yml:5:9: id 'user' appears twice, first on line 2; remove one "
                "(duplicate-id)"
            ),
            (
                "data/problems.yml:13:9: id 'user-not-found' appears twice, first on line 2; "
                "remove one (duplicate-id)"
            ),
        ],
    ),
]
