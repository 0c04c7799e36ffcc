"""The paths and IDs of the site."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.pages import all_pages
from atlas.presentation.paging import LIMITS, Limits
from built_site import BuiltSite
from conftest import ROOT
from faults import assert_no_faults
from made_pages import site_of
from small_project import LAST_DAY, SOUND


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (urls.vendor_path("agora"), "agora/"),
        (urls.code_path("agora", "-1"), "agora/-1/"),
        (urls.code_path("agora", "0"), "agora/0/"),
        (urls.code_path("cometchat", "ERR_UID_NOT_FOUND"), "cometchat/ERR_UID_NOT_FOUND/"),
        (urls.code_path("jmessage", "898001"), "jmessage/898001/"),
        (urls.row_path("agora", "-1"), "agora/#-1"),
        (urls.row_path("acme", "forms"), "acme/#~forms"),  # the page has a section with that ID
        (urls.category_path("user"), "categories/user/"),
        (urls.problem_path("user-not-found"), "problems/user-not-found/"),
        (urls.migration_path("agora", "openim"), "migrate/agora/openim/"),
        (urls.mapping_path("agora", "openim", "csv"), "api/v1/mappings/agora/openim.csv"),
        (urls.api_path("index.json"), "api/v1/index.json"),
        (urls.code_file("agora", "-1"), "api/v1/codes/agora/-1.json"),
        (urls.markdown_path("agora", "-1"), "agora/-1/index.md"),
    ],
)
def test_path(path: str, expected: str) -> None:
    assert path == expected


@pytest.mark.parametrize(
    ("vendor", "code", "expected"),
    [
        ("jmessage", "898001", "JMESSAGE-898001"),
        ("agora", "-1", "AGORA--1"),
        ("cometchat", "ERR_UID_NOT_FOUND", "COMETCHAT-ERR_UID_NOT_FOUND"),
        ("acme", "err 1/2", "ACME-ERR-1-2"),
    ],
)
def test_ticket_id(vendor: str, code: str, expected: str) -> None:
    assert urls.ticket_id(vendor, code) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (urls.HOME, "./"),
        ("agora/", "../"),
        ("agora/-1/", "../../"),
        ("migrate/agora/openim/", "../../../"),
        ("404.html", "./"),
    ],
)
def test_relative_path_to_the_root(path: str, expected: str) -> None:
    assert urls.root_from(path) == expected


@pytest.mark.parametrize("code", ["-1", "0", "898001", "ERR_UID_NOT_FOUND", "err.uid-1", "Err"])
def test_path_keeps_the_code_as_printed(code: str) -> None:
    assert urls.code_slug(code) == code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ERR UID", "ERR-UID"),
        ("4/04", "4-04"),
        (r"4\04", "4-04"),
        ("a?b#c%20", "a-b-c-20"),
        ("a:b*c|d", "a-b-c-d"),
        ("<script>", "-script-"),
        ("\"'`", "---"),
        ("a\nb\tc\x00", "a-b-c-"),
        ("é用", "--"),
        ("../../etc", "..-..-etc"),
    ],
)
def test_characters_unsafe_in_a_path_become_hyphens(code: str, expected: str) -> None:
    assert urls.code_slug(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ERR_UID_NOT_FOUND", "ERR-UID-NOT-FOUND"),
        ("err.uid", "err-uid"),
        ("a b_c", "a-b-c"),
        ("607", None),
        ("-1", None),
        ("ERR-UID", None),
        ("4/04", None),
    ],
)
def test_hyphen_spelling_of_a_code(code: str, expected: str | None) -> None:
    assert urls.hyphen_slug(code) == expected


def test_the_reserved_names_are_those_at_the_root_of_the_site(
    site: BuiltSite, catalog: Catalog
) -> None:
    """A name with a dot, such as that of a file, cannot be a vendor's."""
    names = {path.name for path in site.folder.iterdir() if "." not in path.name}
    of_codes = {path.partition("/")[0] for path in addresses_of_codes(catalog)}
    assert names - of_codes == urls.RESERVED_SLUGS


