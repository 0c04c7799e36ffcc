"""The output of `make audit`: the entries of a vendor beside its source documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.catalog.diagnostics import quoted
from atlas.catalog.records import Catalog, VendorData
from atlas.maintenance.audit import AuditError, ListAudit, audit_list
from atlas.maintenance.audit_documents import read_documents
from atlas.maintenance.audit_terminal import render_entry, render_rest


def audit_text(catalog: Catalog, folder: str, vendor: str, code: str, width: int) -> str:
    """Return source and entries side by side, of one code, or of all if `code` is empty.

    Raise AuditError if the folder, a document, the vendor or the code is missing.
    """
    if not folder or not vendor:
        raise AuditError("name folder and vendor: make audit SOURCES=folder VENDOR=slug")
    data = catalog.vendors.get(vendor)
    if data is None:
        raise AuditError(f"unknown vendor '{vendor}'; valid: {quoted(catalog.vendors)}")
    if code and code not in data.pages:
        raise AuditError(f"{vendor} has no code '{code}'; write it as the vendor prints it")
    return "\n\n".join(_parts(data, Path(folder), code, width))


def _parts(data: VendorData, folder: Path, code: str, width: int) -> Iterator[str]:
    for (slug, source_id), (name, lines) in read_documents(folder, data).items():
        items = [item for item in data.items if item.list == slug]
        source = next(each for each in data.lists[slug].sources if each.id == source_id)
        audit = audit_list(data.lists[slug], source, items, lines)
        yield f"{data.vendor.name}: {data.lists[slug].title}, beside {name} ({len(lines)} lines)"
        yield from _of_list(audit, code, width)


def _of_list(audit: ListAudit, code: str, width: int) -> Iterator[str]:
    chosen = [each for each in audit.entries if code in ("", each.item.entry.code)]
    yield from (render_entry(each, width) for each in chosen)
    if not code:
        yield render_rest(audit, width)
