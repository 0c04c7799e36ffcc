"""Entries as exports hold them: plain text, with every reference resolved."""

from __future__ import annotations

from typing import Any

from atlas import urls
from atlas.catalog.model import Entry
from atlas.catalog.records import Catalog, Item
from atlas.exports.schema import records
from atlas.presentation.view_models import CodeView
from atlas.text.inline_markup import split_ref

# Fields that both records have: their types in `records` remove the markup.
_COPIED = set(records.Entry.model_fields) & set(Entry.model_fields)


def entry_record(catalog: Catalog, item: Item, code: CodeView, url: str | None) -> records.Entry:
    """Return an entry; fields that need no computation are copied by name."""
    entry = item.entry
    return records.Entry.model_validate(
        {
            **{name: getattr(entry, name) for name in _COPIED},
            "vendor": item.vendor,
            "vendor_name": code.vendor_name,
            "list": item.list,
            "causes": tuple(map(_cause, entry.causes)),
            "problems": tuple({"id": id_, "relation": tie} for id_, tie in entry.problems.items()),
            "retry": code.retry,
            "who": code.who,
            "guidance": _guidance(catalog, item),
            "related": tuple(_code_ref(ref, item.vendor) for ref in entry.related),
            "retired": _retired(item),
            "source": _source(catalog, item),
            "ticket_id": urls.ticket_id(item.vendor, entry.code),
            "path": code.path,
            "url": url,
        }
    )


def _cause(cause: Any) -> dict[str, Any]:
    return {"text": cause, "returns": None} if isinstance(cause, str) else cause.model_dump()


def _guidance(catalog: Catalog, item: Item) -> dict[str, Any] | None:
    if item.covers_several:
        return None
    problem = catalog.problems[item.main_problem]
    return {name: getattr(problem, name) for name in records.Guidance.model_fields}


def _retired(item: Item) -> dict[str, Any] | None:
    end = item.entry.retired
    if end is None:
        return None
    instead = _code_ref(end.instead, item.vendor) if end.instead else None
    return {**end.model_dump(), "instead": instead}


def _source(catalog: Catalog, item: Item) -> dict[str, Any]:
    document = catalog.vendors[item.vendor].lists[item.list].document
    return {**document.model_dump(exclude={"sha256"}), "lines": item.entry.lines}


def _code_ref(ref: str, owner: str) -> dict[str, str]:
    vendor, code = split_ref(ref, owner)
    return {"vendor": vendor, "code": code, "path": urls.code_path(vendor, code)}
