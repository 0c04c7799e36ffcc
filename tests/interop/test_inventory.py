"""The Sphinx inventory: documents of other projects reference a code by its ticket ID."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite
from conftest import SITE_URL
from exported import example
from faults import assert_no_faults

CONF = """\
project = "Elsewhere"
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"atlas": ("{address}", r"{inventory}")}}
"""


@pytest.fixture(scope="session")
def labels(site: BuiltSite) -> dict[str, tuple[str, str]]:
    """Return the title and path of each label, as Sphinx prints them."""
    command = [sys.executable, "-m", "sphinx.ext.intersphinx", str(site.folder / "objects.inv")]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown.startswith("std:label\n")
    lines = re.findall(r"^ +(\S+) +(.*?) *: (\S+)$", shown, re.MULTILINE)
    assert len(lines) == len(shown.strip().splitlines()) - 1
    return {name: (title, path) for name, title, path in lines}


def test_each_code_has_a_label_in_both_spellings(
    catalog: Catalog, labels: dict[str, tuple[str, str]]
) -> None:
    faults = []
    for item in catalog.items:
        code = item.entry.code
        title = f"{catalog.vendors[item.vendor].vendor.name} {code}"
        target = (title, urls.code_path(item.vendor, code))
        name = urls.ticket_id(item.vendor, code).lower()
        for label in {name, re.sub("[^a-z0-9-]", "-", name)}:
            if labels.get(label) != target:
                faults.append(f"{label} leads to {labels.get(label)} instead of {target}")
    assert_no_faults(faults)


def test_each_label_leads_to_a_page(labels: dict[str, tuple[str, str]], site: BuiltSite) -> None:
    assert [path for _, path in labels.values() if not site.has(path)] == []


def test_a_former_code_has_a_label(rare_site: BuiltSite) -> None:
    inventory = (rare_site.folder / "objects.inv").read_bytes()
    labels = zlib.decompress(inventory.split(b"zlib.\n", 1)[1]).decode()
    paths = dict(re.findall(r"^(\S+) std:label -1 (\S+)", labels, re.MULTILINE))
    now = paths["acme-err_a_name_that_is_longer_than_any_line_of_a_phone_and_goes_on"]
    assert [paths["acme-err_old"], paths["acme-err-old"]] == [now, now]


def test_sphinx_resolves_references_of_another_project(site: BuiltSite, tmp_path: Path) -> None:
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
