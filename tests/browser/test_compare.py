"""Comparing vendors and narrowing a migration: the controls, the address, the table."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from atlas.catalog.records import Catalog
from conftest import DESK, PHONE, Open

VIEW = "matrix/?vendors=agora,openim&category=group"


def columns(page: Page) -> list[str]:
    return page.locator("thead th[data-column]:visible").all_inner_texts()


def having(catalog: Catalog, category: str, *vendors: str, every: bool = False) -> set[str]:
    """Return the titles of the problems of a category for which some or all vendors have a code."""
    tied = {(name, item.vendor) for item in catalog.items for name in item.entry.problems}
    enough = all if every else any
    return {
        problem.title
        for problem in catalog.problems.values()
        if problem.category == category and enough((problem.id, each) in tied for each in vendors)
    }


def rows(page: Page) -> set[str]:
    return set(page.locator(".matrix th[scope=row]:visible").all_inner_texts())


def test_a_view_shows_the_vendors_and_problems_of_its_address(
    visit: Open, catalog: Catalog
) -> None:
    page = visit(VIEW)
    found = having(catalog, "group", "agora", "openim")
    assert columns(page) == ["Agora Chat", "OpenIM"]
    assert rows(page) == found
    total = len(catalog.problems)
    expect(page.locator("output")).to_have_text(f"{len(found)} of {total} problems")
    page.get_by_label("Only problems that every chosen vendor has").check()
    assert rows(page) == having(catalog, "group", "agora", "openim", every=True)
    expect(page).to_have_url(re.compile(r"\?vendors=agora,openim&category=group&all=1$"))
    page.reload()
    shared = having(catalog, "group", "agora", "openim", every=True)
    expect(page.locator("output")).to_have_text(f"{len(shared)} of {total} problems")
    assert rows(page) == shared


def test_a_choice_without_vendors_compares_all(visit: Open, catalog: Catalog) -> None:
    page = visit("matrix/?category=group&all=1")
    assert len(columns(page)) == len(catalog.vendors)
    assert rows(page) == having(catalog, "group", *catalog.vendors, every=True)


def test_the_text_is_sought_in_what_is_shown(visit: Open) -> None:
    page = visit("matrix/?q=GroupIDExisted")
    assert rows(page) == {"The group already exists"}
    page.get_by_role("checkbox", name="JMessage").check()
    expect(page.locator(".none")).to_be_visible()
    page.get_by_role("button", name="Clear").first.click()
    expect(page).to_have_url(re.compile("/matrix/$"))
    assert len(columns(page)) > 1
    expect(page.get_by_role("button", name="Clear").first).to_be_hidden()


def test_a_code_in_a_fold_is_found_and_unfolded(visit: Open) -> None:
    page = visit("matrix/")
    fold = page.locator("td details").first
    last = fold.locator("a").last
    expect(last).to_be_hidden()
    code = (last.get_attribute("href") or "").split("/")[-2]
    page.get_by_label("Filter problems").fill(code)
    expect(last).to_be_visible()


@pytest.mark.parametrize("former", ["vendor=openim", "vendor=openim&category=group"])
def test_former_addresses_keep_working(former: str, visit: Open) -> None:
    page = visit(f"matrix/?{former}")
    assert columns(page) == ["OpenIM"]
    expect(page.get_by_role("checkbox", name="OpenIM")).to_be_checked()


def test_a_section_of_the_table_is_linked(visit: Open) -> None:
    page = visit("matrix/#chatroom")
    title = page.locator("#chatroom [scope=rowgroup]")
    expect(title).to_be_in_viewport()
    head = page.locator("thead th").first.bounding_box()
    row = title.bounding_box()
    assert head
    assert row
    assert head["y"] + head["height"] <= row["y"] + 1


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("anchor", ["", "#group"])
def test_a_view_opens_on_its_rows_below_the_count(
    anchor: str, viewport: dict[str, int], visit: Open
) -> None:
    page = visit(f"{VIEW}{anchor}", viewport)
    for part in (page.locator("output"), page.get_by_role("button", name="Clear").first,
                 page.locator("tbody td a:visible").first):  # fmt: skip
        expect(part).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_head_of_many_vendors_stays_in_view_in_their_table(visit: Open) -> None:
    page = visit("matrix/")
    page.locator(".matrix-scroll").evaluate("box => box.scrollTo(600, 3000)")
    head = page.locator("thead th").first.bounding_box()
    box = page.locator(".matrix-scroll").bounding_box()
    assert head
    assert box
    assert 0 <= head["y"] - box["y"] <= 2
    assert 0 <= head["x"] - box["x"] <= 2


def test_the_head_stays_in_view_below_the_header(visit: Open) -> None:
    page = visit("matrix/?vendors=agora,openim")
    page.evaluate("scrollTo(0, 3000)")
    head = page.locator("thead th").first.bounding_box()
    top = page.locator(".top").bounding_box()
    assert head
    assert top
    assert abs(head["y"] - top["height"]) <= 1


def test_each_cell_of_a_phone_names_its_vendor(visit: Open) -> None:
    page = visit(VIEW, PHONE)
    names = page.locator(".matrix td:visible").evaluate_all(
        "cells => cells.map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert set(names) == {'"Agora Chat"', '"OpenIM"'}


def test_the_link_to_a_view_is_copied(visit: Open) -> None:
    page = visit(VIEW)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.get_by_role("button", name="Copy link to this view")).to_have_attribute(
        "data-outcome", "Copied"
    )
    assert page.evaluate("window.copied") == page.url


def test_the_overview_leads_to_a_view(visit: Open, address: str) -> None:
    page = visit("matrix/")
    page.get_by_role("link", name=re.compile("OpenIM, Users: [0-9]+")).click()
    expect(page).to_have_url(f"{address}matrix/?vendors=openim&category=user")
    assert columns(page) == ["OpenIM"]


def test_the_whole_table_is_there_without_javascript(visit: Open, catalog: Catalog) -> None:
    page = visit(f"{VIEW}#group", java_script_enabled=False)
    assert len(columns(page)) == len(catalog.vendors)
    expect(page.locator(".matrix th[scope=row]:visible")).to_have_count(len(catalog.problems))
    expect(page.locator("#group [scope=rowgroup]")).to_be_in_viewport()
    expect(page.locator("form.filter")).to_be_hidden()


def test_on_a_phone_equivalents_are_set_off_from_their_code(visit: Open) -> None:
    page = visit("migrate/cometchat/openim/", PHONE)
    head, cell = page.locator(".mapping tbody tr").first.locator("> *").all()
    left = "e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft)"
    assert cell.evaluate(left) > head.evaluate(left) + 10


def test_the_first_column_of_pairs_stays_in_sight(visit: Open) -> None:
    page = visit("migrate/", PHONE)
    page.locator(".scroll").evaluate("table => { table.scrollLeft = 200; }")
    left = page.locator(".counts tbody th").first.bounding_box()
    assert left
    assert left["x"] >= page.locator(".scroll").bounding_box()["x"] - 1  # type: ignore[index]


def test_a_migration_is_narrowed_by_text_category_and_relation(visit: Open) -> None:
    page = visit("migrate/agora/openim/?category=group&relation=same")
    every = page.locator("tbody tr:visible")
    same = every.count()
    matches = page.locator("tbody li:visible .match").all_inner_texts()
    assert same > 3
    assert set(matches) == {"same"}
    page.get_by_label("Relation").select_option("no equivalent")
    expect(page.get_by_role("heading", name="No equivalent at OpenIM")).to_be_visible()
    expect(page.get_by_role("heading", name="Equivalents", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Clear").first.click()
    page.get_by_label("Filter these codes").fill("GROUP_NOT_EXIST")
    expect(page).to_have_url(re.compile(r"/openim/\?q=GROUP_NOT_EXIST$"))
    expect(every.first).to_contain_text("GROUP_NOT_EXIST")
    assert every.count() < same + 3
