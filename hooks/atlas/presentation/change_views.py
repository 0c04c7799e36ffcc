"""The view models of what changed in a code."""

from __future__ import annotations

from typing import NamedTuple

from atlas.analysis.changes import Change
from atlas.presentation.views import Views


class FieldView(NamedTuple):
    """A field of a code that changed, with its texts before and after, as readers know them."""

    label: str
    before: str
    after: str


def field_views(views: Views, change: Change) -> list[FieldView]:
    """Return the fields that changed other than the meaning."""
    words = views.words["changes"]
    return [
        FieldView(
            words["fields"].get(field, field),
            _text(views, field, before) or words["nothing"],
            _text(views, field, after) or words["nothing"],
        )
        for field, before, after in change.fields
    ]


def _text(views: Views, field: str, texts: tuple[str, ...]) -> str:
    """Return the texts of a field as one; IDs of the vocabularies become titles."""
    catalog = views.catalog
    titles: dict[str, str] = {}
    if field in ("retry", "who"):
        titles = views.words[field]
    elif field == "category":
        titles = {name: each.title for name, each in catalog.categories.items()}
    elif field == "problems":
        titles = {name: each.title for name, each in catalog.problems.items()}
    elif field == "platforms":
        titles = {name: each.title for name, each in catalog.platforms.items()}
    found = (titles.get(text, text) for text in texts)
    return " ".join(text if text.endswith(".") else f"{text};" for text in found).removesuffix(";")
