"""Files that are not valid YAML."""

from __future__ import annotations

from bad.changes import ACME, CATEGORIES, PROBLEMS, SERVER, Case, Edit, Write

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
            "data/acme/server.yml:12:1: not YAML: found character that cannot start any token; "
            "indent with spaces, not tabs; quote a text that begins with '@', '`' or '%' "
            "(yaml-syntax)"
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
            "token; indent with spaces, not tabs; quote a text that begins with '@', '`' or "
            "'%' (yaml-syntax)"
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
        "wrong indent",
        [Edit(SERVER, "    section: Users", "   section: Users")],
        [
            "data/acme/server.yml:12:4: not YAML: did not find expected '-' indicator (while "
            "parsing a block collection that starts on line 11); check the indentation, quotes "
            "and brackets here and above (yaml-syntax)"
        ],
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
