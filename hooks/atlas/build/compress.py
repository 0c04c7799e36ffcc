"""Compressed copies of text files, for web servers that send such copies."""

from __future__ import annotations

import gzip
from pathlib import Path

from atlas.exports.constants import LANGUAGES

TEXTS = {
    ".atom", ".conf", ".css", ".csv", ".html", ".js", ".json", ".map", ".md", ".mjs", ".ndjson",
    ".svg", ".txt", ".xml",
    *(f".{language.suffix}" for language in LANGUAGES),
}  # fmt: skip


def compress(site: Path) -> int:
    """Write a `.gz` beside each text file of a site, without a timestamp; return the number."""
    texts = [file for file in site.rglob("*") if file.suffix in TEXTS]
    for text in texts:
        compressed = gzip.compress(text.read_bytes(), 9, mtime=0)
        text.with_name(f"{text.name}.gz").write_bytes(compressed)
    return len(texts)
