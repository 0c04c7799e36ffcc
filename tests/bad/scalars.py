"""What YAML would change or hide."""

from __future__ import annotations

from bad.changes import ACME, PROBLEMS, SERVER, Case, Edit

# Texts that YAML 1.1 or 1.2 reads as a number, a boolean, a time or a date.
BARE = ["-1", "010", "1:30", "on", "no", "1_000", "1e3", "2023-02-08", "0x1F", ".5"]


def bare(value: str) -> Case:
    diagnostic = f'13:11: YAML does not read {value} as text; quote it: "{value}" (quote-it)'
    change = Edit(SERVER, "NO_SUCH_USER", value)
    return Case(f"bare {value}", [change], [f"data/acme/server.yml:{diagnostic}"])


CASES = [
    *map(bare, BARE),
    Case(
        "bare number as a key",
        [Edit(PROBLEMS, "    who: app developer", "    who: app developer\n    10: x")],
        ['data/problems.yml:12:5: YAML does not read 10 as text; quote it: "10" (quote-it)'],
    ),
    Case(
        "text that YAML reads as a comment",
        [Edit(SERVER, "message: user not found", "message: error #5 happened")],
        [
            "data/acme/server.yml:14:14: YAML treats the text after ' #' as a comment; quote the "
            "whole text, or write '# ' before a comment (quote-it)"
        ],
    ),
    Case(
        "comment after a value is valid",
        [Edit(SERVER, "message: user not found", "message: user not found # as printed")],
        [],
    ),
    Case(
        "null",
        [Edit(SERVER, "NO_SUCH_USER", "null")],
        [
            "data/acme/server.yml:13:11: YAML reads null as an empty value; quote it or leave the "
            "field out (empty-text)"
        ],
    ),
    Case(
        "tilde",
        [Edit(SERVER, "NO_SUCH_USER", "~")],
        [
            "data/acme/server.yml:13:11: YAML reads ~ as an empty value; quote it or leave the "
            "field out (empty-text)"
        ],
    ),
    Case(
        "nothing",
        [Edit(SERVER, "NO_SUCH_USER", "")],
        [
            "data/acme/server.yml:13:10: the value is empty; add text or leave the field out "
            "(empty-text)"
        ],
    ),
    Case(
        "nothing where a list belongs",
        [Edit(SERVER, "    fixes:\n      - Create the user.", "    fixes:")],
        [
            "data/acme/server.yml:20:11: the value is empty; add text or leave the field out "
            "(empty-text)"
        ],
    ),
    Case(
        "duplicate key",
        [Edit(SERVER, "name: NO_SUCH_USER", "name: NO_SUCH_USER\n    name: NO_USER")],
        [
            "data/acme/server.yml:14:5: key 'name' appears twice, first on line 13; remove one "
            "(duplicate-key)"
        ],
    ),
    Case(
        "anchor and alias",
        [
            Edit(
                SERVER,
                "name: NO_SUCH_USER\n    message: user not found",
                "name: &user NO_SUCH_USER\n    message: *user",
            )
        ],
        [
            "data/acme/server.yml:13:11: anchors and aliases are not supported; write the value "
            "out (no-alias)"
        ],
    ),
    Case(
        "alias of a list",
        [
            Edit(
                SERVER,
                "    notes:\n      - The source prints the code twice.",
                "    advice: &same [Wait.]\n    notes: *same",
            )
        ],
        [
            "data/acme/server.yml:27:13: anchors and aliases are not supported; write the value "
            "out (no-alias)"
        ],
    ),
    Case(
        "anchor on a key",
        [Edit(SERVER, "name: NO_SUCH_USER", "&key name: NO_SUCH_USER")],
        [
            "data/acme/server.yml:13:5: anchors and aliases are not supported; write the value "
            "out (no-alias)"
        ],
    ),
    Case(
        "anchor on an entry that lacks a field",
        [
            Edit(
                SERVER,
                (
                    '  - code: "ERR_SLOW_DOWN"\n'
                    "    section: Limits\n"
                    "    meaning: Too many requests, unlike [[100]]."
                ),
                '  - &slow\n    code: "ERR_SLOW_DOWN"\n    section: Limits',
            )
        ],
        [
            (
                "data/acme/server.yml:32:5: anchors and aliases are not supported; write the value "
                "out (no-alias)"
            ),
            "data/acme/server.yml:32:5: field 'meaning' is missing; add it (missing-field)",
        ],
    ),
    Case(
        "merge key",
        [Edit(SERVER, "name: NO_SUCH_USER", "<<: {name: NO_SUCH_USER}")],
        [
            "data/acme/server.yml:13:5: merge keys are not supported; write the fields out "
            "(no-alias)"
        ],
    ),
    Case(
        "tag",
        [Edit(SERVER, "NO_SUCH_USER", "!!str 607")],
        ["data/acme/server.yml:13:11: tags are not supported; write the value out (no-alias)"],
    ),
    Case(
        "tag on a list",
        [Edit(SERVER, "sections: [", "sections: !!seq [")],
        ["data/acme/server.yml:9:11: tags are not supported; write the value out (no-alias)"],
    ),
    Case(
        "key that is not text",
        [Edit(ACME, "company: Acme", "company: Acme\n[a, b]: c")],
        ["data/acme/vendor.yml:3:1: a key must be text; quote it (wrong-type)"],
    ),
]
