"""Page metadata: Open Graph and Twitter tags, JSON-LD and alternate links."""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

from atlas import urls
from atlas.pages import with_parents
from atlas.pages.metadata import PageMetadata
from atlas.presentation.entry_views import entry_views
from atlas.presentation.first_step import first_step
from atlas.presentation.page_views import FindPage
from atlas.text.inline_markup import plain
from built_site import BuiltSite, Document
from conftest import SITE_URL, real_catalog
from exported import WORDS, real_views
from faults import assert_no_faults
from made_pages import site_of

SLACK_READS = 32_768  # bytes of a page that Slack reads for its preview
NEEDED = ("og:title", "og:description", "og:site_name", "og:image")
RETRY, WHO = WORDS["retry"], WORDS["who"]
HOSTILE = "</script><script>alert(1)</script>\u2028<!-- \"' & @@body@@"


def find_view() -> FindPage:
    return FindPage(vendors=[])


def tags(page: Document) -> dict[str, str]:
    """Return the Open Graph and Twitter tags of a page; each must be unique."""
    found = [
        (str(each.get("property") or each.get("name")), each.attrib["content"])
        for each in page.all("meta")
        if (each.get("property") or each.get("name") or "").startswith(("og:", "twitter:"))
    ]
    assert len(found) == len(dict(found)), page.path
    return dict(found)


def linked_data(page: Document) -> dict[str, Any]:
    """Return the JSON-LD of a page."""
    (text,) = (
        "".join(each.itertext())
        for each in page.all("script")
        if each.get("type") == "application/ld+json"
    )
    data: dict[str, Any] = json.loads(text)
    assert data.pop("@context") == "https://schema.org"
    return data


def test_each_page_has_all_tags(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path} lacks {name}"
        for path, page in site.documents.items()
        for found in [tags(page)]
        for name in NEEDED
        if not found.get(name, "").strip()
    )


def test_the_picture_of_a_link_is_that_of_the_site(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path}: {found}"
        for path, page in site.documents.items()
        for found in [tags(page)["og:image"]]
        if found != f"{SITE_URL}{urls.PREVIEW}"
    )


def test_the_title_of_a_link_is_the_title_of_its_page(site: BuiltSite) -> None:
    assert_no_faults(
        f"{path}: {page.text('title')}"
        for path, page in site.documents.items()
        if path
        and page.text("title") != " ".join(f"{tags(page)['og:title']} · Chat Error Atlas".split())
    )


def test_all_tags_are_in_the_part_that_slack_reads(site: BuiltSite) -> None:
    heads = {}
    for path in site.documents:
        file = site.folder / (path if path.endswith(".html") else f"{path}index.html")
        heads[path] = file.read_bytes().partition(b"</head>")[0]
    assert_no_faults(
        f"{path}: {len(head)} bytes"
        for path, head in heads.items()
        if len(head) >= SLACK_READS / 2 or b"og:image" not in head
    )


def test_a_link_to_a_code_shows_its_meaning_first_step_and_triage(site: BuiltSite) -> None:
    faults = []
    for items in real_catalog().pages():
        view, *others = entry_views(real_views(), items)
        if others:
            continue  # what it shows depends on the platform: `test_several_lists.py`
        item = items[0]
        page = site.documents[urls.code_path(item.vendor, item.entry.code)]
        found = tags(page)
        _, step = first_step(view, WORDS)
        triage = f"{RETRY['label']} {RETRY[view.retry]}. {WHO['label']} {WHO[view.who]}."
        checks = {
            "code": item.entry.code in found["og:title"],
            "vendor": real_catalog().vendors[item.vendor].vendor.name in found["og:title"],
            "meaning": found["og:description"].startswith(plain(item.entry.meaning)),
            "triage": (triage in found["og:description"]) != view.succeeded,
            "first step": found["og:description"].endswith(f": {plain(step)}"),
        }
        faults += [f"{page.path} lacks the {name}" for name, met in checks.items() if not met]
    assert_no_faults(faults)


def test_a_link_to_a_problem_shows_its_first_action(site: BuiltSite) -> None:
    assert_no_faults(
        f"{name}: {description}"
        for name, problem in real_catalog().problems.items()
        for description in [tags(site.documents[urls.problem_path(name)])["og:description"]]
        if problem.actions and not description.endswith(f": {plain(problem.actions[0])}")
    )


def test_the_home_page_names_the_site_for_search_engines(site: BuiltSite) -> None:
    expected = {"@type": "WebSite", "name": "Chat Error Atlas", "url": SITE_URL}
    assert linked_data(site.documents[""]) == expected


def test_each_page_has_its_breadcrumbs(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        if path in ("", "404.html"):
            continue
        data = linked_data(page)
        assert data["@type"] == "BreadcrumbList"
        steps = data["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        paths = [*(step["item"].removeprefix(SITE_URL) for step in steps[:-1]), path]
        assert "item" not in steps[-1]
        assert (paths[0] == "") == (len(paths) == 2 and not paths[1].rstrip("/").count("/"))
        assert all(later.startswith(sooner) for sooner, later in pairwise(paths))
        for step, where in zip(steps, paths, strict=True):
            assert step["name"] == tags(site.documents[where])["og:title"]


def test_each_page_links_to_its_alternate_files(site: BuiltSite) -> None:
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
        files = [(each["type"], site.resolve(path, each["href"])) for each in named]
        assert files[: len(wanted.get(path, []))] == [
            (kind, (file, "")) for kind, file in wanted.get(path, [])
        ], path
        assert all(site.has(file[0]) for _, file in files if file and path != "404.html"), path
        of_code = page.root.find(".//article[@class='code-page']") is not None
        assert ("application/atom+xml" in dict(files)) != of_code, path


def test_hostile_text_is_escaped_in_the_head() -> None:
    site = site_of(real_catalog(), SITE_URL)
    metadata = PageMetadata(HOSTILE)
    home = site.page("", "Home", "x", find_view)
    page = site.page("acme/1/", HOSTILE, HOSTILE, find_view, lambda: metadata)
    head = with_parents([page, home])[0].head()
    assert head.count("<script") == head.count("</script>") == 1
    assert "<!--" not in head
    block = head.partition('ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028") & set(block)
    assert json.loads(block)["itemListElement"][-1]["name"] == HOSTILE
    assert '"' not in head.partition('og:title" content="')[2].partition('">')[0]


def test_without_a_site_url_the_head_has_relative_addresses() -> None:
    site = site_of(real_catalog(), "")
    home = site.page("", "Home", "x", find_view)
    page = site.page("acme/1/", "One", "x", find_view)
    head = with_parents([page, home])[0].head()
    assert "og:image" not in head
    assert '"item":"../../"' in head


def test_the_preview_image_is_small_and_has_the_size_that_programs_show(site: BuiltSite) -> None:
    picture = Path(site.folder, urls.PREVIEW).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000
