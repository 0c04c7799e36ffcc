"""A code is shown once per vendor, with the platforms for which it holds.

The small catalog has the vendor `gamma`, whose lists `app` (Android, iOS) and `web` (REST API, Web)
contradict each other about the codes 100 and 200, and agree about 300.
"""

from __future__ import annotations

from collections import Counter

import pytest

from atlas.analysis.code_migration import code_migrations
from atlas.catalog.records import Catalog, Item
from atlas.pages.listing import beginnings
from atlas.pages.vendor import vendor_pages
from atlas.presentation.paging import Limits
from atlas.presentation.view_models import CodeView
from atlas.presentation.views import Views
from conftest import real_catalog
from export_files import rare_catalog
from faults import assert_no_faults
from made_pages import site_of


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Load the small catalog with every case that the real one lacks."""
    return rare_catalog(tmp_path_factory.mktemp("rare"))


@pytest.fixture(scope="module")
def views(rare: Catalog) -> Views:
    return site_of(rare).views


def shown(code: CodeView) -> tuple[str, str, str]:
    return code.code, code.where, code.href


def entry_of(catalog: Catalog, vendor: str, code_list: str, code: str) -> Item:
    (found,) = (item for item in catalog.vendors[vendor].pages[code] if item.list == code_list)
    return found


def tied_code(views: Views, problem: str, path: str) -> CodeView:
    (found,) = (code for group in views.tied(problem) for code in group.codes if code.path == path)
    return found


def test_a_problem_has_each_code_once_with_its_strongest_relation(views: Views) -> None:
    groups = {group.vendor.slug: group.codes for group in views.tied("too-many-requests")}
    assert [(*shown(code), code.relation) for code in groups["gamma"]] == [
        ("200", "", "gamma/200/", "exact"),  # exact for the app, narrower on the web
        ("400", "", "gamma/400/", "narrower"),
        ("600", "", "gamma/600/", "broader"),
        ("100", "REST API, Web", "gamma/100/#web", "exact"),
    ]


def test_entries_shown_as_one_have_the_platforms_and_names_of_all(views: Views) -> None:
    code = tied_code(views, "user-not-found", "acme/100/")
    assert (code.platforms, code.where) == (("REST API", "Web", "Android", "iOS"), "")
    assert set(code.names) == {"USER_MISSING", "ACMUserMissing", "NO_SUCH_USER"}


def test_entries_shown_as_one_name_what_each_means(views: Views) -> None:
    code = tied_code(views, "too-many-requests", "gamma/200/")
    assert code.meanings == (
        ("iOS", "The app sent faster than its quota allows."),
        ("REST API, Web", "A tab asked twice in one second."),
    )


def test_the_codes_of_other_vendors_come_once_with_their_best_match(
    rare: Catalog, views: Views
) -> None:
    found = views.cross.elsewhere(entry_of(rare, "zeta", "server", "100"))
    codes = [(*shown(views.codes(each.items)), each.match) for each in found.by_vendor["gamma"]]
    assert codes == [
        ("100", "Android, iOS", "gamma/100/#app", "same"),
        ("300", "", "gamma/300/", "narrower"),
        ("500", "", "gamma/500/", "narrower"),
    ]


def test_the_same_number_elsewhere_comes_once_for_each_meaning(rare: Catalog, views: Views) -> None:
    item = entry_of(rare, "zeta", "server", "100")
    found = [
        (others[0].vendor, views.codes(others).where, shared)
        for others, shared in views.cross.same_code_elsewhere((item,))
    ]
    assert found == [
        ("acme", "", True),
        ("gamma", "Android, iOS", True),
        ("gamma", "REST API, Web", False),
    ]


def test_a_migration_has_a_row_for_each_platform_whose_equivalents_differ(views: Views) -> None:
    found = views.code_migration("gamma", "zeta")
    rows = [
        (
            views.codes(items).code,
            views.codes(items).where,
            [views.codes(each.items).code for each in codes],
        )
        for items, codes in found.mapped
    ]
    assert rows == [("100", "Android, iOS", ["100"]), ("300", "", ["100"]), ("500", "", ["100"])]
    assert [shown(views.codes(items))[:2] for items in found.gaps] == [
        ("100", "REST API, Web"), ("200", "iOS"), ("200", "REST API, Web"),
        ("400", ""), ("600", ""),
    ]  # fmt: skip
    assert (found.best, found.partly) == (Counter(same=1, broader=2), 1)


@pytest.mark.parametrize("name", ["real", "rare"])
def test_a_migration_lists_each_entry_once_and_no_code_twice_in_a_row(
    name: str, rare: Catalog
) -> None:
    catalog = {"real": real_catalog(), "rare": rare}[name]
    cross = site_of(catalog).cross
    faults = []
    for source, data in catalog.vendors.items():
        for target, found in code_migrations(catalog, cross, source).items():
            rows = [items for items, _ in found.mapped] + list(found.gaps)
            if Counter(item for items in rows for item in items) != Counter(data.items):
                faults.append(f"{source} → {target} does not list each entry once")
            for items, codes in found.mapped:
                others = Counter(code.items[0].entry.code for code in codes)
                faults += [f"{items[0].ref} → {target}: {others}"] * (max(others.values()) > 1)
    assert_no_faults(faults)


def test_a_category_counts_a_code_once_and_shows_what_it_means_there(views: Views) -> None:
    assert views.category_codes["limit", "gamma"] == 4
    rows = [views.codes(items) for items in views.of_category("limit")]
    assert [shown(code)[:2] for code in rows if code.vendor == "gamma"] == [
        ("200", "iOS"), ("200", "REST API, Web"), ("400", ""), ("600", ""),
        ("100", "REST API, Web"),
    ]  # fmt: skip


def test_a_vendor_is_narrowed_by_platform_only_if_its_platforms_differ(
    rare: Catalog, views: Views
) -> None:
    choices = {
        slug: [each.id for each in views.platform_choices(data.items)]
        for slug, data in rare.vendors.items()
    }
    assert choices["gamma"] == ["rest", "web", "android", "ios"]
    assert choices["zeta"] == []


def test_a_divided_list_keeps_the_id_of_each_row_and_counts_codes(rare: Catalog) -> None:
    site = site_of(rare, limits=Limits(rows=3))
    pages = [page.body() for page in vendor_pages(site, "gamma")]
    items = rare.vendors["gamma"].items
    assert_no_faults(
        f"{item.list}: {item.ref} is on {count} pages"
        for item in items
        for count in [sum(f'<tr id="{site.views.code(item).anchor}"' in page for page in pages)]
        if count != 1
    )
    assert [each.count for each in beginnings("gamma/", site.views.listed("gamma"))] == [1] * 6