def addresses_of_codes(catalog: Catalog) -> Iterator[str]:
    yield from map(urls.vendor_path, catalog.vendors)
    yield from (redirect.path for redirect in redirects(catalog))


@pytest.mark.parametrize("name", ["con", "AUX", "nul.txt", "Com1", "lpt9.x.y", "prn"])
def test_device_names_of_windows(name: str) -> None:
    assert urls.is_device(name)


@pytest.mark.parametrize("name", ["console", "com", "com10", "auxiliary", "x.aux", "lpt"])
def test_names_that_are_not_devices(name: str) -> None:
    assert not urls.is_device(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("-1", "-1"), ("a b&c=d", "a%20b%26c%3Dd"), ("#/?", "%23%2F%3F"), ("é", "%C3%A9")],
)
def test_query_value_is_encoded(text: str, expected: str) -> None:
    assert urls.quoted(text) == expected


def test_no_slug_is_an_id_that_pages_use_themselves(
    site: BuiltSite, rare_site: BuiltSite, catalog: Catalog
) -> None:
    """These pages have a row for each code, or a section for each vendor, category or list."""
    vendors, lists = named_in(ROOT / "data", SOUND, ROOT / "tests/rare")
    named = vendors | lists | {*catalog.categories, *load_catalog(SOUND)[0].categories}
    begins = (
        urls.CATEGORIES,
        urls.MATRIX,
        urls.PROBLEMS,
        *(f"{urls.MIGRATE}{vendor}/" for vendor in vendors),
    )
    pages = [
        page
        for each in (site, rare_site)
        for path, page in each.documents.items()
        if path.split("/")[0] in vendors or path.startswith(begins)
    ]
    assert len(pages) > len(catalog.items)
    assert_no_faults(
        f"{page.path} has the ID {own}"
        for page in pages
        for own in set(page.ids) - {row.get("id") for row in page.all("tr")} - named
        if "~" not in own and urls.anchor(own) == own
    )


def named_in(*folders: Path) -> tuple[set[str], set[str]]:
    """Return the names of the vendors and of the lists in data folders."""
    files = [path for folder in folders for path in folder.glob("*/*.yml")]
    return {path.parent.name for path in files}, {path.stem for path in files}


@pytest.fixture(scope="module")
def named_like_ids(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return a catalog whose vendors and categories are named like IDs that pages use."""
    data = shutil.copytree(SOUND, tmp_path_factory.mktemp("ids") / "data")
    for slug in ("menu", "title", "content", "category-problems", "codes", "overview", "mapped"):
        shutil.copytree(SOUND / "acme", data / slug)
    for file in data.rglob("*.yml"):
        text = file.read_text("utf-8").replace("acme/", f"{file.parent.name}/")
        text = text.replace("name: Acme Chat", f"name: Chat {file.parent.name}")
        for old, new in (("user", "menu"), ("limit", "overview")):
            text = re.sub(f"(id|category): {old}$", rf"\1: {new}", text, flags=re.MULTILINE)
        file.write_text(text, "utf-8")
    catalog, loading = load_catalog(data)
    assert check_catalog(catalog, LAST_DAY, loading) == []
    return catalog


@pytest.mark.parametrize("limits", [LIMITS, Limits(rows=1, lines=1, cells=1)], ids=["one", "many"])
def test_vendors_and_categories_named_like_ids_have_ids_of_their_own(
    named_like_ids: Catalog, limits: Limits
) -> None:
    """On one page each, and where long lists have pages of their own."""
    pages = {page.path: page.body() for page in all_pages(site_of(named_like_ids, limits=limits))}
    ids = {path: re.findall(' id="([^"]*)"', body) for path, body in pages.items()}
    frame = {"menu", "content"}
    assert_no_faults(
        f"{path} has {each} twice"
        for path, found in ids.items()
        for each in found
        if found.count(each) > 1 or each in frame
    )
    assert_no_faults(
        f"{path} links to {href}"
        for path, body in pages.items()
        for href in re.findall('href="([^"]*#[^"]*)"', body)
        for target in [posixpath.normpath(f"/{path}{href.partition('#')[0]}").strip("/")]
        if f"{target}/" in ids and href.partition("#")[2] not in ids[f"{target}/"]
    )
