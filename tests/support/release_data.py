"""A copy of the sound catalog whose releases a test writes and whose list it edits."""

from __future__ import annotations

import json
import re
from pathlib import Path

from atlas.analysis.changes import Change, ReleaseChanges
from atlas.analysis.snapshot import snapshot_of
from atlas.catalog.ledger import write_digests
from atlas.catalog.loader import load_catalog
from atlas.catalog.model import Release, ReleasedCode
from atlas.catalog.records import Catalog
from atlas.catalog.release_files import render_release
from atlas.checks import check_catalog
from conftest import ROOT
from small_project import LAST_DAY

SOUND = ROOT / "tests/sound/data"
HOSTILE = "</del><script>alert(1)</script> & ]]> \x00\x08\ufffe \U0001f600 \"'"


def read(data: Path) -> Catalog:
    catalog, loading = load_catalog(data)
    assert check_catalog(catalog, LAST_DAY, loading) == []
    return catalog


def quoted(text: str) -> str:
    """Return text as YAML, without the characters that YAML forbids."""
    return json.dumps(re.sub("[\x00\x08\ufffe]", "", text), ensure_ascii=False)


def edit(data: Path, old: str, new: str) -> None:
    """Change a text that occurs once in the list of Acme."""
    file = data / "acme/server.yml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def keep(data: Path, day: str, codes: dict[str, str] | None = None) -> None:
    """Write a release of the catalog, or of made-up codes with their meanings."""
    made_up = {
        ref: ReleasedCode(digest=meaning, meaning=meaning) for ref, meaning in (codes or {}).items()
    }
    release = Release(date=day, codes=made_up or dict(snapshot_of(read(data))))
    file = data / f"releases/{day}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(render_release(release), "utf-8")
    write_digests(data)


def add_code(data: Path, code: str, more: str = "") -> None:
    file = data / "acme/server.yml"
    record = (
        f'  - code: "{code}"\n    meaning: The user is gone.\n    category: user\n'
        f'    problems:\n      user-not-found: exact\n    lines: "9"\n{more}'
    )
    file.write_text(file.read_text("utf-8") + record, "utf-8")


def kinds_and_codes(changes: ReleaseChanges) -> list[tuple[str, str]]:
    return [(change.kind, change.code) for each in changes.vendors for change in each.changes]


def only(changes: ReleaseChanges) -> Change:
    (change,) = (change for each in changes.vendors for change in each.changes)
    return change
