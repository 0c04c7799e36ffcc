"""Bad catalogs and what is said about them: for every rule, each finding with its whole text.

Each case changes the sound catalog in `sound/data`, which no rule has anything against.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from atlas.check import check_catalog
from atlas.load import load_catalog

SOUND = Path(__file__).parent / "sound" / "data"
CORE = Path(__file__).parent.parent / "hooks" / "atlas"

ACME, SERVER = "acme/vendor.yml", "acme/server.yml"
CATEGORIES, PROBLEMS = "categories.yml", "problems.yml"
VENDOR = (SOUND / ACME).read_text("utf-8")
HEAD = """\
title: Web
surface: Web SDK
document:
  title: Codes
  publisher: Acme
  retrieved: "2026-11-21"
"""


RELEASE = "releases/2026-11-21.json"
RELEASED = """\
{
"date": "2026-11-21",
"codes": {
"acme/100": {"digest": "0", "meaning": "No such user."},
"acme/ERR": {"digest": "1", "meaning": "It failed.", "retired": "2026-01-31"}
}}
"""
BRING_BACK = "bring the file back from git; `make release` writes it (unsound-release)"
NOT_AS_WRITTEN = f"not as it was written: sorted, each code once, on a line; {BRING_BACK}"


def web(code: str) -> str:
    """Return a second list, with one code, given as YAML."""
    return f"""\
{HEAD}codes:
  - code: {code}
    meaning: The user does not exist.
    category: user
    problems:
      user-not-found: exact
