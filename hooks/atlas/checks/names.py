"""Rules about names that become paths: vendors and codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from atlas.catalog.confusables import beyond_ascii, looks_like, named
from atlas.catalog.data_folder import DEVICE
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.records import Catalog, Item
from atlas.urls import RESERVED_SLUGS, code_slug, hyphen_slug, is_device, ticket_id

_LONGEST = 100  # characters of a path segment; file systems allow 255 bytes


def check_vendor_slugs(catalog: Catalog) -> Iterator[Diagnostic]:
    """The folder of a vendor does not take a path of the site."""
    for vendor in catalog.vendors.values():
        if vendor.slug.lower() in RESERVED_SLUGS:
            message = (
                f"vendor slug '{vendor.slug}' is reserved for a path of the site; rename the folder"
            )
            yield Diagnostic.at(vendor.place.at(), message, "reserved-vendor")


def check_code_paths(catalog: Catalog) -> Iterator[Diagnostic]:
    """A code can be a path segment: not `..`, not `index.html`."""
    for item in catalog.items:
        flaw = code_flaw(item.entry.code)
        if flaw and not beyond_ascii(item.entry.code):  # it has a diagnostic already
            message = f"code '{item.entry.code}' {flaw}"
            yield Diagnostic.at(item.place.at("code"), message, "code-path")


def check_ascii(catalog: Catalog) -> Iterator[Diagnostic]:
    """Codes and constants are ASCII."""
    for item in catalog.items:
        for field, text in (("code", item.entry.code), *(("name", n) for n in item.entry.names)):
            if sign := beyond_ascii(text):
                latin = looks_like(sign)
                fix = f"write '{latin}'" if latin else "write what the service returns"
                message = f"'{field}' '{text}' contains {named(sign)}; {fix}"
                yield Diagnostic.at(item.place.at(field), message, "not-ascii")


def check_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """The ID of a category or problem can be a folder on every system."""
    for (_, name), place in catalog.places.items():
        if is_device(name):
            message = f"id '{name}' {DEVICE}; choose another"
            yield Diagnostic.at(place.at("id"), message, "file-name")


def check_duplicate_codes(catalog: Catalog) -> Iterator[Diagnostic]:
    """A code appears once in a list."""
    first: dict[tuple[str, str, str], Item] = {}
    for item in catalog.items:
        before = first.setdefault((item.vendor, item.list, item.entry.code), item)
        if before is not item:
            message = (
                f"code '{item.entry.code}' appears twice in this list, first on line "
                f"{before.place.at('code').line}; merge the two entries"
            )
            yield Diagnostic.at(item.place.at("code"), message, "duplicate-code")


def check_aliases(catalog: Catalog) -> Iterator[Diagnostic]:
    """A name that people use means one vendor, and a word one platform; none appears twice."""
    vendors = {
        slug: (data.vendor.name, data.vendor.aliases) for slug, data in catalog.vendors.items()
    }
    for slug, index, alias, other in _repeated(vendors):
        message = f"alias '{alias}' already names vendor '{other}'; keep it in one place"
        here = catalog.vendors[slug].place.at("aliases", index)
        yield Diagnostic.at(here, message, "duplicate-alias")
    platforms = {name: (each.title, each.words) for name, each in catalog.platforms.items()}
    for name, index, word, other in _repeated(platforms):
        message = f"word '{word}' already names platform '{other}'; keep it in one place"
        here = catalog.places["platforms", name].at("words", index)
        yield Diagnostic.at(here, message, "duplicate-alias")


def _repeated(
    named: Mapping[str, tuple[str, tuple[str, ...]]],
) -> Iterator[tuple[str, int, str, str]]:
    """Yield each further name that is taken: its owner, index, text and first owner."""
    owners = {name.casefold(): owner for owner, (name, _) in reversed([*named.items()])}
    for owner, (_, more) in named.items():
        for index, name in enumerate(more):
            if name.casefold() in owners:
                yield owner, index, name, owners[name.casefold()]
            owners.setdefault(name.casefold(), owner)


def check_slug_collisions(catalog: Catalog) -> Iterator[Diagnostic]:
    """Different codes of a vendor have different paths, also with hyphens and in any case."""
    taken: dict[tuple[str, str], Item] = {}
    for item in catalog.items:
        code = item.entry.code
        if code_flaw(code):
            continue
        spellings = (each.lower() for each in _spellings(code))
        others = [taken.setdefault((item.vendor, each), item) for each in spellings]
        if other := next((each for each in others if each.entry.code != code), None):
            path, line, _ = other.place.at("code")
            same = code_slug(code).lower() == code_slug(other.entry.code).lower()
            message = (
                f"code '{code}' has the same {'path' if same else 'path with hyphens'} as "
                f"'{other.entry.code}' ({path}:{line}); change the spelling of one of them"
            )
            yield Diagnostic.at(item.place.at("code"), message, "slug-collision")


def check_ticket_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """A ticket ID belongs to one vendor: `a` with code `b-1` is not `a-b` with code `1`."""
    taken: dict[str, Item] = {}
    for item in catalog.items:
        ids = [ticket_id(item.vendor, each) for each in _spellings(item.entry.code)]
        for name, other in [(each, taken.setdefault(each, item)) for each in ids]:
            if other.vendor != item.vendor:
                path, line, _ = other.place.at("code")
                message = (
                    f"code '{item.entry.code}' has the same ticket ID '{name}' as "
                    f"'{other.entry.code}' of '{other.vendor}' ({path}:{line}); rename the "
                    "folder of one of the vendors"
                )
                yield Diagnostic.at(item.place.at("code"), message, "ticket-collision")
                break


def check_constant_types(catalog: Catalog) -> Iterator[Diagnostic]:
    """Types of constants are named after vendor and list: `a/b` may not have those of `a-b`."""
    lists = {f"{item.vendor}/{item.list}": item.place.source for item in catalog.items}
    places = {vendor.slug: vendor.place.at() for vendor in catalog.vendors.values()}
    places |= {name: source.at() for name, source in lists.items()}
    taken: dict[str, str] = {}
    for name, place in places.items():
        other = taken.setdefault(re.sub("[/-]", "", name), name)
        if other != name:
            message = (
                f"the constants of '{name}' have the same types as those of '{other}'; "
                "rename the file or folder that is not published yet"
            )
            yield Diagnostic.at(place, message, "type-collision")


def _spellings(code: str) -> Iterator[str]:
    """Yield the spellings of a code in paths and IDs: as printed, and with hyphens if different."""
    yield code_slug(code)
    if hyphens := hyphen_slug(code):
        yield hyphens


def code_flaw(code: str) -> str:
    """Return why a code cannot be in a path and the fix, or nothing."""
    slug = code_slug(code)
    if code != code.strip():
        return "begins or ends with white space; remove it"
    if not re.search("[A-Za-z0-9]", slug):
        return "contains no letter a-z or digit for a path; write the code that the vendor prints"
    if slug != slug.strip("."):
        return "begins or ends with a dot, which file systems and servers drop; remove the dot"
    if slug.startswith("_"):
        return "begins with '_', which some hosts do not serve; remove the '_'"
    if slug.lower() == "index.html":
        return "would replace the page of the vendor; write it without '.html'"
    if is_device(slug):
        return f"{DEVICE}; write the vendor's number, or its constant with the prefix"
    if encoded := re.search("%[0-9A-Fa-f]{2}", code):
        return f"contains '{encoded[0]}', which a URL decodes to '{unquote(encoded[0])}'; decode it"
    if len(slug) > _LONGEST:
        return f"is longer than {_LONGEST} characters; put the text in 'message', not in 'code'"
    return ""
