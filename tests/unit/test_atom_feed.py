"""The Atom feed of the releases."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from atlas import urls
from atlas.catalog.records import Catalog
from atlas.exports.atom import render_feed
from built_site import BuiltSite, shown
from conftest import SITE_URL
from exported import context_of, views_of
from release_data import HOSTILE, SOUND, add_code, edit, keep, read

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Copy the sound catalog: the codes 100 and ERR_SLOW_DOWN of Acme."""
    return shutil.copytree(SOUND, tmp_path / "data")


@pytest.fixture
def released(data: Path) -> Path:
    keep(data, "2026-01-01", {"acme/100": HOSTILE, "acme/<img>": HOSTILE, "gone/\x01": "x"})
    keep(data, "2026-02-01")
    add_code(data, "101")
    return data


def feed_of(catalog: Catalog, site_url: str | None = SITE_URL) -> ET.Element:
    return ET.fromstring(render_feed(context_of(views_of(catalog), site_url)).encode())


def dates(feed: ET.Element) -> Iterator[str]:
    for element in feed.iter(f"{ATOM}updated"):
        assert element.text
        yield element.text


def test_the_feed_has_the_elements_that_rfc_4287_requires(released: Path) -> None:
    feed = feed_of(read(released))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert len(entries) == 2
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
            assert found.text.strip() == found.text
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        assert len({(link["rel"], link["type"]) for link in links}) == len(links)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Chat Error Atlas"
    for content in (entry.find(f"{ATOM}content") for entry in entries):
        assert content is not None
        assert content.attrib == {"type": "xhtml"}
        assert [child.tag for child in content] == [f"{XHTML}div"]
        assert {each.tag for each in content[0].iter()} <= {
            f"{XHTML}{name}" for name in ("div", "h3", "p", "ul", "li", "a", "span")
        }


def test_the_ids_of_the_feed_are_unique_addresses(released: Path) -> None:
    feed = feed_of(read(released))
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert ids == [
        f"{SITE_URL}changes/",
        f"{SITE_URL}changes/#2026-02-01",
        f"{SITE_URL}changes/#2026-01-01",
    ]


def test_the_dates_of_the_feed_follow_rfc_3339(released: Path) -> None:
    found = list(dates(feed_of(read(released))))
    assert found == [f"2026-0{month}-01T00:00:00Z" for month in (2, 2, 1)]
    assert datetime.fromisoformat(found[0]) == datetime(2026, 2, 1, tzinfo=UTC)


def test_the_feed_describes_each_change(released: Path) -> None:
    newest, oldest = feed_of(read(released)).findall(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}title") == "2026-02-01: Added 1, Changed 1, Retired 2"
    text = shown(newest.find(f"{ATOM}content"))  # type: ignore[arg-type]
    assert "100 The user does not exist. Before: </del><script>alert(1)</script> & ]]>" in text
    assert "gone Retired \ufffd x" in text
    hrefs = [each.attrib["href"] for each in newest.iter(f"{XHTML}a")]
    assert hrefs == [f"{SITE_URL}acme/{rest}" for rest in ("", "ERR_SLOW_DOWN/", "100/")]
    assert "New in the atlas. Codes: 2." in shown(oldest)


def test_the_feed_shows_each_field_before_and_after(data: Path) -> None:
    keep(data, "2026-01-01")
    edit(data, 'retry: "no"', 'retry: "yes"')
    edit(data, "NO_SUCH_USER", "NO_USER")
    keep(data, "2026-02-01")
    newest, _ = feed_of(read(data)).findall(f"{ATOM}entry")
    assert "Constant: NO_SUCH_USER → NO_USER · Retry: No → Yes" in shown(newest)


def test_the_feed_replaces_characters_that_xml_forbids(released: Path) -> None:
    text = render_feed(context_of(views_of(read(released)), SITE_URL))
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", text)
    assert "\ufffd\ufffd\ufffd \U0001f600" in text


def test_the_feed_has_the_last_twenty_releases(data: Path) -> None:
    for number in range(1, 23):
        keep(data, f"2026-01-{number:02}", {f"acme/{number}": "x"})
    entries = feed_of(read(data)).findall(f"{ATOM}entry")
    assert len(entries) == 20
    assert (entries[0].findtext(f"{ATOM}updated") or "").startswith("2026-01-22")


def test_without_a_site_url_the_ids_of_the_feed_are_urns(released: Path) -> None:
    feed = feed_of(read(released), None)
    ids = [element.text or "" for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    assert all(urlsplit(each).scheme == "urn" for each in ids)
    links = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    assert links[:3] == [urls.FEED, urls.CHANGES, f"{urls.CHANGES}#2026-02-01"]


def test_a_catalog_without_a_release_has_an_empty_feed(data: Path) -> None:
    feed = feed_of(read(data))
    assert feed.findall(f"{ATOM}entry") == []
    assert list(dates(feed)) == ["1970-01-01T00:00:00Z"]


def test_the_feed_is_reproducible(released: Path) -> None:
    assert ET.tostring(feed_of(read(released))) == ET.tostring(feed_of(read(released)))


def test_the_links_of_the_built_feed_resolve(site: BuiltSite, catalog: Catalog) -> None:
    feed = ET.parse(site.folder / urls.FEED).getroot()
    hrefs = [each.attrib["href"] for each in feed.iter() if "href" in each.attrib]
    assert f"{SITE_URL}{urls.FEED}" in hrefs
    for href in hrefs:
        path, _, anchor = href.removeprefix(SITE_URL).partition("#")
        assert site.has(path), href
        assert not anchor or anchor in site.documents[path].ids
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(catalog.releases)
