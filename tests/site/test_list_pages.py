"""Pages that list codes: vendors, categories, problems, the matrix and migrations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from atlas import urls
from atlas.catalog.records import Catalog, Item
from atlas.text.inline_markup import plain
from built_site import BuiltSite, shown
from exported import WORDS
from faults import assert_no_faults


def test_each_entry_has_a_row_on_its_vendor_page(site: BuiltSite, catalog: Catalog) -> None:
    rows = {
        (vendor, element.attrib["id"]): shown(element)
        for vendor in catalog.vendors
        for element in site.documents[urls.vendor_path(vendor)].root.iter()
        if "id" in element.attrib
    }
    assert_no_faults(
        f"{item.ref}: the row is {row!r}"
        for item in catalog.items
        for row in [rows.get((item.vendor, row_of(item, catalog)), "")]
        if item.entry.code not in row or plain(item.entry.meaning) not in row
    )


def row_of(item: Item, catalog: Catalog) -> str:
    """Return the ID of the row of an entry: that of the first of a code has no list."""
    is_first = catalog.vendors[item.vendor].pages[item.entry.code][0] is item
    return urls.row_anchor(item.entry.code) if is_first else f"{item.list}~{item.slug}"


def test_each_code_is_linked_from_its_category_its_problems_and_the_matrix(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        f"{path} has no link to {item.ref}"
        for item in catalog.items
        for path in lists_of(item)
        if not any(
            target == urls.code_path(item.vendor, item.entry.code)
            for target, _ in site.targets[path]
        )
    )


def lists_of(item: Item) -> Iterator[str]:
    yield urls.MATRIX
    yield urls.category_path(item.entry.category)
    yield from map(urls.problem_path, item.entry.problems)


def test_each_cell_of_the_matrix_counts_the_codes_of_a_category(
    site: BuiltSite, catalog: Catalog
) -> None:
    codes = {(item.entry.category, item.vendor, item.slug) for item in catalog.items}
    counts = Counter((category, vendor) for category, vendor, _ in codes)
    expected = {
        ((urls.category_path(category), vendor), str(count))
        for (category, vendor), count in counts.items()
    }
    matrix = site.documents[urls.MATRIX]
    links = [(site.resolve(matrix.path, each.attrib["href"]), each) for each in matrix.all("a")]
    found = [
        (target, shown(link)) for target, link in links if target and target[1] in catalog.vendors
    ]
    assert sorted(found) == sorted(expected)


def test_the_matrix_marks_each_problem_that_a_vendor_does_not_document(
    site: BuiltSite, catalog: Catalog
) -> None:
    tied = {(problem, item.vendor) for item in catalog.items for problem in item.entry.problems}
    empty = len(catalog.problems) * len(catalog.vendors) - len(tied)
    cells = [shown(cell) for cell in site.documents[urls.MATRIX].all("td")]
    assert cells.count(WORDS["matrix"]["cell_none"]) == empty


def test_the_categories_page_counts_the_codes_of_each(site: BuiltSite, catalog: Catalog) -> None:
    codes = {(item.entry.category, item.vendor, item.slug) for item in catalog.items}
    counts = Counter(category for category, _, _ in codes)
    cells = [shown(each) for each in site.documents[urls.CATEGORIES].all("td")]
    assert cells == [str(counts[name]) for name in catalog.categories]


def test_each_vendor_page_lists_its_ranges(site: BuiltSite, catalog: Catalog) -> None:
    found = {
        slug: [
            tuple(shown(cell) for cell in row.findall("td")[:2])
            for table in site.documents[urls.vendor_path(slug)].all("table")
            if table.get("class") == "ranges"
            for row in table.iterfind("tbody/tr")
        ]
        for slug in catalog.vendors
    }
    assert any(found.values())
    assert found == {
        slug: [(each.from_, each.to) for each in data.vendor.ranges]
        for slug, data in catalog.vendors.items()
    }


def test_each_migration_page_counts_the_codes_of_its_mapping_file(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for source, target in catalog.pairs():
        page = site.documents[urls.migration_path(source, target)]
        file = site.folder / urls.mapping_path(source, target, "json")
        mapping = json.loads(file.read_text("utf-8"))
        total = len(catalog.vendors[source].pages)
        mapped = len({each["code"] for each in mapping["mapped"]})
        if f"{mapped} of {total}" not in page.text("main"):
            faults.append(f"{page.path} lacks “{mapped} of {total}”")
    assert_no_faults(faults)


def test_each_migration_page_links_to_the_reverse_migration(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        f"{source} → {target}"
        for source, target in catalog.pairs()
        if (urls.migration_path(target, source), "")
        not in site.targets[urls.migration_path(source, target)]
    )


def test_the_migration_overview_names_each_pair_of_vendors(
    site: BuiltSite, catalog: Catalog
) -> None:
    page = site.documents[urls.MIGRATE]
    labels = {each.attrib["aria-label"] for each in page.root.iter() if "aria-label" in each.attrib}
    names = {slug: data.vendor.name for slug, data in catalog.vendors.items()}
    assert {f"{names[source]} → {names[target]}" for source, target in catalog.pairs()} <= labels
