"""Read the data folder into a catalog, with every finding about the shape of the files."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from atlas.catalog import Catalog, Declared, Item, Place, VendorData
from atlas.diagnostics import Diagnostic
from atlas.files import check_files, is_file, list_files, vendor_folders
from atlas.model import Categories, Category, CodeList, Problem, Problems, Record, Vendor
from atlas.releases import load_releases
from atlas.source import Source, read_source
from atlas.validate import names, validate

_Record = TypeVar("_Record", bound=Record)
_UNSOUND = Vendor(name="?", company="?", summary="?")  # so that the entries are checked
_Named = TypeVar("_Named", Category, Problem)


def load_catalog(folder: Path) -> tuple[Catalog, list[Diagnostic]]:
    """Load `categories.yml`, `problems.yml`, every vendor's folder and the releases.

    Records that are not sound are left out of the catalog and stand in the findings, so the
    catalog may be shown or built only if there are none. Paths in findings begin with the
    folder's own name.
    """
    if not folder.is_dir():
        message = "the folder is missing; name the catalog's folder with --data"
        finding = Diagnostic(str(folder), 1, 1, message, "missing-file")
        return Catalog({}, {}, {}, {}, Declared()), [finding]
    loader = _Load(folder)
    categories = loader.vocabulary("categories", Categories, Category)
    problems = loader.vocabulary("problems", Problems, Problem)
    vendors = {
        path.name: vendor for path in vendor_folders(folder) if (vendor := loader.vendor(path.name))
    }
    releases, findings = load_releases(folder, loader.shown_as)
    catalog = Catalog(categories, problems, vendors, loader.places, loader.declared, releases)
    return catalog, loader.findings + findings


class _Load:
    """One run of loading: what has been found so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown_as = folder.absolute().name
        self.findings = list(check_files(folder, self.shown_as))
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
        declared.update(names(source, name, "id"))
        file, kept = self._validated(source, file_model, name)
        rows: tuple[_Named, ...] = getattr(file, name, ())
        records: dict[str, _Named] = {}
        for index, record in zip(kept, rows, strict=True):
            place = Place(source, (name, index))
            if record.id in records:
                line = self.places[name, record.id].at("id").line
                message = f"id '{record.id}' stands twice, first on line {line}; remove one"
                self.findings.append(Diagnostic.at(place.at("id"), message, "duplicate-id"))
            records.setdefault(record.id, record)
            self.places.setdefault((name, record.id), place)
        return records

    def vendor(self, slug: str) -> VendorData | None:
        """Load a vendor's folder; None if its `vendor.yml` cannot be read."""
        lists: dict[str, CodeList] = {}
        items: list[Item] = []
        codes = [
            self._list(slug, path.stem, lists, items) for path in list_files(self.folder / slug)
        ]
        self.declared.codes[slug] = set().union(*codes) if all(codes) else set()
        source = self._source(f"{slug}/vendor.yml")
        if source is None:
            return None
        vendor = self._validated(source, Vendor)[0] or _UNSOUND
        return VendorData(slug, vendor, Place(source, ()), lists, tuple(items))

    def _list(
        self, vendor: str, slug: str, lists: dict[str, CodeList], items: list[Item]
    ) -> set[str]:
        """Load one list into `lists` and `items`; return the codes it names, see `names`."""
        source = self._source(f"{vendor}/{slug}.yml")
        if source is None:
            return set()
        declared = names(source, "codes", "code")
        code_list, kept = self._validated(source, CodeList, "codes")
        if code_list is not None:
            lists[slug] = code_list
            for index, entry in zip(kept, code_list.codes, strict=True):
                items.append(Item(vendor, slug, entry, Place(source, ("codes", index))))
        return declared

    def _source(self, name: str) -> Source | None:
        shown_as = f"{self.shown_as}/{name}"
        path = self.folder / name
        if not is_file(path):
            message = f"the file is missing; add {shown_as}"
            self.findings.append(Diagnostic(shown_as, 1, 1, message, "missing-file"))
            return None
        source, findings = read_source(path, shown_as)
        self.findings += findings
        return source

    def _validated(
        self, source: Source, model: type[_Record], rows: str = ""
    ) -> tuple[_Record | None, list[int]]:
        record, kept, findings = validate(source, model, rows)
        self.findings += findings
        source.forget()
        return record, kept
