"""The ways through the site: home, breadcrumbs, contents, neighbors, categories, problems."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element

from atlas import urls
from atlas.catalog.model import SUCCESS
from atlas.catalog.records import Catalog
from atlas.text.headings import contents
from built_site import BuiltSite, Document, shown
from exported import WORDS
from faults import assert_no_faults

WITHOUT = (urls.HOME, urls.MATRIX)  # the one is a way itself, the other a table


def of_class(page: Document | Element, name: str) -> list[Element]:
    """Return the elements with a class."""
    root = page.root if isinstance(page, Document) else page
    return [each for each in root.iter() if name in each.get("class", "").split()]


def links_in(element: Element) -> list[str]:
    return [link.attrib["href"] for link in element.iter("a")]


def test_home_says_what_it_is_and_shows_an_answer(site: BuiltSite, catalog: Catalog) -> None:
    home = site.documents[urls.HOME]
    assert home.text("h1") == "What does this chat error mean?"
    (answer,) = of_class(home, "answer")
    (item,) = catalog.vendors["jmessage"].pages["898001"]
    assert all(text in shown(answer) for text in ("898001", item.entry.meaning, "Retry? No"))


def test_home_names_the_platforms_of_each_vendor(site: BuiltSite, catalog: Catalog) -> None:
    cards = {shown(card): card for card in of_class(site.documents[urls.HOME], "card")}
    assert_no_faults(
        f"{data.vendor.name}: no {catalog.platforms[name].title} in {card!r}"
        for data in catalog.vendors.values()
        for card in [next(each for each in cards if each.startswith(data.vendor.name))]
        for name in {name for item in data.items for name in item.platforms}
        if catalog.platforms[name].title not in card
    )


def test_home_lists_codes_with_the_threads_that_the_data_names(
    site: BuiltSite, catalog: Catalog
) -> None:
    home = site.documents[urls.HOME]
    (asked,) = of_class(home, "often")
    rows = list(asked.iter("li"))
    assert len(rows) >= len(catalog.vendors)
    for row in rows:
        vendor, code, _ = links_in(row)[0].removeprefix("./").split("/")
        items = catalog.vendors[vendor].pages[code]
        threads = {
            address for item in items for each in item.entry.observed for address in each.evidence
        }
        assert shown(row).endswith(f"{len(threads)} thread{'s' * (len(threads) > 1)}")


def test_home_leads_to_a_dozen_problems(site: BuiltSite, catalog: Catalog) -> None:
    (common,) = of_class(site.documents[urls.HOME], "common")
    found = [link for link in links_in(common) if link.startswith("./problems/")]
    assert len(found) == 12


def test_each_code_page_leads_back_to_its_list_and_on_to_its_neighbors(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for vendor, data in catalog.vendors.items():
        lists: dict[str, list[str]] = {}
        for code, items in data.pages.items():
            lists.setdefault(items[0].list, []).append(code)
        for codes in lists.values():
            chain = [None, *codes, None]
            for before, code, after in zip(chain, codes, chain[2:], strict=False):
                path = urls.code_path(vendor, code)
                page = site.documents[path]
                found = {
                    link.get("rel"): site.resolve(path, link.attrib["href"])
                    for link in page.all("a")
                    if link.get("rel") in ("prev", "next")
                }
                wanted = {
                    rel: (urls.code_path(vendor, each), "")
                    for rel, each in (("prev", before), ("next", after))
                    if each
                }
                if found != wanted:
                    faults.append(f"{path}: {found}, not {wanted}")
                crumbs = links_in(of_class(page, "crumbs")[0])
                if site.resolve(path, crumbs[1]) != (
                    urls.vendor_path(vendor), urls.row_anchor(code)
                ):  # fmt: skip
                    faults.append(f"{path}: the breadcrumbs are {crumbs}")
    assert_no_faults(faults)


def test_the_contents_of_a_long_page_are_its_headings(site: BuiltSite) -> None:
    faults = []
    for path, page in site.documents.items():
        linked = {link for each in page.all("page-contents") for link in links_in(each)}
        known = {f"#{quote(each)}" for each in page.ids}
        faults += [f"{path}: no heading {each}" for each in linked - known]
        if not linked and path not in WITHOUT and contents(body_of(site, path)):
            faults.append(f"{path} is long and has no contents")
    assert_no_faults(faults)
    assert site.documents["commsease/414/"].all("page-contents")
    assert site.documents["api/"].all("page-contents")


def body_of(site: BuiltSite, path: str) -> str:
    """Return what a page has between its frame and the links to its neighbors."""
    file = site.folder / path
    html = (file / "index.html" if file.is_dir() else file).read_text("utf-8")
    main = html.partition("<main ")[2].partition(">")[2].partition("</main>")[0]
    return main.partition('<nav class="turn"')[0]


def test_prose_pages_lead_to_their_neighbors(site: BuiltSite) -> None:
    rels = {
        path: [link.get("rel") for link in site.documents[path].all("a") if link.get("rel")]
        for path in ("guide/", "contribute/", "speed/")
    }
    assert rels["guide/"] == ["next"]
    assert {"prev", "next"} <= set(rels["contribute/"])
    assert "prev" in rels["speed/"]


def test_a_success_looks_like_a_success(site: BuiltSite, catalog: Catalog) -> None:
    faults = []
    for first, *others in catalog.pages():
        main = catalog.problems[first.main_problem]
        if others or first.entry.category != SUCCESS or (first.entry.retry or main.retry) != "no":
            continue
        path = urls.code_path(first.vendor, first.entry.code)
        head = shown(of_class(site.documents[path], "code-head")[0])
        if WORDS["success"]["label"] not in head or WORDS["who"]["label"] in head:
            faults.append(f"{path}: {head}")
    assert_no_faults(faults)


def test_each_problem_of_the_list_names_the_number_of_its_vendors(
    site: BuiltSite, catalog: Catalog
) -> None:
    vendors: dict[str, set[str]] = {name: set() for name in catalog.problems}
    for item in catalog.items:
        for name in item.entry.problems:
            vendors[name].add(item.vendor)
    rows = {
        link.rstrip("/").rpartition("/")[2]: row
        for row in site.documents[urls.PROBLEMS].all("tr")
        for link in links_in(row)
    }
    assert_no_faults(
        f"{name}: {shown(rows[name])!r}, {len(found)} vendors"
        for name, found in vendors.items()
        if set(rows[name].attrib["data-vendor"].split()) != found
    )


def test_a_category_links_others_that_its_codes_belong_to(
    site: BuiltSite, catalog: Catalog
) -> None:
    faults = []
    for name in catalog.categories:
        page = site.documents[urls.category_path(name)]
        also = [each for each in page.all("p") if shown(each).startswith("See also:")]
        links = {urls.category_path(name)} & {
            (site.resolve(page.path, link) or ("",))[0] for each in also for link in links_in(each)
        }
        if links or (name != SUCCESS and not also):
            faults.append(f"{name}: {[shown(each) for each in also]}")
    assert_no_faults(faults)


def test_the_menu_lists_the_categories_on_their_pages_only(site: BuiltSite) -> None:
    assert len(links_in(site.documents["agora/607/"].by_id("menu"))) < 25
    assert len(links_in(site.documents["categories/group/"].by_id("menu"))) > 30


def test_the_page_for_what_does_not_exist_has_one_search_box(site: BuiltSite) -> None:
    page = site.documents[urls.MISSING]
    assert [each.get("type") for each in page.all("input")] == ["search"]


def test_who_misses_a_code_finds_how_to_contribute_it(site: BuiltSite) -> None:
    page = site.documents["contribute/"]
    assert any(link.endswith("/issues/new?template=missing-code.yml") for link in page.links)
    menu = links_in(site.documents[urls.HOME].by_id("menu"))
    assert "./contribute/" in menu
