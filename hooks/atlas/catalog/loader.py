"""Load the data folder into a catalog, with every diagnostic about the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from atlas.catalog.data_folder import (
    CONSTANTS,
    LEDGER,
    PRODUCTS,
    check_files,
    is_file,
    list_files,
    read_text,
    vendor_folders,
)
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.ledger import check_digests, load_constants, load_ledger
from atlas.catalog.model import (
    Categories,
    Category,
    CodeList,
    Platform,
    Platforms,
    Problem,
    Problems,
    Product,
    Products,
    Record,
    Vendor,
)
from atlas.catalog.records import Catalog, Declared, Item, Place, VendorData
from atlas.catalog.release_files import load_releases
from atlas.catalog.validation import names, validate
from atlas.catalog.yaml_source import parse_source

_Record = TypeVar("_Record", bound=Record, covariant=True)
# Used if the record of a vendor is invalid, so that its entries are still checked.
_INVALID = Vendor.model_construct(name="?", company="?", summary="?", forms=())
_Named = TypeVar("_Named", Category, Platform, Problem, Product)
FileCache = dict[Path, "_Parsed"]


def load_catalog(folder: Path, cache: FileCache | None = None) -> tuple[Catalog, list[Diagnostic]]:
    """Load the vocabularies, every vendor, the releases, and what was published.

    The catalog holds only valid records, so it may be built only if there are no diagnostics.
    Their paths begin with the name of the folder. With a `cache`, which the caller keeps from
    one load to the next, files whose text is unchanged are not parsed again.
    """
    if not folder.is_dir():
        message = "the folder is missing; pass the catalog's folder with --data"
        diagnostic = Diagnostic(str(folder), 1, 1, message, "missing-file")
        return Catalog({}, {}, {}, {}, {}, Declared()), [diagnostic]
    loader = _Load(folder, {} if cache is None else cache)
    categories = loader.vocabulary("categories", Categories, Category)
    platforms = loader.vocabulary("platforms", Platforms, Platform)
    problems = loader.vocabulary("problems", Problems, Problem)
    products = loader.products()
    vendors = {
        path.name: vendor for path in vendor_folders(folder) if (vendor := loader.vendor(path.name))
    }
    releases, diagnostics = load_releases(folder, loader.shown_as)
    published, found = load_ledger(folder, loader.shown_as)
    constants, wrong = load_constants(folder, loader.shown_as)
    diagnostics = [*loader.diagnostics, *diagnostics, *found, *wrong]
    faulty = {each.path for each in diagnostics}
    diagnostics += check_digests(folder, loader.shown_as, faulty)
    damaged = {each.path.rpartition("/")[2] for each in diagnostics}
    catalog = Catalog(
        categories,
        platforms,
        problems,
        vendors,
        loader.places,
        loader.declared,
        releases,
        {} if LEDGER in damaged else published,
        () if CONSTANTS in damaged else constants,
        products,
    )
    return catalog, diagnostics


class _Load:
    """One run of loading, with what it has found so far."""

    def __init__(self, folder: Path, cache: FileCache) -> None:
        self.folder = folder
        self.cache = cache
        self.shown_as = folder.absolute().name
        self.diagnostics = list(check_files(folder, self.shown_as))
        self.places: dict[tuple[str, str], Place] = {}
        self.declared = Declared()

    def vocabulary(
        self, name: str, file_model: type[Record], model: type[_Named]
    ) -> dict[str, _Named]:
        """Load `<name>.yml`, a list of records with IDs, and keep the valid records."""
        return self._records(f"{name}.yml", name, file_model, model)

    def products(self) -> dict[str, Product]:
        """Load the products that the atlas does not cover; their file may be missing."""
        if not (self.folder / PRODUCTS).exists():
            return {}
        return self._records(PRODUCTS, "products", Products, Product)

    def _records(
        self, path: str, name: str, file_model: type[Record], model: type[_Named]
    ) -> dict[str, _Named]:
        file = self._file(path, file_model, name, "id")
        if file is None:
            return {}
        declared: set[str] = getattr(self.declared, name)
        declared.update(file.names)
        rows: tuple[_Named, ...] = getattr(file.record, name, ())
        records: dict[str, _Named] = {}
        for place, record in zip(file.rows, rows, strict=True):
            if record.id in records:
                line = self.places[name, record.id].at("id").line
                message = f"id '{record.id}' appears twice, first on line {line}; remove one"
                self.diagnostics.append(Diagnostic.at(place.at("id"), message, "duplicate-id"))
            records.setdefault(record.id, record)
            self.places.setdefault((name, record.id), place)
        return records

    def vendor(self, slug: str) -> VendorData | None:
        """Load the folder of a vendor; None if its `vendor.yml` cannot be read."""
        file = self._file(f"{slug}/vendor.yml", Vendor)
        files = {
            path.stem: self._file(f"{slug}/{path.name}", CodeList, "codes", "code")
            for path in list_files(self.folder / slug)
        }
        named = {each: found.names if found else set() for each, found in files.items()}
        self.declared.lists[slug] = named
        self.declared.codes[slug] = set().union(*named.values()) if all(named.values()) else set()
        if file is None:
            return None
        vendor = file.record or _INVALID
        order = dict.fromkeys(each for each in (*vendor.lists, *files) if files.get(each))
        lists = {each: found.record for each in order if (found := files[each]) and found.record}
        items = (item for each in lists for item in _items(slug, each, files[each]))
        return VendorData(slug, vendor, file.place, lists, tuple(items))

    def _file(
        self, name: str, model: type[_Record], rows: str = "", field: str = ""
    ) -> _File[_Record] | None:
        shown_as = f"{self.shown_as}/{name}"
        path = self.folder / name
        if not is_file(path):
            folder = shown_as.rpartition("/")[0]
            if any(each[::4] == (folder, "unreadable") for each in self.diagnostics):
                return None
            message = f"the file is missing; add {shown_as}"
            self.diagnostics.append(Diagnostic(shown_as, 1, 1, message, "missing-file"))
            return None
        text, diagnostics = read_text(path, shown_as)
        self.diagnostics += diagnostics
        if text is None:
            return None
        read = self.cache.get(path)
        if read is None or (read.text, read.shown_as) != (text, shown_as):
            read = self.cache[path] = _parse(text, shown_as, model, rows, field)
        self.diagnostics += read.diagnostics
        return read.file


@dataclass(frozen=True)
class _File(Generic[_Record]):
    """A data file: its record, its place, the places of the valid rows, the names in all rows."""

    record: _Record | None
    place: Place
    rows: list[Place]
    names: set[str]


def _items(vendor: str, slug: str, file: _File[CodeList] | None) -> Iterator[Item]:
    """Yield the entries of a list."""
    if file and file.record:
        for place, entry in zip(file.rows, file.record.codes, strict=True):
            yield Item(vendor, slug, entry, place, file.record)


@dataclass(frozen=True)
class _Parsed:
    """The text of a file, and what it was parsed into."""

    text: str
    shown_as: str
    file: _File[Any] | None
    diagnostics: list[Diagnostic]


def _parse(text: str, shown_as: str, model: type[Record], rows: str, field: str) -> _Parsed:
    """Parse and validate a text; `rows` is its list of records, `field` the name of each."""
    source, diagnostics = parse_source(text, shown_as)
    if source is None:
        return _Parsed(text, shown_as, None, diagnostics)
    record, kept, found = validate(source, model, rows)
    named = names(source, rows, field, diagnostics + found)
    places = [Place.of(source, rows, index) for index in kept]
    file = _File(record, Place.of(source), places, named)
    source.forget()
    return _Parsed(text, shown_as, file, diagnostics + found)
