"""Files that are not valid YAML."""

from __future__ import annotations

from bad.changes import ACME, CATEGORIES, PROBLEMS, SERVER, Case, Edit, Write


def _indentation(place: str, by: str, other: str) -> str:
    return f"data/acme/server.yml:{place} is indented by {by}; align it with {other} (indentation)"


def _no_dash(file: str, line: int, col: int, key: str) -> str:
    return (
        f"data/{file}:{line}:{col}: '{key}' begins a new item without '- '; write '- {key}', "
        "aligned with the other items (missing-dash)"
    )


CASES = [
    Case(
        "two documents",
        [Edit(CATEGORIES, "  - id: limit", "---\n  - id: limit")],
        [
            "data/categories.yml:5:1: not YAML: found another document; a file holds one "
            "document; remove the line '---' (yaml-syntax)"
        ],
    ),
    Case(
        "empty file",
        [Write(SERVER, "")],
        ["data/acme/server.yml:1:1: the file is empty; add its content (yaml-syntax)"],
    ),
    Case(
        "only a comment",
        [Write(CATEGORIES, "# categories\n")],
        ["data/categories.yml:1:1: the file is empty; add its content (yaml-syntax)"],
    ),
    Case(
        "not UTF-8",
        [Write(ACME, b"name: Acme\ncompany: \xc3\xa9\xff\n")],
        ["data/acme/vendor.yml:2:11: byte 0xFF is not UTF-8; save the file as UTF-8 (encoding)"],
    ),
    Case(
        "control character",
        [Edit(ACME, "company: Acme", "company: éé\x07")],
        [
            "data/acme/vendor.yml:2:12: character U+0007 is not allowed in YAML; remove it "
            "(yaml-syntax)"
        ],
    ),
    Case(
        "tab",
        [Edit(SERVER, "    section: Users", "\tsection: Users")],
        [
            'data/acme/server.yml:12:1: a tab; write spaces, or "\\t" in double quotes if the '
            "service sends a tab (tab)"
        ],
    ),
    Case(
        "colon in bare text",
        [Edit(SERVER, "meaning: The user does not exist.", "meaning: Not found: the user.")],
        [
            "data/acme/server.yml:15:23: not YAML: mapping values are not allowed in this "
            "context; quote a text that contains ': ' (yaml-syntax)"
        ],
    ),
    Case(
        "open quote",
        [Edit(SERVER, "NO_SUCH_USER", '"NO_SUCH_USER')],
        [
            "data/acme/server.yml:25:13: not YAML: did not find expected key (while parsing a "
            "block mapping that starts on line 11); check the indentation, quotes and brackets "
            "here and above (yaml-syntax)"
        ],
    ),
    Case(
        "open bracket",
        [Edit(SERVER, "sections: [Users, Limits]", "sections: [Users, Limits")],
        [
            "data/acme/server.yml:10:6: not YAML: did not find expected ',' or ']' (while parsing "
            "a flow sequence that starts on line 9); close the bracket (yaml-syntax)"
        ],
    ),
    Case(
        "at sign",
        [Edit(SERVER, "NO_SUCH_USER", "@user")],
        [
            "data/acme/server.yml:13:11: not YAML: found character that cannot start any "
            "token; quote a text that begins with '@', '`' or '%' (yaml-syntax)"
        ],
    ),
    Case(
        "asterisk",
        [Edit(SERVER, "NO_SUCH_USER", "*")],
        [
            "data/acme/server.yml:13:12: not YAML: did not find expected alphabetic or numeric "
            "character; quote a text that begins with '*' or '&' (yaml-syntax)"
        ],
    ),
    Case(
        "backslash",
        [Edit(SERVER, "NO_SUCH_USER", '"\\d"')],
        [
            "data/acme/server.yml:13:12: not YAML: found unknown escape character; use single "
            "quotes, in which a backslash is literal (yaml-syntax)"
        ],
    ),
    Case(
        "field that is indented too little",
        [Edit(SERVER, "    section: Users", "   section: Users")],
        [_indentation("12:4: 'section'", "1 space too few", "the item on line 11")],
    ),
    Case(
        "field that is indented too much",
        [Edit(SERVER, "    meaning: The user", "     meaning: The user")],
        [_indentation("15:6: 'meaning'", "1 space too many", "'message' on line 14")],
    ),
    Case(
        "field after a list that is indented too much",
        [Edit(SERVER, "    category: limit", "       category: limit")],
        [_indentation("35:8: 'category'", "3 spaces too many", "'meaning' on line 34")],
    ),
    Case(
        "first field of an item that is indented too much",
        [Edit(SERVER, '  - code: "100"', '   - code: "100"')],
        [_indentation("11:4: the item", "1 space too many", "'section' on line 12")],
    ),
    Case(
        "item that is indented like a field",
        [Edit(SERVER, '  - code: "ERR_SLOW_DOWN"', '    - code: "ERR_SLOW_DOWN"')],
        [_indentation("32:5: the item", "2 spaces too many", "the item on line 11")],
    ),
    Case(
        "first field of a file that is indented",
        [Edit(SERVER, "title: Server errors", " title: Server errors")],
        [_indentation("1:2: 'title'", "1 space too many", "'platforms' on line 2")],
    ),
    Case(
        "word of a text that looks like a field",
        [Edit(SERVER, "meaning: The user", "meaning: Wrong\n      because: The user")],
        [
            _indentation(
                "16:7: 'because'", "2 spaces too many", "'meaning' on line 15, or quote the text"
            )
        ],
    ),
    Case(
        "item that YAML joins to the text above",
        [Edit(SERVER, "      - Create the user.", "      - Create the user.\n       - Log in.")],
        [
            "data/acme/server.yml:22:8: YAML reads '- ' here as part of the text that starts on "
            "line 21; align the item with the others, or quote the text (indentation)"
        ],
    ),
    *(
        Case(
            f"{key} of {file} without a dash, {how}",
            [Edit(file, f"  - {key}: {value}", f"{instead}{key}: {value}")],
            [_no_dash(file, line, len(instead) + 1, key)],
        )
        for file, line, key, value in (
            (SERVER, 32, "code", '"ERR_SLOW_DOWN"'),
            (PROBLEMS, 13, "id", "too-many-requests"),
            (CATEGORIES, 5, "id", "limit"),
        )
        for how, instead in (
            ("spaces instead", "    "),
            ("less indented", "  "),
            ("not indented", ""),
        )
    ),
    *(
        Case(
            f"first code without a dash, {how}",
            [Edit(SERVER, '  - code: "100"', f'{instead}code: "100"')],
            [_no_dash(SERVER, 11, len(instead) + 1, "code")],
        )
        for how, instead in (("spaces instead", "    "), ("less indented", "  "))
    ),
    Case(
        "cause without a dash",
        [
            Edit(
                SERVER,
                "        returns: user is gone",
                "        returns: user is gone\n        text: The user left.",
            )
        ],
        [_no_dash(SERVER, 20, 9, "text")],
    ),
    Case(
        "nested too deeply",
        [Edit(SERVER, "sections: [Users, Limits]", "sections: " + 2000 * "[" + 2000 * "]")],
        ["data/acme/server.yml:1:1: nested too deeply; reduce the nesting (yaml-syntax)"],
    ),
    Case(
        "problems.yml broken causes no diagnostic for entries",
        [Edit(PROBLEMS, "problems:", "problems: ]")],
        [
            "data/problems.yml:1:11: not YAML: did not find expected node content; check the "
            "indentation, quotes and brackets here and above (yaml-syntax)"
        ],
    ),
    Case(
        "categories.yml broken causes no diagnostic for entries",
        [Edit(CATEGORIES, "categories:", "categories: ]")],
        [
            "data/categories.yml:1:13: not YAML: did not find expected node content; check the "
            "indentation, quotes and brackets here and above (yaml-syntax)"
        ],
    ),
    Case(
        "broken list causes no diagnostic for references to it",
        [
            Write("acme/web.yml", "codes: ]"),
            Edit(SERVER, 'related: ["ERR_SLOW_DOWN"]', 'related: ["web-only"]'),
        ],
        [
            "data/acme/web.yml:1:8: not YAML: did not find expected node content; check the "
            "indentation, quotes and brackets here and above (yaml-syntax)"
        ],
    ),
]
