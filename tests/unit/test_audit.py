"""The audit: source and entry side by side, and texts that are missing from the source."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from wcwidth import wcswidth

from atlas.__main__ import main
from conftest import ROOT

SOUND = ROOT / "tests/sound/data"
# A source of the sound catalog: a heading, codes, a wide script, an escape sequence of a terminal,
# and a line without an entry.
SOURCE = """\
Error codes
# Users
100 | NO_SUCH_USER | user not found | 用户不存在，或者该用户已被注销，请检查用户名。
\x1b[2JIf the user was deleted, "user is gone" comes back.

|---|---|
Limits:
ERR_SLOW_DOWN | Wait.
ERR_FORGOTTEN | Nobody wrote this down.
"""
WIDTH = 74
ENTRIES = """\
Acme Chat: Server errors, beside acme.txt (9 lines)

── acme/server 100 · lines 3-4 ──────────────────────────────────────────
   3 100 | NO_SUCH_USER | user not  │ code      100
     found | 用户不存在，或者该用户 │ name      NO_SUCH_USER
     已被注销，请检查用户名。       │ message   user not found
   4 \\u001b[2JIf the user was       │ meaning   The user does not exist.
     deleted, "user is gone" comes  │ cause     The ID is misspelt.
     back.                          │ cause     The user was deleted.
                                    │ returns   user is gone
                                    │ fix       Create the user.
                                    │ note      The source prints the
                                    │           code twice.
                                    │ doubt     The source does not say
                                    │           who deleted the user.
                                    │ related   ERR_SLOW_DOWN
                                    │ problem   user-not-found: exact
"""
REST = """
── acme/server ERR_SLOW_DOWN · lines 8 ──────────────────────────────────
   8 ERR_SLOW_DOWN | Wait.          │ code      ERR_SLOW_DOWN
                                    │ meaning   Too many requests, unlike
                                    │           [[100]].
                                    │ related   acme/100
                                    │ problem   too-many-requests:
                                    │           narrower

Lines that no entry cites:
   9 ERR_FORGOTTEN | Nobody wrote this down.
entries: 2, texts not in their lines: 0, lines without an entry: 1
"""


class Case(NamedTuple):
    """A catalog that names its source, and the folder of the source."""

    data: Path
    sources: Path

    def edit(self, old: str, new: str) -> None:
        """Change a text that occurs once in the list."""
        file = self.data / "acme/server.yml"
        text = file.read_text("utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), "utf-8")

    def audit(self, *options: str, vendor: str = "acme") -> int:
        where = ["--data", str(self.data), "--sources", str(self.sources), "--vendor", vendor]
        return main(["audit", *where, *options])


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    found = Case(shutil.copytree(SOUND, tmp_path / "data"), tmp_path / "sources")
    found.sources.mkdir()
    (found.sources / "acme.txt").write_text(SOURCE, "utf-8")
    (found.sources / "another.txt").write_text("Another list.\n", "utf-8")
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    found.edit('retrieved: "2026-11-21"', f'retrieved: "2026-11-21"\n    sha256: "{digest}"')
    return found


def test_source_and_entries_are_side_by_side(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    assert case.audit() == 0
    out, err = capsys.readouterr()
    assert out == ENTRIES + REST
    assert err == ""
    assert max(map(wcswidth, out.splitlines())) <= WIDTH


def test_single_code_is_audited(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert case.audit("--code", "100") == 0
    assert capsys.readouterr().out == ENTRIES


def test_output_has_the_width_of_the_terminal(
    case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns, widest in (("140", 139), ("20", 59)):  # two equal sides; 60 at least
        monkeypatch.setenv("COLUMNS", columns)
        assert case.audit("--code", "100") == 0
        assert max(map(wcswidth, capsys.readouterr().out.splitlines())) == widest


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("message: user not found", "message: User not found", "message not in these lines: User"),
        ("name: NO_SUCH_USER", "name: SUCH_USER", "name not in these lines: SUCH_USER"),
        ("returns: user is gone", "returns: user has gone", "returns not in these lines: user has"),
        ('lines: "3-4"', 'lines: "4, 8"', "code not in these lines: 100"),
    ],
)
def test_text_that_is_not_verbatim_is_reported(
    case: Case, capsys: pytest.CaptureFixture[str], old: str, new: str, diagnostic: str
) -> None:
    case.edit(old, new)
    assert case.audit() == 0
    assert f"\n  ! {diagnostic}" in capsys.readouterr().out


def test_every_list_is_compared_with_its_own_document(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = hashlib.sha256(b"Another list.\n").hexdigest()
    text = (case.data / "acme/server.yml").read_text("utf-8")
    head, codes = text.split("codes:\n")
    first = codes.split("  - code:")[1].replace('lines: "3-4"', 'lines: "1"')
    first = first.replace('    related: ["ERR_SLOW_DOWN"]\n', "")
    first = first.replace("does not exist", "is not there")
    old = head.split('sha256: "')[1].split('"')[0]
    head = head.replace("[Users, Limits]", "[Users]")
    other = f"{head.replace(old, digest)}codes:\n  - code:{first}"
    (case.data / "acme/web.yml").write_text(other, "utf-8")
    assert case.audit("--code", "100") == 0
    out = capsys.readouterr().out
    assert "beside acme.txt (9 lines)" in out
    assert "beside another.txt (1 lines)" in out
    assert "\n   1 Another list." in out


def test_error_is_one_line(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*options: str, vendor: str = "acme") -> str:
        assert case.audit(*options, vendor=vendor) == 1
        out, err = capsys.readouterr()
        assert out == ""
        return err

    assert said(vendor="") == "name folder and vendor: make audit SOURCES=folder VENDOR=slug\n"
    assert said(vendor="acne") == "unknown vendor 'acne'; valid: 'acme'\n"
    assert said("--code", "1") == "acme has no code '1'; write it as the vendor prints it\n"
    nowhere = str(case.sources / "nowhere")
    assert said("--sources", nowhere) == (
        f"{nowhere} is not a folder; name the folder of the source documents\n"
    )
    case.edit('lines: "8"', 'lines: "8-10"')
    assert said() == (
        "data/acme/server.yml:43: acme/ERR_SLOW_DOWN names line 10, but its source has lines "
        "1 to 9; correct 'lines'\n"
    )
    with (case.sources / "acme.txt").open("a", encoding="utf-8") as file:
        file.write("A line more, and it is another text.\n")
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    assert said() == (
        f"{case.sources} lacks the source 'document' of acme/server.yml: no file there has the "
        f"SHA-256 {digest}\n"
    )
    case.edit(f'\n    sha256: "{digest}"', "")
    assert said() == (
        "acme/server.yml does not identify the text of its lines; add the text's SHA-256 as "
        "'sha256' to source 'document'\n"
    )


def test_document_that_is_not_utf_8_is_an_error(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    file = case.sources / "acme.txt"
    file.write_bytes(SOURCE.encode("gb18030"))
    case.edit(
        hashlib.sha256(SOURCE.encode()).hexdigest(),
        hashlib.sha256(file.read_bytes()).hexdigest(),
    )
    assert case.audit() == 1
    assert capsys.readouterr().err == f"{file} is not UTF-8; save it as UTF-8\n"
