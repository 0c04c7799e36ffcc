"""The built site: every entry has its page, every page its entry, every link its target."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from atlas import urls
from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import plain
from built_site import BuiltSite, Document, shown
from conftest import ROOT, SITE_URL, real_catalog

ITEMS = [pytest.param(item, id=item.ref) for item in real_catalog().items]
CELLS = [
    (category, vendor)
    for category in real_catalog().categories
    for vendor in real_catalog().vendors
]


def test_every_code_page_has_its_entry(site: BuiltSite, catalog: Catalog) -> None:
    vendors = tuple(f"{vendor}/" for vendor in catalog.vendors)
    built = {path for path in site.documents if path.startswith(vendors) and path not in vendors}
    assert built == {urls.code_path(item.vendor, item.entry.code) for item in catalog.items}


@pytest.mark.parametrize("item", ITEMS)
def test_code_page_shows_its_entry(item: Item, site: BuiltSite) -> None:
    page = site.documents[urls.code_path(item.vendor, item.entry.code)]
    assert page.text("h1") == item.entry.code
    text = page.text("main")
    for fact in (item.entry.name, item.entry.message):
        assert fact is None or " ".join(fact.split()) in text
    assert plain(item.entry.meaning) in text
    texts = [*item.entry.causes, *item.entry.fixes, *item.entry.notes, *item.entry.advice]
    for told in texts:
        assert plain(told if isinstance(told, str) else told.text) in text
        assert isinstance(told, str) or not told.returns or told.returns in text
    assert page.meta("description") == plain(item.entry.meaning)
    assert item.entry.code in page.text("title")


@pytest.mark.parametrize("item", ITEMS)
def test_code_page_shows_triage_on_its_first_screen(item: Item, site: BuiltSite) -> None:
    page = site.documents[urls.code_path(item.vendor, item.entry.code)]
    head = shown(page.all("header")[1])
    assert re.search(r"Retry\? (No|Yes|After a fix|After a wait)", head)
    assert re.search(r"Who acts\? (End user|App developer|App operator|Vendor)", head)


@pytest.mark.parametrize("item", ITEMS)
def test_code_stands_on_its_vendor_and_category_page(item: Item, site: BuiltSite) -> None:
    row = site.documents[urls.vendor_path(item.vendor)].by_id(urls.code_slug(item.entry.code))
    assert item.entry.code in shown(row)
    assert plain(item.entry.meaning) in shown(row)
    category = site.documents[urls.category_path(item.entry.category)]
    path = urls.code_path(item.vendor, item.entry.code)
    targets = [site.resolve(category.path, link) for link in category.links]
    assert (path, "") in targets


@pytest.mark.parametrize("item", ITEMS)
def test_code_stands_in_the_matrix_and_on_its_problems(item: Item, site: BuiltSite) -> None:
    path = urls.code_path(item.vendor, item.entry.code)
    for page_path in (urls.MATRIX, *map(urls.problem_path, item.entry.problems)):
        page = site.documents[page_path]
        assert (path, "") in {site.resolve(page.path, link) for link in page.links}


@pytest.mark.parametrize(("category", "vendor"), CELLS)
def test_matrix_counts_each_cell(
    category: str, vendor: str, site: BuiltSite, catalog: Catalog
) -> None:
    count = sum(item.vendor == vendor and item.entry.category == category for item in catalog.items)
    matrix = site.documents[urls.MATRIX]
    target = (urls.category_path(category), vendor)
    found = [
        shown(link)
        for link in matrix.all("a")
        if site.resolve(matrix.path, link.attrib["href"]) == target
    ]
    assert found == ([str(count)] if count else [])


def test_matrix_says_where_nothing_is_documented(site: BuiltSite, catalog: Catalog) -> None:
    tied = {(problem, item.vendor) for item in catalog.items for problem in item.entry.problems}
    empty = len(catalog.problems) * len(catalog.vendors) - len(tied)
    cells = [shown(cell) for cell in site.documents[urls.MATRIX].all("td")]
    assert cells.count("none documented") == empty


def test_same_number_elsewhere_is_warned_of(site: BuiltSite) -> None:
    text = site.documents["agora/1101/"].text("main")
    assert "1101 means something else at other vendors" in text
    assert "OpenIM 1101" in text


def test_migration_pages_and_files_agree(site: BuiltSite, catalog: Catalog) -> None:
    for source in catalog.vendors:
        for target in set(catalog.vendors) - {source}:
            page = site.documents[urls.migration_path(source, target)]
            file = site.folder / urls.mapping_path(source, target, "json")
            mapping = json.loads(file.read_text(encoding="utf-8"))
            total = len(catalog.vendors[source].items)
            assert len(mapping["mapped"]) + len(mapping["gaps"]) == total
            assert f"{len(mapping['mapped'])} of {total}" in page.text("main")


def test_every_page_is_well_formed(site: BuiltSite) -> None:
    assert {path: page.errors for path, page in site.documents.items() if page.errors} == {}


def test_every_page_has_one_heading_a_title_and_a_description(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        assert len(page.all("h1")) == 1, path
        assert page.text("h1"), path
        assert "Chat Error Atlas" in page.text("title"), path
        assert len(page.meta("description")) >= 15, path


def test_no_page_shows_what_only_a_program_can_read(site: BuiltSite) -> None:
    for file in site.folder.rglob("*.html"):
        assert " object at 0x" not in file.read_text("utf-8"), file


def test_titles_are_unique(site: BuiltSite) -> None:
    titles = Counter(page.text("title") for page in site.documents.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_ids_are_unique_on_each_page(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], path


def test_every_table_of_a_generated_page_has_a_name(site: BuiltSite) -> None:
    prose = {f"{file.stem}/" for file in (ROOT / "docs").glob("*.md")} | {"hosting/"}
    tables = [
        (path, page, table)
        for path, page in site.documents.items()
        if path not in prose
        for table in page.all("table")
    ]
    assert len(tables) > 50
    for path, page, table in tables:
        named = table.get("aria-label") or [shown(each) for each in table.iter("caption")]
        if "aria-labelledby" in table.attrib:
            named = shown(page.by_id(table.attrib["aria-labelledby"]))
        assert named, f"{path}: a table without a name"


def test_headings_skip_no_level(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        levels = [
            int(each.tag[1]) for each in page.root.iter() if re.fullmatch("h[1-6]", str(each.tag))
        ]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert jumps == [], path


def test_every_link_and_anchor_resolves(site: BuiltSite) -> None:
    broken = []
    for path, page in site.documents.items():
        if path == "404.html":
            continue  # is served at any address, so its links begin at the site's own
        for link in page.links:
            target = site.resolve(path, link)
            if target and not leads_somewhere(site, *target):
                broken.append((path, link))
    assert broken == []


def leads_somewhere(site: BuiltSite, path: str, anchor: str) -> bool:
    if not site.has(path):
        return False
    return not anchor or anchor in site.documents[path].ids


def test_links_of_the_error_page_begin_at_the_site(site: BuiltSite) -> None:
    base = "/base/"
    links = [link for link in site.documents["404.html"].links if link.startswith("/")]
    assert links
    assert all(link.startswith(base) and site.has(link.removeprefix(base)) for link in links)


def loaded_by(page: Document) -> list[str]:
    """Return the addresses a browser fetches by itself: scripts, styles, images."""
    sources = [each.attrib["src"] for each in page.root.iter() if "src" in each.attrib]
    fetched = [each.attrib["href"] for each in page.all("link") if each.get("rel") != "canonical"]
    return sources + fetched


def test_nothing_is_loaded_from_another_host(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        assert [link for link in loaded_by(page) if "//" in link] == [], path
    css = (site.folder / site.assets / "atlas.css").read_text(encoding="utf-8")
    addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", css)
    assert [address for address in addresses if not address.startswith(("data:", "#"))] == []
    assert "@import" not in css


def test_at_most_two_files_hold_up_the_first_paint(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        runs_later = ("module", "application/ld+json")
        scripts = [each for each in page.all("script") if each.get("type") not in runs_later]
        styles = [each for each in page.all("link") if each.get("rel") == "stylesheet"]
        assert len(scripts) + len(styles) <= 2, path


def test_canonical_address_and_sitemap_name_every_page(site: BuiltSite) -> None:
    named = set()
    for path, page in site.documents.items():
        if path != "404.html":
            (canonical,) = (
                each.attrib["href"] for each in page.all("link") if each.get("rel") == "canonical"
            )
            assert canonical == SITE_URL + path
            named.add(canonical)
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall("<loc>(.*?)</loc>", sitemap)) == named


def test_menu_lists_vendors_and_categories_but_no_codes(site: BuiltSite, catalog: Catalog) -> None:
    page = site.documents["agora/607/"]
    menu = page.by_id("menu")
    targets = [site.resolve(page.path, link.attrib["href"]) for link in menu.iter("a")]
    paths = {target[0] for target in targets if target}
    expected = set(map(urls.vendor_path, catalog.vendors))
    expected |= set(map(urls.category_path, catalog.categories))
    assert expected <= paths
    assert len(paths) == len(expected) + 10
    (here,) = (link for link in menu.iter("a") if "aria-current" in link.attrib)
    assert shown(here) == "Agora Chat"


def test_search_index_holds_every_code_and_prose_page(site: BuiltSite, catalog: Catalog) -> None:
    blocks = sorted((site.folder / site.assets / "search/index").glob("docs-*.json"))
    paths = {row[1] for block in blocks for row in json.loads(block.read_text("utf-8"))}
    assert {urls.code_path(item.vendor, item.entry.code) for item in catalog.items} <= paths
    assert {"guide/", "about/"} <= paths
    assert all(site.has(path) for path in paths)


@pytest.mark.parametrize("path", [urls.MATRIX, *map(urls.vendor_path, real_catalog().vendors)])
def test_large_pages_stay_light(path: str, site: BuiltSite) -> None:
    page = (site.folder / path / "index.html").read_bytes()
    assert len(gzip.compress(page)) < 150_000
