"""A returned text leads to its row on the page of a code that covers several problems."""

from __future__ import annotations

import json
from collections import defaultdict

from playwright.sync_api import expect

from atlas import urls
from atlas.analysis.agreement import sections
from atlas.search.documents import messages_of
from conftest import Open, real_catalog
from faults import assert_no_faults

HREFS = """async (queries) => {
    const assets = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
    const { openFinder, documentAtRow } = await import(`${assets}finder.mjs`);
    const { store, read } = await openFinder();
    const found = [];
    for (const query of queries) {
        const { hits } = await read(query);
        const documents = hits.map(({ number }) => documentAtRow(store, number, query));
        found.push((await Promise.all(documents)).map(({ path }) => path));
    }
    return found;
}"""


def rows() -> dict[tuple[str, str], set[str]]:
    """Return the paths of the rows for each returned text, by page and text."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in real_catalog().pages():
        several = len(sections(page)) > 1
        for item in (group[0] for group in sections(page) if group[0].covers_several):
            keys = real_catalog().vendors[item.vendor].vendor.message_keys
            path = urls.code_path(item.vendor, item.entry.code)
            prefix = urls.section_prefix(item.list) if several else ""
            for cause in item.entry.all_causes:
                for text in messages_of(cause, keys) if cause.problem else ():
                    found[path, text].add(f"{path}#{prefix}{cause.problem}")
    return found


def query_of(path: str, text: str) -> str:
    """Return a line of a log with the code of a page and a text."""
    vendor, code, _ = path.split("/")
    key = real_catalog().vendors[vendor].vendor.message_keys[0]
    return f"{vendor}: {json.dumps({'error': code, key: text}, ensure_ascii=False)}"


def test_the_finder_opens_the_row_of_a_returned_text(visit: Open) -> None:
    page = visit("find/")
    single = {key: each.pop() for key, each in rows().items() if len(each) == 1}
    assert len(single) > 50
    queries = [query_of(path, text) for path, text in single]
    assert_no_faults(
        f"{query}: no hit is {row}: {hits[:3]}"
        for query, row, hits in zip(
            queries, single.values(), page.evaluate(HREFS, queries), strict=True
        )
        if row not in hits
    )


def test_enter_opens_the_row_and_shows_it(visit: Open, address: str) -> None:
    page = visit("find/")
    page.get_by_role("combobox").fill('{"desc":"bad http headers","code":414}')
    hit = page.get_by_role("option").first
    expect(hit).to_contain_text("incorrect verification information")
    expect(hit).to_contain_text("Who acts? App developer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}commsease/414/#status~credentials-invalid")
    expect(page.locator('[id="status~credentials-invalid"]')).to_be_in_viewport()
