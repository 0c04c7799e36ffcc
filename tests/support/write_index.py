"""Write a search index for the tests under Node.js: write_index.py FOLDER [--rare].

The catalog is the real one or, with `--rare`, the small one with all that the real one lacks.
FOLDER also gets the modules of words as the build makes them, the golden files as JSON, and
`normalized.json`: texts with their keys as Python normalizes them, as they are and with the words
of camelCase names apart, and with their terms.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from atlas.analysis.crossref import cross_reference
from atlas.catalog.loader import load_catalog
from atlas.presentation.views import Views
from atlas.presentation.words import load_words, words_modules
from atlas.search import index_files
from atlas.search.documents import documents
from atlas.search.keys import fold, joined
from atlas.search.terms import terms_of
from atlas.text.humps import split_humps
from small_project import rare_data

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden"


def prose() -> Iterator[tuple[str, str, str]]:
    """Yield (path, title, text) of each page of prose, with its Markdown as the text."""
    for file in sorted((ROOT / "docs").rglob("*.md")):
        text = file.read_text("utf-8")
        title = next(line for line in text.splitlines() if line.startswith("# "))
        path = file.relative_to(ROOT / "docs").with_suffix("").as_posix().removesuffix("index")
        yield f"{path.rstrip('/')}/", title.removeprefix("# "), text


def texts(views: Views) -> Iterator[str]:
    """Yield the texts that queries are compared with."""
    for document in documents(views, prose()):
        yield from (document.title, *document.names, *document.messages, document.text)


def main(folder: Path, *options: str) -> None:
    """Write all files."""
    catalog, _ = load_catalog(rare_data(folder / "data") if options else ROOT / "data")
    words = load_words(ROOT / "hooks/words/en.yml")
    views = Views(catalog, cross_reference(catalog), words)
    for name, text in index_files(views, prose()):
        (folder / name).write_text(text, "utf-8")
    golden = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in GOLDEN.glob("*.yml")}
    for name, cases in golden.items():
        (folder / f"{name}.golden.json").write_text(json.dumps(cases), "utf-8")
    normalized = {
        text: [joined(text), joined(split_humps(text)), " ".join(terms_of(fold(split_humps(text))))]
        for text in (*golden["normalize"], *texts(views))
    }
    (folder / "normalized.json").write_text(json.dumps(normalized), "utf-8")
    for path, text in words_modules(words):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
