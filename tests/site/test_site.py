"""Rules for every page of the built site.

Links, anchors, IDs, page weight and completeness are rules of `atlas.build.verify`, which
`make build` and `test_verify.py` apply to the real site.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from atlas import urls
from atlas.catalog.records import Catalog
from built_site import BuiltSite, Document, shown
from conftest import ROOT, SITE_URL
from faults import assert_no_faults


def test_each_page_is_valid_html(site: BuiltSite) -> None:
    assert {path: page.errors for path, page in site.documents.items() if page.errors} == {}


def test_each_page_has_one_heading_a_title_and_a_description(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path} lacks {name}"
        for path, page in site.documents.items()
        for name, present in (
            ("one heading", len(page.all("h1")) == 1 and page.text("h1")),
            ("the name of the site in its title", "Chat Error Atlas" in page.text("title")),
            ("a description", len(page.meta("description")) >= 15),
        )
        if not present
    )


def test_titles_are_unique(site: BuiltSite) -> None:
    titles = Counter(page.text("title") for page in site.documents.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_headings_skip_no_level(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path}: h{level} is followed by h{following}"
        for path, page in site.documents.items()
        for level, following in pairwise(heading_levels(page))
        if following > level + 1
    )


def heading_levels(page: Document) -> list[int]:
    tags = (str(element.tag) for element in page.root.iter())
    return [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]


def test_each_table_of_a_generated_page_has_a_name(site: BuiltSite) -> None:
    prose = {f"{file.stem}/" for file in (ROOT / "docs").glob("*.md")} | {"hosting/"}
    names = {
        path: list(table_names(page)) for path, page in site.documents.items() if path not in prose
    }
    assert any(names.values())
    assert [path for path, found in names.items() if not all(found)] == []


def table_names(page: Document) -> Iterator[str]:
    for table in page.all("table"):
        if "aria-labelledby" in table.attrib:
            yield shown(page.by_id(table.attrib["aria-labelledby"]))
        else:
            captions = " ".join(shown(each) for each in table.iter("caption"))
            yield table.get("aria-label") or captions


def test_no_page_displays_a_python_object(site: BuiltSite) -> None:
    assert [
        file.relative_to(site.folder)
        for file in site.folder.rglob("*.html")
        if " object at 0x" in file.read_text("utf-8")
    ] == []


def test_links_of_the_404_page_are_absolute(site: BuiltSite) -> None:
    """A host serves it at any address, so a relative link would lead anywhere."""
    links = [link for link in site.documents["404.html"].links if not link.startswith("#")]
    assert any(link.startswith("/base/") for link in links)
    assert [link for link in links if not link.startswith(("/base/", "https://"))] == []


def test_no_page_loads_from_another_host(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path} loads {link}"
        for path, page in site.documents.items()
        for link in loaded_by(page)
        if "//" in link
    )


def loaded_by(page: Document) -> list[str]:
    """Return the addresses that a browser fetches by itself: scripts, styles, images."""
    sources = [each.attrib["src"] for each in page.root.iter() if "src" in each.attrib]
    fetched = [each.attrib["href"] for each in page.all("link") if each.get("rel") != "canonical"]
    return sources + fetched


def test_the_stylesheet_loads_nothing(site: BuiltSite) -> None:
    css = (site.folder / site.assets / "atlas.css").read_text("utf-8")
    addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", css)
    assert [address for address in addresses if not address.startswith(("data:", "#"))] == []
    assert "@import" not in css


def test_each_page_has_its_canonical_address_and_is_in_the_sitemap(site: BuiltSite) -> None:
    canonical = {
        path: [each.attrib["href"] for each in page.all("link") if each.get("rel") == "canonical"]
        for path, page in site.documents.items()
        if path != "404.html"
    }
    assert canonical == {path: [SITE_URL + path] for path in canonical}
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert set(re.findall("<loc>(.*?)</loc>", sitemap)) == {SITE_URL + path for path in canonical}


def test_the_menu_links_vendors_and_other_ways_but_no_codes(
    site: BuiltSite, catalog: Catalog
) -> None:
    paths = menu_of(site, "agora/")
    assert set(map(urls.vendor_path, catalog.vendors)) <= paths
    assert {urls.PROBLEMS, urls.CATEGORIES, urls.MATRIX, urls.MIGRATE} <= paths
    assert not paths & {urls.code_path(item.vendor, item.entry.code) for item in catalog.items}


def test_the_menu_of_a_code_links_its_vendor_and_the_ways_to_others(site: BuiltSite) -> None:
    ways = {urls.PROBLEMS, urls.CATEGORIES, urls.MATRIX, urls.MIGRATE}
    assert menu_of(site, "agora/607/") == {"", "agora/", "guide/", *ways}


def menu_of(site: BuiltSite, path: str) -> set[str]:
    """Return the paths that the menu of a page of Agora Chat links."""
    menu = site.documents[path].by_id("menu")
    (here,) = (link for link in menu.iter("a") if "aria-current" in link.attrib)
    assert shown(here) == "Agora Chat"
    targets = [site.resolve(path, link.attrib["href"]) for link in menu.iter("a")]
    return {target[0] for target in targets if target}


def test_the_search_index_has_each_code_and_prose_page(site: BuiltSite, catalog: Catalog) -> None:
    blocks = sorted((site.folder / site.assets / "search/index").glob("docs-*.json"))
    rows = (row for block in blocks for row in json.loads(block.read_text("utf-8")))
    paths = {row[1].partition("#")[0] for row in rows}
    assert {urls.code_path(item.vendor, item.entry.code) for item in catalog.items} <= paths
    assert {"guide/", "about/"} <= paths
    assert all(site.has(path) for path in paths)
