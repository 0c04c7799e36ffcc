"""Each template uses the fields of its page's view model: all of them, and no others."""

from __future__ import annotations

from dataclasses import fields

import pytest
from jinja2 import meta

from atlas.pages import page_environment
from atlas.presentation import comparison_views, page_views
from atlas.presentation.page_views import PageView
from conftest import ROOT
from made_pages import WORDS

ENVIRONMENT = page_environment(ROOT / "hooks" / "templates", WORDS)
OF_EVERY_PAGE = {"root", "title", "report", "address", "contents"}
GLOBALS = {"w", "urls", "parts", "finder", "pairs", "changed", "table", "ticket"}
KINDS = [
    each
    for module in (page_views, comparison_views)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, PageView) and hasattr(each, "template")
    if each.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_template_uses_the_fields_of_its_view_model(kind: type[PageView]) -> None:
    source = (ROOT / "hooks" / "templates" / kind.template).read_text("utf-8")
    used = meta.find_undeclared_variables(ENVIRONMENT.parse(source))
    assert used - OF_EVERY_PAGE - GLOBALS == {field.name for field in fields(kind)}


def test_each_template_of_a_page_has_one_view_model() -> None:
    templates = sorted(kind.template for kind in KINDS)
    files = {file.name for file in (ROOT / "hooks" / "templates").glob("[!_]*.html")}
    assert templates == sorted(files - {"redirect.html", "build_errors.html"})
