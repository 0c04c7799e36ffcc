"""The vendor and migration pages of a vendor with several lists: `gamma` of the small catalog."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from built_site import BuiltSite, Document, shown
from faults import assert_no_faults


@pytest.fixture
def page(rare_site: BuiltSite) -> Document:
    return rare_site.documents["gamma/"]


def lists_of(page: Document) -> list[Element]:
    return [each for each in page.all("section") if each.get("class") == "list"]


def texts(element: Element, path: str) -> list[str]:
    return [shown(each) for each in element.iterfind(path)]


def test_the_codes_are_by_list_with_the_platforms_of_each(page: Document) -> None:
    assert [
        (texts(each, "h2"), texts(each, "p/span[@class='platform']")) for each in lists_of(page)
    ] == [
        (["App errors"], ["Android", "iOS"]),
        (["Web errors"], ["REST API", "Web"]),
    ]


def test_the_ids_of_headings_are_names_and_no_positions(page: Document) -> None:
    ids = [each.get("id") for tag in ("h2", "h3") for each in page.all(tag)]
    assert [each for each in ids if each and "~" in each] == [
        "app~", "web~", "app~~users", "app~~limits-quotas", "app~~流控", "app~~calls",
    ]  # fmt: skip


def test_the_codes_of_no_section_come_before_the_first_section(page: Document) -> None:
    app, _ = lists_of(page)
    tables = [each.get("aria-labelledby") for each in app.iter("table")]
    assert tables[:2] == ["app~", "app~~users"]


def test_a_row_names_its_platforms_if_they_are_fewer_than_those_of_its_list(page: Document) -> None:
    rows = {
        each.get("id"): [shown(on) for on in each.iter("span") if on.get("class") == "on"]
        for each in page.all("tr")
        if each.get("id")
    }
    assert len(rows) == 9
    assert {name: where for name, where in rows.items() if where} == {"200": ["on iOS"]}


def test_the_numbers_of_codes_and_entries_agree(rare_site: BuiltSite, page: Document) -> None:
    assert "Showing 6 of 6 codes" in page.text("main")
    assert "6 codes in 9 entries" in page.text("main")
    assert texts(page.by_id("content"), ".//ul[@class='jump']/li")[:2] == [
        "App errors 5",
        "Web errors 4",
    ]
    assert "Gamma Talk 6 codes" in rare_site.documents[""].text("main")
    assert "Zeta 1 code " in rare_site.documents[""].text("main")
    assert "All 6 error codes of Gamma Talk" in page.meta("description")


def test_each_source_has_its_list_its_license_and_its_dates(page: Document) -> None:
    (sources,) = (each for each in page.all("dl") if each.get("class") == "sources")
    assert [shown(each) for each in sources] == [
        "App errors Android, iOS Gamma: “App errors”, dated 1 February 2026, "
        "read 21 November 2026, license: CC-BY-4.0 Gamma: “The constants of the app”, undated, "
        "read 22 November 2026, license: MIT",
        "Web errors REST API, Web Gamma: “Web errors”, undated, read 21 November 2026",
    ]


def selects(page: Document) -> dict[str, list[str]]:
    """Return the values of the controls of a filter."""
    return {
        each.attrib["name"]: [option.get("value", "") for option in each.iter("option")]
        for form in page.all("form")
        if "filter" in form.get("class", "").split()
        for each in form.iter("select")
    }


def test_codes_are_narrowed_by_platform(rare_site: BuiltSite, page: Document) -> None:
    assert selects(page)["platform"] == ["", "rest", "web", "android", "ios"]
    assert "platform" not in selects(rare_site.documents["zeta/"])


def test_a_migration_is_narrowed_on_the_sides_whose_platforms_differ(rare_site: BuiltSite) -> None:
    found = {
        path: list(selects(rare_site.documents[f"migrate/{path}/"]))
        for path in ("gamma/acme", "gamma/zeta", "zeta/gamma")
    }
    both = ["category", "relation"]
    assert found == {
        "gamma/acme": [*both, "from", "to"],
        "gamma/zeta": [*both, "from"],
        "zeta/gamma": [*both, "to"],
    }


def test_a_migration_counts_codes_and_names_those_with_equivalents_on_some_platforms(
    rare_site: BuiltSite,
) -> None:
    text = rare_site.documents["migrate/gamma/zeta/"].text("main")
    assert (
        "3 of 6 Gamma Talk codes have the same or a related code at Zeta (same: 1, covers "
        "more: 2). 1 of them only on some platforms. 3 have none."
    ) in text


def test_no_page_has_a_row_for_platforms_without_the_control(rare_site: BuiltSite) -> None:
    """A row is narrowed by the controls of its page only, and by all of them."""
    assert_no_faults(
        f"{path}: the rows have {sorted(names)}, the controls are {sorted(selects(page))}"
        for path, page in rare_site.documents.items()
        for names in [
            {
                name
                for row in page.all("tr")
                for each in (row, *row.iter("li"))
                for name in ("platform", "from", "to")
                if f"data-{name}" in each.attrib
            }
        ]
        if names != set(selects(page)) & {"platform", "from", "to"}
    )
