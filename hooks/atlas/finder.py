"""The search index: one row for each thing that can be found.

The index is read by `docs/assets/finder/rank.mjs`. Its form is
`{"vendors": [name…], "rows": [[kind, path, title, vendor, name, message, text, retry, who]…]}`:
kind is one of KINDS; path is relative to the site's root; vendor is an index into `vendors`,
-1 where there is none; name, message, retry and who are empty strings where there are none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from atlas import urls
from atlas.markup import plain
from atlas.views import Views

KINDS = ("code", "problem", "category", "vendor", "page")

Row = tuple[str, str, str, int, str, str, str, str, str]


def render_index(views: Views, prose: Iterable[tuple[str, str, str]]) -> str:
    """Return the index as JSON; `prose` yields (path, title, text) of hand-written pages."""
    index = {
        "vendors": [vendor.name for vendor in views.vendors()],
        "rows": [*_codes(views), *_vocabulary(views), *_prose(prose)],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _codes(views: Views) -> Iterator[Row]:
    numbers = {slug: number for number, slug in enumerate(views.catalog.vendors)}
    for items in views.catalog.pages():
        for item in items:
            view = views.code(item)
            yield (
                "code", view.path, view.code, numbers[view.vendor], view.name or "",
                view.message or "", plain(view.meaning), view.retry, view.who,
            )  # fmt: skip


def _vocabulary(views: Views) -> Iterator[Row]:
    catalog = views.catalog
    for problem in catalog.problems.values():
        path = urls.problem_path(problem.id)
        text = plain(problem.meaning)
        yield "problem", path, problem.title, -1, "", "", text, problem.retry, problem.who
    for category in catalog.categories.values():
        path = urls.category_path(category.id)
        yield "category", path, category.title, -1, "", "", plain(category.meaning), "", ""
    for number, (slug, data) in enumerate(catalog.vendors.items()):
        path, name = urls.vendor_path(slug), data.vendor.name
        yield "vendor", path, name, number, slug, "", plain(data.vendor.summary), "", ""


def _prose(pages: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
    for path, title, text in pages:
        yield "page", path, title, -1, "", "", text, "", ""
