"""The home page, and the finder as a page."""

from __future__ import annotations

from collections.abc import Iterator

from atlas import urls
from atlas.catalog.records import Item
from atlas.pages.site import Page, Site
from atlas.presentation.entry_views import entry_views
from atlas.presentation.first_step import first_step
from atlas.presentation.page_views import AskedCode, ExampleView, FindPage, HomePage, VendorCard

ASKED = 2  # codes of each vendor among the codes that are often asked about
PROBLEMS = 12  # problems that the home page lists


def home_page(site: Site) -> Page:
    """Return the page with the finder, the vendors and other ways to a code."""
    words = site.words["home"]
    codes = sum(1 for _ in site.catalog.pages())
    lead = words["lead"].format(codes=codes, vendors=len(site.catalog.vendors))

    def view() -> HomePage:
        return HomePage(
            lead=words["short"].format(codes=codes, vendors=_vendor_names(site)),
            finder_vendors=site.views.vendors(),
            example=_example(site),
            vendors=[_card(site, slug) for slug in site.catalog.vendors],
            asked=_asked(site),
            problems=site.views.commonest_problems(PROBLEMS),
            problem_count=len(site.catalog.problems),
            categories=site.views.category_counts(),
        )

    return site.page(urls.HOME, words["title"], lead, view)


def _vendor_names(site: Site) -> str:
    """Return the names of all vendors as a text; if they are many, their number."""
    names = [each.name for each in site.views.vendors()]
    if len(names) > 6:
        return str(site.words["home"]["vendors_many"].format(n=len(names)))
    return (
        site.words["home"]["and"].join((", ".join(names[:-1]), names[-1]))
        if names[1:]
        else "".join(names)
    )


def _card(site: Site, slug: str) -> VendorCard:
    data = site.catalog.vendors[slug]
    platforms = {name for item in data.items for name in item.platforms}
    return VendorCard(site.views.vendor(slug), site.views.platforms(platforms), len(data.pages))


def _example(site: Site) -> ExampleView | None:
    """Return the code that shows what an answer contains, if the catalog has it."""
    vendor, _, code = site.words["home"]["example"].partition("/")
    data = site.catalog.vendors.get(vendor)
    items = data.pages.get(code) if data else None
    if not items:
        return None
    entry, *_ = entry_views(site.views, items)
    step = first_step(entry, site.words)
    return ExampleView(site.views.codes(items), step.by, step.text)


def _asked(site: Site) -> list[AskedCode]:
    """Return the codes with most public threads, the first few of each vendor."""
    found = [
        each
        for data in site.catalog.vendors.values()
        for each in _most_asked(site, list(data.pages.values()))
    ]
    return sorted(found, key=lambda each: -each.threads)


def _most_asked(site: Site, pages: list[tuple[Item, ...]]) -> Iterator[AskedCode]:
    counts = [(_threads(items), items) for items in pages]
    for threads, items in sorted(counts, key=lambda each: -each[0])[:ASKED]:
        if threads:
            most = max(items, key=lambda item: _threads((item,)))
            yield AskedCode(site.views.code(most), threads)


def _threads(items: tuple[Item, ...]) -> int:
    """Return the number of threads about a code."""
    causes = [cause for item in items for cause in item.entry.observed]
    return len({address for cause in causes for address in cause.evidence})


def find_page(site: Site) -> Page:
    """Return the finder as a page."""
    words = site.words["find"]

    def view() -> FindPage:
        return FindPage(vendors=site.views.vendors())

    return site.page(urls.FIND, words["title"], words["description"], view)
