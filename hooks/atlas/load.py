"""Read the data folder into a catalog, with every finding about the shape of the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from atlas.catalog import Catalog, Declared, Item, Place, VendorData
from atlas.diagnostics import Diagnostic
from atlas.explain import explain
from atlas.model import Categories, Category, CodeList, Problem, Problems, Record, Vendor
from atlas.source import Source, read_source

_Record = TypeVar("_Record", bound=Record)
_Named = TypeVar("_Named", Category, Problem)


def load_catalog(folder: Path) -> tuple[Catalog, list[Diagnostic]]:
    """Load `categories.yml`, `problems.yml` and every vendor's folder below `folder`.

    Records that are not sound are left out of the catalog and stand in the findings, so the
    catalog may be shown or built only if there are none. Paths in findings begin with the
    folder's own name.
    """
    loader = _Load(folder)
    categories = loader.vocabulary("categories", Categories, Category)
    problems = loader.vocabulary("problems", Problems, Problem)
    vendors = {
        slug: vendor
        for path in sorted(folder.iterdir())
        if path.is_dir() and (vendor := loader.vendor(slug := path.name))
    }
    catalog = Catalog(categories, problems, vendors, loader.places, loader.declared)
    return catalog, loader.findings


class _Load:
    """One run of loading: what has been found so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[Diagnostic] = []
        self.places: dict[tuple[str, str], Place] = {}
        self.declared = Declared()

    def vocabulary(
        self, name: str, file_model: type[Record], model: type[_Named]
    ) -> dict[str, _Named]:
        """Load `<name>.yml`, a list of records with IDs; keep the sound records."""
        source = self._source(f"{name}.yml")
        if source is None:
            return {}
        declared: set[str] = getattr(self.declared, name)
        declared.update(_texts(source.data, name, "id"))
        file, kept = self._validated(source, file_model, name)
        rows: tuple[_Named, ...] = getattr(file, name, ())
        records: dict[str, _Named] = {}
        for index, record in zip(kept, rows, strict=True):
            place = Place(source, (name, index))
            if record.id in records:
                message = f"id '{record.id}' stands twice; remove one of the two"
                self.findings.append(Diagnostic.at(place.at("id"), message, "duplicate-id"))
            records.setdefault(record.id, record)
            self.places.setdefault((name, record.id), place)
        return records

    def vendor(self, slug: str) -> VendorData | None:
        """Load a vendor's folder; None if its `vendor.yml` is not sound."""
        self.declared.codes[slug] = set()
        lists: dict[str, CodeList] = {}
        items: list[Item] = []
        for path in sorted((self.folder / slug).glob("*.yml")):
            if path.name != "vendor.yml":
                self._list(slug, path.stem, lists, items)
        source = self._source(f"{slug}/vendor.yml")
        vendor = self._validated(source, Vendor)[0] if source else None
        if source is None or vendor is None:
            return None
        return VendorData(slug, vendor, Place(source, ()), lists, tuple(items))

    def _list(self, vendor: str, slug: str, lists: dict[str, CodeList], items: list[Item]) -> None:
        source = self._source(f"{vendor}/{slug}.yml")
        if source is None:
            return
        self.declared.codes[vendor].update(_texts(source.data, "codes", "code"))
        code_list, kept = self._validated(source, CodeList, "codes")
        if code_list is None:
            return
        lists[slug] = code_list
        for index, entry in zip(kept, code_list.codes, strict=True):
            items.append(Item(vendor, slug, entry, Place(source, ("codes", index))))

    def _source(self, name: str) -> Source | None:
        shown_as = f"{self.folder.name}/{name}"
        path = self.folder / name
        if not path.is_file():
            message = f"the file is missing; add {shown_as}"
            self.findings.append(Diagnostic(shown_as, 1, 1, message, "missing-file"))
            return None
        source, findings = read_source(path, shown_as)
        self.findings += findings
        return source

    def _validated(
        self, source: Source, model: type[_Record], rows: str = ""
    ) -> tuple[_Record | None, list[int]]:
        """Validate a file as one record, leaving out the unsound records of its list `rows`.

        Return the record, which is None if something outside that list is not sound, and the
        places in the file of the rows that were kept.
        """
        data = source.data
        count = len(data[rows]) if isinstance(data, dict) and _is_list(data.get(rows)) else 0
        try:
            return model.model_validate(data), list(range(count))
        except ValidationError as error:
            self._report(error, model, source)
            unsound = {_row_of(detail["loc"], rows) for detail in error.errors()}
        kept = [index for index in range(count) if index not in unsound]
        if None in unsound or not kept:
            return None, []
        pruned = {**data, rows: [data[rows][index] for index in kept]}
        return model.model_validate(pruned), kept

    def _report(self, error: ValidationError, model: type[Record], source: Source) -> None:
        known = {finding[:3] for finding in source.findings}  # said already, and better
        found = explain(error, model, source)
        self.findings += [finding for finding in found if finding[:3] not in known]


def _row_of(loc: tuple[int | str, ...], rows: str) -> int | None:
    """Return the row an error is about, None if it is about the file."""
    return loc[1] if len(loc) > 1 and loc[0] == rows and isinstance(loc[1], int) else None


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _texts(data: Any, rows: str, field: str) -> set[str]:
    """Return the texts that stand under `field` in the rows, sound or not."""
    found = data.get(rows) if isinstance(data, dict) else None
    values = [row.get(field) for row in found if isinstance(row, dict)] if _is_list(found) else []
    return {value for value in values if isinstance(value, str)}
