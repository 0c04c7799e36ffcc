"""Rules about the handlers of a vendor's forms: what they hold for, and their placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from atlas.catalog.diagnostics import Diagnostic, nearest, quoted
from atlas.catalog.model import CodeList, Form, Handler
from atlas.catalog.records import Catalog, Place, VendorData

_BRANCH = re.compile(r"^[ \t]*\{branch\}$", re.MULTILINE)


def check_handlers(catalog: Catalog) -> Iterator[Diagnostic]:
    """A handler has its placeholders, and names sources of its lists."""
    for vendor, form, handler, place in _handled(catalog):
        here = Place.of(place.source, *place.loc, "handler")
        yield from _placeholders(handler, here)
        yield from _sources(handler, here, _lists(catalog, vendor, form).values())


def check_handled_platforms(catalog: Catalog) -> Iterator[Diagnostic]:
    """A form with a handler names platforms of its lists, and no other has one for them."""
    for vendor, form, _, place in _handled(catalog):
        lists = _lists(catalog, vendor, form).values()
        known = {each for code_list in lists for each in code_list.platforms}
        for index, platform in enumerate(form.platforms):
            if known and platform in catalog.declared.platforms and platform not in known:
                message = (
                    f"platform '{platform}' is not one of the lists': {quoted(sorted(known))}; "
                    "add it there or remove it here"
                )
                yield Diagnostic.at(place.at("platforms", index), message, "foreign-platform")
    for vendor in catalog.vendors.values():
        yield from _handled_twice(catalog, vendor)


def _handled_twice(catalog: Catalog, vendor: VendorData) -> Iterator[Diagnostic]:
    taken: dict[tuple[str, str], int] = {}
    for index, form in enumerate(vendor.vendor.forms):
        twice = {
            (name, platform)
            for name, code_list in _lists(catalog, vendor, form).items()
            for platform in form.platforms or code_list.platforms
            if form.handler
            and "{constant}" not in form.handler.code
            and taken.setdefault((name, platform), index) != index
        }
        for name, platform in sorted(twice)[:1]:
            other = vendor.vendor.forms[taken[name, platform]].title
            message = (
                f"form '{other}' has a handler for list '{name}' and platform '{platform}' "
                "already; remove one"
            )
            yield Diagnostic.at(vendor.place.at("forms", index, "handler"), message, "two-handlers")


def _placeholders(handler: Handler, here: Place) -> Iterator[Diagnostic]:
    """Yield what the code of a handler lacks, or cannot have."""
    if "{code}" not in handler.code and "{constant}" not in handler.code:
        message = "'{code}' is missing; write it where the program compares the code"
        yield Diagnostic.at(here.at("code"), message, "missing-placeholder")
    if not _BRANCH.search(handler.code):
        message = "the line '{branch}' is missing; add it where the app acts"
        yield Diagnostic.at(here.at("code"), message, "missing-placeholder")
    if "{constant}" in handler.code and not handler.constants:
        message = "'{constant}' needs 'constants'; add them, or write '{code}'"
        yield Diagnostic.at(here.at("code"), message, "missing-placeholder")
    if handler.constants and "{name}" not in handler.constants.form:
        message = "'{name}' is missing; write it where the constant is"
        yield Diagnostic.at(here.at("constants", "form"), message, "missing-placeholder")


def _sources(handler: Handler, here: Place, lists: Iterable[CodeList]) -> Iterator[Diagnostic]:
    known = {document.id for code_list in lists for document in code_list.sources}
    for index, name in enumerate(handler.constants.sources if handler.constants else ()):
        if known and name not in known:
            message = f"unknown source '{name}'; {nearest(name, known, 'the sources')}"
            at = here.at("constants", "sources", index)
            yield Diagnostic.at(at, message, "unknown-source")


def _lists(catalog: Catalog, vendor: VendorData, form: Form) -> dict[str, CodeList]:
    """Return the lists that a form holds for; none if one is unknown or unreadable."""
    names = form.lists or catalog.declared.lists[vendor.slug]
    found = {name: each for name, each in vendor.lists.items() if name in names}
    return found if len(found) == len(names) else {}


def _handled(catalog: Catalog) -> Iterator[tuple[VendorData, Form, Handler, Place]]:
    """Yield each form that has a handler, with the form's place."""
    for vendor in catalog.vendors.values():
        for index, form in enumerate(vendor.vendor.forms):
            if form.handler:
                yield vendor, form, form.handler, Place.of(vendor.place.source, "forms", index)
