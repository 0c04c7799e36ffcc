"""A table of damages: whatever slip damages a file, its first diagnostic is the cause."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from atlas.analysis.page_paths import addresses
from atlas.catalog.data_folder import CONSTANTS, DIGESTS, LEDGER
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.ledger import append_lines, write_digests
from atlas.catalog.loader import load_catalog
from atlas.checks import check_catalog
from bad.changes import ACME, CATEGORIES, PROBLEMS, SERVER
from bad.releases import RELEASE, RELEASED
from damages import DAMAGES
from small_project import LAST_DAY, SOUND

FILES = (
    CATEGORIES, "platforms.yml", PROBLEMS, ACME, SERVER, LEDGER, CONSTANTS, DIGESTS, RELEASE,
)  # fmt: skip
PLACES = 7  # of a file that a damage hits, evenly spread
MOST = 3  # diagnostics of one damage
# A vocabulary that lacks a record is valid: what names the record is found instead.
ELSEWHERE = {"lost-address", "unknown-platform", "lost-record"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sound catalog with a ledger, constants and a release; a test restores it."""
    data = shutil.copytree(SOUND, tmp_path_factory.mktemp("damaged") / "data")
    catalog = load_catalog(data)[0]
    append_lines(data / LEDGER, addresses(catalog))
    append_lines(data / CONSTANTS, ["acme/server 100 NO_SUCH_USER"])
    (data / "releases").mkdir()
    (data / RELEASE).write_text(RELEASED, "utf-8")
    write_digests(data)
    assert found_in(data) == []
    return data


def found_in(data: Path) -> list[Diagnostic]:
    catalog, loading = load_catalog(data)
    return check_catalog(catalog, LAST_DAY, loading)


def test_the_table_has_forty_damages() -> None:
    assert len(DAMAGES) == 40


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_the_first_diagnostic_is_the_cause(name: str, damage: str, data: Path) -> None:
    file = data / name
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    for at in range(0, len(lines), -(-len(lines) // PLACES)):
        file.write_bytes(b"".join(DAMAGES[damage](lines, at)))
        found = found_in(data)
        file.write_bytes(whole)
        shown = [f"line {at + 1} damaged:", *map(str, found)]
        assert len(found) <= MOST, shown
        if found and found[0].path != f"data/{name}":
            assert found[0].rule in ELSEWHERE, shown
