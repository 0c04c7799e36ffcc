"""The page of a code that several lists define: `acme/100` of the small catalog.

The lists `server` and `mobile` agree; the list `web` gives the code another meaning.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest

from built_site import BuiltSite, Document

PAGE = "acme/100/"


@pytest.fixture
def page(rare_site: BuiltSite) -> Document:
    return rare_site.documents[PAGE]


def shown_text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split()).replace(" .", ".").replace(" ,", ",")


def texts(page: Document, path: str) -> list[str]:
    return [shown_text(each) for each in page.root.iterfind(path)]


def test_a_table_at_the_top_shows_what_the_code_means_on_each_platform(page: Document) -> None:
    assert texts(page, ".//h1") == ["100"]
    assert texts(page, ".//table[@class='by-platform']//tbody/tr") == [
        "Mobile errors, Server errors REST API, Android, iOS "
        "Nobody has the ID that the app named. Retry? No",
        "Web errors Web The window was closed. Retry? Yes",
    ]


def test_lists_that_agree_are_one_section_and_the_others_have_their_own(page: Document) -> None:
    part = ".//section[@class='code-part']"
    assert texts(page, f"{part}/h2") == ["Mobile errors, Server errors", "Web errors"]
    assert texts(page, f"{part}/p[@class='on']") == ["REST API, Android, iOS", "Web"]
    assert {"mobile", "server", "web", "mobile~causes", "web~covers"} <= {*page.ids}


def test_a_page_with_one_section_has_the_anchor_of_its_list(rare_site: BuiltSite) -> None:
    assert {"mobile", "covers", "actions"} <= {*rare_site.documents["acme/101/"].ids}


def test_lists_that_agree_show_the_meaning_of_each_and_all_that_they_say(page: Document) -> None:
    (section, _) = page.root.iterfind(".//section[@class='code-part']")
    text = shown_text(section)
    for part in (
        "Nobody has the ID that the app named.",
        "REST API: The user does not exist.",
        "Constant USER_MISSING on Android",
        "ACMUserMissing on iOS",
        "NO_SUCH_USER on REST API",
        "Wire message user {uid} not found",
        "no user with the ID %s",
        "user not found",
        "HTTP status 404, 410",
        "The app named an ID of another app.",
        "The ID is misspelt.",
        "The app added a space to the ID. Returned user x not found Thread 1 Thread 2",
    ):
        assert part.replace(" ", "") in text.replace(" ", ""), part


def test_title_and_description_say_that_the_code_depends_on_the_platform(page: Document) -> None:
    title = "Acme Chat error 100: depends on the platform or SDK"
    description = (
        "The meaning of this code depends on the platform or the SDK. Mobile errors, Server "
        "errors: Nobody has the ID that the app named. Web errors: The window was closed."
    )
    assert page.root.findtext(".//title", "").startswith(title)
    found = {
        each.get("name") or each.get("property"): each.get("content")
        for each in page.root.iterfind(".//meta")
    }
    assert found["description"] == description
    assert found["og:title"] == title
    assert "twitter:label1" not in found  # retry differs


def test_the_ticket_texts_name_the_lists_and_the_section(page: Document) -> None:
    tools = list(page.root.iterfind(".//ticket-tools"))
    assert [each.get("data-anchor") for each in tools] == ["mobile", "web"]
    assert [each.get("data-title") for each in tools] == [
        "Acme Chat error 100 · Mobile errors, Server errors", "Acme Chat error 100 · Web errors",
    ]  # fmt: skip


def test_a_source_in_a_repository_is_linked_at_its_line(rare_site: BuiltSite) -> None:
    links = rare_site.documents["acme/101/"].links
    file = "https://github.com/acme/kit/blob/0123456789abcdef0123456789abcdef01234567"
    assert f"{file}/include/error%20codes.h#L15" in links


def test_a_deprecated_code_names_the_day_the_reason_and_the_code_to_use(
    rare_site: BuiltSite,
) -> None:
    (text,) = texts(rare_site.documents["acme/101/"], ".//p[@class='retired retired--deprecated']")
    assert text == (
        "Deprecated since 1 March 2026. Acme sends 100 in its place. "
        "Use instead: 100 on Android, iOS"
    )


def test_a_code_that_covers_several_problems_has_a_row_for_each(rare_site: BuiltSite) -> None:
    page = rare_site.documents["acme/101/"]
    table = ".//table[@class='causes-table']/tbody/tr"
    assert [row.get("id") for row in page.root.iterfind(table)] == [
        "user-not-found", "too-many-requests",
    ]  # fmt: skip
    assert texts(page, f"{table}/td[1]") == ["The ID is unknown.", "The user was sent too often."]
    assert texts(page, f"{table}/th/a") == ["The user does not exist", "Too many requests"]
    assert texts(page, f"{table}/td[2]/span") == [
        "Create the user first.",
        "Send again after a pause.",
    ]


def test_the_markdown_page_has_the_table_and_the_sections(rare_site: BuiltSite) -> None:
    text = (rare_site.folder / PAGE / "index.md").read_text("utf-8")
    head, mobile, web, elsewhere = re.split("^## ", text, flags=re.MULTILINE)
    lists = "Mobile errors, Server errors"
    assert f"- {lists} (REST API, Android, iOS): Nobody has the ID that the app named. Ret" in head
    assert "- Web errors (Web): The window was closed. Retry? Yes." in head
    assert mobile.startswith(f"{lists}\n")
    assert web.startswith("Web errors\n")
    assert elsewhere.startswith("100 at other vendors\n")
    assert "[Thread](<https://forum.example/t/2>)" in mobile


def test_lists_of_the_same_platforms_are_told_apart_by_their_titles(rare_site: BuiltSite) -> None:
    page = rare_site.documents["acme/GONE/"]
    assert texts(page, ".//table[@class='by-platform']//tbody/tr/th") == [
        "Errors of version 1 Web",
        "Web errors Web",
    ]
