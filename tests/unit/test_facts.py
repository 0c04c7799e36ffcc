"""The fact digests: an edit of what a vendor prints is reported."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.__main__ import main
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.maintenance.fact_digests import altered, digests
from conftest import ROOT

KEPT = ROOT / "tests/golden/facts.txt"
SOUND = ROOT / "tests/sound/data"
MEANT = "; if it is meant, run `make facts`"
FACTS_OF_100 = (
    '["code", "100"], ["name", "NO_SUCH_USER"], ["message", "user not found"], '
    '["returns", "user is gone"], ["section", "Users"]'
)

Altered = Callable[[str, str], list[str]]


def test_no_fact_has_changed(catalog: Catalog) -> None:
    kept = KEPT.read_text("utf-8").splitlines()
    assert altered(catalog, kept) == []
    assert [line for line in kept if not line.startswith("#")] == digests(catalog)


@pytest.fixture
def alter(tmp_path: Path) -> Altered:
    """Return a function that changes a text of the sound catalog and returns the report."""
    data = shutil.copytree(SOUND, tmp_path / "data")
    kept = digests(load_catalog(data)[0])

    def alter(old: str, new: str) -> list[str]:
        file = data / "acme/server.yml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        catalog, diagnostics = load_catalog(data)
        assert diagnostics == []
        return altered(catalog, kept)

    return alter


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NO_SUCH_USER", "NO_SUCH_USERS"),
        ("user not found", "user not found."),
        ("user is gone", "user is  gone"),
        ("section: Users", "section: Limits"),
    ],
)
def test_changed_entry_is_reported_with_its_new_facts(alter: Altered, old: str, new: str) -> None:
    now = FACTS_OF_100.replace(old.removeprefix("section: "), new.removeprefix("section: "))
    assert alter(old, new) == [f"acme/server 100 has changed; it now says [{now}]{MEANT}"]


def test_renamed_code_is_reported_as_gone_and_new(alter: Altered) -> None:
    renamed = '"101"\n    formerly: ["100"]'
    facts = FACTS_OF_100.replace('"100"', '"101"')
    assert alter('"100"', renamed) == [
        f'acme/server 101 is new: [{facts}, ["formerly", "100"]]{MEANT}',
        f"acme/server 100 was removed{MEANT}",
    ]


def test_retired_code_is_reported_as_changed(alter: Altered) -> None:
    retired = '    retired: {since: "2026-11-20", reason: Gone, instead: ERR_SLOW_DOWN}\n'
    facts = f'{FACTS_OF_100}, ["retired", "2026-11-20", "ERR_SLOW_DOWN"]'
    assert alter("    doubt:", f"{retired}    doubt:") == [
        f"acme/server 100 has changed; it now says [{facts}]{MEANT}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "added"),
    [
        (
            "    name: NO_SUCH_USER\n",
            "    name: {NO_SUCH_USER: [rest]}\n",
            '["spelled", "NO_SUCH_USER", "rest"]',
        ),
        ('    retry: "no"\n', '    retry: "no"\n    http: ["404"]\n', '["http", "404"]'),
        ('    retry: "no"\n', '    retry: "no"\n    platforms: [rest]\n', '["platform", "rest"]'),
        (
            '    retry: "no"\n',
            '    retry: "no"\n    observed: [{text: It is, returns: x, evidence: ["https://a.b"]}]\n',
            '["observed", "x"]',
        ),
        (
            '    retry: "no"\n',
            '    retry: "no"\n    deprecated: {reason: Old, instead: ERR_SLOW_DOWN}\n',
            '["deprecated", "", "ERR_SLOW_DOWN"]',
        ),
    ],
    ids=["spelled", "http", "platform", "observed", "deprecated"],
)
def test_a_fact_that_an_entry_may_have_is_reported(
    alter: Altered, old: str, new: str, added: str
) -> None:
    (line,) = alter(old, new)
    assert line.startswith("acme/server 100 has changed; it now says [")
    assert f", {added}" in line


def test_moved_code_is_reported(alter: Altered) -> None:
    codes = (SOUND / "acme/server.yml").read_text("utf-8").split("codes:\n")[1]
    first, second = codes.split('  - code: "ERR')
    assert alter(codes, f'  - code: "ERR{second}{first}') == [
        f"acme/server ERR_SLOW_DOWN is now where acme/server 100 was{MEANT}"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The user does not exist.", "No such user is known."),
        ("- Create the user.", "- Make the user."),
        ("user-not-found: exact", "user-not-found: narrower"),
        ('    reviewed: "2026-11-21"\n', ""),
    ],
)
def test_our_own_words_are_not_facts(alter: Altered, old: str, new: str) -> None:
    assert alter(old, new) == []


def test_command_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.txt"
    assert main(["facts", "--data", str(SOUND), "--facts", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 2 entries\n"
    first, *lines = file.read_text("utf-8").splitlines()
    assert first.startswith("# One line for each entry")
    assert [line.rsplit(" ", 1)[0] for line in lines[1:]] == [
        "acme/server 100",
        "acme/server ERR_SLOW_DOWN",
    ]
    assert altered(load_catalog(SOUND)[0], [first, *lines]) == []
