"""The records of the data files, with the description of every field.

The JSON Schemas in `hooks/schema/` are generated from these classes (`make schema`), so a
description is written once, here. Every value in a data file is text, a list or a mapping:
there are no numbers, booleans or dates that YAML could change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from atlas.catalog.field_types import (
    Commit,
    Date,
    Digest,
    Evidence,
    FilePath,
    HttpStatus,
    Lines,
    Number,
    Ref,
    Slug,
    Text,
    Url,
)

Relation = Literal["exact", "narrower", "broader"]
SUCCESS = "success"  # the category of the codes that report no failure
Retry = Literal["no", "yes", "after-fix", "after-wait"]
Actor = Literal["end user", "app developer", "app operator", "vendor"]
Language = Literal[
    "javascript",
    "typescript",
    "java",
    "kotlin",
    "swift",
    "objective-c",
    "dart",
    "csharp",
    "cpp",
    "go",
    "python",
    "json",
]


class Record(BaseModel):
    """The base of all records: strict types, no unknown fields, immutable."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _many(description: str) -> Any:
    """Describe a list that may be left out. Strict mode needs `strict=False` to make tuples."""
    return Field(default=(), strict=False, description=description)


# Chooses the type of a value that is a text or, if that is too little, a list or a mapping.
_BY_KIND = Discriminator(lambda value: "text" if isinstance(value, str) else "record")


def _some(description: str) -> Any:
    """Describe a list that must have an item."""
    return Field(strict=False, min_length=1, description=description)


class Cause(Record):
    """A reason and what the service returns in that case."""

    text: Text = Field(description="The reason, one full sentence.")
    returns: Text | None = Field(
        default=None, description="What the service returns, exactly as the source prints it."
    )
    problem: Slug | None = Field(
        default=None,
        description="Which of the entry's `problems` this is a cause of, if it covers several.",
    )


class Observed(Cause):
    """A cause that people met in practice and that the vendor's documents do not name."""

    evidence: tuple[Url, ...] = _some("The addresses of the public threads that show it.")


class Deprecated(Record):
    """A code that the vendor still sends and advises against."""

    since: Date | None = Field(default=None, description="The day from which it is deprecated.")
    reason: Text = Field(description="What the source says about it, in one sentence.")
    instead: Text | None = Field(
        default=None, description="The code that replaces it: `607` or `jmessage/898001`."
    )


class Retired(Record):
    """The end of a code. Its page stays, and the code is never used for another error."""

    since: Date = Field(description="The first day on which the vendor no longer has the code.")
    reason: Text = Field(description="Why the vendor removed the code, in one sentence.")
    instead: Text | None = Field(
        default=None, description="The code that replaced it: `607` or `jmessage/898001`."
    )


_Text = Annotated[Text, Tag("text")]
_Texts = Annotated[tuple[Text, ...], Field(strict=False, min_length=1), Tag("record")]
_Platforms = Annotated[tuple[Slug, ...], Field(strict=False, min_length=1)]
_FactTexts = Annotated[tuple[str, ...], Field(strict=False)]
AnyCause = Annotated[_Text | Annotated[Cause, Tag("record")], _BY_KIND]
Names = Annotated[_Text | Annotated[dict[Text, _Platforms], Tag("record")], _BY_KIND]
Messages = Annotated[_Text | _Texts, _BY_KIND]
AnyLines = Annotated[
    Annotated[Lines, Tag("text")] | Annotated[dict[Slug, Lines], Tag("record")], _BY_KIND
]


