"""Rules for any host: relative links, versioned assets, sitemap, path map, compressed files."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest

from atlas.build.publish import compress
from atlas.catalog.records import Catalog
from atlas.exports.constants import LANGUAGES
from atlas.output.asset_versions import is_versioned, versioned_folder
from atlas.output.sitemap import address_flaw, render_paths
from built_site import BuiltSite
from conftest import ROOT_URL
from small_project import QUIET, atlas, small_project


def test_pages_link_by_relative_paths_only(root_site: BuiltSite) -> None:
    """So a build for the root of a host also works below any path."""
    found = re.compile(rf'<(?!link rel="canonical"|meta )[^>]* (?:href|src|action)="(/|{ROOT_URL})')
    for file in root_site.folder.rglob("index.html"):
        assert not found.search(file.read_text("utf-8")), file
    assert found.search((root_site.folder / "404.html").read_text("utf-8"))


def test_both_builds_hold_the_same_files(site: BuiltSite, root_site: BuiltSite) -> None:
    """The address of a site changes what few files say, and no name."""

    def names(built: BuiltSite) -> set[str]:
        return {
            file.relative_to(built.folder).as_posix()
            for file in built.folder.rglob("*")
            if file.is_file()
        }

    assert names(site) == names(root_site)


@pytest.mark.parametrize(
    "address",
    ["https://a.example/b c/", "https://a.example/?b/", "https://a.example/#b/",
     "ftp://a.example/", "https:///b/", "https://a.example/<b>/", 'https://a.example/"/'],
)  # fmt: skip
def test_an_invalid_site_address_is_reported(address: str) -> None:
    assert address_flaw(address).startswith("use an address such as https://")


@pytest.mark.parametrize("address", ["", "http://localhost:8000/", "https://a.example/b%20c/d/"])
def test_a_valid_or_empty_site_address_is_accepted(address: str) -> None:
    assert address_flaw(address) == ""


def test_a_wrong_address_ends_a_build_in_one_line(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    environment = {**os.environ, **QUIET, "ATLAS_SITE_URL": "https://a.example/?b"}
    done = atlas(project, "build", env=environment)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "ATLAS_SITE_URL (site_url) is 'https://a.example/?b'; use an address such as" in line


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    """A sitemap names whole addresses."""
    project = small_project(tmp_path / "project")
    done = atlas(project, "build", env={**os.environ, **QUIET, "ATLAS_SITE_URL": ""})
    assert (done.returncode, done.stderr) == (0, "")
    assert not (project / "site/sitemap.xml").exists()


def test_scripts_styles_and_index_are_in_one_versioned_folder(site: BuiltSite) -> None:
    loose = [file.name for file in (site.folder / "assets").iterdir() if file.is_file()]
    assert not [name for name in loose if is_versioned(f"assets/{name}")]
    assert "favicon.svg" in loose
    for name in ("atlas.css", "start.mjs", "theme.js", "finder.mjs", "search/index/head.json"):
        assert (site.folder / site.assets / name).is_file()


def test_the_versioned_folder_depends_on_names_and_contents() -> None:
    folder = versioned_folder({"assets/a.css": b"1", "assets/b.css": b"2"})
    assert re.fullmatch("assets/[0-9a-f]{12}/", folder)
    assert versioned_folder({"assets/b.css": b"2", "assets/a.css": b"1"}) == folder
    others = [
        {"assets/a.css": b"2", "assets/b.css": b"1"},
        {"assets/a.css": b"1", "assets/c.css": b"2"},
        {"assets/a.css": b"1"},
        {"assets/a.css1": b"", "assets/b.css": b"2"},
    ]
    assert len({folder, *map(versioned_folder, others)}) == 5


def test_map_holds_each_name_once_and_leads_to_pages(site: BuiltSite, catalog: Catalog) -> None:
    text = (site.folder / "hosting/paths.map").read_text("utf-8")
    lines = re.findall(r'^"(/base\S*)" "(/base/\S*)";$', text, re.M)
    assert len(lines) == text.count("\n")
    names = [name for name, _ in lines]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() for name in names)
    targets = {path.removeprefix("/base/") for _, path in lines}
    assert site.documents.keys() - {"404.html"} <= targets
    assert [path for path in targets if not site.has(path)] == []
    assert ("/base/agora--1", "/base/agora/-1/") in lines
    assert ("/base/cometchat-err-uid-not-found", "/base/cometchat/ERR_UID_NOT_FOUND/") in lines
    assert {path for path in targets if path.endswith((".json", ".md"))}  # of hyphen spellings
    assert '"/agora" "/agora/";' in render_paths(catalog, ["agora/"], "").splitlines()


def test_constants_are_compressed(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / f"constants.{language.suffix}").write_text("text", "utf-8")
    assert compress(tmp_path) == len(LANGUAGES)


def test_compressed_copies_are_complete_and_have_no_timestamp(tmp_path: Path) -> None:
    text, image = tmp_path / "a" / "index.html", tmp_path / "preview.png"
    text.parent.mkdir()
    text.write_text("text " * 100, "utf-8")
    image.write_bytes(b"\x89PNG")
    assert compress(tmp_path) == 1
    first = (tmp_path / "a/index.html.gz").read_bytes()
    assert gzip.decompress(first) == text.read_bytes()
    assert first[4:8] == bytes(4)
    assert compress(tmp_path) == 1
    assert (tmp_path / "a/index.html.gz").read_bytes() == first
    assert not (tmp_path / "preview.png.gz").exists()
