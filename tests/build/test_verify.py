"""Verification of a built site: each fault is found and named."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.build.verify import verify
from atlas.build.verify.page_weight import BESIDE, CODE_PAGE, PAGE
from atlas.build.verify.pages import missing_pages
from atlas.build.verify.site_tree import SiteTree, resolve, scan_html
from atlas.catalog.ledger import read_ledger, write_digests
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.pages import all_pages
from atlas.presentation.paging import Limits
from built_site import BuiltSite
from conftest import ROOT, real_catalog
from made_pages import site_of
from small_project import atlas, small_project

CODE = "acme/100/index.html"
ADDRESS = "https://chat-error-atlas.github.io/atlas/"


def test_verify_finds_no_fault_in_the_real_site(
    site: BuiltSite, root_site: BuiltSite, catalog: Catalog
) -> None:
    ledger = read_ledger(ROOT / "data/ledger.txt")
    assert verify(site.folder, catalog, ledger) == []
    assert verify(root_site.folder, catalog, ledger) == []


def test_the_scan_of_a_page_finds_the_ids_and_links_of_a_parser(site: BuiltSite) -> None:
    tree = SiteTree(site.folder)
    assert tree.pages.keys() == site.documents.keys() | site.redirects.keys()
    for path, document in [*site.documents.items(), *site.redirects.items()]:
        scan = tree.scan(path)
        assert scan.ids == set(document.ids), path
        assert scan.links == set(document.links), path


def test_the_pages_of_divided_lists_belong_to_the_catalog() -> None:
    catalog = real_catalog()
    low = Limits(rows=20, lines=20, cells=100)
    made = {page.path for page in all_pages(site_of(catalog, limits=low))}
    assert any("/~" in path for path in made)
    made |= {each.path for each in redirects(catalog)}
    tree = SimpleNamespace(
        names={urls.MISSING},
        pages=dict.fromkeys(made | {"agora/~/nowhere/", "problems/nowhere/agora/"}),
    )
    assert list(missing_pages(tree, catalog)) == [  # type: ignore[arg-type]
        "agora/~/nowhere/index.html has no catalog entry",
        "problems/nowhere/agora/index.html has no catalog entry",
    ]


def test_a_site_with_a_code_in_several_lists_is_verified(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    shutil.copytree(ROOT / "tests/rare", project / "data", dirs_exist_ok=True)
    done = atlas(project, "build")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_published_problem_without_codes_keeps_its_page(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with (project / "data/problems.yml").open("a", encoding="utf-8") as file:
        file.write(
            "  - id: gone\n    title: Gone\n    category: user\n"
            "    meaning: The object no longer exists.\n"
            '    causes: [It went.]\n    actions: [Look for it.]\n    retry: "yes"\n'
            "    who: vendor\n    also: {en: [gone, lost, away], zh: [消失, 不见了, 没了]}\n"
        )
    (project / "data/ledger.txt").write_text("problems/gone/\n", "utf-8")
    write_digests(project / "data")
    done = atlas(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    page = (project / "site/problems/gone/index.html").read_text("utf-8")
    assert ' content="The object no longer exists.' in page


def test_the_scan_ignores_text_that_looks_like_a_tag() -> None:
    html = (
        '<p id="a">say href="b/" <code>&lt;a href="c/"&gt;</code> <a class="x"\nhref="d/?e&amp;f">'
    )
    assert scan_html(html).ids == {"a"}
    assert scan_html(html).links == {"d/?e&f"}


@pytest.mark.parametrize(
    ("base", "link", "path"),
    [
        ("agora/607/", "../-1/", "agora/-1/"),
        ("agora/607/", "", "agora/607/"),
        ("agora/607/", "./", "agora/607/"),
        ("agora/607/", "../..", ""),
        ("agora/607/", "../../404.html", "404.html"),
        ("agora/607/", "../../../x", "../x"),
        ("404.html", "x/", "x/"),
        ("", "./", ""),
        ("assets/1/a.mjs", "./b.mjs", "assets/1/b.mjs"),
    ],
)
def test_links_are_resolved_as_in_a_browser(base: str, link: str, path: str) -> None:
    assert resolve(base, link) == path


Fault = Callable[[Path], object]


def rewritten(name: str, change: Callable[[str], str]) -> Fault:
    """Return a fault: a changed file of the site."""

    def rewrite(folder: Path) -> None:
        (file,) = folder.glob(name)
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    return rewrite


def linked(name: str, target: str) -> Fault:
    """Return a fault: one more link on a page."""
    tag = f'<a href="{target}">x</a>'
    return rewritten(name, lambda html: html.replace("</main>", f"{tag}</main>", 1))


def added(name: str, text: str) -> Fault:
    """Return a fault: text at the start of a file."""
    return rewritten(name, lambda before: text + before)


HEAVY = "".join(str(number * number) for number in range(60_000))
FAULTS: dict[str, tuple[Fault, list[str]]] = {
    "a page of the catalog is missing": (
        lambda folder: shutil.rmtree(folder / "acme/ERR-SLOW-DOWN"),
        [
            "acme/ERR-SLOW-DOWN/index.html is missing: the catalog needs it",
            "acme/ERR-SLOW-DOWN/ is in the ledger of published paths, but has no page",
        ],
    ),
    "the error page is missing": (
        lambda folder: (folder / "404.html").unlink(),
        ["404.html is missing: hosts show it at unknown paths"],
    ),
    "a page has no catalog entry": (
        lambda folder: shutil.copytree(folder / "acme/100", folder / "acme/101"),
        ["acme/101/index.html has no catalog entry"],
    ),
    "a page is truncated": (
        rewritten(CODE, lambda html: html[:-20]),
        [f"{CODE} is truncated: it does not end in </html>"],
    ),
    "a link has no target": (
        linked(CODE, "../101/"),
        [f"{CODE} links to ../101/, which does not exist"],
    ),
    "a link leaves the site": (
        linked(CODE, "../../../guide/"),
        [f"{CODE} links to ../../../guide/, which does not exist"],
    ),
    "a link leads to a folder without a page": (
        linked(CODE, "../../api/v1/"),
        [f"{CODE} links to ../../api/v1/, which does not exist"],
    ),
    "an ID is repeated": (
        rewritten(CODE, lambda html: html.replace("<h1", '<h1 id="content"', 1)),
        [f"{CODE} has the ID 'content' more than once"],
    ),
    "an anchor does not exist": (
        linked(CODE, "../#101"),
        [f"{CODE} links to ../#101, whose anchor does not exist"],
    ),
    "an anchor of the page itself does not exist": (
        linked(CODE, "#nowhere"),
        [f"{CODE} links to #nowhere, whose anchor does not exist"],
    ),
    "an absolute URL of the site has no target": (
        linked(CODE, f"{ADDRESS}acme/101/"),
        [f"{CODE} links to {ADDRESS}acme/101/, which does not exist"],
    ),
    "a link of the error page has no target": (
        linked("404.html", "/atlas/nowhere/"),
        ["404.html links to /atlas/nowhere/, which does not exist"],
    ),
    "a link of the error page leaves the path of the site": (
        linked("404.html", "/acme/100/"),
        ["404.html links to /acme/100/, which does not exist"],
    ),
    "links to other hosts are ignored": (linked(CODE, "https://other.example/acme/101/"), []),
    "queries are ignored": (linked(CODE, "../../find/?q=a#content"), []),
    "a script imports a missing module": (
        added("assets/*/start.mjs", 'import "./nowhere.mjs";\nimport("./late.mjs");\n'),
        [
            "start.mjs refers to ./nowhere.mjs, which does not exist",
            "start.mjs refers to ./late.mjs, which does not exist",
        ],
    ),
    "a style refers to a missing image": (
        added("assets/*/atlas.css", "a{background:url('nowhere.png')}"),
        ["atlas.css refers to nowhere.png, which does not exist"],
    ),
    "a page is too heavy": (
        added("matrix/index.html", HEAVY),
        [f"matrix/index.html has 230,000 bytes of HTML; the limit is {PAGE:,}"],
    ),
    "a first visit is too heavy": (
        added("assets/*/start.mjs", f"// {HEAVY}\n"),
        [
            f"beta/index.html loads 250,000 bytes beside its HTML; the limit is {BESIDE:,}",
            f"beta/100/index.html loads 250,000 bytes at first; the limit is {CODE_PAGE:,}",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_verify_names_each_fault(fault: str, small: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(small / "site", tmp_path / "site")
    catalog, _ = load_catalog(small / "data")
    ledger = ["/", "acme/100/", "acme/ERR-SLOW-DOWN/"]
    assert verify(folder, catalog, ledger) == []
    harm, expected = FAULTS[fault]
    harm(folder)
    found = [re.sub("assets/[0-9a-f]{12}/", "", line) for line in verify(folder, catalog, ledger)]
    assert [_any_weight(line) for line in found] == [_any_weight(line) for line in expected]


def _any_weight(line: str) -> str:
    """Return a finding without what the compressor decides: its bytes, and which code weighs most.

    Two code pages of the small catalog differ by a few bytes only.
    """
    return re.sub(
        r"\w+/\d+/index.html loads", "A code loads", re.sub(r"\d{3},\d{3} bytes", "# bytes", line)
    )
