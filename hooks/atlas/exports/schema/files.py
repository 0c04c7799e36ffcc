"""The exported files, as types."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from atlas.analysis.crossref import Match
from atlas.catalog.field_types import Slug, Text
from atlas.catalog.model import Record
from atlas.exports.schema import records
from atlas.exports.schema.records import Address, Path, Plain


class CatalogFile(Record):
    """Every entry, vendor by vendor, in the order of the sources."""

    entries: tuple[records.Entry, ...]


class Link(Record):
    """A page of the vendor."""

    title: Text
    url: Address


class CodeList(Record):
    """A namespace of the vendor: inside it a code has one meaning."""

    list: Slug
    title: Text
    platforms: tuple[Slug, ...]
    documentation: Link | None = Field(description="The vendor's page about these codes.")
    sources: tuple[records.Document, ...] = Field(min_length=1, description="The main one first.")


class Scoped(Record):
    """What holds for some of the vendor's lists and platforms, or for all."""

    lists: tuple[Slug, ...]
    platforms: tuple[Slug, ...]


class Range(Scoped):
    """A range of numbers that the vendor sets aside for one kind of code."""

    first: Text
    last: Text
    meaning: Plain


class Form(Scoped):
    """One way in which a vendor's errors reach a program."""

    title: Text
    text: Plain
    example: Text | None
    evidence: Text


class VendorFile(Record):
    """A vendor and all its entries."""

    vendor: Slug
    name: Text
    aliases: tuple[Text, ...] = Field(description="Other names that people use for it.")
    company: Text
    summary: Plain
    links: tuple[Link, ...]
    lists: tuple[CodeList, ...]
    ranges: tuple[Range, ...]
    forms: tuple[Form, ...] = Field(description="How its errors look to a program.")
    entries: tuple[records.Entry, ...]


class CodeFile(Record):
    """A code of a vendor: an entry for each list that defines it."""

    vendor: Slug
    code: Text
    canonical: Path = Field(
        description="The path of this file under the code as printed; the same in the copies "
        "under former codes."
    )
    entries: tuple[records.Entry, ...] = Field(min_length=1)


class ProblemsFile(Record):
    """Every problem."""

    problems: tuple[records.Problem, ...]


class PlatformsFile(Record):
    """Every platform."""

    platforms: tuple[records.Platform, ...]


class CategoriesFile(Record):
    """Every category."""

    categories: tuple[records.Category, ...]


class MappedCode(Record):
    """An entry by its list and code."""

    list: Slug
    code: Text


class Counterpart(MappedCode):
    """The other vendor's entry, what it is to this one, and the problem both share."""

    match: Match
    problem: Slug


class Mapping(MappedCode):
    """An entry and its counterparts, best first."""

    counterparts: tuple[Counterpart, ...] = Field(min_length=1)


class MappingRow(Record):
    """A row of a mapping as a table: an entry and one counterpart, or none."""

    source_list: Slug
    source_code: Text
    match: Literal["same", "narrower", "broader", "similar", "none"] = Field(
        description="What the counterpart is to the entry; `none` where it has no counterpart."
    )
    problem: Slug = Field(description="The problem both share, or the entry's main one.")
    target_list: Slug | None
    target_code: Text | None


class MappingFile(Record):
    """One vendor's entries beside another's: those with counterparts, and the gaps."""

    from_: Slug = Field(alias="from")
    to: Slug
    mapped: tuple[Mapping, ...]
    gaps: tuple[MappedCode, ...]
