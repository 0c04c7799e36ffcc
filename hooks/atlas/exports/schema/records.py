"""The records of the exported files, as types.

The JSON Schemas under `api/v1/schema/` are generated from these classes: the docstrings and
descriptions here are published. A field without a value is null or an empty list, never left
out. Refer to these classes by module (`records.Entry`): the catalog has classes of the same names.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from atlas.catalog.field_types import Date, Slug, Text
from atlas.catalog.model import Actor, Record, Relation, Retry, SearchWords
from atlas.text.inline_markup import plain

Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Path = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._/-]+$")]
Href = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._/-]+(#[a-z0-9~-]+)?$")]
Count = Annotated[int, Field(ge=0)]
Plain = Annotated[Text, AfterValidator(plain)]  # text of the catalog, without its markup


class Cause(Record):
    """A reason, with what the service returns in that case."""

    text: Plain
    returns: Text | None
    problem: Slug | None = Field(description="Which of the entry's problems it is a cause of.")


class Observed(Cause):
    """A cause that people met in practice; `evidence` are the public threads that show it."""

    evidence: tuple[Address, ...]


class Name(Record):
    """A constant, verbatim, and the platforms that spell it so."""

    name: Text
    platforms: tuple[Slug, ...]


class Tie(Record):
    """A problem of `problems.json`, and the relation of the code to it."""

    id: Slug
    relation: Relation


class Guidance(Record):
    """The atlas's own advice for the main problem, not the vendor's."""

    causes: tuple[Plain, ...]
    actions: tuple[Plain, ...]
    say: Text | None = Field(description="A sentence that support may send to the end user.")


class Step(Record):
    """What to do about a problem at the vendor, and the vendor's page that documents it."""

    problem: Slug
    text: Plain
    url: Address


class CodeRef(Record):
    """Another code, and the path of its page."""

    vendor: Slug
    code: Text
    path: Path


class Deprecation(Record):
    """Why the vendor advises against a code that it still sends."""

    since: Date | None
    reason: Plain
    instead: CodeRef | None


class Retirement(Record):
    """The end of a code that the vendor no longer has."""

    since: Date
    reason: Plain
    instead: CodeRef | None


class Document(Record):
    """A document or a file that a list was read from."""

    id: Slug = Field(description="Its name in the `sources` of an entry.")
    title: Text
    publisher: Text
    url: Address | None
    repository: Address | None
    commit: Text | None
    path: Text | None = Field(description="The path of the file in the repository.")
    license: Text | None
    dated: Date | None = Field(description="The document's own date.")
    retrieved: Date = Field(description="The day the atlas read it.")
    sha256: Text | None = Field(description="Of the text whose lines are counted.")
    without_lines: Text | None = Field(description="What it is, if it has no lines.")


class Source(Record):
    """A source of an entry: the list in the vendor's file says more about it, under this `id`."""

    id: Slug
    title: Text
    url: Address | None = Field(
        description="Of a file: its permanent link, with the commit, the path and the first line."
    )
    lines: Text | None = Field(description="The lines the entry rests on: `12-14, 20`.")


class Entry(Record):
    """What one list of a vendor says about one code. Its identity is (vendor, list, code)."""

    vendor: Slug
    vendor_name: Text
    list: Slug
    code: Text = Field(description="Exactly as the vendor prints it: text, never a number.")
    platforms: tuple[Slug, ...] = Field(description="The platforms that have the code.")
    name: Text | None = Field(description="The constant, verbatim: the first of `names`.")
    names: tuple[Name, ...]
    message: Text | None = Field(
        description="The text the service returns: the first of `messages`."
    )
    messages: tuple[Text, ...] = Field(description="Verbatim; a hole such as `{uid}` is filled in.")
    http: tuple[Text, ...] = Field(description="The HTTP statuses it is sent with.")
    section: Text | None = Field(description="The source's own heading.")
    meaning: Plain
    causes: tuple[Cause, ...] = Field(description="What the vendor's document says.")
    fixes: tuple[Plain, ...] = Field(description="What the vendor's document says.")
    observed: tuple[Observed, ...]
    category: Slug
    problems: tuple[Tie, ...] = Field(min_length=1, description="The main one first.")
    retry: Retry
    who: Actor = Field(description="Who must act first.")
    guidance: Guidance | None = Field(
        description="Ours. Null where the code covers several problems: see each in problems.json."
    )
    advice: tuple[Plain, ...] = Field(
        description="Ours, for this code alone; read it in place of guidance.actions."
    )
    steps: tuple[Step, ...] = Field(description="Ours, for its problems at this vendor.")
    words: tuple[Text, ...] = Field(description="Words by which people search for the code.")
    related: tuple[CodeRef, ...]
    notes: tuple[Plain, ...] = Field(description="Slips of the source, kept as printed.")
    doubt: Plain | None = Field(description="Why the tie to a problem is not certain.")
    deprecated: Deprecation | None
    retired: Retirement | None = Field(description="Null as long as the vendor has the code.")
    sources: tuple[Source, ...] = Field(min_length=1, description="The main one first.")
    reviewed: Date | None = Field(description="The day a second reader confirmed the entry.")
    ticket_id: Text
    path: Path = Field(description="The path of the code's page, from the site's root.")
    href: Href = Field(description="`path`, with the section of the list if the lists differ.")
    url: Address | None = Field(description="The page's address; null if the host is not known.")


class TiedCode(CodeRef):
    """A code that is tied to a problem."""

    list: Slug
    platforms: tuple[Slug, ...]
    relation: Relation


class Problem(Record):
    """A failure that names no vendor. Causes, actions and `say` are ours."""

    id: Slug
    title: Text
    category: Slug
    meaning: Plain
    case_of: Slug | None = Field(description="The more general problem it is a special case of.")
    also: SearchWords = Field(description="What people type when they look for it.")
    causes: tuple[Plain, ...]
    actions: tuple[Plain, ...]
    say: Text | None
    retry: Retry
    who: Actor
    codes: tuple[TiedCode, ...]
    path: Path
    url: Address | None


class Platform(Record):
    """A word of the closed vocabulary of platforms."""

    id: Slug
    title: Text
    words: tuple[Text, ...] = Field(description="Other words that people use for it.")
    entries: Count = Field(description="The number of entries that it has.")


class Category(Record):
    """A word of the closed vocabulary by which codes are grouped."""

    id: Slug
    title: Text
    meaning: Plain
    problems: tuple[Slug, ...]
    entries: Count = Field(description="The number of entries in it.")
    path: Path
    url: Address | None
