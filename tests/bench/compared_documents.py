"""The documents that all engines of the comparison search: code page sections and problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from atlas.analysis.crossref import cross_reference
from atlas.catalog.model import Problem
from atlas.catalog.records import Catalog, Item
from atlas.presentation.views import Views
from atlas.presentation.words import load_words
from atlas.search import SearchDocument
from atlas.search.documents import documents

WORDS = Path(__file__).parents[2] / "hooks/words/en.yml"
BOOSTS = {"code": 10, "names": 6, "messages": 4, "problem": 4, "words": 3, "vendor": 3, "text": 1}


@dataclass(frozen=True)
class Document:
    """A document: its texts by the fields of BOOSTS."""

    path: str
    title: str
    texts: dict[str, tuple[str, ...]]

    def row(self) -> dict[str, str]:
        """Return the document as engines take it that are given texts."""
        fields = {field: "\n".join(self.texts.get(field, ())) for field in BOOSTS}
        return {"path": self.path, "title": self.title, **fields}


def html_page(document: Document, language: str) -> str:
    """Return the document as an engine takes it that reads HTML."""
    body = "".join(
        f'<p data-pagefind-weight="{boost}">{escape(text)}</p>\n'
        for field, boost in BOOSTS.items()
        for text in document.texts.get(field, ())
    )
    title = f'<h1 data-pagefind-ignore data-pagefind-meta="title">{escape(document.title)}</h1>'
    path = f'<body data-pagefind-meta="path:{escape(document.path)}">'
    return f'<html lang="{language}">{path}{title}\n{body}</body></html>'


def compared_documents(catalog: Catalog) -> list[Document]:
    """Return the documents of a catalog."""
    views = Views(catalog, cross_reference(catalog), load_words(WORDS))
    codes = (each for each in documents(views, ()) if each.kind == "code")
    sections = (
        group
        for first, *_ in catalog.pages()
        for group in views.sections(first.vendor, first.entry.code)
    )
    problems = (each for each in documents(views, ()) if each.kind == "problem")
    return [
        *(_problem(each, catalog.problems[each.slug]) for each in problems),
        *(_code(catalog, *pair) for pair in zip(codes, sections, strict=True)),
    ]


def _problem(found: SearchDocument, problem: Problem) -> Document:
    words = (*problem.also.en, *problem.also.zh)
    texts = {"problem": (problem.title,), "words": words, "text": (found.text,)}
    return Document(found.path, found.title, texts)


def _code(catalog: Catalog, found: SearchDocument, group: tuple[Item, ...]) -> Document:
    problems = [catalog.problems[each] for each in _problems(group)]
    also = (word for each in problems for word in (*each.also.en, *each.also.zh))
    vendor = catalog.vendors[group[0].vendor].vendor
    return Document(found.path, found.title, {
        "code": (found.title,),
        "names": (*found.names, *found.other_names),
        "messages": (*found.messages, *found.returned),
        "problem": tuple(each.title for each in problems),
        "words": tuple(dict.fromkeys((*found.words, *also))),
        "vendor": (vendor.name, *vendor.aliases),
        "text": (found.text, *found.also),
    })  # fmt: skip


def _problems(group: tuple[Item, ...]) -> Iterator[str]:
    """Yield the problems of the entries, each once."""
    yield from dict.fromkeys(problem for item in group for problem in item.entry.problems)
