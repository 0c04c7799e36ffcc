"""Why a reader can trust a code page: its documentation, its review, a way to say what is wrong."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import yaml

from atlas.catalog.records import Catalog
from atlas.pages import Links
from atlas.pages.code import code_page
from atlas.presentation.entry_views import document_address
from atlas.presentation.words import date_text
from built_site import BuiltSite, Document, code_pages, shown
from conftest import ROOT, real_catalog
from exported import WORDS
from faults import assert_no_faults
from made_pages import site_of


def lines_of(page: Document) -> list[Element]:
    return [each for each in page.all("p") if each.get("class") == "trust"]


def test_each_code_page_links_to_the_documentation_of_its_lists(
    site: BuiltSite, catalog: Catalog
) -> None:
    """A list without documentation has a link to one of its sources, if one has an address."""
    assert_no_faults(
        f"{item.ref}: {links} instead of {sorted(expected)}"
        for items, page in code_pages(site, catalog)
        for links in [{link.get("href") for line in lines_of(page) for link in line.iter("a")}]
        for item in items
        for pages in [[item.code_list.documentation] if item.code_list.documentation else []]
        for sources in [{document_address(*cited) for cited in item.cited}]
        for expected in [{each.url for each in pages} or sources - {""}]
        if (expected and not expected & (links | {*page.links}))
        or not any(link and "/blob/main/data/" in link for link in links)
    )


def test_each_code_page_names_the_day_on_which_it_was_verified(
    site: BuiltSite, catalog: Catalog
) -> None:
    """An entry without a review has no day."""
    assert_no_faults(
        f"{items[0].ref}: {text!r} has none of {days}"
        for items, page in code_pages(site, catalog)
        for text in [" ".join(map(shown, lines_of(page)))]
        for reviewed in [[each.entry.reviewed for each in items]]
        for days in [[date_text(WORDS, day) for day in reviewed if day]]
        if all(reviewed) or "verified" in text
        if not any(f"verified {day}" in text for day in days)
    )


def test_each_code_page_asks_whether_it_helped_and_links_a_form_if_not(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for (item, *_), page in code_pages(site, catalog):
        code = item.entry.code
        (question,) = page.all("solved-it")
        (link,) = question.iter("a")
        query = parse_qs(urlsplit(link.attrib["href"]).query)
        form = yaml.safe_load(
            (ROOT / ".github/ISSUE_TEMPLATE" / query.pop("template")[0]).read_text("utf-8")
        )
        known = {each["id"] for each in form["body"]} | {"title"}
        if (
            not {"code", "page"} <= known
            or set(query) != {"title"}
            or code not in query["title"][0]
        ):
            faults.append(f"{page.path}: {link.attrib['href']}")
    assert_no_faults(faults)


def test_without_a_repository_no_page_links_to_one() -> None:
    site = site_of(real_catalog())
    site.links = Links("")
    body = code_page(site, real_catalog().vendors["agora"].pages["607"]).body()
    assert "solved-it" not in body
    assert WORDS["code"]["edit"] not in body
    assert WORDS["code"]["official"] in body


def test_the_headings_of_sections_are_short_and_their_platforms_are_listed(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for _, page in code_pages(site, catalog):
        for section in (each for each in page.all("section") if each.get("class") == "code-part"):
            heading = section.find("h2")
            if heading is None:
                continue
            if len(shown(heading)) > 85:
                faults.append(f"{page.path}: {shown(heading)}")
            if section.find("p[@class='on']") is None:
                faults.append(f"{page.path}: the platforms of {shown(heading)} are not listed")
    assert_no_faults(faults)


def test_what_the_source_does_not_give_takes_one_line(site: BuiltSite, catalog: Catalog) -> None:
    texts = [
        WORDS["code"][each].format(vendor=data.vendor.name)
        for each in ("no_causes", "no_fixes", "no_causes_or_fixes")
        for data in catalog.vendors.values()
    ]
    assert_no_faults(
        f"{page.path}: {found}"
        for _, page in code_pages(site, catalog)
        for part in page.all("section")
        if part.get("class") == "code-part"
        for found in [[shown(each) for each in part.iter("p") if shown(each) in texts]]
        if len(found) > 1
    )
