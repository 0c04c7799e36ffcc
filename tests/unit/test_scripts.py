"""The scripts as the site has them: without comments and indentation."""

from __future__ import annotations

import re

import pytest

from atlas.output.asset_versions import without_comments
from conftest import ROOT

_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|\[(?:\\.|[^\]\\])*\]|\\`")

SCRIPTS = sorted((ROOT / "docs/assets").rglob("*.*js"))


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("// One.\n  // Two.\na();\n", "a();\n"),
        ("/** One. */\na();\n", "a();\n"),
        ("  /**\n   * One.\n   */\n  a();\n/* Two. */ \n", "a();\n"),
        ("a(); // One.\n", "a(); // One.\n"),
        ("/** @type {A} */ (a);\n/* Two. */\n", "/** @type {A} */ (a);\n"),
        ('a("https://b/*");\nb("*/");\n', 'a("https://b/*");\nb("*/");\n'),
    ],
    ids=["lines", "one line", "block", "after code", "before code", "in a string"],
)
def test_comments_with_lines_to_themselves_are_removed(script: str, code: str) -> None:
    assert without_comments(script) == code


def test_no_code_is_removed_with_the_comments() -> None:
    """Each line that a script of the site loses begins like a line of a comment."""
    for file in SCRIPTS:
        kept = iter([*without_comments(file.read_text("utf-8")).splitlines(), ""])
        next_kept = next(kept)
        for line in file.read_text("utf-8").splitlines():
            if line.lstrip() == next_kept:
                next_kept = next(kept)
            else:
                assert line.lstrip().startswith(("//", "/*", "*")), f"{file.name}: {line}"
        assert next_kept == "", f"{file.name}: {next_kept}"


def test_no_string_of_a_script_has_several_lines() -> None:
    """Indentation in one would be lost; a backtick that is no string is in a class or escaped."""
    texts = {
        f"{file.name}:{number}": line
        for file in SCRIPTS
        for number, line in enumerate(without_comments(file.read_text("utf-8")).splitlines(), 1)
    }
    odd = [place for place, line in texts.items() if _STRING.sub("", line).count("`") % 2]
    assert odd == []
