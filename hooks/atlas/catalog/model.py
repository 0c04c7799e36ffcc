"""The records of the data files: what each field holds.

The JSON Schemas in `hooks/schema/` are generated from these classes (`make schema`), so a
field's description is written once, here. Every value in a data file is text, a list or a
mapping: there are no numbers, booleans or dates, hence nothing that YAML could change.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
Slug = Annotated[str, StringConstraints(pattern=f"^{_SLUG}$")]
Date = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
_HTTPS = (
    r"https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][!#-&(-;=?-\[\]_a-z~]*)?"
)
Url = Annotated[str, StringConstraints(pattern=f"^{_HTTPS}$")]
Evidence = Annotated[str, StringConstraints(pattern=f"^(source document|{_HTTPS})$")]
Number = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,15}$")]

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_LINES = "[0-9]{1,6}(-[0-9]{1,6})?"
Lines = Annotated[str, StringConstraints(pattern=f"^{_LINES}(, {_LINES})*$")]
Ref = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/(?s:.+)$")]

Relation = Literal["exact", "narrower", "broader"]
Retry = Literal["no", "yes", "after-fix", "after-wait"]
Actor = Literal["end user", "app developer", "app operator", "vendor"]


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, written like `2026-11-21`."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_slug(text: str) -> bool:
    """Tell whether a text is small letters, digits and single hyphens, as in an address."""
    return bool(re.fullmatch(_SLUG, text))


class Record(BaseModel):
    """What all records share: strict types, no unknown fields, never changed after loading."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _many(description: str) -> Any:
    """Describe a list field. Lists are kept as tuples, which strict mode must be told of."""
    return Field(default=(), strict=False, description=description)


class Cause(Record):
    """A reason together with what the service returns in that case."""

    text: Text = Field(description="The reason, one full sentence.")
    returns: Text | None = Field(
        default=None, description="What the service returns, exactly as the source prints it."
    )


AnyCause = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Cause, Tag("record")],
    Discriminator(lambda value: "text" if isinstance(value, str) else "record"),
]


class Retired(Record):
    """The end of a code: its page stays, and the code is never given to another error."""

    since: Date = Field(description="The day from which the vendor no longer has the code.")
    reason: Text = Field(description="What is known of why, in one sentence.")
    instead: Text | None = Field(
        default=None, description="The code that took its place: `607`, or `jmessage/898001`."
    )


class Entry(Record):
    """What one list says about one code."""

    code: Text = Field(description="The code, exactly as the vendor prints it, quoted.")
    section: Text | None = Field(
        default=None, description="The source's own section; one of the list's `sections`."
    )
    name: Text | None = Field(
        default=None, description="The constant name, verbatim; left out if the code is the name."
    )
    message: Text | None = Field(
        default=None, description="The text the service returns with the code, verbatim."
    )
    meaning: Text = Field(description="What happened, in one sentence of our own.")
    causes: tuple[AnyCause, ...] = _many("Why it happens: all the source says, nothing else.")
    fixes: tuple[Text, ...] = _many("What to do: all the source says, nothing else.")
    category: Slug = Field(description="The category of the first problem below.")
    problems: dict[Slug, Relation] = Field(
        min_length=1,
        description="Problem → relation seen from the code: exact, narrower (a special case) "
        "or broader (it covers this problem and others). The first is the main one.",
    )
    retry: Retry | None = Field(default=None, description="Overrides the main problem's `retry`.")
    who: Actor | None = Field(default=None, description="Overrides the main problem's `who`.")
    advice: tuple[Text, ...] = _many("Our own advice for this code; shown as ours.")
    related: tuple[Text, ...] = _many("Codes to see next: `607`, or `jmessage/898001`.")
    notes: tuple[Text, ...] = _many("Slips of the source: what it prints, how it contradicts.")
    doubt: Text | None = Field(
        default=None, description="Why the tie to a problem is not certain; shown on the page."
    )
    formerly: tuple[Text, ...] = _many(
        "Codes this one was published as: `OLD_NAME`, or `agora/607`; their paths lead here."
    )
    retired: Retired | None = Field(
        default=None, description="Set when the vendor no longer has the code; never removed."
    )
    lines: Lines | None = Field(
        default=None, description="Lines of the source document this entry rests on: `12-14, 20`."
    )
    reviewed: Date | None = Field(
        default=None, description="The day a second reader confirmed entry and ties."
    )


