"""The paths and IDs of the site."""

from __future__ import annotations

import pytest

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite


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


@pytest.mark.parametrize(
    "path",
    [
        urls.CATEGORIES,
        urls.MATRIX,
        urls.MIGRATE,
        urls.FIND,
        urls.PROBLEMS,
        urls.CHANGES,
        urls.mapping_path("a", "b", "json"),
    ],
)
def test_paths_of_the_site_are_reserved(path: str) -> None:
    assert path.partition("/")[0] in urls.RESERVED_SLUGS


def test_names_at_the_root_of_the_site_are_reserved(site: BuiltSite, catalog: Catalog) -> None:
    names = {path.name.partition(".")[0] for path in site.folder.iterdir()}
    assert names - set(catalog.vendors) <= urls.RESERVED_SLUGS


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


def test_ids_of_pages_are_reserved(site: BuiltSite, catalog: Catalog) -> None:
    of_codes = [urls.vendor_path(vendor) for vendor in catalog.vendors]
    of_codes += [urls.migration_path(source, target) for source, target in catalog.pairs()]
    of_others = [urls.MATRIX, *map(urls.category_path, catalog.categories)]
    named = {*catalog.vendors, *catalog.categories}
    for path in [*of_codes, *of_others]:
        page = site.documents[path]
        rows = {row.get("id") for row in page.all("tr")}
        own = [each for each in page.ids if each not in rows | named and "~" not in each]
        assert {"content", "menu"} <= set(own)
        assert [each for each in own if not urls.is_own_id(each)] == [], path
