"""Published paths, constants and releases that are lost, cut or altered, with git or without."""

from __future__ import annotations

import hashlib

from bad.changes import Case, Edit, Link, Remove, Write
from bad.releases import RELEASE, RELEASED

LEDGER, CONSTANTS, DIGESTS = "ledger.txt", "constants.txt", "published.sha256"
PATHS = "/\nacme/100/\nacme/ERR_SLOW_DOWN/\n"
_KEPT = {LEDGER: PATHS, CONSTANTS: "acme/server 100 NO_SUCH_USER\n", RELEASE: RELEASED}
_LOST = "restore it from git: it keeps what was published (lost-record)"
_ALTERED = (
    "1:1: the file was cut or altered: its SHA-256 is not the one in published.sha256; restore "
    "both from git (lost-record)"
)
_JOINED = "two branches added lines; run `make ledger`, which joins them (two-branches)"


def digest(text: str, name: str = LEDGER) -> str:
    """Return the line of a file in `published.sha256`."""
    return f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n"


_SEAL = "".join(digest(text, name) for name, text in sorted(_KEPT.items()))
_PUBLISHED: list[Edit | Write | Remove | Link] = [
    *(Write(name, text) for name, text in _KEPT.items()),
    Write(DIGESTS, _SEAL),
]


def _case(name: str, change: Edit | Write | Remove | Link, *diagnostics: str) -> Case:
    return Case(name, [*_PUBLISHED, change], [f"data/{each}" for each in diagnostics], True)


CASES = [
    Case("all that was published is there", _PUBLISHED, [], True),
    *(
        _case(f"{name} is missing", Remove(name), f"{name}:1:1: the file is missing; {_LOST}")
        for name in _KEPT
    ),
    *(_case(f"{name} is empty", Write(name, ""), f"{name}:{_ALTERED}") for name in list(_KEPT)[:2]),
    _case("a shorter ledger", Write(LEDGER, PATHS[:-20]), f"{LEDGER}:{_ALTERED}"),
    _case("a letter of the ledger", Edit(LEDGER, "100", "1O0"), f"{LEDGER}:{_ALTERED}"),
    _case("a letter of a release", Edit(RELEASE, "It failed", "It fails"), f"{RELEASE}:{_ALTERED}"),
    _case(
        "lines that nothing but an editor added",
        Write(LEDGER, f"{PATHS}guide/old/\n"),
        f"{LEDGER}:4:1: this line and those below have no digest; run `make ledger` if a merge "
        "brought them, else remove them (two-branches)",
    ),
    _case(
        "a folder in place of the ledger",
        Write("ledger.txt/x", "x"),
        f"{LEDGER}:1:1: not a regular file; {_LOST}",
    )._replace(
        changes=[*_PUBLISHED, Remove(LEDGER), Write("ledger.txt/x", "x")],
    ),
    Case(
        "no digests",
        [*_PUBLISHED, Remove(DIGESTS)],
        [
            f"data/{DIGESTS}:1:1: the file is missing; restore it from git: an empty one begins a "
            "new catalog (lost-record)"
        ],
        True,
    ),
    _case(
        "a release that was written by hand",
        Write("releases/2026-11-22.json", RELEASED.replace("11-21", "11-22")),
        f"{DIGESTS}:1:1: 'releases/2026-11-22.json' has no digest; restore this file from git: "
        "only `make ledger` and `make release` write what was published (lost-record)",
    ),
    _case(
        "a digest that is none",
        Write(DIGESTS, _SEAL.replace("  ledger", " ledger")),
        f"{DIGESTS}:2:1: not a SHA-256, two blanks and a published file; restore the file from git "
        "(lost-record)",
    ),
    _case(
        "two branches that added paths",
        Write(DIGESTS, f"{_SEAL}{digest('/')}"),
        f"{DIGESTS}:4:1: a second digest of 'ledger.txt'; {_JOINED}",
    ),
    _case(
        "two releases of a day",
        Write(DIGESTS, f"{_SEAL}{digest('{}', RELEASE)}"),
        f"{DIGESTS}:4:1: a second digest of '{RELEASE}'; keep that of the branch that is published "
        "(two-branches)",
    ),
    _case(
        "a merge in progress",
        Write(DIGESTS, f"<<<<<<< HEAD\n{_SEAL}=======\n>>>>>>> other\n"),
        f"{DIGESTS}:1:1: this is an unresolved merge conflict; keep the lines of both branches, "
        "remove the markers, and run `make ledger` (merge-conflict)",
    ),
    Case(
        "paths that are none",
        [Write(LEDGER, "/\n/acme/100/\nacme/100\nacme/100/\nacme/100/\n")],
        [
            f"data/ledger.txt:{line}:1: {wrong}; restore the file from git, and let `make ledger` "
            "add to it (unsound-path)"
            for line, wrong in (
                (2, "'/acme/100/' is not the path of a page"),
                (3, "'acme/100' is not the path of a page"),
                (5, "'acme/100/' is on line 4 already"),
            )
        ],
    ),
]
