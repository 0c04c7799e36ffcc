"""Releases: the snapshot that a release keeps, and the changes between two of them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atlas.__main__ import main
from atlas.analysis.changes import differences, history
from atlas.analysis.snapshot import snapshot_of
from atlas.catalog.model import ReleasedCode
from atlas.catalog.records import Catalog
from release_data import HOSTILE, SOUND, add_code, edit, keep, kinds_and_codes, only, quoted, read


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Copy the sound catalog: the codes 100 and ERR_SLOW_DOWN of Acme."""
    return shutil.copytree(SOUND, tmp_path / "data")


def test_a_release_file_has_one_sorted_code_per_line(data: Path) -> None:
    keep(data, "2026-01-01")
    lines = (data / "releases/2026-01-01.json").read_text("utf-8").splitlines()
    assert lines[:3] == ["{", '"date": "2026-01-01",', '"codes": {']
    assert [line.partition(":")[0] for line in lines[3:-1]] == [
        '"acme/100"',
        '"acme/ERR_SLOW_DOWN"',
    ]
    codes = json.loads("\n".join(lines))["codes"]
    assert [code["meaning"] for code in codes.values()] == [
        "The user does not exist.",
        "Too many requests, unlike 100.",
    ]
    assert all(re.fullmatch("[0-9a-f]{16}", code["digest"]) for code in codes.values())


def test_a_release_file_reads_back_unchanged(data: Path) -> None:
    edit(
        data,
        "meaning: The user does not exist.",
        f"meaning: {quoted(HOSTILE + chr(0x1F600) + '.')}",
    )
    keep(data, "2026-01-01")
    (release,) = read(data).releases
    assert release.codes == snapshot_of(read(data))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NO_SUCH_USER", "NO_USER"),
        ("message: user not found", "message: no such user"),
        ("The user does not exist.", "There is no such user."),
        ("returns: user is gone", "returns: user gone"),
        ("      - Create the user.", "      - Create it."),
        ("user-not-found: exact", "user-not-found: broader"),
        ('retry: "no"', 'retry: "yes"'),
        ("The source prints the code twice.", "The source prints it twice."),
        ("The source does not say who deleted the user.", "Who deleted it?"),
        ('    related: ["ERR_SLOW_DOWN"]\n', ""),
    ],
)
def test_a_changed_fact_changes_its_code(old: str, new: str, data: Path) -> None:
    keep(data, "2026-01-01")
    edit(data, old, new)
    assert kinds_and_codes(history(read(data))[0]) == [("changed", "100")]


def test_a_code_whose_lists_differ_has_the_meaning_of_each(data: Path) -> None:
    server = (data / "acme/server.yml").read_text("utf-8")
    app = server.replace("does not exist", "has left").replace("Too many", "So many")
    (data / "acme/web.yml").write_text(app, "utf-8")
    before = snapshot_of(read(data))
    assert before["acme/100"].meaning == "The user does not exist. / The user has left."
    with (data / "acme/vendor.yml").open("a", encoding="utf-8") as vendor:
        vendor.write("lists: [web, server]\n")
    assert snapshot_of(read(data)) == before


def test_a_changed_retry_of_a_problem_changes_its_codes(data: Path) -> None:
    keep(data, "2026-01-01")
    file = data / "problems.yml"
    file.write_text(file.read_text("utf-8").replace("retry: after-wait", 'retry: "yes"'), "utf-8")
    assert kinds_and_codes(history(read(data))[0]) == [("changed", "ERR_SLOW_DOWN")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('reviewed: "2026-11-21"', 'reviewed: "2026-11-22"'),
        ('lines: "3-4"', 'lines: "1"'),
    ],
)
def test_review_dates_and_source_lines_are_not_changes(old: str, new: str, data: Path) -> None:
    keep(data, "2026-01-01")
    edit(data, old, new)
    assert [changes.date for changes in history(read(data))] == ["2026-01-01"]


def test_the_digest_of_an_entry_is_stable() -> None:
    """A new digest of the same facts would report every code as changed."""
    state = snapshot_of(read(SOUND))
    assert state["acme/ERR_SLOW_DOWN"].digest == "24b459bf0aee38e9"


def codes(**states: str) -> dict[str, ReleasedCode]:
    """Return codes by their digest; a digest with `!` is of a retired code."""
    return {
        f"acme/{code}": ReleasedCode(
            digest=digest, meaning="x", retired="2026-01-01" if "!" in digest else None
        )
        for code, digest in states.items()
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {}, []),
        ({"a": "1"}, {"a": "1"}, []),
        ({}, {"a": "1"}, ["added"]),
        ({"a": "1"}, {"a": "2"}, ["changed"]),
        ({"a": "1"}, {}, ["retired"]),
        ({"a": "1"}, {"a": "1!"}, ["retired"]),
        ({"a": "1!"}, {"a": "1!"}, []),
        ({"a": "1!"}, {"a": "2!"}, ["changed"]),
        ({"a": "1!"}, {}, []),
        ({"a": "1!"}, {"a": "2"}, ["added"]),
    ],
)
def test_differences_between_two_snapshots(
    old: dict[str, str], new: dict[str, str], expected: list[str]
) -> None:
    assert [kind for _, kind in differences(codes(**old), codes(**new))] == expected


