"""Views, exported files and ticket texts of a catalog, made in memory."""

from __future__ import annotations

import functools
import re
from typing import Any

from atlas.analysis.crossref import cross_reference
from atlas.catalog.model import Problem
from atlas.catalog.records import Catalog
from atlas.exports import Facts, code_files, export_files
from atlas.presentation.ticket import ticket_texts
from atlas.presentation.views import Views
from atlas.presentation.words import load_words
from conftest import ROOT, SITE_URL, real_catalog

WORDS = load_words(ROOT / "hooks/words/en.yml")
CODE_ADDRESS = "https://atlas.example/agora/607/"
TICKET_FORMATS = ["note", "markdown", "jira", "slack", "html"]


def views_of(catalog: Catalog) -> Views:
    return Views(catalog, cross_reference(catalog), WORDS)


@functools.cache
def real_views() -> Views:
    return views_of(real_catalog())


def exported(site_url: str | None, views: Views | None = None) -> dict[str, bytes]:
    """Return the files of a catalog, by default the real one, built on a fixed day."""
    facts = Facts(views or real_views(), site_url)
    files = [(file.path, file.make()) for file in export_files(facts, "2026-01-02")]
    files += [file for items in facts.catalog.pages() for file in code_files(facts, items)]
    assert len(dict(files)) == len(files), "a path is written twice"
    return dict(files)


@functools.cache
def real_files() -> dict[str, bytes]:
    """Return the files of the real catalog, made once."""
    return exported(SITE_URL)


def example(language: str, containing: str) -> str:
    """Return the only example in docs/api.md that contains a text."""
    page = (ROOT / "docs/api.md").read_text("utf-8")
    examples: list[str] = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    (found,) = (text for text in examples if containing in text)
    return found


def entry_details(vendor: str, code: str) -> dict[str, Any]:
    """Return the view of the first entry of a real code."""
    return real_views().details(real_catalog().vendors[vendor].pages[code])[0]


def problem_with(**changes: Any) -> Problem:
    """Return a real problem with some fields changed."""
    return real_catalog().problems["user-not-found"].model_copy(update=changes)


def details_filled_with(text: str) -> dict[str, Any]:
    """Return the view of an entry that has one text in every field a ticket shows."""
    guidance = problem_with(say=text, actions=(text,))
    fields = {"code": text, "name": text, "message": text, "meaning": text, "fixes": (text,)}
    details = entry_details("agora", "607")
    return {**details, **fields, "vendor_name": text, "guidance": guidance}


def tickets_of(details: dict[str, Any]) -> dict[str, str]:
    """Return the ticket text in each format, with the address filled in."""
    texts = ticket_texts(details, WORDS)
    return {name: CODE_ADDRESS.join(texts[name]) for name in TICKET_FORMATS}
