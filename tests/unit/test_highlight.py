"""Highlighted code: each line is marked by itself, with the same result as the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from atlas.catalog.model import Language
from atlas.catalog.records import Catalog
from atlas.presentation.entry_views import entry_views
from atlas.text.highlight import highlight, marked
from exported import real_views
from faults import assert_no_faults


def code_of(catalog: Catalog) -> Iterator[tuple[str, str, Language]]:
    """Yield every snippet and every sample of a vendor with the page that shows it."""
    for items in catalog.pages():
        for view in entry_views(real_views(), items):
            for group in view.snippets:
                yield from ((view.href, each.text, each.language) for each in group.snippets)
    for slug, data in catalog.vendors.items():
        for form in data.vendor.forms:
            if form.example and form.language:
                yield slug, form.example, form.language


def ends_outside(html: Markup) -> str:
    """Return HTML with the end of each line behind the element that ends with the line."""
    return re.sub(r"(\n+)(</[ibu]>)", r"\2\1", html)


def test_no_comment_and_no_string_goes_on_in_the_next_line(catalog: Catalog) -> None:
    assert_no_faults(
        f"{page}: {text!r}"
        for page, text, language in code_of(catalog)
        if ends_outside(highlight(text, language)) != ends_outside(marked(text, language))
    )
