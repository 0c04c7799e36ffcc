"""Links, folders in place of files, files that are too large, wrong names, wrong encodings."""

from __future__ import annotations

from typing import Any

from bad.changes import (
    ACME,
    CATEGORIES,
    HEAD,
    OTHER,
    PROBLEMS,
    SERVER,
    VENDOR,
    Case,
    Edit,
    Link,
    Remove,
    Write,
    web,
)

MB = 2**20
_SLUGS = "use small letters, digits and single hyphens"
_LINK = (
    "symbolic links are not allowed; replace the link with the file or folder itself (stray-file)"
)
_NO_LIST = (
    "only files named *.yml are read in a vendor's folder; rename it or remove it (stray-file)"
)


def _missing(name: str) -> str:
    return f"data/{name}:1:1: the file is missing; add data/{name} (missing-file)"


def _device(place: str, kind: str, name: str, fix: str) -> str:
    wrong = "is a reserved device name on Windows"
    return f"data/{place}: {kind} '{name}' {wrong}; {fix} (file-name)"


def _too_large(name: str) -> str:
    return (
        f"data/{name}:1:1: the file is larger than 16 MB; split it into smaller files (too-large)"
    )


def _conflict(name: str, line: int) -> list[str]:
    return [
        f"data/{name}:{line}:1: this is an unresolved merge conflict; keep what is right of the "
        "two versions and remove the lines that begin with '<<<<<<<', '|||||||', '=======' and "
        "'>>>>>>>' (merge-conflict)"
    ]


# Names of files that a message must escape.
_NAMES: dict[str, Any] = {
    "a newline": ("ser\nver", "ser\\nver"),
    "an escape sequence of a terminal": ("\x1b[31mred", "\\x1b[31mred"),
    "a right-to-left override": ("\u202etxet", "\\u202etxet"),
}

