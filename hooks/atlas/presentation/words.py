"""The words of the interface: one YAML file per language, read like the catalog."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from atlas.catalog.diagnostics import render_report
from atlas.catalog.yaml_source import read_source

Words = dict[str, Any]  # section → word → text; see hooks/words/en.yml


def load_words(path: Path) -> Words:
    """Return the words of one language; raise ValueError if the file has findings."""
    source, findings = read_source(path, path.name)
    if findings or source is None:
        raise ValueError(render_report(findings))
    words: Words = source.data
    return words