class Entry(Record):
    """One code in one list."""

    code: Text = Field(description="The code, exactly as the vendor prints it, quoted.")
    section: Text | None = Field(
        default=None, description="The source's own section; one of the list's `sections`."
    )
    platforms: tuple[Slug, ...] = _many(
        "The platforms that have the code; left out if all of the list's have it."
    )
    name: Names | None = Field(
        default=None,
        description="The constant name, verbatim; left out if the code is the name. If platforms "
        "spell it differently: each name with its platforms, `USER_NOT_FOUND: [android, ios]`.",
    )
    message: Messages | None = Field(
        default=None,
        description="The text the service returns with the code, verbatim; a list if it returns "
        "several. A hole, such as `{uid}` or `%s`, is a part that the service fills in.",
    )
    http: tuple[HttpStatus, ...] = _many("The HTTP statuses that the code is sent with.")
    meaning: Text = Field(
        description="What happened: one sentence of 15 to 220 characters in our own words."
    )
    causes: tuple[AnyCause, ...] = _many(
        "Why it happens: everything the source says, nothing else."
    )
    fixes: tuple[Text, ...] = _many("What to do: everything the source says, nothing else.")
    observed: tuple[Observed, ...] = _many(
        "Causes that people met in practice, each with the public thread that shows it."
    )
    category: Slug = Field(description="The category of the first of the `problems`.")
    problems: dict[Slug, Relation] = Field(
        min_length=1,
        description="Problem → relation seen from the code: exact, narrower (a special case) "
        "or broader (it covers this problem and others). The first is the main one.",
    )
    retry: Retry | None = Field(default=None, description="Overrides the main problem's `retry`.")
    who: Actor | None = Field(default=None, description="Overrides the main problem's `who`.")
    advice: tuple[Text, ...] = _many("Our own advice for this code, marked as ours.")
    words: tuple[Text, ...] = _many(
        "Words by which people search for the code: those of the vendor's description, in its "
        "languages, and everyday ones; pages do not show them."
    )
    related: tuple[Text, ...] = _many("Codes to read next: `607` or `jmessage/898001`.")
    notes: tuple[Text, ...] = _many(
        "Notes on the sources: errors, contradictions, the versions that have the code."
    )
    doubt: Text | None = Field(
        default=None, description="Why the relation to a problem is uncertain; the page shows it."
    )
    formerly: tuple[Text, ...] = _many(
        "Codes under which this one was published: `OLD_NAME` or `agora/607`; their paths redirect."
    )
    deprecated: Deprecated | None = Field(
        default=None, description="Set when the vendor still sends the code but advises against it."
    )
    retired: Retired | None = Field(
        default=None, description="Set when the vendor no longer has the code."
    )
    lines: AnyLines = Field(
        description="The lines of the source that the entry is based on, `12-14, 20`; with several "
        "sources those of each, `guide: 12-14`. For a source `without_lines` write `whole`.",
    )
    reviewed: Date | None = Field(
        default=None,
        description="The day on which a second reader compared the entry with the source.",
    )

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Return each constant name with its platforms; none means all of the entry's."""
        if self.name is None:
            return {}
        return {self.name: ()} if isinstance(self.name, str) else self.name

    @property
    def messages(self) -> tuple[str, ...]:
        """Return the wire messages."""
        if self.message is None:
            return ()
        return (self.message,) if isinstance(self.message, str) else self.message

    @property
    def all_causes(self) -> tuple[Cause, ...]:
        """Return the causes of the source, each as a record."""
        return tuple(Cause(text=each) if isinstance(each, str) else each for each in self.causes)


class Document(Record):
    """A document or a file that a list was read from."""

    id: Slug = Field(description="Its name in `lines`.")
    title: Text = Field(description="Its title as printed, or what the file is.")
    publisher: Text = Field(description="Who published it.")
    url: Url | None = Field(default=None, description="Its address, if it is no repository's file.")
    repository: Url | None = Field(
        default=None, description="The repository of a file: `https://github.com/owner/name`."
    )
    commit: Commit | None = Field(default=None, description="The commit that was read.")
    path: FilePath | None = Field(
        default=None, description="The path of the file in the repository."
    )
    license: Text | None = Field(
        default=None, description="Its license: an SPDX identifier, or what it says."
    )
    dated: Date | None = Field(default=None, description="Its own date, if it has one.")
    retrieved: Date = Field(description="The day on which we read it.")
    sha256: Digest | None = Field(
        default=None, description="The SHA-256 of the text file that `lines` of the entries counts."
    )
    without_lines: Text | None = Field(
        default=None, description="What the file is if it has no lines: `compiled class`."
    )


class Link(Record):
    """A page of the vendor."""

    title: Text = Field(description="Its title.")
    url: Url = Field(description="Its address.")


