"""Rules about the products that the atlas does not cover."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.model import Product
from atlas.catalog.records import Catalog

_FIELDS = ("hosts", "packages", "keys", "words")
_SHORTEST = 3


def check_products(catalog: Catalog) -> Iterator[Diagnostic]:
    """A product can be recognized, and no sign of it is one of a vendor or of another product."""
    owners = _signs_of_vendors(catalog)
    for name, product in catalog.products.items():
        place = catalog.places["products", name]
        signs = list(_signs(product))
        if not signs:
            message = f"product '{name}' has no sign; add `hosts`, `packages`, `keys` or `words`"
            yield Diagnostic.at(place.at(), message, "missing-sign")
        for field, index, text in signs:
            if message := _flaw(text, owners.setdefault(text.casefold(), name), name):
                yield Diagnostic.at(place.at(field, index), message, "product-sign")


def _signs(product: Product) -> Iterator[tuple[str, int, str]]:
    for field in _FIELDS:
        for index, text in enumerate(getattr(product, field)):
            yield field, index, text


def _flaw(text: str, owner: str, name: str) -> str:
    """Return what is wrong with a sign, and the fix."""
    if owner != name:
        return f"'{text}' is already a sign of '{owner}'; keep it in one place"
    if len(text) < _SHORTEST and text.isascii():
        return f"'{text}' is too short to identify a product; write a longer sign"
    return ""


def _signs_of_vendors(catalog: Catalog) -> dict[str, str]:
    """Return each name and strong sign of the vendors, with its vendor."""
    found: dict[str, str] = {}
    for slug, data in catalog.vendors.items():
        strong = (sign.text for sign in data.vendor.signs if sign.weight == "strong")
        for text in (slug, data.vendor.name, *strong):
            found[text.casefold()] = slug
    return found
