"""Pages that list codes: vendors, categories, problems, the matrix and migrations."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from atlas import urls
from atlas.analysis.crossref import RELATIONS
from atlas.catalog.records import Catalog, Item
from atlas.pages.matrix import UNFOLDED
from atlas.text.inline_markup import plain
from built_site import BuiltSite, shown
from exported import WORDS, real_views
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


def test_each_cell_of_the_overview_counts_codes_and_links_to_them(
    site: BuiltSite, catalog: Catalog
) -> None:
    codes = {(item.entry.category, item.vendor, item.slug) for item in catalog.items}
    counts = Counter((category, vendor) for category, vendor, _ in codes)
    expected = {
        (f"?vendors={vendor}&category={category}#{urls.anchor(category)}", str(count))
        for (category, vendor), count in counts.items()
    }
    links = site.documents[urls.MATRIX].all("a")
    found = {(each.get("href", ""), shown(each)) for each in links}
    assert {each for each in found if each[0].startswith("?vendors=")} == expected


def test_compare_marks_each_problem_that_a_vendor_does_not_document(
    site: BuiltSite, catalog: Catalog
) -> None:
    tied = {(problem, item.vendor) for item in catalog.items for problem in item.entry.problems}
    empty = len(catalog.problems) * len(catalog.vendors) - len(tied)
    (table,) = (
        each for each in site.documents[urls.MATRIX].all("table") if each.get("class") == "matrix"
    )
    cells = [shown(cell) for cell in table.iter("td")]
    assert cells.count(WORDS["matrix"]["none_here"]) == empty


def test_compare_names_the_relation_of_each_code_to_the_problem(
    site: BuiltSite, catalog: Catalog
) -> None:
    """A mark holds for the codes of its line."""
    relations: dict[tuple[str, str], set[str]] = {}
    for item in catalog.items:
        for problem, relation in item.entry.problems.items():
            key = (urls.problem_path(problem), urls.code_path(item.vendor, item.entry.code))
            relations.setdefault(key, set()).add(WORDS["relation"][relation])
    matrix = site.documents[urls.MATRIX]
    faults = []
    for row in matrix.all("tr"):
        links = {id(each): site.resolve(matrix.path, each.attrib["href"]) for each in row.iter("a")}
        head, *_ = links.values() if links else [None]
        for line in row.iter("p"):
            mark = shown(next(line.iter("i")))
            for link in line.iter("a"):
                target = links[id(link)]
                if head and target and mark not in relations.get((head[0], target[0]), ()):
                    faults.append(f"{head[0]}: {target[0]} is marked “{mark}”")
    assert_no_faults(faults)


def test_a_cell_lists_the_closest_codes_first_and_folds_the_rest(site: BuiltSite) -> None:
    order = [WORDS["relation"][each] for each in RELATIONS]
    faults = []
    for cell in site.documents[urls.MATRIX].all("td"):
        marks = [order.index(shown(mark)) for line in cell.iter("p") for mark in line.iter("i")]
        folded = [link for fold in cell.iter("details") for link in fold.iter("a")]
        unfolded = sum(1 for _ in cell.iter("a")) - len(folded)
        if marks != sorted(marks) or unfolded > UNFOLDED + 1 or len(folded) == 1:
            faults.append(shown(cell))
    assert_no_faults(faults)


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


def test_the_migration_overview_names_each_pair_of_vendors_and_counts_its_codes(
    site: BuiltSite, catalog: Catalog
) -> None:
    page = site.documents[urls.MIGRATE]
    labels = {each.attrib["aria-label"] for each in page.root.iter() if "aria-label" in each.attrib}
    names = {slug: data.vendor.name for slug, data in catalog.vendors.items()}
    assert {
        f"{names[source]} → {names[target]}: {best.total()}, {best['same']} same"
        for source, target in catalog.pairs()
        for best in [real_views().code_migration(source, target).best]
    } <= labels


def test_a_vendor_page_begins_with_one_sentence_and_has_the_others_at_its_sources(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        f"{slug}: {texts}"
        for slug, data in catalog.vendors.items()
        for page in [site.documents[urls.vendor_path(slug)]]
        for lead in [next(each for each in page.all("p") if each.get("class") == "lead")]
        for others in [page.root.findall(".//section[@aria-labelledby='sources']/p")]
        for texts in [[*map(shown, (lead, *others))]]
        if " ".join(texts) != plain(data.vendor.summary) or ". " in texts[0]
    )


def test_a_section_that_repeats_the_title_of_its_list_has_no_heading(
    site: BuiltSite, catalog: Catalog
) -> None:
    sections = [
        (slug, title, shown(heading))
        for slug in catalog.vendors
        for each in site.documents[urls.vendor_path(slug)].all("section")
        if each.get("class") == "list"
        for title in map(shown, each.iter("h2"))
        for heading in each.iter("h3")
    ]
    assert sections
    assert [each for each in sections if each[1].lower().startswith(each[2].lower())] == []


def test_a_chinese_name_of_a_section_is_marked_as_chinese(
    site: BuiltSite, catalog: Catalog
) -> None:
    headings = [
        each
        for slug in catalog.vendors
        for each in site.documents[urls.vendor_path(slug)].all("h3")
        if re.search("[\u4e00-\u9fff]", shown(each))
    ]
    assert headings
    assert {each.get("lang") for each in headings} == {"zh"}


def test_a_category_page_has_problems_and_below_a_heading_the_codes_of_each_vendor(
    site: BuiltSite, catalog: Catalog
) -> None:
    for name in catalog.categories:
        page = site.documents[urls.category_path(name)]
        assert [shown(each) for each in page.all("h2")] == ["Problems", "Codes"]
        ids = [each.get("id") for each in page.all("h3")]
        assert ids == [
            urls.anchor(slug) for slug in catalog.vendors if real_views().category_codes[name, slug]
        ]
