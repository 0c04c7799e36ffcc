"""What is looked through in a new site before it replaces the last one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from atlas.analysis.redirects import redirects
from atlas.build.verify import verify
from atlas.build.verify.page_weight import BESIDE, CODE_PAGE, PAGE
from atlas.build.verify.pages import missing_pages
from atlas.build.verify.site_tree import Tree, joined, scanned
from atlas.catalog.ledger import read_ledger
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


def test_the_site_is_sound(site: BuiltSite, root_site: BuiltSite, catalog: Catalog) -> None:
    ledger = read_ledger(ROOT / "data/ledger.txt")
    assert verify(site.folder, catalog, ledger) == []
    assert verify(root_site.folder, catalog, ledger) == []


def test_pages_are_scanned_as_a_parser_reads_them(site: BuiltSite) -> None:
    tree = Tree(site.folder)
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
        pages=dict.fromkeys(made | {"agora/~/nowhere/", "problems/nowhere/agora/"})
    )
    assert list(missing_pages(tree, catalog)) == [  # type: ignore[arg-type]
        "agora/~/nowhere/index.html is of nothing that the catalog holds",
        "problems/nowhere/agora/index.html is of nothing that the catalog holds",
    ]


def test_lists_of_one_vendor_that_share_a_code_make_a_sound_site(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    shutil.copytree(ROOT / "tests/rare", project / "data", dirs_exist_ok=True)
    done = atlas(project, "build")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_published_problem_keeps_its_page_without_codes(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    with (project / "data/problems.yml").open("a", encoding="utf-8") as file:
        file.write(
            "  - id: gone\n    title: Gone\n    category: user\n    meaning: It has gone.\n"
            '    causes: [It went.]\n    actions: [Look for it.]\n    retry: "yes"\n'
            "    who: vendor\n"
        )
    (project / "data/ledger.txt").write_text("problems/gone/\n", "utf-8")
    done = atlas(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    page = (project / "site/problems/gone/index.html").read_text("utf-8")
    assert '<meta name="description" content="It has gone.">' in page


def test_text_that_looks_like_a_tag_is_none() -> None:
    html = (
        '<p id="a">say href="b/" <code>&lt;a href="c/"&gt;</code> <a class="x"\nhref="d/?e&amp;f">'
    )
    assert scanned(html).ids == {"a"}
    assert scanned(html).links == {"d/?e&f"}


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
def test_paths_are_joined_as_browsers_do(base: str, link: str, path: str) -> None:
    assert joined(base, link) == path


Fault = Callable[[Path], object]


def rewritten(name: str, change: Callable[[str], str]) -> Fault:
    """Return a fault: a file of the site in other words."""

    def rewrite(folder: Path) -> None:
        (file,) = folder.glob(name)
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    return rewrite


def linked(name: str, target: str) -> Fault:
    """Return a fault: one more link on a page."""
    tag = f'<a href="{target}">x</a>'
    return rewritten(name, lambda html: html.replace("</main>", f"{tag}</main>", 1))


def added(name: str, text: str) -> Fault:
    """Return a fault: text before what a file holds."""
    return rewritten(name, lambda before: text + before)


HEAVY = "".join(str(number * number) for number in range(60_000))
FAULTS: dict[str, tuple[Fault, list[str]]] = {
    "a page of the catalog is missing": (
        lambda folder: shutil.rmtree(folder / "acme/ERR-SLOW-DOWN"),
        [
            "acme/ERR-SLOW-DOWN/index.html is missing, which the catalog asks for",
            "acme/ERR-SLOW-DOWN/ stands in the ledger of published addresses, and leads nowhere",
        ],
    ),
    "a page is of nothing": (
        lambda folder: shutil.copytree(folder / "acme/100", folder / "acme/101"),
        ["acme/101/index.html is of nothing that the catalog holds"],
    ),
    "a page is cut short": (
        rewritten(CODE, lambda html: html[:-20]),
        [f"{CODE} is cut short: it does not end in </html>"],
    ),
    "a link leads nowhere": (
        linked(CODE, "../101/"),
        [f"{CODE} links to ../101/, which leads nowhere"],
    ),
    "a link leaves the site": (
        linked(CODE, "../../../guide/"),
        [f"{CODE} links to ../../../guide/, which leads nowhere"],
    ),
    "a link leads to a folder without a page": (
        linked(CODE, "../../api/v1/"),
        [f"{CODE} links to ../../api/v1/, which leads nowhere"],
    ),
    "an ID stands twice": (
        rewritten(CODE, lambda html: html.replace("<h1", '<h1 id="content"', 1)),
        [f"{CODE} has the ID 'content' more than once"],
    ),
    "an anchor is not there": (
        linked(CODE, "../#101"),
        [f"{CODE} links to ../#101, whose anchor is not there"],
    ),
    "an anchor of the page itself is not there": (
        linked(CODE, "#nowhere"),
        [f"{CODE} links to #nowhere, whose anchor is not there"],
    ),
    "an address of the site leads nowhere": (
        linked(CODE, f"{ADDRESS}acme/101/"),
        [f"{CODE} links to {ADDRESS}acme/101/, which leads nowhere"],
    ),
    "a link of the error page leads nowhere": (
        linked("404.html", "/atlas/nowhere/"),
        ["404.html links to /atlas/nowhere/, which leads nowhere"],
    ),
    "a link of the error page begins above the site": (
        linked("404.html", "/acme/100/"),
        ["404.html links to /acme/100/, which leads nowhere"],
    ),
    "another host is not looked at": (linked(CODE, "https://other.example/acme/101/"), []),
    "a query is not looked at": (linked(CODE, "../../find/?q=a#content"), []),
    "a script imports what is not there": (
        added("assets/*/atlas.mjs", 'import "./nowhere.mjs";\nimport("./late.mjs");\n'),
        [
            "atlas.mjs names ./nowhere.mjs, which leads nowhere",
            "atlas.mjs names ./late.mjs, which leads nowhere",
        ],
    ),
    "a style names what is not there": (
        added("assets/*/atlas.css", "a{background:url('nowhere.png')}"),
        ["atlas.css names nowhere.png, which leads nowhere"],
    ),
    "a page is too heavy": (
        added("matrix/index.html", HEAVY),
        [f"matrix/index.html has 230,000 bytes by itself, over the {PAGE:,} allowed"],
    ),
    "a first visit is too heavy": (
        added("assets/*/atlas.mjs", f"// {HEAVY}\n"),
        [
            f"find/index.html loads 250,000 bytes beside itself, over the {BESIDE:,} allowed",
            f"beta/100/index.html loads 250,000 bytes at first, over the {CODE_PAGE:,} allowed",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named(fault: str, small: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(small / "site", tmp_path / "site")
    catalog, _ = load_catalog(small / "data")
    ledger = ["/", "acme/100/", "acme/ERR-SLOW-DOWN/"]
    assert verify(folder, catalog, ledger) == []
    harm, said = FAULTS[fault]
    harm(folder)
    found = [re.sub("assets/[0-9a-f]{12}/", "", line) for line in verify(folder, catalog, ledger)]
    assert [re.sub(r"\d{3},\d{3} bytes", "# bytes", line) for line in found] == [
        re.sub(r"\d{3},\d{3} bytes", "# bytes", line) for line in said
    ]
