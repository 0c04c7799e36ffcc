"""Code blocks: how to handle each code on its pages, and the samples on vendors' pages."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Iterator

from atlas import urls
from atlas.catalog.records import Catalog
from atlas.presentation.entry_views import entry_views
from atlas.presentation.view_models import EntryView
from atlas.text.markdown import fenced
from built_site import BuiltSite, Document
from exported import real_views
from faults import assert_no_faults

RAW, COMPRESSED = 2_500, 800  # bytes of the section at the median


def handled(catalog: Catalog) -> Iterator[EntryView]:
    """Yield each section of a code's page."""
    for items in catalog.pages():
        yield from entry_views(real_views(), items)


def section(page: Document, view: EntryView) -> list[str]:
    """Return the code blocks of the section that shows how to handle a code."""
    parts = page.root.iterfind(".//section[@aria-labelledby]")
    name = f"{view.prefix}handle"
    return [
        "".join(block.itertext()).rstrip("\n")
        for part in parts
        if (part.get("aria-labelledby") or "").split()[0] == name
        for block in part.iterfind(".//pre/code")
    ]


def test_each_code_page_shows_how_to_handle_the_code(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{view.path}: {shown}"
        for view in handled(catalog)
        for shown in [section(site.documents[view.path], view)]
        if shown != [each.text for group in view.snippets for each in group.snippets]
    )


def test_each_group_of_tabs_has_one_chosen(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{path}: {chosen}"
        for path in {view.path for view in handled(catalog)}
        for tabs in site.documents[path].root.iterfind(".//fieldset[@class='tabs']")
        for chosen in [[each.get("checked") is not None for each in tabs.iter("input")]]
        if chosen != [True] + [False] * (len(chosen) - 1)
    )


def test_each_markdown_page_has_the_same_code(site: BuiltSite, catalog: Catalog) -> None:
    assert_no_faults(
        f"{view.path} lacks {block}"
        for view in handled(catalog)
        for text in [(site.folder / urls.markdown_path(view.vendor, view.code)).read_text("utf-8")]
        for group in view.snippets
        for each in group.snippets
        for block in [fenced(each.text, each.language)]
        if block not in text
    )


def test_a_success_and_a_retired_code_need_no_handling(catalog: Catalog) -> None:
    assert_no_faults(
        view.path
        for view in handled(catalog)
        if view.snippets and (view.category.id == "success" or view.entry.retired)
    )


def test_the_section_is_light(site: BuiltSite) -> None:
    sizes = [added(file.read_text("utf-8")) for file in site.folder.glob("*/*/index.html")]
    raw, compressed = zip(*(each for each in sizes if each[0]), strict=True)
    assert statistics.median(raw) <= RAW
    assert statistics.median(compressed) <= COMPRESSED


def added(text: str) -> tuple[int, int]:
    """Return the bytes that the section adds to a page, raw and compressed."""
    begin = text.find('<section aria-labelledby="handle"')
    if begin < 0:
        return 0, 0
    end = text.index("</section>", begin)
    without = text[:begin] + text[end:]
    return len(text) - len(without), packed(text) - packed(without)


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def test_the_samples_of_vendors_are_highlighted(site: BuiltSite, catalog: Catalog) -> None:
    """A sample of JSON has strings, any other has a keyword or a string."""
    assert_no_faults(
        f"{slug}: {form.title}"
        for slug, data in catalog.vendors.items()
        for blocks in [site.documents[urls.vendor_path(slug)].root.findall(".//pre/code")]
        for form in data.vendor.forms
        if form.example and form.example.strip()
        for block in blocks
        if "".join(block.itertext()).strip() == form.example.strip()
        if form.language is None
    )
