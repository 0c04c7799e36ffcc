"""The offline copy: unpacked into a folder and opened from there."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from atlas.build.offline import write_offline_copy
from atlas.build.offline.html import offline_page, to_file
from built_site import BuiltSite


@pytest.fixture(scope="module")
def copy(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write and unpack the copy; return the folder it opens from."""
    folder = tmp_path_factory.mktemp("offline copy")
    write_offline_copy(site.folder, folder / "copy.zip")
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder)
    return folder / "chat-error-atlas"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Give a page; at the end, it may have logged no error and asked for nothing but files."""
    faults: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda asked: faults.append(asked.url))
    page.on(
        "request",
        lambda asked: faults.append(asked.url) if not re.match("file:|data:", asked.url) else None,
    )
    yield page
    page.close()
    assert faults == []


def test_pages_keep_their_paths_and_links_lead_to_files(copy: Path, site: BuiltSite) -> None:
    pages = {file.relative_to(copy).as_posix() for file in copy.rglob("*.html")}
    assert pages == {
        file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.html")
    } - {"404.html"}
    lost = []
    for file in copy.rglob("*.html"):
        for link in re.findall(r'<[^>]* (?:href|src|action)="([^"#?]+)', file.read_text("utf-8")):
            if not re.match("[a-z]+:", link) and not (file.parent / link).is_file():
                lost.append((file.relative_to(copy).as_posix(), link))
    assert lost == []


def test_search_works_on_the_home_page_and_on_a_code_page(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("combobox").fill("898001")
    expect(page.get_by_role("option").first).to_contain_text("User exist")
    page.keyboard.press("Enter")
    expect(page).to_have_url((copy / "jmessage/898001/index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("898001")
    page.get_by_role("combobox").fill("group")
    page.get_by_role("option", name=re.compile("All \\d+ matches")).click()
    expect(page).to_have_url(f"{(copy / 'find/index.html').as_uri()}?q=group")
    page.get_by_role("button", name="OpenIM").click()
    expect(page.get_by_role("combobox")).to_have_value("vendor:openim group")
    expect(page.get_by_role("option").first).to_contain_text("OpenIM")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("/openim/.*/index.html$"))


def test_the_hyphen_spelling_of_a_code_redirects_to_its_page(page: Page, copy: Path) -> None:
    page.goto((copy / "cometchat/ERR-UID-NOT-FOUND/index.html").as_uri())
    expect(page).to_have_url((copy / "cometchat/ERR_UID_NOT_FOUND/index.html").as_uri())


def test_the_codes_of_a_vendor_can_be_filtered(page: Page, copy: Path) -> None:
    page.goto((copy / "jmessage/index.html").as_uri())
    page.get_by_label("Filter these codes").fill("blacklist")
    shown = re.compile(r"^Showing \d+ of \d+ codes$")
    expect(page.locator("row-filter output")).to_have_text(shown)
    expect(page).to_have_url(re.compile(r"\?q=blacklist$"))


def test_a_mapping_of_two_vendors_can_be_chosen(page: Page, copy: Path) -> None:
    page.goto((copy / "migrate/index.html").as_uri())
    page.get_by_label("From").select_option("openim")
    page.get_by_role("combobox", name=re.compile("^To")).select_option("jmessage")
    page.get_by_role("button", name="Show equivalents").click()
    expect(page).to_have_url((copy / "migrate/openim/jmessage/index.html").as_uri())


def test_a_pasted_log_is_read(page: Page, copy: Path) -> None:
    page.goto((copy / "agora/607/index.html").as_uri())
    with page.expect_event("requestfinished"):  # of the index; a paste leaves the page
        page.get_by_role("combobox").focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text", "first line\\nJMessage login failed 801003");
            document.activeElement.dispatchEvent(
                new ClipboardEvent(
                    "paste", { clipboardData: data, cancelable: true, bubbles: true },
                ),
            );
        }"""
    )
    expect(page).to_have_url(f"{(copy / 'find/index.html').as_uri()}#log")
    expect(page.locator(".finding")).to_contain_text("Certain")
    page.locator(".finding").get_by_role("link").click()
    expect(page).to_have_url((copy / "jmessage/801003/index.html").as_uri())


def test_the_zip_of_a_site_is_reproducible(site: BuiltSite, tmp_path: Path) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "dist" / "b.zip"
    assert write_offline_copy(site.folder, first) == write_offline_copy(site.folder, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("../../agora/607/", "../../agora/607/index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../find/?q=a/b", "../find/index.html?q=a/b"),
        ("agora/#-1", "agora/index.html#-1"),
        ("#top", "#top"),
        ("../api/v1/index.json", "../api/v1/index.json"),
        ("https://host.example/", "https://host.example/"),
        ("//host.example/", "//host.example/"),
        ("mailto:a@b.example/", "mailto:a@b.example/"),
    ],
)
def test_links_to_folders_become_links_to_files(target: str, file: str) -> None:
    assert to_file(target) == file


def test_text_outside_tags_is_unchanged() -> None:
    html = '<!doctype html>\n<p>href="a/" <a class="x" href="a/">a/</a>\n<form action="b/"></form>'
    assert offline_page(html) == html.replace(' href="a/">', ' href="a/index.html">').replace(
        '"b/"', '"b/index.html"'
    )
