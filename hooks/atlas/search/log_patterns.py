"""What the finder knows of logs: signs and ranges of vendors, other products, wire messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from atlas.catalog.model import Product, Scoped
from atlas.catalog.records import VendorData
from atlas.presentation.views import Views
from atlas.search.documents import SearchDocument
from atlas.search.keys import anchor_of, joined, pattern_of

_CODE_KEY = re.compile(r"(?:code|number|constant) in `(\w+)`")  # in the text of a form
Numbers = dict[str, list[int]]  # key of a message → numbers of the documents that have it


def signs(views: Views) -> dict[str, Any]:
    """Return what identifies each vendor, and each product that the atlas does not cover."""
    platforms = list(views.catalog.platforms)
    return {
        "vendors": [_vendor(each, platforms) for each in views.catalog.vendors.values()],
        "products": [_product(each) for each in views.catalog.products.values()],
    }


def wire_messages(found: list[SearchDocument]) -> dict[str, Any]:
    """Return the wire messages.

    `messages` are by first word: [words after the first, number of the document…]. Those with
    holes are by a word that a text must have: [pattern, number of the document…].
    """
    messages, patterns = _by_text(found, joined), _by_text(found, pattern_of)
    return {
        "messages": _grouped((*_cut(each), messages[each]) for each in messages if "_" in each),
        "patterns": _grouped((anchor_of(each), each, patterns[each]) for each in patterns if each),
    }


def _product(product: Product) -> list[Any]:
    """Return the name of a product, and its signs by kind."""
    return [product.name, product.hosts, product.packages, product.keys, product.words]


def _vendor(data: VendorData, platforms: list[str]) -> dict[str, Any]:
    """Return the signs and ranges of a vendor, each with the lists and platforms it holds for."""

    def scope(record: Scoped) -> list[Any]:
        of_lists = [each for name in record.lists for each in data.lists[name].platforms]
        named = dict.fromkeys(record.platforms or of_lists)
        return [record.lists, list(map(platforms.index, named))] if named else []

    vendor = data.vendor
    return {
        "signs": [[each.text, each.kind, each.weight, *scope(each)] for each in vendor.signs],
        "ranges": [[each.from_, each.to, each.meaning, *scope(each)] for each in vendor.ranges],
        "keys": data.vendor.message_keys,
        "statuses": sorted(
            {str(each) for item in data.items for each in item.entry.http}
            - {item.entry.code for item in data.items if item.entry.http}
        ),
        "numeric": all(item.entry.code.lstrip("-").isdigit() for item in data.items),
        "codes": [
            [key, *scope(form)] for form in vendor.forms for key in _CODE_KEY.findall(form.text)
        ],
    }


def _by_text(found: list[SearchDocument], key_of: Callable[[str], str]) -> Numbers:
    """Return the documents by the keys of the texts that a service returns."""
    by_text: Numbers = {}
    for number, document in enumerate(found):
        for key in dict.fromkeys(map(key_of, (*document.messages, *document.returned))):
            by_text.setdefault(key, []).append(number)
    return by_text


def _cut(words: str) -> tuple[str, str]:
    """Return the first word and the others; one word alone does not identify a message."""
    first, _, rest = words.partition("_")
    return first, rest


def _grouped(messages: Iterable[tuple[str, str, list[int]]]) -> dict[str, list[list[Any]]]:
    groups: dict[str, list[list[Any]]] = {}
    for name, text, numbers in messages:
        groups.setdefault(name, []).append([text, *numbers])
    return groups
