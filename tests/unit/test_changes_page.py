"""The changes page: the changes of each release, newest first."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest

from atlas import urls
from atlas.analysis.changes import history
from atlas.catalog.records import Catalog
from atlas.pages.changes import changes_pages
from atlas.presentation.words import date_text
from built_site import BuiltSite, shown
from faults import assert_no_faults
from made_pages import WORDS, site_of
from release_data import HOSTILE, SOUND, add_code, edit, keep, quoted, read

FEED_TYPE = "application/atom+xml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Copy the sound catalog: the codes 100 and ERR_SLOW_DOWN of Acme."""
    return shutil.copytree(SOUND, tmp_path / "data")


def page_of(catalog: Catalog) -> ET.Element:
    site = site_of(catalog)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    body = parser.parse(
        f"<!doctype html><html lang=en><title>x</title>{next(changes_pages(site)).body()}"
    )
    assert [code for _, code, _ in parser.errors if code != "invalid-codepoint"] == []
    found: ET.Element = body
    return found


def test_the_changes_page_lists_each_change(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/1": "It was one.", "acme/100": "It was another."})
    keep(data, "2026-02-01")
    add_code(data, "101")
    page = page_of(read(data))
    sections = {shown(each.find("h2")): each for each in page.iter("section")}  # type: ignore[arg-type]
    assert list(sections) == ["Unreleased", "1 February 2026", "1 January 2026"]
    for changes in history(read(data)):
        section = sections[date_text(WORDS, changes.date) if changes.date else "Unreleased"]
        assert (section.get("aria-labelledby") or "") == (changes.date or "unreleased")
        text = shown(section)
        for kind, count in changes.counts:
            assert f"{WORDS['changes'][kind]} {count}" in text
    items = [shown(each) for each in sections["1 February 2026"].iter("li")]
    assert items == [
        "ERR_SLOW_DOWN Too many requests, unlike 100.",
        "100 The user does not exist. Before: It was another.",
        "1 It was one.",
    ]
    links = [each.get("href") for each in sections["1 February 2026"].iter("a")]
    assert links == ["../acme/", "../acme/ERR_SLOW_DOWN/", "../acme/100/"]
    assert shown(sections["1 January 2026"]).endswith(
        "New vendors, with all their codes Acme Chat 2"
    )


def test_the_changes_page_shows_each_field_before_and_after(data: Path) -> None:
    keep(data, "2026-01-01")
    edit(data, "NO_SUCH_USER", "NO_USER")
    edit(data, 'retry: "no"', 'retry: "yes"')
    edit(data, "      - Create the user.", "      - Create it.")
    edit(data, '    related: ["ERR_SLOW_DOWN"]\n', "")
    keep(data, "2026-02-01")
    page = page_of(read(data))
    (item, *_) = page.iter("li")
    lines = [shown(each) for each in item.iter("span")]
    assert lines == [
        "Constant: NO_SUCH_USER → NO_USER",
        "What to do: Create the user. → Create it.",
        "Retry: No → Yes",
        "See also: ERR_SLOW_DOWN → none",
    ]


def test_a_release_without_the_texts_of_fields_is_named_as_the_reason(data: Path) -> None:
    meanings = {"acme/100": "The user does not exist.", "acme/ERR_SLOW_DOWN": "x"}
    keep(data, "2026-01-01", meanings)
    keep(data, "2026-02-01")
    texts = [shown(each) for each in page_of(read(data)).iter("li")]
    assert WORDS["changes"]["obscure"] in texts[0]
    assert WORDS["changes"]["obscure"] not in texts[1]


@pytest.mark.parametrize(("count", "is_open"), [(12, True), (13, False)])
def test_the_changes_page_folds_long_lists(count: int, is_open: bool, data: Path) -> None:
    gone = {f"acme/{number}": "x" for number in range(count)}
    keep(data, "2026-01-01", gone)
    keep(data, "2026-02-01")
    added, retired = page_of(read(data)).iter("details")
    assert "open" in added.attrib
    assert ("open" in retired.attrib) is is_open


def test_the_changes_page_escapes_hostile_text(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/100": HOSTILE, "acme/<img>": HOSTILE})
    edit(data, "The user does not exist.", quoted(f"{HOSTILE}."))
    keep(data, "2026-02-01")
    page = page_of(read(data))
    assert [*page.iter("script"), *page.iter("img")] == []
    assert shown(page).count("<script>alert(1)</script>") == 3  # now; before; gone


def test_a_catalog_without_a_release_has_a_changes_page(data: Path) -> None:
    assert WORDS["changes"]["unreleased"] in shown(page_of(read(data)))


def test_the_changes_page_is_reproducible(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/100": HOSTILE, "acme/<img>": HOSTILE, "gone/\x01": "x"})
    keep(data, "2026-02-01")
    add_code(data, "101")
    assert ET.tostring(page_of(read(data))) == ET.tostring(page_of(read(data)))


def test_each_page_links_to_the_changes_page(site: BuiltSite) -> None:
    """The 404 page is served at any address; another test checks its links."""
    assert_no_faults(
        path
        for path, page in site.documents.items()
        if path != "404.html"
        for footer in (each for each in page.all("footer") if each.get("class") == "bottom")
        if (urls.CHANGES, "")
        not in {site.resolve(path, each.attrib["href"]) for each in footer.iter("a")}
    )


def test_the_changes_page_names_its_feed(site: BuiltSite) -> None:
    links = site.documents[urls.CHANGES].all("link")
    feeds = [each for each in links if each.get("type") == FEED_TYPE]
    assert [each.get("rel") for each in feeds] == ["alternate"]
    assert site.resolve(urls.CHANGES, feeds[0].attrib["href"]) == (urls.FEED, "")


def test_the_changes_page_has_the_finder(site: BuiltSite) -> None:
    assert site.documents[urls.CHANGES].by_id("find-top") is not None
