"""The words of the interface: one YAML file per language, read like the catalog."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atlas.catalog.diagnostics import render_report
from atlas.catalog.yaml_source import read_source

Words = dict[str, Any]  # section → word → text; see hooks/words/en.yml

# The sections that scripts use, by module: the finder's first answer loads its own alone.
SCRIPT_SECTIONS = {
    "elements/words.mjs": ("buttons", "tools"),  # what all pages show at once
    "words.mjs": ("clipboard", "solved", "missing", "theme", "shortcuts", "ticket_dialog"),
    "search/words.mjs": ("finder", "verdict", "retry", "who", "log"),
}


def date_text(words: Words, day: str) -> str:
    """Return a date such as `2026-11-21` as readers write it."""
    year, month, day_of_month = map(int, day.split("-"))
    months = words["date"]["months"]
    text: str = words["date"]["text"]
    return text.format(day=day_of_month, month=months[month - 1], year=year)


def load_words(path: Path) -> Words:
    """Return the words of one language; raise ValueError if the file has diagnostics."""
    source, diagnostics = read_source(path, path.name)
    if diagnostics or source is None:
        raise ValueError(render_report(diagnostics))
    words: Words = source.data
    return words


def words_modules(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the path of each JavaScript module of words below the assets, and its text."""
    for path, sections in SCRIPT_SECTIONS.items():
        used = {section: words[section] for section in sections}
        text = json.dumps(used, ensure_ascii=False, separators=(",", ":"))
        yield path, f"export const words = {text};\n"
