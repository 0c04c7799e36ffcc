"""The text of a data file, or the finding that says why there is none."""

from __future__ import annotations

from pathlib import Path

from atlas.catalog.confusables import explain_odd, odd_in_file
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.yaml_errors import explain_encoding

LARGEST = 2**24  # bytes: twice the problems of 20,000 codes


def read_text(path: Path, shown_as: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file and the findings about its bytes and characters."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); make it readable, or remove it"
        return None, [Diagnostic(shown_as, 1, 1, message, "unreadable")]
    if len(content) > LARGEST:
        message = f"the file is larger than {LARGEST // 2**20} MB; divide it into several"
        return None, [Diagnostic(shown_as, 1, 1, message, "too-large")]
    try:
        text = content.decode().removeprefix("\ufeff")  # some editors put it in front
    except UnicodeDecodeError as error:
        return None, [explain_encoding(error, shown_as)]
    return text, _odd(text, shown_as)


def _odd(text: str, shown_as: str) -> list[Diagnostic]:
    """Return a finding for each character that a reader of the file would not know of."""
    found = []
    for line, column, sign in odd_in_file(text):
        rule, message = explain_odd(sign)
        found.append(Diagnostic(shown_as, line, column, message, rule))
    return found
