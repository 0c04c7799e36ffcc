"""What a link to a page shows elsewhere: the tags of every page, and its facts for searchers."""

from __future__ import annotations

import functools
import json
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from atlas import urls
from atlas.analysis.crossref import cross_reference
from atlas.catalog.records import Item
from atlas.pages import with_parents
from atlas.pages.metadata import PageMetadata
from atlas.presentation.entry_views import entry_views
from atlas.presentation.page_views import FindPage
from atlas.presentation.ticket import first_step
from atlas.presentation.views import Views
from atlas.presentation.words import load_words
from atlas.text.inline_markup import plain
from built_site import BuiltSite, Document
from conftest import ROOT, SITE_URL, real_catalog
from made_pages import site_of

ITEMS = [pytest.param(item, id=item.ref) for item in real_catalog().items]
SLACK_READS = 32_768  # bytes of a page
NEEDED = {
    "og:title", "og:description", "og:type", "og:site_name", "og:image", "og:image:width",
    "og:image:height", "og:image:alt", "twitter:card", "twitter:title", "twitter:description",
    "twitter:image",
}  # fmt: skip
HOSTILE = "</script><script>alert(1)</script>\u2028<!-- \"' & @@body@@"


@functools.cache
def views() -> Views:
    words = load_words(ROOT / "hooks" / "words" / "en.yml")
    return Views(real_catalog(), cross_reference(real_catalog()), words)


def find_view() -> FindPage:
    return FindPage(vendors=[])


def tags(page: Document) -> dict[str, str]:
    """Return the tags by which a link to a page is shown; none may stand there twice."""
    found = [
        (str(each.get("property") or each.get("name")), each.attrib["content"])
        for each in page.all("meta")
        if (each.get("property") or each.get("name") or "").startswith(("og:", "twitter:"))
    ]
    assert len(found) == len(dict(found)), page.path
    return dict(found)


def linked_data(page: Document) -> dict[str, Any]:
    """Return the only block of linked data of a page, by type."""
    (text,) = (
        "".join(each.itertext())
        for each in page.all("script")
        if each.get("type") == "application/ld+json"
    )
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {each["@type"]: each for each in data["@graph"]}