class Document(Record):
    """The published document a list was taken from."""

    title: Text = Field(description="Its title as printed.")
    publisher: Text = Field(description="Who published it.")
    url: Url | None = Field(default=None, description="Where it is published, if known.")
    dated: Date | None = Field(default=None, description="Its own date, if it carries one.")
    retrieved: Date = Field(description="The day the atlas read it.")
    sha256: Digest | None = Field(
        default=None, description="The SHA-256 of the text whose lines the entries count."
    )


class CodeList(Record):
    """One published list of a vendor: a product surface, its document, its codes."""

    title: Text = Field(description="Short name of the list, ours.")
    surface: Text = Field(description="The product surface that returns these codes.")
    document: Document
    sections: tuple[Text, ...] = _many("The source's section headings, in its order, verbatim.")
    codes: tuple[Entry, ...] = Field(strict=False, min_length=1)


class Link(Record):
    """A page of the vendor."""

    title: Text
    url: Url


class Range(Record):
    """A range of numbers that the vendor sets aside for one kind of code."""

    from_: Number = Field(alias="from", description="First number, as text.")
    to: Number = Field(description="Last number, as text.")
    meaning: Text


class Form(Record):
    """One way in which a vendor's errors reach a program."""

    title: Text = Field(description="The surface: REST response body, SDK callback, …")
    text: Text = Field(description="Where the code and the text stand, under which names.")
    example: Text | None = Field(default=None, description="A small example of our own.")
    evidence: Evidence = Field(
        description="`source document`, or the https address where this was seen."
    )


class Sign(Record):
    """Something in a log that tells whose it is."""

    text: Text = Field(description="What to look for, letter by letter, in any case.")
    kind: Literal["host", "package", "class", "key", "constant", "word"] = Field(
        description="Where it stands: a host name, a package or module path, a class or method, "
        "the key of a JSON body, the beginning of a constant, a word of the text."
    )
    weight: Literal["strong", "weak"] = Field(
        description="strong: no other vendor's log has it; weak: a hint, two of which decide."
    )


class Vendor(Record):
    """A company or project whose chat product returns codes."""

    name: Text = Field(description="The product's name as its users know it.")
    company: Text
    summary: Text = Field(description="What the product is, in one sentence.")
    links: tuple[Link, ...] = _many("Official pages.")
    ranges: tuple[Range, ...] = _many("Documented number ranges.")
    forms: tuple[Form, ...] = _many("How its errors look to a program.")
    signs: tuple[Sign, ...] = _many("What tells the vendor of a pasted log.")


class Category(Record):
    """One word of the closed vocabulary by which codes are grouped."""

    id: Slug
    title: Text
    heading: Text | None = Field(
        default=None, description="The title of its page, such as `Group errors`; else `title`."
    )
    meaning: Text = Field(description="What the codes of this category report, in one sentence.")


class Categories(Record):
    """The file `categories.yml`."""

    categories: tuple[Category, ...] = Field(strict=False, min_length=1)


class Problem(Record):
    """A failure that several vendors share, with the guidance all its codes share."""

    id: Slug
    title: Text = Field(description="The failure as a short statement.")
    category: Slug
    meaning: Text = Field(description="What is the case, in one sentence, naming no vendor.")
    case_of: Slug | None = Field(
        default=None, description="The more general problem that this one is a special case of."
    )
    causes: tuple[Text, ...] = _many("Typical causes; ours, not a vendor's.")
    actions: tuple[Text, ...] = _many("What the app's developer or operator does; ours.")
    say: Text | None = Field(
        default=None, description="A sentence that support may send to the end user."
    )
    retry: Retry = Field(description="Whether sending the same request again can help.")
    who: Actor = Field(description="Who must act first.")


class Problems(Record):
    """The file `problems.yml`."""

    problems: tuple[Problem, ...] = Field(strict=False, min_length=1)


class ReleasedCode(Record):
    """What was published about a code on the day of a release."""

    digest: Text = Field(description="A short hash over all facts; another one, another fact.")
    meaning: Text = Field(description="The meaning, without markup.")
    retired: Date | None = Field(default=None, description="The day from which it is retired.")


class Release(Record):
    """The state of the catalog on one day: a file of `releases/`."""

    date: Date
    codes: dict[Ref, ReleasedCode] = Field(description="`vendor/code` → its state, sorted.")
