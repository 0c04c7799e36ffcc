"""Bad catalogs and their diagnostics: every rule has a case with the complete message.

Each case in `bad/` changes the valid catalog in `sound/data`.
"""

from __future__ import annotations

import ast
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from atlas.catalog.diagnostics import Diagnostic, render_report
from atlas.catalog.ledger import write_digests
from atlas.catalog.loader import load_catalog
from atlas.checks import check_catalog
from bad import (
    causes,
    characters,
    contradictions,
    fields,
    files,
    handlers,
    history,
    lists,
    many,
    paths,
    published,
    references,
    releases,
    scalars,
    syntax,
    together,
    values,
)
from bad.changes import (
    ACME,
    CATEGORIES,
    HEAD,
    SERVER,
    SOUND,
    VENDOR,
    Case,
    Edit,
    Write,
    web,
)
from small_project import LAST_DAY

CORE = Path(__file__).parents[2] / "hooks" / "atlas"
STAGES = (
    files, characters, scalars, syntax, fields, values, paths, history, references, lists, together,
    many, releases, published, causes, contradictions, handlers,
)  # fmt: skip
CASES: list[Case] = [case for stage in STAGES for case in stage.CASES]


def findings_in(data: Path) -> list[str]:
    catalog, loading = load_catalog(data)
    return [str(each) for each in check_catalog(catalog, LAST_DAY, loading)]


def rules_in(lines: list[str]) -> set[str]:
    return {line.rpartition("(")[2].rstrip(")") for line in lines}


def rules_of(node: ast.AST) -> Iterator[str]:
    """Yield the rule of a diagnostic that a piece of source code makes."""
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


def test_sound_catalog_has_no_diagnostics() -> None:
    assert findings_in(SOUND) == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_bad_catalog(case: Case, tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    for change in case.changes:
        change.apply(data / change.file)
        if change.file.startswith(("ledger", "constants", "releases")) and not case.is_unsealed:
            write_digests(data)
    assert findings_in(data) == case.diagnostics


def test_case_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_rule_has_a_case() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in CORE.rglob("*.py")]
    named = {rule for tree in trees for node in ast.walk(tree) for rule in rules_of(node)}
    shown = {rule for case in CASES for rule in rules_in(case.diagnostics)}
    assert named == shown | {"unreadable"}  # root can read every file; see the test below


def test_missing_data_folder_is_one_diagnostic(tmp_path: Path) -> None:
    missing = tmp_path / "data"
    assert findings_in(missing) == [
        f"{missing}:1:1: the folder is missing; pass the catalog's folder with --data "
        "(missing-file)"
    ]


def test_paths_begin_with_the_folder_name_from_any_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    (data / CATEGORIES).unlink()
    monkeypatch.chdir(data)
    assert findings_in(Path()) == [
        "data/categories.yml:1:1: the file is missing; add data/categories.yml (missing-file)"
    ]


