"""The commands of `python -m atlas`: exit status, stdout and stderr."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from atlas.__main__ import main
from atlas.catalog.ledger import write_digests
from atlas.maintenance.json_schema import schema_texts
from conftest import ROOT
from small_project import digests

SOUND = Path(__file__).parents[1] / "sound" / "data"
SCHEMAS = Path(__file__).parents[2] / "hooks" / "schema"


def test_check_counts_the_codes_of_a_sound_catalog(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(SOUND)]) == 0
    assert capsys.readouterr() == ("2 codes of 1 vendor, 0 diagnostics\n", "")


def test_check_counts_a_code_of_two_lists_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    text = (data / "acme/server.yml").read_text("utf-8")
    other = text.replace("The user does not exist.", "The user is not there.")
    (data / "acme/web.yml").write_text(other.replace("narrower", "exact"), "utf-8")
    assert main(["check", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "2 codes of 1 vendor, 0 diagnostics\n"


def test_report_prints_each_vendor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--data", str(SOUND)]) == 0
    out, err = capsys.readouterr()
    assert "Acme Chat" in out
    assert err == ""


@pytest.mark.parametrize("command", ["check", "report"])
def test_findings_are_printed_to_stderr(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    server = data / "acme" / "server.yml"
    text = server.read_text("utf-8").replace('"100"', "100").replace("exact", "same")
    server.write_text(text, "utf-8")
    assert main([command, "--data", str(data)]) == 1
    assert capsys.readouterr() == (
        "",
        'data/acme/server.yml:11:11: YAML does not read 100 as text; quote it: "100" (quote-it)\n'
        "data/acme/server.yml:24:23: 'user-not-found' is 'same'; "
        "it must be one of 'exact', 'narrower' or 'broader' (wrong-value)\n"
        "2 diagnostics\n",
    )


def test_one_finding_is_counted_in_the_singular(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err.endswith("(missing-file)\n1 diagnostic\n")


@pytest.mark.parametrize("file", sorted(path.name for path in SOUND.rglob("*.yml")))
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"\x00",
        b"text",
        b"- list",
        b"{}",
        b"[]",
        b"{a: {b: [c, {d: ~}]}}",
        b"categories: text\nproblems: text\ncodes: text",
        b"categories: [~]\nproblems: [[]]\ncodes: [1]",
        b"categories: {}\nproblems: {}\ncodes: {}",
        b"codes: [{code: {}}, {code: []}, {code: a, problems: [x]}]",
        b"codes: [{causes: [{}, [], ~, {text: []}, {record: x}]}]",
        b"problems: [{id: []}, {id: {}}]\ncategories: [{id: []}]",
        b"&a [*a]",
        b"&a {a: *a}",
        b"? {a: b}\n: c",
        b"? \n",
        b"--- a\n--- b",
        b"%YAML 9.9\n---\n",
        b"[" * 5000,
        b"!!python/object/apply:os.system [id]",
    ],
)
def test_check_reports_any_malformed_file_without_a_traceback(
    file: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    next(data.rglob(file)).write_bytes(content)
    assert main(["check", "--data", str(data)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert file in err


BAD = {
    "sound.yml": b"x",
    "server.yml": b"title: [",
    "vendor.yml": b"\xff",
}
REPORT = (
    "data/acme/server.yml:2:1: not YAML: did not find expected node content; check the "
    "indentation, quotes and brackets here and above (yaml-syntax)\n"
    "data/acme/sound.yml:1:1: the file must be a mapping (`key: value` lines), not text "
    "(wrong-type)\n"
    "data/acme/vendor.yml:1:1: byte 0xFF is not UTF-8; save the file as UTF-8 (encoding)\n"
    "3 diagnostics\n"
)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Make a project whose catalog has diagnostics in several files."""
    shutil.copytree(SOUND, tmp_path / "data")
    for name, content in BAD.items():
        (tmp_path / "data/acme" / name).write_bytes(content)
    for name in ("hooks", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_make_check_exits_with_1_and_prints_no_traceback(bad: Path) -> None:
    assert "$(BIN)/python -m atlas\n" in (ROOT / "Makefile").read_text("utf-8")
    done = run_in(bad, [sys.executable, "-m", "atlas", "check"])
    assert (done.returncode, done.stdout, done.stderr) == (1, "", REPORT)


def test_mkdocs_build_exits_with_1_and_keeps_the_last_site(bad: Path) -> None:
    site = bad / "site"
    site.mkdir()
    (site / "index.html").write_text("the last one", "utf-8")
    done = run_in(bad, [sys.executable, "-m", "mkdocs", "build", "--strict"])
    assert done.returncode == 1
    assert REPORT in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_check_does_not_load_a_file_of_50_mb_into_memory(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    with (data / "acme" / "server.yml").open("wb") as file:
        file.truncate(50 * 2**20)
    tracemalloc.start()
    try:
        assert main(["check", "--data", str(data)]) == 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * 2**20


def run_in(folder: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )


def test_schema_writes_every_json_schema(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schema"
    assert main(["schema", "--schemas", str(folder)]) == 0
    written = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert written == schema_texts()
    assert all(json.loads(text)["type"] == "object" for text in written.values())


def test_offline_packs_a_built_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, copy = tmp_path / "site", tmp_path / "dist" / "copy.zip"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html><title>A</title>", "utf-8")
    assert main(["offline", "--site", str(site), "--copy", str(copy)]) == 0
    assert copy.is_file()
    assert capsys.readouterr().out == f"{copy}: 1 file\n"


def test_ledger_writes_new_paths_and_constants(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    (data / "constants.txt").write_text("acme/server 100 NO_USER\n", "utf-8")
    write_digests(data)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").touch()
    command = ["ledger", "--site", str(tmp_path / "site"), "--data", str(data)]
    for printed in ("1 new path and 1 new constant\n", "0 new paths and 0 new constants\n"):
        assert main(command) == 0
        assert capsys.readouterr().out == printed
    assert (data / "ledger.txt").read_text("utf-8") == "/\n"
    constants = (data / "constants.txt").read_text("utf-8").splitlines()
    assert constants == ["acme/server 100 NO_USER", "acme/server ERR_SLOW_DOWN ERR_SLOW_DOWN"]


@pytest.mark.parametrize("command", ["offline", "ledger"])
def test_commands_on_a_built_site_refuse_a_folder_without_one(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.zip"
    copy.write_bytes(b"the last one")
    data = shutil.copytree(SOUND, tmp_path / "data")
    site = tmp_path / "nosuch"
    own = {"offline": ["--copy", str(copy)], "ledger": ["--data", str(data)]}[command]
    assert main([command, "--site", str(site), *own]) == 1
    assert capsys.readouterr() == ("", f"{site}/ holds no site; `make build` writes one\n")
    assert copy.read_bytes() == b"the last one"
    assert not (data / "ledger.txt").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--copy", "x"],
        ["check", "--site", "x"],
        ["schema", "--data", "x"],
        ["report", "--vendor", "agora"],
        ["build", "--data", "x"],  # it builds data/ of the project in the current folder
        ["offline", "--compress"],
        ["nonsense"],
        [],
    ],
)
def test_a_command_refuses_options_of_other_commands(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: python -m atlas" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "options"),
    {
        "check": {"--data"},
        "report": {"--data"},
        "schema": {"--schemas"},
        "release": {"--data", "--date"},
        "audit": {"--data", "--sources", "--vendor", "--code"},
        "facts": {"--data", "--facts"},
        "build": {"--site", "--compress"},
        "join": {"--data"},
        "ledger": {"--data", "--site"},
        "offline": {"--site", "--copy"},
    }.items(),
)
def test_help_of_a_command_lists_its_options(
    command: str, options: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    text = capsys.readouterr().out
    assert set(re.findall(r"^  (--\w+)", text, re.MULTILINE)) == options


@pytest.mark.parametrize(
    "arguments",
    [
        ["facts", "--data", str(SOUND), "--facts", "/proc/nosuch/x"],
        ["schema", "--schemas", "/proc/nosuch"],
        ["offline", "--site", "{site}", "--copy", "/proc/nosuch.zip"],
    ],
)
def test_an_unwritable_path_is_reported_in_one_line(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>A</title>", "utf-8")
    assert main([each.format(site=tmp_path) for each in arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert "/proc/nosuch" in line


WRITERS = {
    "ledger": (["ledger"], "data/ledger.txt"),
    "release": (["release", "--date", "2026-11-21"], "data/releases/2026-11-21.json"),
    "facts": (["facts", "--facts", "facts.txt"], "facts.txt"),
    "schema": (["schema", "--schemas", "schemas"], "schemas/categories.schema.json"),
    "offline": (["offline", "--copy", "copy.zip"], "copy.zip"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_full_disk_is_named_with_the_file_and_changes_nothing(
    writer: str, tmp_path: Path
) -> None:
    """The kernel limits the size of each file, as a full disk would."""
    shutil.copytree(SOUND, tmp_path / "data")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<!doctype html><title>A</title>", "utf-8")
    arguments, name = WRITERS[writer]
    before = digests(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "atlas", *arguments], cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1)),
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, f"{name}: File too large\n")
    assert digests(tmp_path) == before


def test_characters_that_the_terminal_lacks_are_escaped(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    vendor = data / "acme/vendor.yml"
    vendor.write_text(vendor.read_text("utf-8").replace("name: Acme", "name: \u963f Acme"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "atlas", "report", "--data", str(data)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u963f Acme" in done.stdout


@pytest.mark.parametrize("name", sorted(schema_texts()))
def test_committed_json_schema_is_up_to_date(name: str) -> None:
    path = SCHEMAS / name
    committed = path.read_text("utf-8") if path.is_file() else ""
    assert committed == schema_texts()[name], f"{name} is out of date; run `make schema`"


def test_no_committed_json_schema_is_obsolete() -> None:
    left_over = {path.name for path in SCHEMAS.iterdir()} - schema_texts().keys()
    assert not left_over, "no model writes these; remove them"
