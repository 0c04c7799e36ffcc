"""Entries as exports hold them: plain text, with every reference resolved."""

from __future__ import annotations

from typing import Any

from atlas import urls
from atlas.catalog.model import Deprecated, Document, Entry, Retired
from atlas.catalog.records import Catalog, Item
from atlas.exports.schema import records
from atlas.presentation.entry_views import document_address
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
            "platforms": item.platforms,
            "name": next(iter(entry.names), None),
            "names": tuple(_name(item, each) for each in entry.names),
            "message": next(iter(entry.messages), None),
            "messages": entry.messages,
            "causes": tuple(each.model_dump() for each in entry.all_causes),
            "problems": tuple({"id": id_, "relation": tie} for id_, tie in entry.problems.items()),
            "retry": code.retry,
            "who": code.who,
            "guidance": _guidance(catalog, item),
            "observed": tuple(each.model_dump() for each in entry.observed),
            "steps": _steps(catalog, item),
            "related": tuple(_code_ref(ref, item.vendor) for ref in entry.related),
            "deprecated": _ended(item, entry.deprecated),
            "retired": _ended(item, entry.retired),
            "sources": tuple(_source(*cited) for cited in item.cited),
            "ticket_id": urls.ticket_id(item.vendor, entry.code),
            "path": code.path,
            "href": code.href,
            "url": url,
        }
    )


def _name(item: Item, name: str) -> dict[str, Any]:
    return {"name": name, "platforms": item.entry.names[name] or item.platforms}


def _guidance(catalog: Catalog, item: Item) -> dict[str, Any] | None:
    problem = item.guidance(catalog.problems)
    names = records.Guidance.model_fields
    return None if problem is None else {name: getattr(problem, name) for name in names}


def _steps(catalog: Catalog, item: Item) -> tuple[dict[str, Any], ...]:
    steps = catalog.vendors[item.vendor].vendor.steps
    return tuple(
        {name: getattr(step, name) for name in records.Step.model_fields}
        for step in steps
        if step.problem in item.entry.problems and item.is_in(step)
    )


def _ended(item: Item, end: Deprecated | Retired | None) -> dict[str, Any] | None:
    if end is None:
        return None
    instead = _code_ref(end.instead, item.vendor) if end.instead else None
    return {**end.model_dump(), "instead": instead}


def _source(document: Document, lines: str) -> dict[str, str | None]:
    address = document_address(document, lines) or None
    return {"id": document.id, "title": document.title, "url": address, "lines": lines or None}


def _code_ref(ref: str, owner: str) -> dict[str, str]:
    vendor, code = split_ref(ref, owner)
    return {"vendor": vendor, "code": code, "path": urls.code_path(vendor, code)}