class CodeList(Record):
    """One namespace of a vendor: inside it a code has one meaning."""

    title: Text = Field(description="Our short name of the list.")
    platforms: tuple[Slug, ...] = _some("The platforms that have its codes.")
    sources: tuple[Document, ...] = _some("What the list was read from, the main source first.")
    documentation: Link | None = Field(
        default=None, description="The page of the vendor that its users read about these codes."
    )
    sections: tuple[Text, ...] = _many(
        "The section headings of the source, verbatim, in its order."
    )
    codes: tuple[Entry, ...] = _some("The codes, in the order of the source.")

    def name_of(self, section: str) -> str:
        """Return the name of a section, empty if it only repeats the title of the list."""
        return "" if self.title.casefold().startswith(section.casefold()) else section


class Scoped(Record):
    """A record of a vendor that may hold only for some of its lists or platforms."""

    lists: tuple[Slug, ...] = _many("The lists that it holds for; left out if for all.")
    platforms: tuple[Slug, ...] = _many("The platforms that it holds for; left out if for all.")


class Range(Scoped):
    """A range of numbers that the vendor reserves for one kind of code."""

    from_: Number = Field(alias="from", description="First number, as text.")
    to: Number = Field(description="Last number, as text.")
    meaning: Text = Field(description="The kind of code.")


class Constants(Record):
    """How a program writes the constants that an SDK exports for its codes."""

    form: Text = Field(description="The constant `{name}` in a program: `Error.{name}`.")
    prefix: Text | None = Field(
        default=None, description="What its constants begin with, if the lists name others too."
    )
    platforms: tuple[Slug, ...] = _many(
        "The platforms whose SDK has them; left out if it is all of the form's."
    )
    sources: tuple[Slug, ...] = _many(
        "The sources that name its constants, if the lists have others too: a code that cites "
        "none of them is written as the code."
    )
    doubtful: tuple[Text, ...] = _many(
        "Codes that are written as the code: the SDK has their constant under another name or "
        "number, or is not known to have it."
    )
    evidence: Url = Field(description="The address that shows a program with such a constant.")


class Handler(Record):
    """How a program handles one code; the page of each code shows it."""

    language: Language = Field(description="The language of `code`.")
    code: Text = Field(
        description="The code that catches an error. `{code}` is the code or its constant, "
        "`{constant}` its constant: a code that has none is not shown; the line `{branch}` is "
        "what the app does.",
    )
    error: Text = Field(
        description="What holds the text of the error in `code`, or else its number: "
        "`error.message`."
    )
    constants: Constants | None = Field(
        default=None, description="The constants for the codes, if the SDK exports them."
    )


class Form(Scoped):
    """One way in which errors of a vendor reach a program."""

    title: Text = Field(description="The surface: REST response body, SDK callback, …")
    text: Text = Field(description="Which fields hold the code and the text.")
    example: Text | None = Field(default=None, description="A small example of our own.")
    language: Language | None = Field(default=None, description="The language of the example.")
    handler: Handler | None = Field(
        default=None, description="How a program handles one code that comes in this form."
    )
    evidence: Evidence = Field(
        description="`source document`, or the https address that documents it."
    )


class Step(Scoped):
    """What to do at a vendor about a problem: a method, an endpoint, a console page, a listener."""

    problem: Slug = Field(description="The ID of the problem.")
    text: Text = Field(description="What to do and with what, one or two sentences of our own.")
    url: Url = Field(description="The page of the vendor that documents it.")


class Sign(Scoped):
    """A text in a log by which the finder identifies the vendor."""

    text: Text = Field(description="The exact text to look for, in upper or lower case.")
    kind: Literal["host", "package", "class", "key", "constant", "word"] = Field(
        description="What it is: a host name, a package or module path, a class or method, "
        "a key of a JSON body, the prefix of a constant, or another word."
    )
    weight: Literal["strong", "weak"] = Field(
        description="strong: only logs of this vendor have it; weak: it takes two to identify it."
    )


