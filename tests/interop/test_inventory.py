"""The Sphinx inventory: documents of other projects reference a code by its ticket ID."""

from __future__ import annotations

import re
import zlib

import pytest
from sphobjinv import Inventory

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from exported import example


@pytest.fixture(scope="session")
def labels(site: BuiltSite) -> dict[str, tuple[str, str]]:
    """Return (title, path) of each label of the inventory."""
    inventory = Inventory(str(site.folder / "objects.inv"))
    assert {(each.domain, each.role) for each in inventory.objects} == {("std", "label")}
    return {each.name: (each.dispname_expanded, each.uri_expanded) for each in inventory.objects}


def test_every_code_has_labels_with_its_ticket_id(
    catalog: Catalog, labels: dict[str, tuple[str, str]]
) -> None:
    wrong = []
    for item in catalog.items:
        code = item.entry.code
        title = f"{catalog.vendors[item.vendor].vendor.name} {code}"
        name = urls.ticket_id(item.vendor, code).lower()
        for label in (name, re.sub("[^a-z0-9-]", "-", name)):
            if labels.get(label) != (title, urls.code_path(item.vendor, code)):
                wrong.append(f"{item.ref}: {label} is {labels.get(label)}")
    assert wrong == []


def test_every_label_leads_to_a_page(labels: dict[str, tuple[str, str]], site: BuiltSite) -> None:
    assert [path for _, path in labels.values() if not site.has(path)] == []


def test_a_former_code_keeps_its_label(rare_site: BuiltSite) -> None:
    inventory = (rare_site.folder / "objects.inv").read_bytes()
    labels = zlib.decompress(inventory.split(b"zlib.\n", 1)[1]).decode()
    paths = dict(re.findall(r"^(\S+) std:label -1 (\S+)", labels, re.MULTILINE))
    now = paths["acme-err_a_name_that_is_longer_than_any_line_of_a_phone_and_goes_on"]
    assert [paths["acme-err_old"], paths["acme-err-old"]] == [now, now]


def test_the_documented_references_resolve(labels: dict[str, tuple[str, str]]) -> None:
    text = example("rst", "ref")
    names = re.findall(r":ref:`(?:[^`<]*<)?([^`>]+)>?`", text)
    assert len(names) == text.count(":ref:")
    assert [labels[name.lower()] for name in names] == [
        ("Agora Chat 607", "agora/607/"),
        ("CometChat ERR_UID_NOT_FOUND", "cometchat/ERR_UID_NOT_FOUND/"),
    ]