def test_each_release_is_compared_with_the_previous_one(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/1": "one", "acme/2": "two"})
    keep(data, "2026-02-01", {"acme/2": "two, changed", "acme/10": "ten", "acme/9": "nine"})
    keep(data, "2026-03-01")
    found = history(read(data))
    assert [changes.date for changes in found] == ["2026-03-01", "2026-02-01", "2026-01-01"]
    assert kinds_and_codes(found[0]) == [
        ("retired", "2"), ("retired", "9"), ("retired", "10"), ("added", "100"),
        ("added", "ERR_SLOW_DOWN"),
    ]  # fmt: skip
    assert kinds_and_codes(found[1]) == [
        ("retired", "1"), ("changed", "2"), ("added", "9"), ("added", "10"),
    ]  # fmt: skip
    assert found[1].counts == [("added", 2), ("changed", 1), ("retired", 1)]
    assert [each.is_new for changes in found for each in changes.vendors] == [False, False, True]


def test_unreleased_changes_come_first(data: Path) -> None:
    keep(data, "2026-01-01")
    add_code(data, "101")
    newest, first = history(read(data))
    assert (newest.date, kinds_and_codes(newest)) == (None, [("added", "101")])
    assert first.date == "2026-01-01"


def test_a_code_marked_as_retired_is_reported_once(data: Path) -> None:
    keep(data, "2026-01-01")
    mark = '    retired: {since: "2026-01-31", reason: It is gone., instead: ERR_SLOW_DOWN}\n'
    edit(data, '    reviewed: "2026-11-21"\n', f'    reviewed: "2026-11-21"\n{mark}')
    change = only(history(read(data))[0])
    assert (change.kind, change.path) == ("retired", "acme/100/")
    keep(data, "2026-02-01")
    assert kinds_and_codes(history(read(data))[0]) == [("retired", "100")]
    assert read(data).releases[1].codes["acme/100"].retired == "2026-01-31"
    assert len(history(read(data))) == 2


def test_a_renamed_code_links_to_its_new_name(data: Path) -> None:
    add_code(data, "101")
    keep(data, "2026-01-01")
    edit(data, 'code: "101"', 'code: "102"')
    add_code(data, "103", '    formerly: ["101"]\n')
    added, other, gone = history(read(data))[0].vendors[0].changes[::-1]
    assert (gone.code, gone.kind, gone.path, gone.now) == ("101", "retired", "acme/103/", "103")
    assert {(each.code, each.path, each.now) for each in (added, other)} == {
        ("102", "acme/102/", None), ("103", "acme/103/", None),
    }  # fmt: skip


def test_a_removed_code_or_vendor_has_no_link(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/1": "one", "gone/1": "uno"})
    found = history(read(data))[0].vendors
    assert [(each.name, each.path) for each in found] == [("Acme Chat", "acme/"), ("gone", None)]
    assert [each.of("retired")[0].path for each in found] == [None, None]


def test_the_release_command_writes_the_snapshot_of_a_date(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "--data", str(data), "--date", "2026-01-01"]) == 0
    file = data / "releases/2026-01-01.json"
    assert capsys.readouterr() == (f"{file}: 2 added\n", "")
    assert read(data).releases[0].codes == snapshot_of(read(data))
    edit(data, "The user does not exist.", "There is no such user.")
    assert main(["release", "--data", str(data), "--date", "2026-01-02"]) == 0
    assert capsys.readouterr().out == f"{data}/releases/2026-01-02.json: 1 changed\n"
    assert main(["check", "--data", str(data)]) == 0


def test_the_release_command_uses_today_by_default(data: Path) -> None:
    before = datetime.now(UTC).date().isoformat()
    assert main(["release", "--data", str(data)]) == 0
    (file,) = (data / "releases").iterdir()
    assert before <= file.stem <= datetime.now(UTC).date().isoformat()


def test_a_release_in_the_future_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No later release could follow it."""
    assert main(["release", "--data", str(data), "--date", "9999-12-31"]) == 1
    assert capsys.readouterr().err.startswith("9999-12-31 is in the future")
    assert not (data / "releases").exists()


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        ("2026-02-30", "'2026-02-30' is not a date; write it like '2026-11-21'"),
        ("20260301", "'20260301' is not a date; write it like '2026-11-21'"),
        ("../x", "'../x' is not a date; write it like '2026-11-21'"),
        ("2026-01-01", "a release of 2026-01-01 exists; name a day after 2026-02-01"),
        ("2026-02-01", "a release of 2026-02-01 exists; name a day after 2026-02-01"),
        ("2026-01-15", "2026-01-15 is before the last release; name a day after 2026-02-01"),
        (
            "2026-02-02",
            "no code has changed since the release of 2026-02-01; there is nothing to release",
        ),
    ],
)
def test_the_release_command_rejects_a_date(
    day: str, refusal: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(data, "2026-01-01", {"acme/1": "one"})
    keep(data, "2026-02-01")
    there = {file: file.read_bytes() for file in (data / "releases").iterdir()}
    assert main(["release", "--data", str(data), "--date", day]) == 1
    assert capsys.readouterr() == ("", f"{refusal}\n")
    assert {file: file.read_bytes() for file in (data / "releases").iterdir()} == there


def test_a_catalog_with_diagnostics_is_not_released(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, "category: limit", "category: limits")
    assert main(["release", "--data", str(data), "--date", "2026-01-01"]) == 1
    assert capsys.readouterr().err.endswith("(unknown-category)\n1 diagnostic\n")
    assert not (data / "releases").exists()


def test_the_catalog_has_a_release(catalog: Catalog) -> None:
    assert catalog.releases
