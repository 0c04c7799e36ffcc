"""Release files and missing files."""

from __future__ import annotations

from bad.changes import ACME, CATEGORIES, OTHER, PROBLEMS, Case, Remove, Write

RELEASE = "releases/2026-11-21.json"
RELEASED = """\
{
"date": "2026-11-21",
"codes": {
"acme/100": {"digest": "0", "meaning": "No such user."},
"acme/ERR": {"digest": "1", "meaning": "It failed.", "retired": "2026-01-31"}
}}
"""
BRING_BACK = "restore the file from git; only `make release` writes it (unsound-release)"
NOT_AS_WRITTEN = f"the file was edited: codes must be sorted, unique and one per line; {BRING_BACK}"

CASES = [
    Case(
        "stray files beside the releases",
        [
            Write("releases/.DS_Store", "x"),
            Write("releases/2026-02-30.json", "x"),
            Write("releases/2026-11-21.yml", "x"),
            Write("releases/notes/a.json", "x"),
        ],
        [
            f"data/releases/{name}:1:1: not read here: a release file has a name "
            "like 2026-11-21.json; remove it (stray-file)"
            for name in ("2026-02-30.json", "2026-11-21.yml", "notes")
        ],
    ),
    Case(
        "a file in place of the releases",
        [Write("releases", "x")],
        [
            "data/releases:1:1: not read here: a release file has a name like 2026-11-21.json; "
            "remove it (stray-file)"
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
        "a release nested too deeply",
        [Write(RELEASE, "[" * 100_000)],
        [f"data/{RELEASE}:1:1: not a release file; {BRING_BACK}"],
    ),
    Case(
        "a release of another shape",
        [Write(RELEASE, RELEASED.replace('"meaning": "It', '"meant": "It'))],
        [
            f"data/{RELEASE}:5:1: not a release file: codes → acme/ERR → meaning: Field required; "
            f"{BRING_BACK}"
        ],
    ),
    Case(
        "a release that is not a mapping",
        [Write(RELEASE, "[]")],
        [
            f"data/{RELEASE}:1:1: not a release file: the file: Input should be a valid dictionary "
            f"or instance of Release; {BRING_BACK}"
        ],
    ),
    Case(
        "a release with the name of another date",
        [Write("releases/2026-11-22.json", RELEASED)],
        [
            "data/releases/2026-11-22.json:2:1: the release is dated '2026-11-21', but the file "
            f"name says '2026-11-22'; {BRING_BACK}"
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
        "hidden files of editors are ignored",
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
        [Write("beta/vendor.yml", OTHER)],
        [
            "data/beta:1:1: vendor 'beta' has no list of codes; add one, such as "
            "data/beta/server.yml (missing-file)"
        ],
    ),
]
