"""Find the source documents of lists in a folder.

The documents belong to the vendors and are not part of this project. A list identifies its
document by the SHA-256 of the text, so the file may have any name.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from atlas.catalog.model import Document
from atlas.catalog.records import VendorData
from atlas.maintenance.audit import AuditError


def read_documents(folder: Path, data: VendorData) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Return (list, source) → (file name, lines) for every source of a vendor; raise AuditError."""
    if not folder.is_dir():
        raise AuditError(f"{folder} is not a folder; name the folder of the source documents")
    files = {_digest(path): path for path in sorted(folder.iterdir()) if path.is_file()}
    return {
        (slug, source.id): _read(folder, files, f"{data.slug}/{slug}.yml", source)
        for slug, code_list in data.lists.items()
        for source in code_list.sources
        if not source.without_lines
    }


def _read(
    folder: Path, files: dict[str, Path], name: str, source: Document
) -> tuple[str, list[str]]:
    wanted = source.sha256
    if wanted is None:
        raise AuditError(
            f"{name} does not identify the text of its lines; "
            f"add the text's SHA-256 as 'sha256' to source '{source.id}'"
        )
    if wanted not in files:
        raise AuditError(
            f"{folder} lacks the source '{source.id}' of {name}: no file there has the "
            f"SHA-256 {wanted}"
        )
    try:
        text = files[wanted].read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuditError(f"{files[wanted]} is not UTF-8; save it as UTF-8") from error
    return files[wanted].name, text.removesuffix("\n").split("\n")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