def test_every_page_has_the_tags(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        found = tags(page)
        assert set(found) >= NEEDED, path
        assert all(value.strip() for value in found.values()), path
        assert found["og:title"] == found["twitter:title"], path
        assert found["og:description"] == found["twitter:description"], path
        assert found["og:image"] == found["twitter:image"] == f"{SITE_URL}{urls.PREVIEW}"
        assert found.get("og:url") == (None if path == "404.html" else SITE_URL + path)


def test_titles_of_links_are_the_pages_own(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        if path:
            assert page.text("title") == f"{tags(page)['og:title']} · Chat Error Atlas", path


def test_all_of_it_stands_where_slack_still_reads(site: BuiltSite) -> None:
    for path in site.documents:
        file = site.folder / (path if path.endswith(".html") else f"{path}index.html")
        head = file.read_bytes().partition(b"</head>")[0]
        assert len(head) < SLACK_READS / 2, path
        assert b"twitter:image" in head


@pytest.mark.parametrize("item", ITEMS)
def test_a_link_to_a_code_shows_code_meaning_and_first_step(item: Item, site: BuiltSite) -> None:
    page = site.documents[urls.code_path(item.vendor, item.entry.code)]
    found = tags(page)
    _, step = first_step(entry_views(views(), (item,))[0], views().words)
    assert item.entry.code in found["og:title"]
    assert real_catalog().vendors[item.vendor].vendor.name in found["og:title"]
    assert found["og:description"].startswith(plain(item.entry.meaning))
    assert found["og:description"].endswith(f": {step}")
    assert (found["twitter:label1"], found["twitter:label2"]) == ("Retry?", "Who acts?")
    assert f"Retry? {found['twitter:data1']}" in page.text("article")
    assert f"Who acts? {found['twitter:data2']}" in page.text("article")


@pytest.mark.parametrize("item", ITEMS)
def test_a_code_is_a_defined_term_of_its_vendors_set(item: Item, site: BuiltSite) -> None:
    path = urls.code_path(item.vendor, item.entry.code)
    data = linked_data(site.documents[path])
    term = data["DefinedTerm"]
    assert term["termCode"] == item.entry.code
    assert term["description"] == plain(item.entry.meaning)
    assert term["url"] == term["@id"] == SITE_URL + path
    names = [each for each in (item.entry.name, item.entry.message) if each]
    assert term["alternateName"] == names
    terms = linked_data(site.documents[urls.vendor_path(item.vendor)])["DefinedTermSet"]
    assert term["inDefinedTermSet"] == {key: terms[key] for key in ("@type", "@id", "url", "name")}


def test_every_page_tells_where_it_stands(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        if path in ("", "404.html"):
            continue
        steps = linked_data(page)["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        paths = [step["item"].removeprefix(SITE_URL) for step in steps]
        assert paths[0] == ""
        assert paths[-1] == path
        assert all(later.startswith(sooner) for sooner, later in pairwise(paths))
        for step, where in zip(steps, paths, strict=True):
            assert step["name"] == tags(site.documents[where])["og:title"]


def test_pages_name_the_files_that_say_the_same(site: BuiltSite) -> None:
    wanted = {
        urls.CATEGORIES: [("application/json", "api/v1/categories.json")],
        urls.PROBLEMS: [("application/json", "api/v1/problems.json")],
    }
    vendors = list(real_catalog().vendors)
    for vendor in vendors:
        file = f"api/v1/vendors/{vendor}.json"
        wanted[urls.vendor_path(vendor)] = [("application/json", file)]
        for other in set(vendors) - {vendor}:
            path = urls.migration_path(vendor, other)
            wanted[path] = [
                ("application/json", urls.mapping_path(vendor, other, "json")),
                ("text/csv", urls.mapping_path(vendor, other, "csv")),
            ]
    for items in real_catalog().pages():
        vendor, code = items[0].vendor, items[0].entry.code
        wanted[urls.code_path(vendor, code)] = [
            ("text/markdown", urls.markdown_path(vendor, code)),
            ("application/json", urls.code_file(vendor, urls.code_slug(code))),
        ]
    for path, page in site.documents.items():
        named = [each.attrib for each in page.all("link") if each.get("rel") == "alternate"]
        *files, feed = [(each["type"], site.resolve(path, each["href"])) for each in named]
        assert files == [(kind, (file, "")) for kind, file in wanted.get(path, [])], path
        assert all(site.has(file[0]) for _, file in files if file), path
        assert feed[0] == "application/atom+xml"
        assert len({each["title"] for each in named}) == len(named), path


def test_kinds_of_pages(site: BuiltSite) -> None:
    kinds = {
        path: next(iter(linked_data(site.documents[path])))
        for path in ("", "agora/", "agora/607/", "guide/", "matrix/", "problems/user-not-found/")
    }
    assert kinds == {
        "": "WebSite",
        "agora/": "DefinedTermSet",
        "agora/607/": "DefinedTerm",
        "guide/": "TechArticle",
        "matrix/": "WebPage",
        "problems/user-not-found/": "TechArticle",
    }


def test_hostile_text_leaves_the_head_as_it_is() -> None:
    site = site_of(real_catalog(), SITE_URL)
    about = {"@type": "DefinedTerm", "termCode": HOSTILE}
    metadata = PageMetadata(HOSTILE, ((HOSTILE, HOSTILE),), about)
    page = site.page("acme/1/", HOSTILE, HOSTILE, find_view, lambda: metadata)
    head = page.head()
    assert head.count("<script") == head.count("</script>") == 1
    assert "<!--" not in head
    block = head.partition('ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028") & set(block)
    term = json.loads(block)["@graph"][0]
    assert (term["termCode"], term["name"], term["description"]) == (HOSTILE,) * 3
    assert '"' not in head.partition('og:title" content="')[2].partition('">')[0]


def test_without_a_known_address_nothing_is_absolute() -> None:
    site = site_of(real_catalog(), "")
    home = site.page("", "Home", "x", find_view)
    page = site.page("acme/1/", "One", "x", find_view)
    head = with_parents([page, home])[0].head()
    assert "og:url" not in head
    assert "og:image" not in head
    assert '"item": "../../"' in head
    assert '"item": "../../acme/1/"' in head


def test_the_preview_is_a_small_picture_of_the_right_size(site: BuiltSite) -> None:
    picture = Path(site.folder, urls.PREVIEW).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000
