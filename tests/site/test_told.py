"""Pages and files tell what the catalog says: each text where it belongs, each number right."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.catalog.loader import load_catalog
from atlas.checks import check_catalog
from atlas.pages import Site, all_pages, redirect_documents
from atlas.pages.code import code_page
from atlas.pages.migrate import migrate_page, migration_pages
from atlas.pages.vendor import vendor_pages
from atlas.presentation.entry_views import entry_views
from atlas.presentation.paging import Limits
from atlas.text.inline_markup import plain
from conftest import ROOT, SITE_URL, real_catalog
from exported import exported, views_of
from hostile import SAMPLE, Loc, Stand, filled, loaded
from made_pages import WORDS, site_of

UNTOLD = {("signs", "*", "text"), ("company",), ("title",), ("sections", "*")}  # on these pages


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(real_catalog(), SITE_URL)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return exported(SITE_URL)


def test_every_text_is_shown_where_it_belongs(tmp_path: Path) -> None:
    stand, words = Stand(["x"]), {}
    data: dict[str, Any] = {}
    for name in SAMPLE:
        found: dict[str, Loc] = {}

        def noted(loc: Loc, found: dict[str, Loc] = found) -> str:
            word = stand.word(loc)
            found[word] = loc
            return word

        data |= filled(noted, {name: SAMPLE[name]})
        words[name] = found
    del data["beta/server.yml"]["codes"][0]["advice"]  # which would stand in place of the actions
    catalog = loaded(data, tmp_path)
    pages = {page.path: page.body() for page in all_pages(site_of(catalog, SITE_URL))}
    twin = exported(SITE_URL, views_of(catalog))["beta/ERR_A/index.md"].decode()
    problem = dict(list(words["problems.yml"].items())[: len(words["problems.yml"]) // 2])
    assert [word for word in problem if word not in pages["problems/user-not-found/"]] == []
    assert 'href="../../problems/user-gone/"' in pages["problems/user-not-found/"]
    said = {word for word, loc in problem.items() if {"causes", "actions", "say"} & set(loc)}
    said |= {
        word
        for word, loc in words["beta/server.yml"].items()
        if loc not in UNTOLD and "advice" not in loc
    }
    for text in (pages["beta/ERR_A/"], twin):
        assert [word for word in sorted(said) if word not in text] == []
    vendor = {word for word, loc in words["acme/vendor.yml"].items() if loc not in UNTOLD}
    assert [word for word in sorted(vendor) if word not in pages["acme/"]] == []


def test_a_code_tells_its_triage_and_its_lines(site: Site, files: dict[str, bytes]) -> None:
    retry, who = WORDS["retry"], WORDS["who"]
    for items in site.catalog.pages():
        view, details = site.views.code(items[0]), entry_views(site.views, items)
        told = f"{retry['label']} {retry[view.retry]}. {who['label']} {who[view.who]}."
        assert told in files[urls.markdown_path(view.vendor, view.code)].decode(), view.path
        body = code_page(site, items).body()
        if not details[0].triage_of:
            assert retry["hint"][view.retry] in body, view.path
        for item, each in zip(items, details, strict=True):
            assert re.search(rf"lines? {item.entry.lines}\b", each.source), view.path


def test_each_section_of_a_code_is_named_by_its_heading(site: Site) -> None:
    for items in site.catalog.pages():
        body = code_page(site, items).body()
        sections = re.findall("<section[^>]*>", body)
        assert sections
        for section in sections:
            (names,) = re.findall('aria-labelledby="([^"]+)"', section)
            assert all(f'id="{name}"' in body for name in names.split()), section


def test_what_is_left_out_is_counted(site: Site) -> None:
    large = site_of(real_catalog(), limits=Limits(nearest=2))
    alone = (items for items in large.catalog.pages() if not items[0].covers_several)
    items = max(alone, key=lambda items: len(large.cross.counterparts(items[0])))
    more = len(large.cross.counterparts(items[0])) - large.limits.nearest
    assert f"And {more} more: the page of the problem" in code_page(large, items).body()
    (item,) = site.catalog.vendors["commsease"].pages["403"]
    (view,) = entry_views(site.views, (item,))
    totals = {covered.problem.id: covered.total for covered in view.covers}
    assert totals["permission-denied"] == 7


def test_categories_are_counted_by_their_entries(site: Site) -> None:
    assert {view.id: count for view, _, count in site.views.category_counts()} == {
        category: sum(item.entry.category == category for item in site.catalog.items)
        for category in site.catalog.categories
    }


def test_ranges_run_from_first_to_last(site: Site) -> None:
    body = next(vendor_pages(site, "openim")).body()
    assert re.findall("<td><code>(.*?)</code></td><td><code>(.*?)</code></td>", body) == [
        (each.from_, each.to) for each in site.catalog.vendors["openim"].vendor.ranges
    ]


def test_each_mapping_leads_the_other_way(site: Site) -> None:
    body = migrate_page(site).body()
    for source, target in site.catalog.pairs():
        page = next(migration_pages(site, source, target))
        assert f'href="../../../{urls.migration_path(target, source)}"' in page.body()
        names = (site.catalog.vendors[each].vendor.name for each in (source, target))
        assert f'aria-label="{" → ".join(names)}"' in body


def test_a_card_says_what_kind_of_page_and_the_first_step(site: Site) -> None:
    pages = {page.path: page for page in all_pages(site)}
    assert 'og:type" content="article"' in pages["agora/607/"].head()
    for name, problem in site.catalog.problems.items():
        head = html.unescape(pages[urls.problem_path(name)].head())
        assert not problem.actions or f': {plain(problem.actions[0])}">' in head
    sizes = [
        int(re.findall(f'og:image:{side}" content="([0-9]+)"', pages[""].head())[0])
        for side in ("width", "height")
    ]
    picture = (ROOT / "docs" / urls.PREVIEW).read_bytes()
    assert tuple(sizes) == struct.unpack(">II", picture[16:24])


def test_redirects_are_no_pages_of_a_search_engine(site: Site) -> None:
    found = [page for items in site.catalog.pages() for _, page in redirect_documents(site, items)]
    assert found
    assert all(b'<meta name="robots" content="noindex">' in page for page in found)


def test_files_tell_of_problems_and_vendors_what_the_catalog_says(
    site: Site, files: dict[str, bytes]
) -> None:
    for told in json.loads(files["api/v1/problems.json"])["problems"]:
        problem = site.catalog.problems[told["id"]]
        assert told["case_of"] == problem.case_of
        assert told["causes"] == [plain(text) for text in problem.causes]
        assert told["actions"] == [plain(text) for text in problem.actions]
    for told in json.loads(files["api/v1/index.json"])["vendors"]:
        vendor = site.catalog.vendors[told["vendor"]]
        lists = [(each.title, each.surface) for each in vendor.lists.values()]
        assert [(each["title"], each["surface"]) for each in told["lists"]] == lists
        ranges = json.loads(files[f"api/v1/vendors/{vendor.slug}.json"])["ranges"]
        assert [(each["first"], each["last"]) for each in ranges] == [
            (each.from_, each.to) for each in vendor.vendor.ranges
        ]


def test_tables_name_the_vendor_and_the_key_of_a_row(files: dict[str, bytes]) -> None:
    table = files[urls.mapping_path("agora", "openim", "csv")].decode()
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["source_vendor"] for row in rows} == {"agora"}
    schema = json.loads(files["api/v1/schema/entry-table.json"])
    assert schema["primaryKey"] == ["vendor", "list", "code"]


def test_an_old_code_of_any_list_leads_on(tmp_path: Path) -> None:
    stand = Stand(["x"])
    data = filled(stand.word)
    data["acme/web.yml"]["codes"][0]["formerly"] = ["OLD_W"]
    catalog = loaded(data, tmp_path)
    assert check_catalog(load_catalog(tmp_path / "data")[0]) == []
    led = {(each.path, each.target) for each in redirects(catalog)}
    assert {("acme/OLD_A/", "acme/ERR_A/"), ("acme/OLD_W/", "acme/ERR_A/")} <= led
