"""Damaged data files cause diagnostics, never a traceback."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalog.loader import load_catalog
from atlas.catalog.yaml_source import parse_source, read_source
from atlas.checks import check_catalog
from conftest import ROOT
from small_project import LAST_DAY

DATA = ROOT / "data"
SOUND = ROOT / "tests/sound/data"
FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.yml"))
REAL = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml"))

# Bytes with a meaning in YAML, Python or a terminal, and invalid ones.
PIECES = [
    b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x85", "\u2028".encode(), "\u202e".encode(),
    b"- ", b"? ", b": ", b"---\n", b"...\n", b"&a ", b"*a", b"!!int ", b"<<: ", b"%YAML 1.3\n",
    b"[", b"]", b"{", b"}", b'"', b"'", b"|\n", b">\n", b"#", b"@", b"`", b"~", b"null", b"on",
    b"\n", b"  ", b"[[", b"]]", b"[[..]]", b"[[a/b]]", b'"\\u0000"', b'"\\ud800"', b'"\\e[2J"',
    b"code: ", b"problems: {}\n", b"9" * 5000, b"[" * 3000,
]  # fmt: skip

Damage = Callable[[bytes], bytes]


def at(share: float, content: bytes) -> int:
    return int(share * len(content))


@st.composite
def damage(draw: st.DrawFn) -> Damage:
    """Draw a change of a file: bytes or lines that are inserted, deleted, repeated or moved."""
    kind = draw(st.sampled_from(["insert", "delete", "replace", "line", "twice", "swap", "cut"]))
    start, end = sorted(draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4)))

    def change(content: bytes) -> bytes:
        first, last = at(start, content), min(at(end, content), at(start, content) + 60)
        lines = content.splitlines(keepends=True)
        one, two = at(start, content) and int(start * len(lines)), int(end * len(lines))
        if kind == "insert":
            return content[:first] + piece + content[first:]
        if kind == "delete":
            return content[:first] + content[last:]
        if kind == "replace":
            return content[:first] + piece + content[last:]
        if kind == "line":
            return b"".join(lines[:one] + lines[one + 1 :])
        if kind == "twice":
            return b"".join(lines[:one] + lines[one : two + 1] + lines[one:])
        if kind == "swap":
            return b"".join(lines[:one] + lines[two:] + lines[one:two])
        return content[:first]

    return change


@settings(max_examples=150)
@given(st.sampled_from(FILES), st.lists(damage(), min_size=1, max_size=4))
def test_damaged_file_is_diagnostics_or_a_valid_catalog(file: str, damages: list[Damage]) -> None:
    check_damaged(file, damages)


def check_damaged(file: str, damages: list[Damage]) -> None:
    """Fail unless a damaged file of the sound catalog has diagnostics, or is valid."""
    with tempfile.TemporaryDirectory() as folder:
        data = shutil.copytree(SOUND, Path(folder) / "data")
        content = (data / file).read_bytes()
        for each in damages:
            content = each(content)
        (data / file).write_bytes(content)
        catalog, loading = load_catalog(data)
        lines = [str(each) for each in check_catalog(catalog, LAST_DAY, loading)]
    assert all(line.isprintable() and line.startswith("data/") for line in lines)
    if not lines:
        assert set(catalog.vendors) == {"acme"}
        assert catalog.items


@settings(max_examples=40)
@given(file=st.sampled_from(REAL), damages=st.lists(damage(), min_size=1, max_size=4))
def test_damaged_real_file_is_a_source_or_diagnostics(file: str, damages: list[Damage]) -> None:
    content = (DATA / file).read_bytes()[-20_000:]
    for each in damages:
        content = each(content)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.yml"
        path.write_bytes(content)
        source, diagnostics = read_source(path, "data/file.yml")
    assert source is not None or diagnostics
    assert all(str(diagnostic).isprintable() for diagnostic in diagnostics)


@settings(max_examples=200)
@given(st.text(st.sampled_from("[]{}&*!|>'\"%@`#?:-, \t\nab0~<=\u2028\x85\ufeff\x1b"), max_size=60))
def test_any_text_is_a_source_or_diagnostics(text: str) -> None:
    source, diagnostics = parse_source(text, "data/file.yml")
    assert source is not None or diagnostics
    assert list(plain(source.data if source else "")) == []


def plain(value: object) -> Iterator[object]:
    """Yield every value in parsed data that is not a text, list or mapping."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from plain(key)
            yield from plain(each)
    elif isinstance(value, list):
        for each in value:
            yield from plain(each)
    elif not isinstance(value, str):
        yield value
