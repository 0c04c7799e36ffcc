"""Code pages: each shows its entries, their triage, guidance and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from atlas import urls
from atlas.analysis.crossref import cross_reference
from atlas.catalog.model import Entry, Retired
from atlas.catalog.records import Catalog
from atlas.pages.code import code_page
from atlas.presentation.entry_views import entry_views
from atlas.text.inline_markup import plain
from built_site import BuiltSite, code_pages, shown
from exported import WORDS, real_views
from faults import assert_no_faults
from made_pages import site_of


def test_each_code_page_is_titled_and_described_by_its_code(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        page.path
        for (item, *_), page in code_pages(site, catalog)
        if page.text("h1") != item.entry.code
        or item.entry.code not in page.text("title")
        or plain(item.entry.meaning) not in page.meta("description")
    )


def test_each_code_page_shows_all_texts_of_its_entries(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{page.path} lacks {fact!r}"
        for items, page in code_pages(site, catalog)
        for text in [page.text("main")]
        for item in items
        for fact in texts_of(item.entry)
        if " ".join(fact.split()) not in text
    )


def test_each_label_of_a_head_is_there_once(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{page.path} repeats a label"
        for _, page in code_pages(site, catalog)
        for head in page.by_id("content").findall(".//dl[@class='called']")
        for labels in [[label.text for label in head.iter("dt")]]
        if len(labels) != len(set(labels))
    )


def texts_of(entry: Entry) -> Iterator[str]:
    yield from entry.names
    yield from entry.messages
    yield plain(entry.meaning)
    for each in (*entry.causes, *entry.fixes, *entry.notes, *entry.advice):
        yield plain(each if isinstance(each, str) else each.text)
    for cause in entry.causes:
        yield "" if isinstance(cause, str) else cause.returns or ""


def test_each_code_page_shows_the_triage_in_its_header(site: BuiltSite, catalog: Catalog) -> None:
    retry = "Retry\\? (No|Yes|After a fix|After a wait)|Success"
    who = "Who acts\\? (End user|App developer|App operator|Vendor)|Success"
    assert_no_faults(
        f"{page.path}: {header}"
        for _, page in code_pages(site, catalog)
        for section in page.root.iterfind(".//section[@class='code-part']/header")
        for header in [shown(section)]
        if not re.search(retry, header) or not re.search(who, header)
    )


def test_each_code_page_explains_its_retry_advice(site: BuiltSite, catalog: Catalog) -> None:
    """Where the triage depends on the problem, the page explains that instead."""
    assert_no_faults(
        f"{page.path} lacks {hint!r}"
        for items, page in code_pages(site, catalog)
        for view in [real_views().code(items[0])]
        for hint in [
            WORDS["success"]["hint"] if view.succeeded else WORDS["retry"]["hint"][view.retry]
        ]
        if entry_views(real_views(), items)[0].triage_of is None and hint not in page.text("main")
    )


def test_each_code_page_names_the_lines_of_its_source(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{page.path} lacks the lines {lines} of {item.list}"
        for items, page in code_pages(site, catalog)
        for text in [page.text("main")]
        for item in items
        for _, lines in item.cited
        if lines and not re.search(rf"lines? {lines}\b", text)
    )


def test_each_markdown_page_shows_the_triage(site: BuiltSite, catalog: Catalog) -> None:
    retry, who = WORDS["retry"], WORDS["who"]
    hint = WORDS["success"]["hint"]
    assert_no_faults(
        f"{path} lacks {triage!r}"
        for items in catalog.pages()
        for view in [real_views().code(items[0])]
        for path in [urls.markdown_path(view.vendor, view.code)]
        for failed in [f"{retry['label']} {retry[view.retry]}. {who['label']} {who[view.who]}."]
        for triage in [hint if view.succeeded else failed]
        if triage not in (site.folder / path).read_text("utf-8")
    )


def test_each_section_of_a_code_page_is_labelled_by_its_heading(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for _, page in code_pages(site, catalog):
        assert page.all("section")
        for section in page.all("section"):
            labels = section.get("aria-labelledby", "").split()
            if not labels or not set(labels) <= set(page.ids):
                faults.append(f"{page.path}: a section is labelled by {labels}")
    assert_no_faults(faults)


def test_a_page_warns_of_the_same_code_with_another_meaning(site: BuiltSite) -> None:
    text = site.documents["agora/1101/"].text("main")
    assert WORDS["code"]["same_code"].format(code="1101") in text
    assert "OpenIM 1101" in text


def test_each_code_page_leads_to_every_counterpart(site: BuiltSite, catalog: Catalog) -> None:
    """A link leads there, or one to the page of its problem, or of a case of that."""
    cross = cross_reference(catalog)

    def beyond(paths: set[str]) -> set[str]:
        """Return the pages with those that their pages of problems link."""
        problems = (path for path in paths if path.startswith(urls.PROBLEMS))
        return paths.union(*({path for path, _ in site.targets[each]} for each in problems))

    assert_no_faults(
        f"{page.path} does not lead to {path}"
        for items, page in code_pages(site, catalog)
        for found in [beyond(beyond({path for path, _ in site.targets[page.path]}))]
        for item in items
        for other in cross.counterparts(item)
        for path in [urls.code_path(other.item.vendor, other.item.entry.code)]
        if path not in found
    )


def test_each_page_of_several_problems_counts_the_codes_of_each(
    site: BuiltSite, catalog: Catalog
) -> None:
    tied = cross_reference(catalog).tied_codes
    assert_no_faults(
        f"{page.path}: {problem} has {count} codes of other vendors"
        for items, page in code_pages(site, catalog)
        for text in [page.text("main")]
        for item in items
        if item.covers_several
        for problem in item.entry.problems
        for count in [sum(code.items[0].vendor != item.vendor for code in tied[problem])]
        if count > 1 and WORDS["code"]["covers_many"].format(n=count) not in text
    )


def body_of(catalog: Catalog, **changes: object) -> str:
    """Return the body of the page of a code of Agora Chat, changed."""
    item, *_ = catalog.vendors["agora"].pages["607"]
    entry = item.entry.model_copy(update=changes)
    return code_page(site_of(catalog), (replace(item, entry=entry),)).body()


def test_the_first_step_has_the_marks_of_its_text(catalog: Catalog) -> None:
    body = body_of(catalog, fixes=("Call `a<b`.",))
    assert "Agora Chat says:</span> Call <code>a&lt;b</code>.</p>" in body


def test_what_the_sources_lack_is_said_before_the_guidance(catalog: Catalog) -> None:
    body = body_of(catalog, causes=(), fixes=())
    said = "The Agora Chat sources read here give no cause or fix."
    assert 0 < body.find(said) < body.find(WORDS["code"]["we_say"] + "</p>")


def test_the_problems_of_a_code_are_listed_with_its_relation(catalog: Catalog) -> None:
    body = body_of(catalog, problems={"rate-limited": "exact", "user-not-found": "broader"})
    assert body.count(f"({WORDS['code']['relation']['exact']})") == 1
    assert re.search(r"<p>Problems:</p>\s*<ul><li>.*</li><li>.*</li></ul>", body)


def test_a_retired_code_shows_its_date_reason_and_replacement(catalog: Catalog) -> None:
    retired = Retired(since="2026-10-01", reason="The vendor dropped it.", instead="605")
    body = body_of(catalog, retired=retired)
    assert "Retired since 1 October 2026." in body
    assert "The vendor dropped it." in body
    assert 'href="../../agora/605/"' in body
