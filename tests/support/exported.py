"""Exports made in memory, without MkDocs."""

from __future__ import annotations

import functools
import re

from atlas.analysis.crossref import cross_reference
from atlas.catalog.records import Catalog
from atlas.exports import ExportContext, code_files, export_files, markdown_environment
from atlas.presentation.views import Views
from atlas.presentation.words import load_words
from conftest import ROOT, real_catalog


def views_of(catalog: Catalog) -> Views:
    words = load_words(ROOT / "hooks/words/en.yml")
    return Views(catalog, cross_reference(catalog), words)


@functools.cache
def real_views() -> Views:
    return views_of(real_catalog())


def context_of(views: Views, site_url: str | None) -> ExportContext:
    markdown = markdown_environment(ROOT / "hooks/templates", views.words)
    return ExportContext(views, site_url, markdown)


def exported(site_url: str | None, views: Views | None = None) -> dict[str, bytes]:
    """Return the files of a catalog, the real one if none is given, as of a fixed day."""
    context = context_of(views or real_views(), site_url)
    files = [(file.path, file.make()) for file in export_files(context, "2026-01-02")]
    files += [file for items in context.catalog.pages() for file in code_files(context, items)]
    assert len(dict(files)) == len(files), "a path is written twice"
    return dict(files)


def example(language: str, about: str) -> str:
    """Return the only example on the page for programs that is about something."""
    page = (ROOT / "docs/api.md").read_text("utf-8")
    examples: list[str] = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    (found,) = (text for text in examples if about in text)
    return found