CASES = [
    Case("a file of 50 MB", [Write(SERVER, b"#" * (50 * MB))], [_too_large("acme/server.yml")]),
    Case(
        "a file one byte too large",
        [Write(ACME, b"#" * (16 * MB + 1))],
        [_too_large("acme/vendor.yml")],
    ),
    Case(
        "a release of 50 MB",
        [Write("releases/2026-11-21.json", b"[" * (50 * MB))],
        [_too_large("releases/2026-11-21.json")],
    ),
    Case(
        "a link to a list",
        [Write("../web.yml", web('"200"')), Link("acme/web.yml", "../../web.yml")],
        [f"data/acme/web.yml:1:1: {_LINK}"],
    ),
    Case(
        "a link to itself",
        [Remove(CATEGORIES), Link(CATEGORIES, CATEGORIES)],
        [f"data/categories.yml:1:1: {_LINK}", _missing(CATEGORIES)],
    ),
    Case(
        "a link to nothing",
        [Remove(ACME), Link(ACME, "nothing")],
        [f"data/acme/vendor.yml:1:1: {_LINK}", _missing(ACME)],
    ),
    Case("a link to a folder", [Link("beta", "acme")], [f"data/beta:1:1: {_LINK}"]),
    Case("a link to the folder it is in", [Link("acme/me", ".")], [f"data/acme/me:1:1: {_LINK}"]),
    Case(
        "a link to a release",
        [Write("../r.json", "{}"), Link("releases/2026-11-21.json", "../../r.json")],
        [f"data/releases/2026-11-21.json:1:1: {_LINK}"],
    ),
    Case(
        "a link in place of the releases",
        [Link("releases", "acme")],
        [f"data/releases:1:1: {_LINK}"],
    ),
    Case(
        "a folder in place of a vendor.yml",
        [Remove(ACME), Write("acme/vendor.yml/a", "x")],
        [f"data/acme/vendor.yml:1:1: {_NO_LIST}", _missing(ACME)],
    ),
    Case(
        "a folder in place of problems.yml",
        [Remove(PROBLEMS), Write("problems.yml/a", "x")],
        [
            f"data/problems.yml:1:1: folder name 'problems.yml' is not a slug; rename it: {_SLUGS} "
            "(file-name)",
            _missing(PROBLEMS),
            f"data/problems.yml/a:1:1: {_NO_LIST}",
        ],
    ),
    *(
        Case(
            f"a list's name with {what}",
            [Write(f"acme/{name}.yml", web('"200"'))],
            [
                f"data/acme/{shown}.yml:1:1: list name '{shown.replace(chr(92) + 'n', ' ')}' is "
                f"not a slug; rename the file: {_SLUGS} (file-name)"
            ],
        )
        for what, (name, shown) in _NAMES.items()
    ),
    Case(
        "a list's name that is not UTF-8",
        [Write("acme/b\udcffd.yml", web('"200"'))],
        [
            "data/acme/b\\udcffd.yml:1:1: list name 'b\\udcffd' is not a slug; rename the file: "
            f"{_SLUGS} (file-name)"
        ],
    ),
    Case(
        "a list named like a device",
        [Write("acme/aux.yml", web('"200"'))],
        [_device("acme/aux.yml:1:1", "list name", "aux", "rename the file")],
    ),
    Case(
        "a vendor named like a device",
        [Write("com1/vendor.yml", OTHER), Write("com1/web.yml", web('"100"'))],
        [_device("com1:1:1", "folder name", "com1", "rename it")],
    ),
    Case(
        "a category and a problem named like devices",
        [
            Edit(CATEGORIES, "id: limit", "id: con"),
            Edit(PROBLEMS, "category: limit", "category: con"),
            Edit(SERVER, "category: limit", "category: con"),
            Edit(PROBLEMS, "id: too-many-requests", "id: nul"),
            Edit(SERVER, "too-many-requests: narrower", "nul: narrower"),
        ],
        [
            _device("categories.yml:5:9", "id", "con", "choose another"),
            _device("problems.yml:13:9", "id", "nul", "choose another"),
        ],
    ),
    Case(
        "UTF-16",
        [Write(ACME, VENDOR.encode("utf-16"))],
        ["data/acme/vendor.yml:1:1: byte 0xFF is not UTF-8; save the file as UTF-8 (encoding)"],
    ),
    Case(
        "UTF-16 without a mark",
        [Write(ACME, VENDOR.encode("utf-16-le"))],
        [
            "data/acme/vendor.yml:1:2: character U+0000 is not allowed in YAML; remove it "
            "(yaml-syntax)"
        ],
    ),
    Case(
        "a zero byte",
        [Edit(ACME, "company: Acme", "company: Ac\0me")],
        [
            "data/acme/vendor.yml:2:12: character U+0000 is not allowed in YAML; remove it "
            "(yaml-syntax)"
        ],
    ),
    Case(
        "UTF-8 cut off",
        [Write(ACME, "name: Acm\N{LATIN SMALL LETTER E WITH ACUTE}".encode()[:-1])],
        ["data/acme/vendor.yml:1:10: byte 0xC3 is not UTF-8; save the file as UTF-8 (encoding)"],
    ),
    Case(
        "UTF-8 that spells a surrogate",
        [Write(ACME, b"name: \xed\xa0\x80")],
        ["data/acme/vendor.yml:1:7: byte 0xED is not UTF-8; save the file as UTF-8 (encoding)"],
    ),
    Case(
        "merge conflict in a list",
        [
            Edit(
                SERVER,
                "    name: NO_SUCH_USER\n",
                "<<<<<<< HEAD\n    name: NO_SUCH_USER\n||||||| 0ab1c2d\n=======\n"
                "    name: NO_USER\n>>>>>>> branch\n",
            ),
            Write("ledger.txt", "/\nacme/100/\nacme/999/\nold/1/\n"),
        ],
        _conflict(SERVER, 13),
    ),
    *(
        Case(
            f"a lone marker {marker}",
            [Edit(ACME, "company: Acme\n", f"company: Acme\n{marker}\n")],
            _conflict(ACME, 3),
        )
        for marker in ("<<<<<<< HEAD", "||||||| 0ab1c2d", "=======", ">>>>>>> branch")
    ),
    Case(
        "merge conflict in a file with line ends of Windows",
        [Write(CATEGORIES, "categories:\r\n=======\r\n")],
        _conflict(CATEGORIES, 2),
    ),
    Case(
        "merge conflict in the ledger",
        [Write("ledger.txt", "/\n<<<<<<< HEAD\nold/1/\n=======\nold/2/\n>>>>>>> branch\n")],
        [
            "data/ledger.txt:2:1: this is an unresolved merge conflict; keep the lines of both "
            "branches, remove the markers, and run `make ledger` (merge-conflict)"
        ],
    ),
    Case(
        "merge conflict in a release",
        [Write("releases/2026-11-21.json", '{\n"date": "2026-11-21",\n<<<<<<< HEAD\n')],
        _conflict("releases/2026-11-21.json", 3),
    ),
    Case(
        "what is no marker is valid",
        [Edit(ACME, "company: Acme\n", "# ======= Acme\ncompany: Acme ======= <<<<<<< HEAD\n")],
        [],
    ),
    *(
        Case(
            f"{depth} {kind} deep",
            [Write("acme/web.yml", f"{HEAD}codes:\n{opened * depth}x")],
            ["data/acme/web.yml:1:1: nested too deeply; reduce the nesting (yaml-syntax)"],
        )
        for depth in (1_000, 100_000)
        for kind, opened in (("lists", "- "), ("keys", "? "))
    ),
    *(
        Case(
            f"{depth} {kind} deep",
            [Write("acme/web.yml", f"{HEAD}codes: {opened * depth}{closed * depth}")],
            ["data/acme/web.yml:1:1: nested too deeply; reduce the nesting (yaml-syntax)"],
        )
        for depth in (1_000, 100_000)
        for kind, opened, closed in (("brackets", "[", "]"), ("braces", "{a: ", "}"))
    ),
]
