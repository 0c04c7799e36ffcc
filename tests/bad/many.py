"""Several diagnostics at once, and invalid records that others refer to."""

from __future__ import annotations

from bad.changes import (
    ACME,
    CATEGORIES,
    OTHER,
    PROBLEMS,
    SERVER,
    Case,
    Edit,
    Remove,
    Write,
    web,
)

OLD = "old/\nold/1/\nold/2/\nmigrate/acme/old/\ncategories/user/old/\n"
LEDGER = Write("ledger.txt", f"/\nguide/\nacme/\nacme/100/\nproblems/user-not-found/\n{OLD}")
GONE = (
    "data/ledger.txt:6:1: the folder 'old' is gone; 3 published paths begin with its name; restore "
    "it: a published folder is never renamed or removed (lost-address)"
)
NEW = [Write("new/vendor.yml", OTHER), Write("new/web.yml", web('"1"'))]
SLUGS = "use small letters, digits and single hyphens"

CASES = [
    Case(
        "folder that is gone is one diagnostic",
        [LEDGER, *NEW, Edit(SERVER, '["acme/100"]', '["acme/100", "old/1"]')],
        [GONE],
    ),
    Case(
        "folder that is gone comes last",
        [LEDGER, Edit(SERVER, "section: Limits", "section: Limit")],
        [
            "data/acme/server.yml:33:14: unknown section 'Limit'; did you mean 'Limits'? valid: "
            "'Limits', 'Users' (unknown-section)",
            GONE,
        ],
    ),
    Case(
        "folder that has a wrong new name is reported by that name",
        [
            LEDGER,
            Write("Old 2/vendor.yml", OTHER),
            Write("Old 2/web.yml", web('"1"')),
            Edit(SERVER, '["acme/100"]', '["acme/100", "old/1"]'),
        ],
        [f"data/Old 2:1:1: folder name 'Old 2' is not a slug; rename it: {SLUGS} (file-name)"],
    ),
    Case(
        "code that is not quoted loses no address and breaks no reference",
        [LEDGER, Edit(SERVER, '"100"', "0100")],
        [
            'data/acme/server.yml:11:11: YAML does not read 0100 as text; quote it: "0100" '
            "(quote-it)"
        ],
    ),
    Case(
        "code twice loses no address and breaks no reference",
        [
            Edit(SERVER, '"ERR_SLOW_DOWN"\n    section', '"100"\n    section'),
            Write("ledger.txt", "acme/ERR_SLOW_DOWN/\n"),
            Edit(SERVER, '    related: ["acme/100"]\n', ""),
        ],
        [
            "data/acme/server.yml:32:11: code '100' appears twice in this list, first on line 11; "
            "merge the two entries (duplicate-code)"
        ],
    ),
    Case(
        "code that is wrongly written loses no address and breaks no reference",
        [
            Edit(SERVER, '"ERR_SLOW_DOWN"\n    section', '"ERR_SLOW–DOWN"\n    section'),
            Write("ledger.txt", "acme/ERR_SLOW_DOWN/\n"),
        ],
        [
            "data/acme/server.yml:32:11: 'code' 'ERR_SLOW–DOWN' contains U+2013 EN DASH; write "
            "what the service returns (not-ascii)"
        ],
    ),
    Case(
        "list that is gone is one diagnostic",
        [
            Write("constants.txt", "acme/web 1 ONE\nacme/web 2 TWO\n"),
            Write("ledger.txt", "acme/1/\nacme/2/\n"),
        ],
        [
            "data/constants.txt:1:1: published list 'acme/web' has no file; restore it: a "
            "published list is never renamed or removed (lost-list)"
        ],
    ),
    Case(
        "list that has a wrong new name is reported by that name",
        [
            Write("acme/Web.yml", web('"1"')),
            Write("constants.txt", "acme/web 1 ONE\n"),
            Write("ledger.txt", "acme/1/\nacme/2/\n"),
        ],
        [
            "data/acme/Web.yml:1:1: list name 'Web' is not a slug; rename the file: "
            f"{SLUGS} (file-name)"
        ],
    ),
    Case(
        "published id that changed is its lost page, not each reference to it",
        [
            Edit(PROBLEMS, "id: too-many-requests", "id: rate-limited"),
            Edit(CATEGORIES, "id: limit", "id: limits"),
            Write("ledger.txt", "/\ncategories/limit/\nproblems/too-many-requests/\n"),
        ],
        [
            "data/categories.yml:5:9: no code uses 'limits'; assign a code to it or remove it "
            "(unused)",
            "data/problems.yml:13:9: no code uses 'rate-limited'; assign a code to it or remove it "
            "(unused)",
            *(
                f"data/ledger.txt:{path} no longer resolves; restore the page: a published id or "
                "folder is never renamed or removed (lost-address)"
                for path in (
                    "2:1: published path 'categories/limit/'",
                    "3:1: published path 'problems/too-many-requests/'",
                )
            ),
        ],
    ),
    Case(
        "file that is missing loses no address",
        [Remove(PROBLEMS), LEDGER],
        [
            "data/problems.yml:1:1: the file is missing; add data/problems.yml (missing-file)",
            GONE,
        ],
    ),
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
                "data/problems.yml:21:12: 'retry' is 'later'; it must be one of 'no', 'yes', "
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
            "data/problems.yml:21:12: 'retry' is 'later'; it must be one of 'no', 'yes', "
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
        ["data/problems.yml:13:5: field 'id' is missing; add it (missing-field)"],
    ),
]
