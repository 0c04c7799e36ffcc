"""Find the source documents of lists in a folder.

The documents belong to the vendors and are not part of this project. A list identifies its
document by the SHA-256 of the text, so the file may have any name.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from atlas.catalog.records import VendorData
from atlas.maintenance.audit import AuditError


def read_documents(folder: Path, data: VendorData) -> dict[str, tuple[str, list[str]]]:
    """Return list → (file name, lines) for every list of a vendor; raise AuditError."""
    if not folder.is_dir():
        raise AuditError(f"{folder} is not a folder; name the folder of the source documents")
    files = {_digest(path): path for path in sorted(folder.iterdir()) if path.is_file()}
    return {slug: _read(folder, files, data, slug) for slug in data.lists}


def _read(
    folder: Path, files: dict[str, Path], data: VendorData, slug: str
) -> tuple[str, list[str]]:
    wanted = data.lists[slug].document.sha256
    if wanted is None:
        raise AuditError(
            f"{data.slug}/{slug}.yml does not identify the text of its lines; "
            "add the text's SHA-256 as 'sha256' to 'document'"
        )
    if wanted not in files:
        raise AuditError(
            f"{folder} lacks the document of {data.slug}/{slug}.yml: no file there has the "
            f"SHA-256 {wanted}"
        )
    try:
        text = files[wanted].read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuditError(f"{files[wanted]} is not UTF-8; save it as UTF-8") from error
    return files[wanted].name, text.removesuffix("\n").split("\n")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
