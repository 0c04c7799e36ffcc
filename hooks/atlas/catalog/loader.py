"""Read the data folder into a catalog, with every finding about the shape of the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from atlas.catalog.data_folder import check_files, is_file, list_files, vendor_folders
from atlas.catalog.diagnostics import Diagnostic, Position
from atlas.catalog.file_text import read_text
from atlas.catalog.ledger import LEDGER, published_paths
from atlas.catalog.model import Categories, Category, CodeList, Problem, Problems, Record, Vendor
from atlas.catalog.records import Catalog, Declared, Item, Place, VendorData
from atlas.catalog.release_files import load_releases
from atlas.catalog.validation import names, validate
from atlas.catalog.yaml_source import Source, parse_source

_Record = TypeVar("_Record", bound=Record, covariant=True)
_UNSOUND = Vendor(name="?", company="?", summary="?")  # so that the entries are checked
_Named = TypeVar("_Named", Category, Problem)


def load_catalog(
    folder: Path, cache: dict[Path, Any] | None = None
) -> tuple[Catalog, list[Diagnostic]]:
    """Load `categories.yml`, `problems.yml`, every vendor's folder and the releases.

    Records that are not sound are left out of the catalog and stand in the findings, so the
    catalog may be shown or built only if there are none. Paths in findings begin with the
    folder's own name.
    """
    if not folder.is_dir():
        message = "the folder is missing; name the catalog's folder with --data"
        finding = Diagnostic(str(folder), 1, 1, message, "missing-file")
        return Catalog({}, {}, {}, {}, Declared()), [finding]
    loader = _Load(folder, {} if cache is None else cache)
    categories = loader.vocabulary("categories", Categories, Category)
    problems = loader.vocabulary("problems", Problems, Problem)
    vendors = {
        path.name: vendor for path in vendor_folders(folder) if (vendor := loader.vendor(path.name))
    }
    releases, findings = load_releases(folder, loader.shown_as)
    published = {
        path: Position(f"{loader.shown_as}/{LEDGER}", line, 1)
        for path, line in published_paths(folder / LEDGER).items()
    }
    catalog = Catalog(
        categories, problems, vendors, loader.places, loader.declared, releases, published
    )
    return catalog, loader.findings + findings


class _Load:
    """One run of loading: what has been found so far."""

    def __init__(self, folder: Path, cache: dict[Path, Any]) -> None:
        self.folder = folder
        self.cache = cache
        self.shown_as = folder.absolute().name
        self.findings = list(check_files(folder, self.shown_as))
        self.places: dict[tuple[str, str], Place] = {}
        self.declared = Declared()

    def vocabulary(
        self, name: str, file_model: type[Record], model: type[_Named]
    ) -> dict[str, _Named]:
        """Load `<name>.yml`, a list of records with IDs; keep the sound records."""
        file = self._file(f"{name}.yml", file_model, name, "id")
        if file is None:
            return {}
        declared: set[str] = getattr(self.declared, name)
        declared.update(file.names)
        rows: tuple[_Named, ...] = getattr(file.record, name, ())
        records: dict[str, _Named] = {}
        for index, record in zip(file.kept, rows, strict=True):
            place = Place(file.source, (name, index))
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
        file = self._file(f"{slug}/vendor.yml", Vendor)
        if file is None:
            return None
        vendor = file.record or _UNSOUND
        return VendorData(slug, vendor, Place(file.source, ()), lists, tuple(items))

    def _list(
        self, vendor: str, slug: str, lists: dict[str, CodeList], items: list[Item]
    ) -> set[str]:
        """Load one list into `lists` and `items`; return the codes it names, see `names`."""
        file = self._file(f"{vendor}/{slug}.yml", CodeList, "codes", "code")
        if file is None:
            return set()
        if file.record is not None:
            lists[slug] = file.record
            for index, entry in zip(file.kept, file.record.codes, strict=True):
                items.append(Item(vendor, slug, entry, Place(file.source, ("codes", index))))
        return file.names

    def _file(
        self, name: str, model: type[_Record], rows: str = "", field: str = ""
    ) -> _File[_Record] | None:
        shown_as = f"{self.shown_as}/{name}"
        path = self.folder / name
        if not is_file(path):
            message = f"the file is missing; add {shown_as}"
            self.findings.append(Diagnostic(shown_as, 1, 1, message, "missing-file"))
            return None
        text, findings = read_text(path, shown_as)
        self.findings += findings
        if text is None:
            return None
        file, findings = _read(self.cache, path, text, shown_as, model, rows, field)
        self.findings += findings
        return file


@dataclass(frozen=True)
class _File(Generic[_Record]):
    """A data file: its record, the places in it of the rows that were kept, what the rows name."""

    source: Source
    record: _Record | None
    kept: list[int]
    names: set[str]


def _read(
    cache: dict[Path, Any],
    path: Path,
    text: str,
    shown_as: str,
    model: type[_Record],
    rows: str,
    field: str,
) -> tuple[_File[_Record] | None, list[Diagnostic]]:
    """Return what a file's text says, and the findings; a text that is as before is not parsed.

    `rows` is the list of records in it, `field` what names one of them.
    """
    before = cache.get(path)
    if before and before[:2] == (text, shown_as):
        return before[2]  # type: ignore[no-any-return]
    source, findings = parse_source(text, shown_as)
    file = None
    if source:
        named = names(source, rows, field)
        record, kept, found = validate(source, model, rows)
        file = _File(source, record, kept, named)
        findings = findings + found
        source.forget()
    cache[path] = text, shown_as, (file, findings)
    return file, findings
