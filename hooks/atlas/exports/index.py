"""The index of the exports: files, counts, and the day of the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from atlas.catalog.field_types import Date, Slug, Text
from atlas.catalog.model import Record
from atlas.exports.constants import LICENCE
from atlas.exports.context import ExportContext
from atlas.exports.schema.records import Address, Count, Path

Pattern = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._/{}-]+$")]


class ListCount(Record):
    """One published list of a vendor."""

    list: Slug
    title: Text
    platforms: tuple[Slug, ...]
    entries: Count


class VendorCount(Record):
    """A vendor in the index."""

    vendor: Slug
    name: Text
    codes: Count = Field(description="Different codes: as many as it has pages.")
    entries: Count
    lists: tuple[ListCount, ...]


class FileLine(Record):
    """A file, or with {vendor} and {code} a pattern of files; paths from the site's root."""

    path: Pattern
    schema_: Path | None = Field(
        alias="schema", description="The schema of the file, or of each of its lines or rows."
    )


class IndexFile(Record):
    """What there is under `api/v1/`."""

    api_version: Literal["1"]
    built: Date = Field(description="The day of the build.")
    site: Address | None
    licence: Text
    codes: Count
    entries: Count
    categories: Count
    problems: Count
    platforms: Count
    vendors: tuple[VendorCount, ...]
    files: tuple[FileLine, ...]


def index_file(context: ExportContext, built: str, files: Iterable[FileLine]) -> IndexFile:
    """Return the index; `built` is the day of the build, `files` includes the index."""
    catalog = context.catalog
    return IndexFile(
        api_version="1",
        built=built,
        site=context.site_url,
        licence=LICENCE,
        codes=sum(len(data.pages) for data in catalog.vendors.values()),
        entries=len(catalog.items),
        categories=len(catalog.categories),
        problems=len(catalog.problems),
        platforms=len(catalog.platforms),
        vendors=tuple(_vendor(context, slug) for slug in catalog.vendors),
        files=tuple(files),
    )


def _vendor(context: ExportContext, slug: str) -> VendorCount:
    data = context.catalog.vendors[slug]
    entries = Counter(item.list for item in data.items)
    return VendorCount(
        vendor=slug,
        name=data.vendor.name,
        codes=len(data.pages),
        entries=len(data.items),
        lists=tuple(
            ListCount(list=name, title=each.title, platforms=each.platforms, entries=entries[name])
            for name, each in data.lists.items()
        ),
    )