"""


class Edit(NamedTuple):
    """Replace a text, which stands there once, by another."""

    file: str
    old: str
    new: str

    def apply(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert text.count(self.old) == 1, f"{self.file} holds {text.count(self.old)} × {self.old!r}"
        path.write_text(text.replace(self.old, self.new), "utf-8")


class Write(NamedTuple):
    """Replace a file or add one."""

    file: str
    content: str | bytes

    def apply(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = self.content.encode() if isinstance(self.content, str) else self.content
        path.write_bytes(content)


class Remove(NamedTuple):
    """Remove a file."""

    file: str

    def apply(self, path: Path) -> None:
        path.unlink()


class Case(NamedTuple):
    name: str
    changes: list[Edit | Write | Remove]
    findings: list[str]


# What YAML 1.1 or 1.2 takes for a number, a truth value, a time or a date.
BARE = ["-1", "010", "1:30", "on", "no", "1_000", "1e3", "2023-02-08", "0x1F", ".5"]


def bare(value: str) -> Case:
    finding = f'13:11: YAML does not read {value} as text; quote it: "{value}" (quote-it)'
    change = Edit(SERVER, "NO_SUCH_USER", value)
    return Case(f"bare {value}", [change], [f"data/acme/server.yml:{finding}"])


CASES = [
    # What YAML would change or hide.
    *map(bare, BARE),
    Case(
        "bare number as a key",
        [Edit(PROBLEMS, "    who: app developer", "    who: app developer\n    10: x")],
        ['data/problems.yml:12:5: YAML does not read 10 as text; quote it: "10" (quote-it)'],
    ),
    Case(
        "null",
        [Edit(SERVER, "NO_SUCH_USER", "null")],
        [
            "data/acme/server.yml:13:11: YAML reads null as no value; quote it or leave the "
            "field out (empty-text)"
        ],
    ),
    Case(
        "tilde",
        [Edit(SERVER, "NO_SUCH_USER", "~")],
        [
            "data/acme/server.yml:13:11: YAML reads ~ as no value; quote it or leave the field "
            "out (empty-text)"
        ],
    ),
    Case(
        "nothing",
        [Edit(SERVER, "NO_SUCH_USER", "")],
        ["data/acme/server.yml:13:10: empty value; write text or leave the field out (empty-text)"],
    ),
    Case(
        "nothing where a list belongs",
        [Edit(SERVER, "    fixes:\n      - Create the user.", "    fixes:")],
        ["data/acme/server.yml:20:11: empty value; write text or leave the field out (empty-text)"],
    ),
    Case(
        "duplicate key",
        [Edit(SERVER, "name: NO_SUCH_USER", "name: NO_SUCH_USER\n    name: NO_USER")],
        [
            "data/acme/server.yml:14:5: key 'name' stands twice, first on line 13; keep one "
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
            "data/acme/server.yml:13:11: anchors and aliases are not used here; write the "
            "value out (no-alias)"
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
            "data/acme/server.yml:27:13: anchors and aliases are not used here; write the "
            "value out (no-alias)"
        ],
    ),
    Case(
        "anchor on a key",
        [Edit(SERVER, "name: NO_SUCH_USER", "&key name: NO_SUCH_USER")],
        [
            "data/acme/server.yml:13:5: anchors and aliases are not used here; write the value "
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
                "data/acme/server.yml:31:5: anchors and aliases are not used here; write the value "
                "out (no-alias)"
            ),
            "data/acme/server.yml:31:5: field 'meaning' is missing; add it (missing-field)",
        ],
    ),
    Case(
        "merge key",
        [Edit(SERVER, "name: NO_SUCH_USER", "<<: {name: NO_SUCH_USER}")],
        [
            "data/acme/server.yml:13:5: merge keys are not used here; write the fields out "
            "(no-alias)"
        ],
    ),
    Case(
        "tag",
        [Edit(SERVER, "NO_SUCH_USER", "!!str 607")],
        ["data/acme/server.yml:13:11: tags are not used here; write the value out (no-alias)"],
    ),
    Case(
        "tag on a list",
        [Edit(SERVER, "sections: [", "sections: !!seq [")],
        ["data/acme/server.yml:9:11: tags are not used here; write the value out (no-alias)"],
    ),
    Case(
        "key that is no text",
        [Edit(ACME, "company: Acme", "company: Acme\n[a, b]: c")],
        ["data/acme/vendor.yml:3:1: a key must be text; quote it (wrong-type)"],
    ),
    # Files that cannot be read.
    Case(
        "two documents",
        [Edit(CATEGORIES, "  - id: limit", "---\n  - id: limit")],
        [
            "data/categories.yml:5:1: not YAML: found another document; a file holds one; "
            "remove the line '---' (yaml-syntax)"
        ],
    ),
    Case(
        "empty file",
        [Write(SERVER, "")],
        ["data/acme/server.yml:1:1: the file is empty; fill it (yaml-syntax)"],
    ),
    Case(
        "only a comment",
        [Write(CATEGORIES, "# categories\n")],
        ["data/categories.yml:1:1: the file is empty; fill it (yaml-syntax)"],
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
            "context; quote a text that holds ': ' (yaml-syntax)"
        ],
    ),
    Case(
        "open quote",
        [Edit(SERVER, "NO_SUCH_USER", '"NO_SUCH_USER')],
        [
            "data/acme/server.yml:25:13: not YAML: did not find expected key (while parsing a "
            "block mapping, begun on line 11); look for a wrong indent, quote or bracket here "
            "and above (yaml-syntax)"
        ],
    ),
    Case(
        "open bracket",
        [Edit(SERVER, "sections: [Users, Limits]", "sections: [Users, Limits")],
        [
            "data/acme/server.yml:10:6: not YAML: did not find expected ',' or ']' (while "
            "parsing a flow sequence, begun on line 9); close the bracket (yaml-syntax)"
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
            "quotes, where a backslash is itself (yaml-syntax)"
        ],
    ),
    Case(
        "wrong indent",
        [Edit(SERVER, "    section: Users", "   section: Users")],
        [
            "data/acme/server.yml:12:4: not YAML: did not find expected '-' indicator (while "
            "parsing a block collection, begun on line 11); look for a wrong indent, quote or "
            "bracket here and above (yaml-syntax)"
        ],
    ),
    Case(
        "nested too deeply",
        [Edit(SERVER, "sections: [Users, Limits]", "sections: " + 2000 * "[" + 2000 * "]")],
        ["data/acme/server.yml:1:1: nested too deeply; flatten it (yaml-syntax)"],
    ),
    Case(
        "problems.yml broken is no finding about entries",
        [Edit(PROBLEMS, "problems:", "problems: ]")],
        [
            "data/problems.yml:1:11: not YAML: did not find expected node content; look for a "
            "wrong indent, quote or bracket here and above (yaml-syntax)"
        ],
    ),
    Case(
        "categories.yml broken is no finding about entries",
        [Edit(CATEGORIES, "categories:", "categories: ]")],
        [
            "data/categories.yml:1:13: not YAML: did not find expected node content; look for "
            "a wrong indent, quote or bracket here and above (yaml-syntax)"
        ],
    ),
    Case(
        "a broken list is no finding about references to it",
        [
            Write("acme/web.yml", "codes: ]"),
            Edit(SERVER, 'related: ["ERR_SLOW_DOWN"]', 'related: ["web-only"]'),
        ],
        [
            "data/acme/web.yml:1:8: not YAML: did not find expected node content; look for a "
            "wrong indent, quote or bracket here and above (yaml-syntax)"
        ],
    ),
    # Fields and their types.
    Case(
        "unknown field, near",
        [Edit(SERVER, "    fixes:", "    fixs:")],
        ["data/acme/server.yml:20:5: unknown field 'fixs'; did you mean 'fixes'? (unknown-field)"],
    ),
    Case(
        "unknown field, far",
        [Edit(SERVER, "name: NO_SUCH_USER", "colour: red")],
        [
            "data/acme/server.yml:13:5: unknown field 'colour'; known here: 'advice', "
            "'category', 'causes', 'code', 'doubt', 'fixes', 'formerly', 'lines', 'meaning', "
            "'message', 'name', 'notes', 'problems', 'related', 'retired', 'retry', 'reviewed', "
            "'section', 'who' (unknown-field)"
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
        [Edit(SERVER, "  publisher: Acme", "  publisher: Acme\n  date: today")],
        ["data/acme/server.yml:6:3: unknown field 'date'; did you mean 'dated'? (unknown-field)"],
    ),
    Case(
        "unknown field of a file",
        [Edit(CATEGORIES, "categories:", "version: one\ncategories:")],
        [
            "data/categories.yml:1:1: unknown field 'version'; known here: 'categories' "
            "(unknown-field)"
        ],
    ),
    Case(
        "missing field of a list",
        [Edit(SERVER, "surface: REST API\n", "")],
        ["data/acme/server.yml:1:1: field 'surface' is missing; add it (missing-field)"],
    ),
    Case(
        "missing field of a document",
        [Edit(SERVER, '  retrieved: "2026-11-21"\n', "")],
        ["data/acme/server.yml:4:3: field 'retrieved' is missing; add it (missing-field)"],
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
        [Edit(SERVER, "message: user not found", "message: [user not found]")],
        ["data/acme/server.yml:14:14: 'message' must be text, not a list (wrong-type)"],
    ),
    Case(
        "mapping where text belongs",
        [Edit(SERVER, "message: user not found", "message: {en: user not found}")],
        ["data/acme/server.yml:14:14: 'message' must be text, not a mapping (wrong-type)"],
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
    # Values.
    Case(
        "empty optional text",
        [Edit(SERVER, "NO_SUCH_USER", '""')],
        [
            "data/acme/server.yml:13:11: 'name' is empty; write something or leave the field "
            "out (empty-text)"
        ],
    ),
    Case(
        "empty required text",
        [Edit(SERVER, "meaning: The user does not exist.", 'meaning: ""')],
        ["data/acme/server.yml:15:14: 'meaning' is empty; write something (empty-text)"],
    ),
    Case(
        "empty item",
        [Edit(SERVER, "      - Create the user.", '      - ""')],
        [
            "data/acme/server.yml:21:9: item 1 of 'fixes' is empty; write something or remove "
            "the item (empty-text)"
        ],
    ),
    Case(
        "empty cause",
        [Edit(SERVER, "      - The ID is misspelt.", '      - ""')],
        [
            "data/acme/server.yml:17:9: item 1 of 'causes' is empty; write something or remove "
            "the item (empty-text)"
        ],
    ),
    Case(
        "empty list of codes",
        [Write("acme/web.yml", HEAD + "codes: []\n")],
        ["data/acme/web.yml:7:8: 'codes' is empty; write something (empty-text)"],
    ),
    Case(
        "no problem",
        [Edit(SERVER, "    problems:\n      user-not-found: exact", "    problems: {}")],
        ["data/acme/server.yml:23:15: 'problems' is empty; write something (empty-text)"],
    ),
    Case(
        "white space as name",
        [Edit(SERVER, "NO_SUCH_USER", '"  "')],
        [
            "data/acme/server.yml:13:11: 'name' is only white space; write something or leave "
            "the field out (blank-text)"
        ],
    ),
    Case(
        "white space as message",
        [Edit(SERVER, "message: user not found", 'message: "\\t\\n"')],
        [
            "data/acme/server.yml:14:14: 'message' is only white space; write something or "
            "leave the field out (blank-text)"
        ],
    ),
    Case(
        "white space as meaning",
        [Edit(SERVER, "meaning: The user does not exist.", 'meaning: " "')],
        ["data/acme/server.yml:15:14: 'meaning' is only white space; write something (blank-text)"],
    ),
    Case(
        "unknown retry",
        [Edit(SERVER, 'retry: "no"', "retry: never")],
        [
            "data/acme/server.yml:25:12: 'retry' is 'never'; it must be one of 'no', 'yes', "
            "'after-fix' or 'after-wait' (wrong-value)"
        ],
    ),
    Case(
        "unknown who",
        [Edit(SERVER, "who: vendor", "who: developer")],
        [
            "data/acme/server.yml:37:10: 'who' is 'developer'; it must be one of 'end user', "
            "'app developer', 'app operator' or 'vendor' (wrong-value)"
        ],
    ),
    Case(
        "unknown relation",
        [Edit(SERVER, "user-not-found: exact", "user-not-found: same")],
        [
            "data/acme/server.yml:24:23: 'user-not-found' is 'same'; it must be one of "
            "'exact', 'narrower' or 'broader' (wrong-value)"
        ],
    ),
    Case(
        "not a date",
        [Edit(SERVER, 'retrieved: "2026-11-21"', "retrieved: 21 November 2026")],
        [
            "data/acme/server.yml:8:14: 'retrieved' '21 November 2026' is not a date; write it "
            "like '2026-11-21' (wrong-value)"
        ],
    ),
    Case(
        "no day of the calendar",
        [Edit(SERVER, 'dated: "2026-01-31"', 'dated: "2026-02-30"')],
        [
            "data/acme/server.yml:7:10: 'dated' '2026-02-30' is not a day of the calendar; "
            "correct it (wrong-value)"
        ],
    ),
    Case(
        "reviewed on no day of the calendar",
        [Edit(SERVER, '    reviewed: "2026-11-21"', '    reviewed: "2026-13-01"')],
        [
            "data/acme/server.yml:30:15: 'reviewed' '2026-13-01' is not a day of the calendar; "
            "correct it (wrong-value)"
        ],
    ),
    Case(
        "not an address",
        [Edit(SERVER, "url: https://acme.example/errors", "url: http://acme.example/errors")],
        [
            "data/acme/server.yml:6:8: 'url' 'http://acme.example/errors' is not an https:// "
            "address; write it out, beginning with https:// (wrong-value)"
        ],
    ),
    Case(
        "lines that are none",
        [Edit(SERVER, 'reviewed: "2026-11-21"', "lines: 12 to 14")],
        [
            "data/acme/server.yml:30:12: 'lines' '12 to 14' names no lines; write them like "
            "'12-14, 20' (wrong-value)"
        ],
    ),
    Case(
        "digest cut short",
        [Edit(SERVER, 'retrieved: "2026-11-21"', 'retrieved: "2026-11-21"\n  sha256: c13f1fe9')],
        [
            "data/acme/server.yml:9:11: 'sha256' 'c13f1fe9' is not a SHA-256; write its 64 "
            "hexadecimal digits, in small letters (wrong-value)"
        ],
    ),
    Case(
        "script as address",
        [Edit(ACME, "url: https://acme.example/errors", 'url: "javascript:alert(1)"')],
        [
            "data/acme/vendor.yml:6:10: 'url' 'javascript:alert(1)' is not an https:// "
            "address; write it out, beginning with https:// (wrong-value)"
        ],
    ),
    Case(
        "category that is no slug",
        [Edit(SERVER, "category: limit", "category: Limit")],
        [
            "data/acme/server.yml:34:15: 'category' 'Limit' is not a slug; use small letters, "
            "digits and single hyphens (wrong-value)"
        ],
    ),
    Case(
        "problem that is no slug",
        [Edit(SERVER, "user-not-found: exact", "User_not_found: exact")],
        [
            "data/acme/server.yml:24:7: key 'User_not_found' is not a slug; use small letters, "
            "digits and single hyphens (wrong-value)"
        ],
    ),
    Case(
        "id that is no slug",
        [Edit(PROBLEMS, "id: too-many-requests", "id: too--many")],
        [
            (
                "data/acme/server.yml:36:7: unknown problem 'too-many-requests'; did you mean "
                "'too--many'? valid: 'too--many', 'user-not-found' (unknown-problem)"
            ),
            (
                "data/problems.yml:12:9: 'id' 'too--many' is not a slug; use small letters, digits "
                "and single hyphens (wrong-value)"
            ),
        ],
    ),
    # Names that become paths.
    Case(
        "same code twice in a list",
        [
            Edit(SERVER, 'code: "ERR_SLOW_DOWN"', 'code: "100"'),
            Edit(SERVER, 'related: ["acme/100"]', "notes: [Twice.]"),
            Edit(SERVER, 'related: ["ERR_SLOW_DOWN"]', "advice: [Wait.]"),
        ],
        [
            "data/acme/server.yml:31:11: code '100' stands twice in this list, first on line "
            "11; merge the two (duplicate-code)"
        ],
    ),
    Case("same code in two lists of a vendor is fine", [Write("acme/web.yml", web('"100"'))], []),
    Case(
        "paths that differ in case",
        [Write("acme/web.yml", web('"err_slow_down"'))],
        [
            "data/acme/web.yml:8:11: code 'err_slow_down' would have the same path as "
            "'ERR_SLOW_DOWN' (data/acme/server.yml:31); one of them needs another spelling "
            "(slug-collision)"
        ],
    ),
    Case(
        "paths that are the same after replacement",
        [
            Edit(SERVER, 'code: "100"', 'code: "ERR SLOW/DOWN"'),
            Edit(SERVER, '"ERR_SLOW_DOWN"\n    section', '"ERR-SLOW-DOWN"\n    section'),
            Edit(SERVER, 'related: ["ERR_SLOW_DOWN"]', "advice: [Wait.]"),
            Edit(SERVER, 'related: ["acme/100"]', "notes: [None.]"),
            Edit(SERVER, "unlike [[100]]", "that is all"),
        ],
        [
            "data/acme/server.yml:31:11: code 'ERR-SLOW-DOWN' would have the same path as 'ERR "
            "SLOW/DOWN' (data/acme/server.yml:11); one of them needs another spelling "
            "(slug-collision)"
        ],
    ),
    Case(
        "paths that are the same with hyphens",
        [Write("acme/web.yml", web('"Err.Slow-Down"'))],
        [
            "data/acme/web.yml:8:11: code 'Err.Slow-Down' would have the same path with hyphens as "
            "'ERR_SLOW_DOWN' (data/acme/server.yml:31); one of them needs another spelling "
            "(slug-collision)"
        ],
    ),
    Case(
        "a path that is another's with hyphens",
        [Write("acme/web.yml", web('"err-slow-down"'))],
        [
            "data/acme/web.yml:8:11: code 'err-slow-down' would have the same path with hyphens as "
            "'ERR_SLOW_DOWN' (data/acme/server.yml:31); one of them needs another spelling "
            "(slug-collision)"
        ],
    ),
    Case(
        "one ticket ID for codes of two vendors",
        [
            Write("acme/web.yml", web('"west-1"')),
            Write("acme-west/vendor.yml", VENDOR),
            Write("acme-west/web.yml", web('"1"')),
        ],
        [
            "data/acme-west/web.yml:8:11: code '1' would have the ticket ID 'ACME-WEST-1', as "
            "'west-1' of 'acme' has (data/acme/web.yml:8); rename the folder of one of the vendors "
            "(ticket-collision)"
        ],
    ),
    Case(
        "one ticket ID for codes of two vendors, with hyphens",
        [
            Write("acme/web.yml", web('"WEST_1.x"')),
            Write("acme-west/vendor.yml", VENDOR),
            Write("acme-west/web.yml", web('"1_X"')),
        ],
        [
            "data/acme-west/web.yml:8:11: code '1_X' would have the ticket ID 'ACME-WEST-1-X', as "
            "'WEST_1.x' of 'acme' has (data/acme/web.yml:8); rename the folder of one of the "
            "vendors (ticket-collision)"
        ],
    ),
    Case(
        "code: parent folder",
        [Write("acme/web.yml", web('".."'))],
        [
            "data/acme/web.yml:8:11: code '..' holds no letter a-z or digit to make a path of; "
            "write the code the vendor prints (code-path)"
        ],
    ),
    Case(
        "code: this folder",
        [Write("acme/web.yml", web('"."'))],
        [
            "data/acme/web.yml:8:11: code '.' holds no letter a-z or digit to make a path of; "
            "write the code the vendor prints (code-path)"
        ],
    ),
    Case(
        "code: only signs",
        [Write("acme/web.yml", web('"?!"'))],
        [
            "data/acme/web.yml:8:11: code '?!' holds no letter a-z or digit to make a path of; "
            "write the code the vendor prints (code-path)"
        ],
    ),
    Case(
        "code: letters that no path carries",
        [Write("acme/web.yml", web('"用户"'))],
        [
            "data/acme/web.yml:8:11: code '用户' holds no letter a-z or digit to make a path of; "
            "write the code the vendor prints (code-path)"
        ],
    ),
    Case(
        "code: dot at the end",
        [Write("acme/web.yml", web('"100."'))],
        [
            "data/acme/web.yml:8:11: code '100.' begins or ends with a dot, which file systems "
            "and servers drop; remove the dot (code-path)"
        ],
    ),
    Case(
        "code: dot at the beginning",
        [Write("acme/web.yml", web('".100"'))],
        [
            "data/acme/web.yml:8:11: code '.100' begins or ends with a dot, which file systems "
            "and servers drop; remove the dot (code-path)"
        ],
    ),
    Case(
        "code: white space at the end",
        [Write("acme/web.yml", web('"100 "'))],
        [
            "data/acme/web.yml:8:11: code '100 ' begins or ends with white space; remove it "
            "(code-path)"
        ],
    ),
    Case(
        "code: vendor's page",
        [Write("acme/web.yml", web('"index.html"'))],
        [
            "data/acme/web.yml:8:11: code 'index.html' would take the place of the vendor's "
            "own page; write it without '.html' (code-path)"
        ],
    ),
    Case(
        "code: as long as a text",
        [Write("acme/web.yml", web('"' + 101 * "x" + '"'))],
        [
            "data/acme/web.yml:8:11: code '"
            + 101 * "x"
            + (
                "' is longer than 100 characters; put the text in 'message', not in 'code' "
                "(code-path)"
            )
        ],
    ),
    Case("negative code is fine", [Write("acme/web.yml", web('"-1"'))], []),
    Case(
        "vendor takes a path of the site",
        [Write("find/vendor.yml", VENDOR), Write("find/web.yml", web('"100"'))],
        [
            "data/find/vendor.yml:1:1: vendor slug 'find' is a path of the site itself; rename "
            "the folder (reserved-vendor)"
        ],
    ),
    Case(
        "vendor folder with capitals",
        [Write("Beta/vendor.yml", VENDOR), Write("Beta/web.yml", web('"100"'))],
        [
            "data/Beta:1:1: folder name 'Beta' is not a slug; rename it: use small letters, "
            "digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "folder that is no vendor's",
        [Write("_drafts/web.yml", web('"100"'))],
        [
            "data/_drafts:1:1: folder name '_drafts' is not a slug; rename it: use small "
            "letters, digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "hidden folder",
        [Write(".beta/web.yml", web('"100"'))],
        [
            "data/.beta:1:1: folder name '.beta' is not a slug; rename it: use small letters, "
            "digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "list name with capitals",
        [Write("acme/Web_SDK.yml", web('"200"'))],
        [
            "data/acme/Web_SDK.yml:1:1: list name 'Web_SDK' is not a slug; rename the file: "
            "use small letters, digits and single hyphens (file-name)"
        ],
    ),
    Case(
        "ending .yaml",
        [Write("acme/web.yaml", web('"200"'))],
        [
            "data/acme/web.yaml:1:1: only files named *.yml are read in a vendor's folder; "
            "rename it or remove it (stray-file)"
        ],
    ),
    Case(
        "file that is no list",
        [Write("acme/notes.txt", "Ask Acme.")],
        [
            "data/acme/notes.txt:1:1: only files named *.yml are read in a vendor's folder; "
            "rename it or remove it (stray-file)"
        ],
    ),
    Case(
        "folder in a vendor's folder",
        [Write("acme/old/server.yml", "x")],
        [
            "data/acme/old:1:1: only files named *.yml are read in a vendor's folder; rename "
            "it or remove it (stray-file)"
        ],
    ),
    Case(
        "folder named like a list",
        [Write("acme/web.yml/codes.yml", "x")],
        [
            "data/acme/web.yml:1:1: only files named *.yml are read in a vendor's folder; "
            "rename it or remove it (stray-file)"
        ],
    ),
    Case(
        "stray file beside the vocabularies",
        [Write("vendors.yaml", "x")],
        [
            "data/vendors.yaml:1:1: not read here; move it into a vendor's folder or remove it "
            "(stray-file)"
        ],
    ),
    # Releases.
    Case(
        "stray files beside the releases",
        [
            Write("releases/.DS_Store", "x"),
            Write("releases/2026-02-30.json", "x"),
            Write("releases/2026-11-21.yml", "x"),
            Write("releases/notes/a.json", "x"),
        ],
        [
            f"data/releases/{name}:1:1: not read here: a release is a file named by its day, such "
            "as 2026-11-21.json; remove it (stray-file)"
            for name in ("2026-02-30.json", "2026-11-21.yml", "notes")
        ],
    ),
    Case(
        "a file in place of the releases",
        [Write("releases", "x")],
        [
            "data/releases:1:1: not read here: a release is a file named by its day, such "
            "as 2026-11-21.json; remove it (stray-file)"
        ],
    ),
    Case("a sound release", [Write(RELEASE, RELEASED)], []),
    Case(
        "a release that is not JSON",
        [Write(RELEASE, '{\n"date": ,')],
        [f"data/{RELEASE}:2:9: not JSON: Expecting value; {BRING_BACK}"],
    ),
    Case(
        "a release that is not UTF-8",
        [Write(RELEASE, b"{\xff")],
        [f"data/{RELEASE}:1:2: byte 0xFF is not UTF-8; save the file as UTF-8 (encoding)"],
    ),
    Case(
        "a release nested without end",
        [Write(RELEASE, "[" * 100_000)],
        [f"data/{RELEASE}:1:1: not a release; {BRING_BACK}"],
    ),
    Case(
        "a release of another shape",
        [Write(RELEASE, RELEASED.replace('"meaning": "It', '"meant": "It'))],
        [
            f"data/{RELEASE}:5:1: not a release: codes → acme/ERR → meaning: Field required; "
            f"{BRING_BACK}"
        ],
    ),
    Case(
        "a release that is no mapping",
        [Write(RELEASE, "[]")],
        [
            f"data/{RELEASE}:1:1: not a release: the file: Input should be a valid dictionary or "
            f"instance of Release; {BRING_BACK}"
        ],
    ),
    Case(
        "a release under the name of another day",
        [Write("releases/2026-11-22.json", RELEASED)],
        [
            "data/releases/2026-11-22.json:2:1: the release says it is of '2026-11-21', its name "
            f"says '2026-11-22'; {BRING_BACK}"
        ],
    ),
    Case(
        "a release with its codes in another order",
        [Write(RELEASE, RELEASED.replace("acme/100", "acme/X"))],
        [f"data/{RELEASE}:4:1: {NOT_AS_WRITTEN}"],
    ),
    Case(
        "a release with a code twice",
        [Write(RELEASE, RELEASED.replace("acme/ERR", "acme/100"))],
        [f"data/{RELEASE}:4:1: {NOT_AS_WRITTEN}"],
    ),
    Case(
        "what an editor leaves is fine",
        [
            Write(".DS_Store", "x"),
            Write("acme/.server.yml.swp", "x"),
            Write("acme/.#server.yml", "x"),
        ],
        [],
    ),
    Case(
        "no vendor.yml",
        [Remove(ACME)],
        ["data/acme/vendor.yml:1:1: the file is missing; add data/acme/vendor.yml (missing-file)"],
    ),
    Case(
        "no categories.yml",
        [Remove(CATEGORIES)],
        ["data/categories.yml:1:1: the file is missing; add data/categories.yml (missing-file)"],
    ),
    Case(
        "no problems.yml",
        [Remove(PROBLEMS)],
        ["data/problems.yml:1:1: the file is missing; add data/problems.yml (missing-file)"],
    ),
    Case(
        "vendor without a list",
        [Write("beta/vendor.yml", VENDOR)],
        [
            "data/beta:1:1: vendor 'beta' has no list of codes; add one: data/beta/server.yml "
            "(missing-file)"
        ],
    ),
    # References.
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
                "data/acme/server.yml:31:14: unknown section 'Limits'; add it to the sections of "
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
            "data/problems.yml:14:15: unknown category 'network'; valid: 'limit', 'user' "
            "(unknown-category)"
        ],
    ),
    Case(
        "unknown problem",
        [Edit(SERVER, "too-many-requests: narrower", "too-many-request: narrower")],
        [
            "data/acme/server.yml:36:7: unknown problem 'too-many-request'; did you mean "
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
            "data/acme/server.yml:37:7: unknown problem 'throttled'; valid: "
            "'too-many-requests', 'user-not-found' (unknown-problem)"
        ],
    ),
    Case(
        "other category than the main problem's",
        [Edit(SERVER, "category: user", "category: limit")],
        [
            (
                "data/acme/server.yml:22:15: category is 'limit', but its first problem "
                "'user-not-found' belongs to 'user'; use that, or put another problem first "
                "(category-mismatch)"
            ),
            "data/categories.yml:2:9: no code uses 'user'; tie one to it or remove it (unused)",
        ],
    ),
    Case(
        "related to an unknown vendor",
        [Edit(SERVER, '"acme/100"', '"acne/100"')],
        [
            "data/acme/server.yml:40:15: unknown vendor 'acne'; did you mean 'acme'? "
            "valid: 'acme' (unknown-related)"
        ],
    ),
    Case(
        "related to an unknown code",
        [Edit(SERVER, '"acme/100"', '"acme/101", "zzz"')],
        [
            (
                "data/acme/server.yml:40:15: unknown code 'acme/101'; did you mean '100'? "
                "valid: '100', 'ERR_SLOW_DOWN' (unknown-related)"
            ),
            (
                "data/acme/server.yml:40:27: unknown code 'acme/zzz'; valid: '100', "
                "'ERR_SLOW_DOWN' (unknown-related)"
            ),
        ],
    ),
    Case(
        "related to itself",
        [Edit(SERVER, '["ERR_SLOW_DOWN"]', '["100", "acme/100"]')],
        [
            (
                "data/acme/server.yml:26:15: code '100' is not related to itself; remove it "
                "(unknown-related)"
            ),
            (
                "data/acme/server.yml:26:22: code 'acme/100' is not related to itself; remove it "
                "(unknown-related)"
            ),
        ],
    ),
    Case(
        "broken link in meaning",
        [Edit(SERVER, "[[100]]", "[[999]]")],
        [
            "data/acme/server.yml:33:14: link to unknown code 'acme/999'; valid: '100', "
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
            "data/acme/server.yml:39:9: link to unknown code 'acme/999'; valid: '100', "
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
            Edit(ACME, "The code stands under `code`.", "Like [[999]]."),
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
            "data/problems.yml:9:9: link to code '100' of no vendor; write the vendor too, "
            "like 'vendor/100' (broken-link)"
        ],
    ),
    Case(
        "broken link to another vendor",
        [Edit(SERVER, "[[100]]", "[[beta/100]]")],
        ["data/acme/server.yml:33:14: link to unknown vendor 'beta'; valid: 'acme' (broken-link)"],
    ),
    Case("link in code is text", [Edit(SERVER, "[[100]]", "`[[999]]`")], []),
    # Entries and problems together.
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
    # Many findings, and what one says about others.
    Case(
        "findings in several files come sorted and all",
        [
            Edit(SERVER, "category: limit", "category: limits"),
            Edit(SERVER, "NO_SUCH_USER", "~"),
            Edit(PROBLEMS, "retry: after-wait", "retry: later"),
            Edit(ACME, "company: Acme\n", ""),
            Edit(CATEGORIES, "title: User", "titel: User"),
        ],
        [
            (
                "data/acme/server.yml:13:11: YAML reads ~ as no value; quote it or leave the field "
                "out (empty-text)"
            ),
            (
                "data/acme/server.yml:34:15: unknown category 'limits'; did you mean 'limit'? "
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
        "an unsound entry hides nothing and breaks no reference",
        [
            Edit(SERVER, "    meaning: Too many requests, unlike [[100]].\n", ""),
            Edit(SERVER, "section: Users", "section: User"),
        ],
        [
            (
                "data/acme/server.yml:12:14: unknown section 'User'; did you mean 'Users'? "
                "valid: 'Limits', 'Users' (unknown-section)"
            ),
            "data/acme/server.yml:31:5: field 'meaning' is missing; add it (missing-field)",
        ],
    ),
    Case(
        "an unsound problem breaks no tie",
        [Edit(PROBLEMS, "retry: after-wait", "retry: later")],
        [
            "data/problems.yml:20:12: 'retry' is 'later'; it must be one of 'no', 'yes', "
            "'after-fix' or 'after-wait' (wrong-value)"
        ],
    ),
    Case(
        "an unsound category breaks no reference",
        [Edit(CATEGORIES, "title: Limits", "name: Limits")],
        [
            "data/categories.yml:5:5: field 'title' is missing; add it (missing-field)",
            (
                "data/categories.yml:6:5: unknown field 'name'; known here: 'id', 'meaning', "
                "'title' (unknown-field)"
            ),
        ],
    ),
    Case(
        "an unsound vendor breaks no reference",
        [Edit(ACME, "company: Acme\n", "")],
        ["data/acme/vendor.yml:1:1: field 'company' is missing; add it (missing-field)"],
    ),
    Case(
        "an entry without its code breaks no reference",
        [Edit(SERVER, '  - code: "ERR_SLOW_DOWN"\n    section: Limits', "  - section: Limits")],
        ["data/acme/server.yml:31:5: field 'code' is missing; add it (missing-field)"],
    ),
    Case(
        "a problem without its ID breaks no tie",
        [Edit(PROBLEMS, "  - id: too-many-requests\n    title", "  - title")],
        ["data/problems.yml:12:5: field 'id' is missing; add it (missing-field)"],
    ),
]


def findings_in(data: Path) -> list[str]:
    catalog, findings = load_catalog(data)
    return [str(finding) for finding in sorted({*findings, *check_catalog(catalog)})]


def rules_in(lines: list[str]) -> set[str]:
    return {line.rpartition("(")[2].rstrip(")") for line in lines}


def rules_of(node: ast.AST) -> Iterator[str]:
    """Yield the rule that a piece of source makes a finding of."""
    match node:
        case ast.Call(
            func=ast.Name(id="Diagnostic")
            | ast.Attribute(value=ast.Name(id="Diagnostic"), attr="at")
            | ast.Attribute(attr="_find"),
            args=[*_, ast.Constant(value=str(rule))],
        ):
            yield rule
        case ast.Return(
            value=ast.Tuple(elts=[ast.Constant(value=str(rule)), ast.JoinedStr() | ast.Constant()])
        ) if rule:
            yield rule


def test_the_sound_catalog_has_no_finding() -> None:
    assert findings_in(SOUND) == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_bad_catalog(case: Case, tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    for change in case.changes:
        change.apply(data / change.file)
    assert findings_in(data) == case.findings


def test_case_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_rule_has_a_case() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in CORE.rglob("*.py")]
    named = {rule for tree in trees for node in ast.walk(tree) for rule in rules_of(node)}
    assert named == {rule for case in CASES for rule in rules_in(case.findings)}


def test_a_missing_data_folder_is_one_finding(tmp_path: Path) -> None:
    missing = tmp_path / "data"
    assert findings_in(missing) == [
        f"{missing}:1:1: the folder is missing; name the catalog's folder with --data "
        "(missing-file)"
    ]


def test_paths_begin_with_the_folders_name_wherever_it_is_named_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    (data / CATEGORIES).unlink()
    monkeypatch.chdir(data)
    assert findings_in(Path()) == [
        "data/categories.yml:1:1: the file is missing; add data/categories.yml (missing-file)"
    ]


def test_the_byte_order_mark_of_some_editors_changes_nothing(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    (data / ACME).write_text("\ufeff" + VENDOR.replace("\n", "\r\n"), "utf-8", newline="")
    assert findings_in(data) == []


def test_a_finding_is_always_one_line(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    Edit(SERVER, 'retry: "no"', 'retry: "no\\n\\nfake.yml:1:1: all is well"').apply(data / SERVER)
    assert findings_in(data) == [
        "data/acme/server.yml:25:12: 'retry' is 'no fake.yml:1:1: all is well'; it must be one of "
        "'no', 'yes', 'after-fix' or 'after-wait' (wrong-value)"
    ]


def test_many_choices_are_not_all_listed(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    entry = web('"0000"').partition("codes:\n")[2]
    codes = "".join(entry.replace("0000", f"{number:04}") for number in range(100))
    Write("acme/web.yml", f"{HEAD}codes:\n{codes}").apply(data / "acme/web.yml")
    Edit(SERVER, "[[100]]", "[[nowhere]]").apply(data / SERVER)
    assert findings_in(data) == [
        "data/acme/server.yml:33:14: link to unknown code 'acme/nowhere'; "
        "see the lists of 'acme' (broken-link)"
    ]