class Vendor(Record):
    """A company or project whose chat product returns codes."""

    name: Text = Field(description="The name of the product, as its users know it.")
    aliases: tuple[Text, ...] = _many("Other names that people use for it, in any language.")
    company: Text = Field(description="The company or project behind it.")
    summary: Text = Field(
        description="What the product is, in one sentence; then which codes the lists cover."
    )
    lists: tuple[Slug, ...] = _many("The names of its list files in order; others follow by name.")
    links: tuple[Link, ...] = _many("Official pages.")
    ranges: tuple[Range, ...] = _many("Documented number ranges.")
    forms: tuple[Form, ...] = _some("What its errors look like to a program.")
    steps: tuple[Step, ...] = _many("What to do about a problem at this vendor, and with what.")
    message_keys: tuple[Text, ...] = _many(
        "The keys of the JSON bodies it returns that hold the text of an error: `message`."
    )
    signs: tuple[Sign, ...] = _many("Texts that identify the vendor of a pasted log.")


class Platform(Record):
    """One word of the closed vocabulary of platforms."""

    id: Slug = Field(description="Its name in the data files.")
    title: Text = Field(description="Its name on pages.")
    words: tuple[Text, ...] = _many("Other words that people use for it, in any language.")


class Platforms(Record):
    """The file `platforms.yml`."""

    platforms: tuple[Platform, ...] = _some("The platforms, in the order of the pages.")


class Category(Record):
    """One word of the closed vocabulary that groups codes."""

    id: Slug = Field(description="Its name in paths; never changed once published.")
    title: Text = Field(description="Its name on pages.")
    heading: Text | None = Field(
        default=None, description="The title of its page, such as `Group errors`; else `title`."
    )
    meaning: Text = Field(description="What the codes of this category report, in one sentence.")


class Categories(Record):
    """The file `categories.yml`."""

    categories: tuple[Category, ...] = _some("The categories, in the order of the pages.")


class Product(Record):
    """A product that the atlas does not cover, by whose signs the finder names it."""

    id: Slug = Field(description="Its name in this file.")
    name: Text = Field(description="Its name, as its users know it.")
    hosts: tuple[Text, ...] = _many("Host names in its logs.")
    packages: tuple[Text, ...] = _many(
        "Its packages, module paths, classes and error domains; a name may go on after them."
    )
    keys: tuple[Text, ...] = _many("Keys of JSON bodies that only it sends.")
    words: tuple[Text, ...] = _many("Names that people and logs use for it, as whole words.")


class Products(Record):
    """The file `other-products.yml`."""

    products: tuple[Product, ...] = _some("The products.")


class SearchWords(Record):
    """What people type when they look for a problem, by language: at least three of each."""

    en: tuple[Text, ...] = _some("In English.")
    zh: tuple[Text, ...] = _some("In Chinese.")


class Problem(Record):
    """A failure that several vendors share, with the guidance for all its codes."""

    id: Slug = Field(description="Its name in paths; never changed once published.")
    title: Text = Field(description="The failure as a short statement.")
    category: Slug = Field(description="The ID of its category.")
    meaning: Text = Field(
        description="What happened: one sentence of 15 to 220 characters that names no vendor."
    )
    case_of: Slug | None = Field(
        default=None, description="The more general problem that this one is a special case of."
    )
    also: SearchWords = Field(description="What people type when they look for it.")
    causes: tuple[Text, ...] = _some("Typical causes, in our own words.")
    actions: tuple[Text, ...] = _some(
        "What the developer or operator of the app does, in our own words."
    )
    say: Text | None = Field(
        default=None, description="A sentence that support can send to the end user."
    )
    retry: Retry = Field(description="Whether sending the same request again can help.")
    who: Actor = Field(description="Who must act first.")


class Problems(Record):
    """The file `problems.yml`."""

    problems: tuple[Problem, ...] = _some("The problems.")


class ReleasedCode(Record):
    """The state of a code on the day of a release."""

    digest: Text = Field(description="A short hash of all facts; it changes with any of them.")
    meaning: Text = Field(description="The meaning, without markup.")
    retired: Date | None = Field(default=None, description="The day from which it is retired.")
    facts: dict[str, _FactTexts] = Field(
        default_factory=dict,
        description="Field → its texts, without markup; the first release has none.",
    )


class Release(Record):
    """The state of the catalog on one day: a file in `releases/`."""

    date: Date = Field(description="The day of the release.")
    codes: dict[Ref, ReleasedCode] = Field(description="`vendor/code` → its state, sorted.")
