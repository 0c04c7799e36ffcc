"""JSON Schemas of the data files, with which editors complete and explain the fields."""

from __future__ import annotations

import json
from pathlib import Path

from atlas.atomic_write import write_text
from atlas.catalog.model import (
    Categories,
    CodeList,
    Platforms,
    Problems,
    Products,
    Record,
    Vendor,
)

_FILES: dict[str, type[Record]] = {
    "categories": Categories,
    "platforms": Platforms,
    "problems": Problems,
    "other-products": Products,
    "vendor": Vendor,
    "list": CodeList,
}


def schema_texts() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {
        f"{name}.schema.json": json.dumps(_schema(model), indent=2, ensure_ascii=False) + "\n"
        for name, model in _FILES.items()
    }


def write_schemas(folder: Path) -> None:
    """Write all schema files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        write_text(folder / name, text)


def _schema(model: type[Record]) -> dict[str, object]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }
