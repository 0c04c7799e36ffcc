"""Several diagnostics at once, and invalid records that others refer to."""

from __future__ import annotations

from bad.changes import ACME, CATEGORIES, PROBLEMS, SERVER, Case, Edit

CASES = [
    Case(
        "all diagnostics of several files are sorted",
        [
            Edit(SERVER, "category: limit", "category: limits"),
            Edit(SERVER, "NO_SUCH_USER", "~"),
            Edit(PROBLEMS, "retry: after-wait", "retry: later"),
            Edit(ACME, "company: Acme\n", ""),
            Edit(CATEGORIES, "title: User", "titel: User"),
        ],
        [
            (
                "data/acme/server.yml:13:11: YAML reads ~ as an empty value; quote it or leave the "
                "field out (empty-text)"
            ),
            (
                "data/acme/server.yml:35:15: unknown category 'limits'; did you mean 'limit'? "
                "valid: 'limit', 'user' (unknown-category)"
            ),
            "data/acme/vendor.yml:1:1: field 'company' is missing; add it (missing-field)",
            "data/categories.yml:2:5: field 'title' is missing; add it (missing-field)",
            (
                "data/categories.yml:3:5: unknown field 'titel'; did you mean 'title'? "
                "(unknown-field)"
            ),
            (
                "data/problems.yml:20:12: 'retry' is 'later'; it must be one of 'no', 'yes', "
                "'after-fix' or 'after-wait' (wrong-value)"
            ),
        ],
    ),
    Case(
        "invalid entry hides no diagnostic and breaks no reference",
        [
            Edit(SERVER, "    meaning: Too many requests, unlike [[100]].\n", ""),
            Edit(SERVER, "section: Users", "section: User"),
        ],
        [
            (
                "data/acme/server.yml:12:14: unknown section 'User'; did you mean 'Users'? "
                "valid: 'Limits', 'Users' (unknown-section)"
            ),
            "data/acme/server.yml:32:5: field 'meaning' is missing; add it (missing-field)",
        ],
    ),
    Case(
        "invalid problem breaks no reference",
        [Edit(PROBLEMS, "retry: after-wait", "retry: later")],
        [
            "data/problems.yml:20:12: 'retry' is 'later'; it must be one of 'no', 'yes', "
            "'after-fix' or 'after-wait' (wrong-value)"
        ],
    ),
    Case(
        "invalid category breaks no reference",
        [Edit(CATEGORIES, "title: Limits", "name: Limits")],
        [
            "data/categories.yml:5:5: field 'title' is missing; add it (missing-field)",
            (
                "data/categories.yml:6:5: unknown field 'name'; valid fields: 'heading', 'id', "
                "'meaning', 'title' (unknown-field)"
            ),
        ],
    ),
    Case(
        "invalid vendor breaks no reference",
        [Edit(ACME, "company: Acme\n", "")],
        ["data/acme/vendor.yml:1:1: field 'company' is missing; add it (missing-field)"],
    ),
    Case(
        "entry without its code breaks no reference",
        [Edit(SERVER, '  - code: "ERR_SLOW_DOWN"\n    section: Limits', "  - section: Limits")],
        ["data/acme/server.yml:32:5: field 'code' is missing; add it (missing-field)"],
    ),
    Case(
        "problem without its ID breaks no reference",
        [Edit(PROBLEMS, "  - id: too-many-requests\n    title", "  - title")],
        ["data/problems.yml:12:5: field 'id' is missing; add it (missing-field)"],
    ),
]