def test_byte_order_mark_is_ignored(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    (data / ACME).write_text("\ufeff" + VENDOR.replace("\n", "\r\n"), "utf-8", newline="")
    assert findings_in(data) == []


def test_line_breaks_in_values_do_not_break_a_diagnostic(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    Edit(SERVER, 'retry: "no"', 'retry: "no\\n\\nfake.yml:1:1: all is well"').apply(data / SERVER)
    assert findings_in(data) == [
        "data/acme/server.yml:25:12: 'retry' is 'no fake.yml:1:1: all is well'; it must be one of "
        "'no', 'yes', 'after-fix' or 'after-wait' (wrong-value)"
    ]


def test_long_list_of_valid_values_is_replaced_by_its_place(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    entry = web('"0000"').partition("codes:\n")[2]
    codes = "".join(entry.replace("0000", f"{number:04}") for number in range(100))
    Write("acme/web.yml", f"{HEAD}codes:\n{codes}").apply(data / "acme/web.yml")
    Edit(SERVER, "[[100]]", "[[nowhere]]").apply(data / SERVER)
    assert findings_in(data) == [
        "data/acme/server.yml:34:14: link to unknown code 'acme/nowhere'; "
        "see the lists of 'acme' (broken-link)"
    ]


@pytest.mark.parametrize("name", ["acme/server.yml", "categories.yml", "acme", "releases"])
def test_unreadable_file_or_folder_is_a_diagnostic(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    (data / "releases").mkdir()
    for refused in ("open", "iterdir"):
        monkeypatch.setattr(Path, refused, refusing(getattr(Path, refused), data / name))
    kind = "file" if name.endswith(".yml") else "folder"
    (diagnostic,) = findings_in(data)
    assert diagnostic == (
        f"data/{name}:1:1: the {kind} cannot be read (Permission denied); make it readable or "
        "remove it (unreadable)"
    )


def make_sparse(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(2**40)


STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a FIFO": (os.mkfifo, "not a regular file"),
    "a folder": (Path.mkdir, "not a regular file"),
    "a link to a device": (lambda file: file.symlink_to("/dev/zero"), "symbolic links"),
    "a link to a file": (lambda file: file.symlink_to("/etc/passwd"), "symbolic links"),
    "a file of a terabyte": (make_sparse, "the file is larger than 16 MB"),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", ["ledger.txt", "constants.txt", "published.sha256"])
@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_text_file_is_one_diagnostic(kind: str, name: str, tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    for each in ("ledger.txt", "constants.txt"):
        (data / each).touch()
    write_digests(data)
    (data / name).unlink()
    make, wrong = STRANGE[kind]
    make(data / name)
    (diagnostic,) = findings_in(data)
    assert diagnostic.startswith(f"data/{name}:1:1: {wrong}")


def refusing(method: Callable[..., Any], path: Path) -> Callable[..., Any]:
    """Return a method of `Path` that fails with a permission error for one path."""

    def called(self: Path, *args: Any, **options: Any) -> Any:
        if self == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return method(self, *args, **options)

    return called


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("9" * 5_000, "9" * 54 + "…" + "9" * 26),
        ("9" * 81, "9" * 54 + "…" + "9" * 26),
        ("9" * 80, "9" * 80),
    ],
    ids=["5000 digits", "81 digits", "80 digits"],
)
def test_long_number_is_shortened(value: str, shown: str, tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    Edit(SERVER, "NO_SUCH_USER", value).apply(data / SERVER)
    assert findings_in(data) == [
        f'data/acme/server.yml:13:11: YAML does not read {shown} as text; quote it: "{shown}" '
        "(quote-it)"
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"a\n\t  b\_c", r"a b\xa0c"),
        ("x" * 10_000, "x" * 380),
        ("x y " * 2_500, "x y " * 95),
    ],
    ids=["white space", "one long word", "long text"],
)
def test_diagnostic_is_one_printable_line(written: str, shown: str, tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    Edit(SERVER, 'retry: "no"', f'retry: "{written}"').apply(data / SERVER)
    (line,) = findings_in(data)
    assert line.startswith(f"data/acme/server.yml:25:12: 'retry' is '{shown}")
    assert line.endswith(
        "'; it must be one of 'no', 'yes', 'after-fix' or 'after-wait' (wrong-value)"
    )
    assert line.isprintable()
    assert len(line) < 700


def test_control_characters_are_escaped() -> None:
    hostile = "a\x1b[2J\x07\x00\u202e\u2066\u2028\x85\U000e0041\udcffb"
    shown = r"a\x1b[2J\x07\x00\u202e\u2066\u2028\x85\U000e0041\udcffb"
    diagnostic = Diagnostic(f"data/{hostile}\n", 1, 2, f"'{hostile}'", "rule")
    assert str(diagnostic) == f"data/{shown}\\n:1:2: '{shown}' (rule)"


def test_report_lists_all_of_many_diagnostics_sorted(tmp_path: Path) -> None:
    data = shutil.copytree(SOUND, tmp_path / "data")
    entry = web('"0000"').partition("codes:\n")[2].replace("exact", "same")
    codes = "".join(entry.replace("0000", f"{number:04}") for number in range(1_000))
    Write("acme/web.yml", f"{HEAD}codes:\n{codes}").apply(data / "acme/web.yml")
    catalog, loading = load_catalog(data)
    report = render_report(check_catalog(catalog, LAST_DAY, loading)).splitlines()
    lines = [int(line.split(":")[1]) for line in report[:-1]]
    assert lines == sorted(lines)
    assert len(lines) == 1_000
    assert report[-1] == "1000 diagnostics"
