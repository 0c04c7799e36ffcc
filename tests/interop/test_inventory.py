"""The Sphinx inventory: other projects' documents reference a code by its ticket ID."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from atlas import urls
from atlas.catalog.records import Item
from built_site import BuiltSite
from conftest import SITE_URL, real_catalog
from exported import example

ITEMS = [pytest.param(item, id=item.ref) for item in real_catalog().items]
CONF = """\
project = "Elsewhere"
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"atlas": ("{address}", r"{inventory}")}}
"""


@pytest.fixture(scope="session")
def labels(site: BuiltSite) -> dict[str, tuple[str, str]]:
    """Return (title, path) of each label, as Sphinx's own inspection prints them."""
    command = [sys.executable, "-m", "sphinx.ext.intersphinx", str(site.folder / "objects.inv")]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown.startswith("std:label\n")
    lines = re.findall(r"^ +(\S+) +(.*?) *: (\S+)$", shown, re.MULTILINE)
    assert len(lines) == len(shown.strip().splitlines()) - 1
    return {name: (title, path) for name, title, path in lines}


@pytest.mark.parametrize("item", ITEMS)
def test_a_code_has_a_label(item: Item, labels: dict[str, tuple[str, str]]) -> None:
    code = item.entry.code
    title = f"{real_catalog().vendors[item.vendor].vendor.name} {code}"
    target = (title, urls.code_path(item.vendor, code))
    name = urls.ticket_id(item.vendor, code).lower()
    assert labels[name] == target
    assert labels[re.sub("[^a-z0-9-]", "-", name)] == target


def test_every_label_leads_to_a_page(labels: dict[str, tuple[str, str]], site: BuiltSite) -> None:
    assert [path for _, path in labels.values() if not site.has(path)] == []


def test_a_former_code_keeps_its_label(rare_site: BuiltSite) -> None:
    inventory = (rare_site.folder / "objects.inv").read_bytes()
    labels = zlib.decompress(inventory.split(b"zlib.\n", 1)[1]).decode()
    paths = dict(re.findall(r"^(\S+) std:label -1 (\S+)", labels, re.MULTILINE))
    now = paths["acme-err_a_name_that_is_longer_than_any_line_of_a_phone_and_goes_on"]
    assert [paths["acme-err_old"], paths["acme-err-old"]] == [now, now]


def test_another_projects_document_references_two_codes(site: BuiltSite, tmp_path: Path) -> None:
    conf = CONF.format(address=SITE_URL, inventory=site.folder / "objects.inv")
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    (tmp_path / "index.rst").write_text(f"Errors\n======\n\n{example('rst', 'ref')}", "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "-q", "-b", "html", str(tmp_path)]
    built = subprocess.run([*command, str(out)], capture_output=True, text=True)
    assert (built.returncode, built.stderr) == (0, "")
    links = dict(
        re.findall(
            r'<a class="reference external" href="([^"]*)"[^>]*><span[^>]*>([^<]*)</span></a>',
            (out / "index.html").read_text("utf-8"),
        )
    )
    assert links == {
        f"{SITE_URL}agora/607/": "Agora Chat 607",
        f"{SITE_URL}cometchat/ERR_UID_NOT_FOUND/": "no such user",
    }
