"""Views, exported files and ticket texts of a catalog, made in memory."""

from __future__ import annotations

import functools
import json
import re
import subprocess
from dataclasses import replace
from typing import Any

from atlas.analysis.crossref import cross_reference
from atlas.catalog.model import Problem
from atlas.catalog.records import Catalog
from atlas.exports import ExportContext, code_files, export_files, markdown_environment
from atlas.presentation.entry_views import entry_views
from atlas.presentation.view_models import EntryView
from atlas.presentation.views import Views
from atlas.presentation.words import load_words
from conftest import ROOT, SITE_URL, real_catalog
from languages import tool
from notes import note_of

WORDS = load_words(ROOT / "hooks/words/en.yml")
CODE_ADDRESS = "https://atlas.example/agora/607/"


def views_of(catalog: Catalog) -> Views:
    return Views(catalog, cross_reference(catalog), WORDS)


@functools.cache
def real_views() -> Views:
    return views_of(real_catalog())


def context_of(views: Views, site_url: str | None) -> ExportContext:
    markdown = markdown_environment(ROOT / "hooks/templates", views.words)
    return ExportContext(views, site_url, markdown)


def exported(site_url: str | None, views: Views | None = None) -> dict[str, bytes]:
    """Return the files of a catalog, by default the real one, built on a fixed day."""
    context = context_of(views or real_views(), site_url)
    files = [(file.path, file.make()) for file in export_files(context, "2026-01-02")]
    files += [file for items in context.catalog.pages() for file in code_files(context, items)]
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


def entry_of(vendor: str, code: str) -> EntryView:
    """Return the view of the first entry of a real code."""
    return entry_views(real_views(), real_catalog().vendors[vendor].pages[code])[0]


def changed(view: EntryView, **fields: Any) -> EntryView:
    """Return a view of an entry whose record in the catalog has other fields."""
    return replace(view, entry=view.entry.model_copy(update=fields))


def problem_with(**changes: Any) -> Problem:
    """Return a real problem with some fields changed."""
    return real_catalog().problems["user-not-found"].model_copy(update=changes)


def entry_filled_with(text: str) -> EntryView:
    """Return the view of an entry that has one text in every field a ticket shows."""
    view = changed(entry_of("agora", "607"), fixes=(text,))
    named = replace(view, code=text, names=(text,), messages=(text,), meaning=text)
    guidance = problem_with(say=text, actions=(text,))
    return replace(named, vendor_name=text, guidance=guidance)


@functools.cache
def _ticket_script() -> subprocess.Popen[str]:
    """Start the script that makes the ticket texts of notes; it ends with the tests."""
    return subprocess.Popen(
        [tool("node"), ROOT / "tests/support/ticket-texts.mjs", CODE_ADDRESS],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def tickets_of(view: EntryView) -> dict[str, str]:
    """Return the ticket text in each format, as the script of a code's page makes it."""
    script = _ticket_script()
    assert script.stdin is not None
    assert script.stdout is not None
    print(json.dumps(note_of(view, WORDS)._asdict()), file=script.stdin, flush=True)
    texts: dict[str, str] = json.loads(script.stdout.readline())
    return texts
