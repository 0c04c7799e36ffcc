"""Releases: what is kept, what changed between them, the page and the feed that say so."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest

from atlas import urls
from atlas.__main__ import main
from atlas.analysis.changes import Change, ReleaseChanges, differences, history
from atlas.analysis.snapshot import snapshot_of
from atlas.catalog.loader import load_catalog
from atlas.catalog.model import Release, ReleasedCode
from atlas.catalog.records import Catalog
from atlas.catalog.release_files import render_release
from atlas.checks import check_catalog
from atlas.exports.atom import render_feed
from atlas.pages.changes import changes_pages
from built_site import BuiltSite, shown
from conftest import ROOT, SITE_URL
from exported import context_of, views_of
from made_pages import WORDS, site_of

SOUND = ROOT / "tests/sound/data"
HOSTILE = "</del><script>alert(1)</script> & ]]> \x00\x08\ufffe \U0001f600 \"'"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Copy the sound catalog: Acme's codes 100 and ERR_SLOW_DOWN."""
    return shutil.copytree(SOUND, tmp_path / "data")


def read(data: Path) -> Catalog:
    catalog, findings = load_catalog(data)
    assert [*findings, *check_catalog(catalog)] == []
    return catalog


def quoted(text: str) -> str:
    """Return text as YAML, without the characters that no YAML file may hold."""
    return json.dumps(re.sub("[\x00\x08\ufffe]", "", text), ensure_ascii=False)


def edit(data: Path, old: str, new: str) -> None:
    """Change a text of Acme's list, which stands there once."""
    file = data / "acme/server.yml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def keep(data: Path, day: str, codes: dict[str, str] | None = None) -> None:
    """Release the catalog as it is, or codes that are made up, with their meanings."""
    made_up = {
        ref: ReleasedCode(digest=meaning, meaning=meaning) for ref, meaning in (codes or {}).items()
    }
    release = Release(date=day, codes=made_up or dict(snapshot_of(read(data))))
    file = data / f"releases/{day}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(render_release(release), "utf-8")


def add_code(data: Path, code: str, more: str = "") -> None:
    file = data / "acme/server.yml"
    record = (
        f'  - code: "{code}"\n    meaning: The user is gone.\n    category: user\n'
        f'    problems:\n      user-not-found: exact\n    lines: "9"\n{more}'
    )
    file.write_text(file.read_text("utf-8") + record, "utf-8")


def told(changes: ReleaseChanges) -> list[tuple[str, str]]:
    return [(change.kind, change.code) for each in changes.vendors for change in each.changes]


def only(changes: ReleaseChanges) -> Change:
    (change,) = (change for each in changes.vendors for change in each.changes)
    return change


def page_of(catalog: Catalog) -> ET.Element:
    site = site_of(catalog)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    body = parser.parse(
        f"<!doctype html><html lang=en><title>x</title>{next(changes_pages(site)).body()}"
    )
    assert [code for _, code, _ in parser.errors if code != "invalid-codepoint"] == []
    found: ET.Element = body
    return found


def feed_of(catalog: Catalog, site_url: str | None = SITE_URL) -> ET.Element:
    return ET.fromstring(render_feed(context_of(views_of(catalog), site_url)).encode())


def dates(feed: ET.Element) -> Iterator[str]:
    for element in feed.iter(f"{ATOM}updated"):
        assert element.text
        yield element.text


# What a release keeps


def test_a_release_has_one_code_a_line_sorted(data: Path) -> None:
    keep(data, "2026-01-01")
    lines = (data / "releases/2026-01-01.json").read_text("utf-8").splitlines()
    assert lines[:3] == ["{", '"date": "2026-01-01",', '"codes": {']
    assert [line.partition(":")[0] for line in lines[3:-1]] == [
        '"acme/100"',
        '"acme/ERR_SLOW_DOWN"',
    ]
    codes = json.loads("\n".join(lines))["codes"]
    assert [code["meaning"] for code in codes.values()] == [
        "The user does not exist.",
        "Too many requests, unlike 100.",
    ]
    assert all(re.fullmatch("[0-9a-f]{16}", code["digest"]) for code in codes.values())


def test_a_release_reads_back_as_it_was_written(data: Path) -> None:
    edit(
        data,
        "meaning: The user does not exist.",
        f"meaning: {quoted(HOSTILE + chr(0x1F600) + '.')}",
    )
    keep(data, "2026-01-01")
    (release,) = read(data).releases
    assert release.codes == snapshot_of(read(data))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NO_SUCH_USER", "NO_USER"),
        ("message: user not found", "message: no such user"),
        ("The user does not exist.", "There is no such user."),
        ("returns: user is gone", "returns: user gone"),
        ("      - Create the user.", "      - Create it."),
        ("user-not-found: exact", "user-not-found: broader"),
        ('retry: "no"', 'retry: "yes"'),
        ("The source prints the code twice.", "The source prints it twice."),
        ("The source does not say who deleted the user.", "Who deleted it?"),
        ('    related: ["ERR_SLOW_DOWN"]\n', ""),
    ],
)
def test_another_fact_is_a_change(old: str, new: str, data: Path) -> None:
    keep(data, "2026-01-01")
    edit(data, old, new)
    assert told(history(read(data))[0]) == [("changed", "100")]


def test_what_a_problem_says_on_retry_is_a_fact_of_its_codes(data: Path) -> None:
    keep(data, "2026-01-01")
    file = data / "problems.yml"
    file.write_text(file.read_text("utf-8").replace("retry: after-wait", 'retry: "yes"'), "utf-8")
    assert told(history(read(data))[0]) == [("changed", "ERR_SLOW_DOWN")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('reviewed: "2026-11-21"', 'reviewed: "2026-11-22"'),
        ('lines: "3-4"', 'lines: "1"'),
    ],
)
def test_our_own_work_is_no_change(old: str, new: str, data: Path) -> None:
    keep(data, "2026-01-01")
    edit(data, old, new)
    assert [changes.date for changes in history(read(data))] == ["2026-01-01"]


def test_digests_stay_what_they_were() -> None:
    """Other digests for the same facts would tell every reader that every code has changed."""
    state = snapshot_of(read(SOUND))
    assert state["acme/ERR_SLOW_DOWN"].digest == "24b459bf0aee38e9"


# What changed


def codes(**states: str) -> dict[str, ReleasedCode]:
    """Return codes by their digest; a digest with `!` is of a retired code."""
    return {
        f"acme/{code}": ReleasedCode(
            digest=digest, meaning="x", retired="2026-01-01" if "!" in digest else None
        )
        for code, digest in states.items()
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {}, []),
        ({"a": "1"}, {"a": "1"}, []),
        ({}, {"a": "1"}, ["added"]),
        ({"a": "1"}, {"a": "2"}, ["changed"]),
        ({"a": "1"}, {}, ["retired"]),
        ({"a": "1"}, {"a": "1!"}, ["retired"]),
        ({"a": "1!"}, {"a": "1!"}, []),
        ({"a": "1!"}, {"a": "2!"}, ["changed"]),
        ({"a": "1!"}, {}, []),
        ({"a": "1!"}, {"a": "2"}, ["added"]),
    ],
)
def test_differences(old: dict[str, str], new: dict[str, str], expected: list[str]) -> None:
    assert [kind for _, kind in differences(codes(**old), codes(**new))] == expected


def test_releases_are_told_newest_first_each_against_the_one_before(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/1": "one", "acme/2": "two"})
    keep(data, "2026-02-01", {"acme/2": "two, changed", "acme/10": "ten", "acme/9": "nine"})
    keep(data, "2026-03-01")
    found = history(read(data))
    assert [changes.date for changes in found] == ["2026-03-01", "2026-02-01", "2026-01-01"]
    assert told(found[0]) == [
        ("retired", "2"), ("retired", "9"), ("retired", "10"), ("added", "100"),
        ("added", "ERR_SLOW_DOWN"),
    ]  # fmt: skip
    assert told(found[1]) == [
        ("retired", "1"), ("changed", "2"), ("added", "9"), ("added", "10"),
    ]  # fmt: skip
    assert found[1].counts == [("added", 2), ("changed", 1), ("retired", 1)]
    assert [each.is_new for changes in found for each in changes.vendors] == [False, False, True]


def test_what_is_not_released_stands_first(data: Path) -> None:
    keep(data, "2026-01-01")
    add_code(data, "101")
    newest, first = history(read(data))
    assert (newest.date, told(newest)) == (None, [("added", "101")])
    assert first.date == "2026-01-01"


def test_a_code_marked_retired_is_retired_once(data: Path) -> None:
    keep(data, "2026-01-01")
    mark = '    retired: {since: "2026-01-31", reason: It is gone., instead: ERR_SLOW_DOWN}\n'
    edit(data, '    reviewed: "2026-11-21"\n', f'    reviewed: "2026-11-21"\n{mark}')
    change = only(history(read(data))[0])
    assert (change.kind, change.path) == ("retired", "acme/100/")
    keep(data, "2026-02-01")
    assert told(history(read(data))[0]) == [("retired", "100")]
    assert read(data).releases[1].codes["acme/100"].retired == "2026-01-31"
    assert len(history(read(data))) == 2


def test_a_renamed_code_leads_to_what_it_is_now(data: Path) -> None:
    add_code(data, "101")
    keep(data, "2026-01-01")
    edit(data, 'code: "101"', 'code: "102"')
    add_code(data, "103", '    formerly: ["101"]\n')
    added, other, gone = history(read(data))[0].vendors[0].changes[::-1]
    assert (gone.code, gone.kind, gone.path, gone.now) == ("101", "retired", "acme/103/", "103")
    assert {(each.code, each.path, each.now) for each in (added, other)} == {
        ("102", "acme/102/", None), ("103", "acme/103/", None),
    }  # fmt: skip


def test_a_code_and_a_vendor_that_are_gone_lead_nowhere(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/1": "one", "gone/1": "uno"})
    found = history(read(data))[0].vendors
    assert [(each.name, each.path) for each in found] == [("Acme Chat", "acme/"), ("gone", None)]
    assert [each.of("retired")[0].path for each in found] == [None, None]


# The page


def test_the_page_shows_each_change(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/1": "It was one.", "acme/100": "It was another."})
    keep(data, "2026-02-01")
    add_code(data, "101")
    page = page_of(read(data))
    sections = {shown(each.find("h2")): each for each in page.iter("section")}  # type: ignore[arg-type]
    assert list(sections) == ["Unreleased", "2026-02-01", "2026-01-01"]
    for changes in history(read(data)):
        section = sections[changes.date or "Unreleased"]
        assert (section.get("aria-labelledby") or "") == (changes.date or "unreleased")
        text = shown(section)
        for kind, count in changes.counts:
            assert f"{WORDS['changes'][kind]} {count}" in text
    items = [shown(each) for each in sections["2026-02-01"].iter("li")]
    assert items == [
        "ERR_SLOW_DOWN Too many requests, unlike 100.",
        "100 The user does not exist. Before: It was another.",
        "1 It was one.",
    ]
    links = [each.get("href") for each in sections["2026-02-01"].iter("a")]
    assert links == ["../acme/", "../acme/ERR_SLOW_DOWN/", "../acme/100/"]
    assert shown(sections["2026-01-01"]).endswith("New vendors, with all their codes Acme Chat 2")


@pytest.mark.parametrize(("count", "is_open"), [(12, True), (13, False)])
def test_many_changes_are_folded(count: int, is_open: bool, data: Path) -> None:
    gone = {f"acme/{number}": "x" for number in range(count)}
    keep(data, "2026-01-01", gone)
    keep(data, "2026-02-01")
    added, retired = page_of(read(data)).iter("details")
    assert "open" in added.attrib
    assert ("open" in retired.attrib) is is_open


def test_hostile_text_is_text_on_the_page(data: Path) -> None:
    keep(data, "2026-01-01", {"acme/100": HOSTILE, "acme/<img>": HOSTILE})
    edit(data, "The user does not exist.", quoted(f"{HOSTILE}."))
    keep(data, "2026-02-01")
    page = page_of(read(data))
    assert [*page.iter("script"), *page.iter("img")] == []
    assert shown(page).count("<script>alert(1)</script>") == 3  # now; before; gone


def test_a_catalog_without_a_release_has_page_and_feed(data: Path) -> None:
    assert "Unreleased" in shown(page_of(read(data)))
    feed = feed_of(read(data))
    assert feed.findall(f"{ATOM}entry") == []
    assert list(dates(feed)) == ["1970-01-01T00:00:00Z"]


# The feed


@pytest.fixture
def released(data: Path) -> Path:
    keep(data, "2026-01-01", {"acme/100": HOSTILE, "acme/<img>": HOSTILE, "gone/\x01": "x"})
    keep(data, "2026-02-01")
    add_code(data, "101")
    return data


def test_the_feed_is_as_rfc_4287_asks(released: Path) -> None:
    feed = feed_of(read(released))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert len(entries) == 2
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
            assert found.text.strip() == found.text
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        assert len({(link["rel"], link["type"]) for link in links}) == len(links)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Chat Error Atlas"
    for content in (entry.find(f"{ATOM}content") for entry in entries):
        assert content is not None
        assert content.attrib == {"type": "xhtml"}
        assert [child.tag for child in content] == [f"{XHTML}div"]
        assert {each.tag for each in content[0].iter()} <= {
            f"{XHTML}{name}" for name in ("div", "h3", "p", "ul", "li", "a", "span")
        }


def test_ids_of_the_feed_are_addresses_and_unique(released: Path) -> None:
    feed = feed_of(read(released))
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert ids == [
        f"{SITE_URL}changes/",
        f"{SITE_URL}changes/#2026-02-01",
        f"{SITE_URL}changes/#2026-01-01",
    ]


def test_moments_of_the_feed_are_as_rfc_3339_asks(released: Path) -> None:
    found = list(dates(feed_of(read(released))))
    assert found == [f"2026-0{month}-01T00:00:00Z" for month in (2, 2, 1)]
    assert datetime.fromisoformat(found[0]) == datetime(2026, 2, 1, tzinfo=UTC)


def test_the_feed_says_what_changed(released: Path) -> None:
    newest, oldest = feed_of(read(released)).findall(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}title") == "2026-02-01: Added 1, Changed 1, Retired 2"
    text = shown(newest.find(f"{ATOM}content"))  # type: ignore[arg-type]
    assert "100 The user does not exist. Before: </del><script>alert(1)</script> & ]]>" in text
    assert "gone Retired \ufffd x" in text
    hrefs = [each.attrib["href"] for each in newest.iter(f"{XHTML}a")]
    assert hrefs == [f"{SITE_URL}acme/{rest}" for rest in ("", "ERR_SLOW_DOWN/", "100/")]
    assert "New in the atlas. Codes: 2." in shown(oldest)


def test_the_feed_holds_what_xml_can_carry(released: Path) -> None:
    text = render_feed(context_of(views_of(read(released)), SITE_URL))
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", text)
    assert "\ufffd\ufffd\ufffd \U0001f600" in text


def test_the_feed_holds_the_last_twenty(data: Path) -> None:
    for number in range(1, 23):
        keep(data, f"2026-01-{number:02}", {f"acme/{number}": "x"})
    entries = feed_of(read(data)).findall(f"{ATOM}entry")
    assert len(entries) == 20
    assert (entries[0].findtext(f"{ATOM}updated") or "").startswith("2026-01-22")


def test_without_an_address_ids_are_still_absolute(released: Path) -> None:
    feed = feed_of(read(released), None)
    ids = [element.text or "" for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    assert all(urlsplit(each).scheme == "urn" for each in ids)
    links = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    assert links[:3] == [urls.FEED, urls.CHANGES, f"{urls.CHANGES}#2026-02-01"]


def test_page_and_feed_come_out_the_same_each_time(released: Path) -> None:
    first, second = read(released), read(released)
    assert ET.tostring(feed_of(first)) == ET.tostring(feed_of(second))
    assert ET.tostring(page_of(first)) == ET.tostring(page_of(second))


# The command


def test_the_command_writes_the_state_of_the_day(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "--data", str(data), "--date", "2026-01-01"]) == 0
    file = data / "releases/2026-01-01.json"
    assert capsys.readouterr() == (f"{file}: 2 added\n", "")
    assert read(data).releases[0].codes == snapshot_of(read(data))
    edit(data, "The user does not exist.", "There is no such user.")
    assert main(["release", "--data", str(data), "--date", "2026-01-02"]) == 0
    assert capsys.readouterr().out == f"{data}/releases/2026-01-02.json: 1 changed\n"
    assert main(["check", "--data", str(data)]) == 0


def test_the_command_takes_today_if_no_day_is_named(data: Path) -> None:
    before = datetime.now(UTC).date().isoformat()
    assert main(["release", "--data", str(data)]) == 0
    (file,) = (data / "releases").iterdir()
    assert before <= file.stem <= datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        ("2026-02-30", "'2026-02-30' is not a date; write it like '2026-11-21'"),
        ("20260301", "'20260301' is not a date; write it like '2026-11-21'"),
        ("../x", "'../x' is not a date; write it like '2026-11-21'"),
        ("2026-01-01", "a release of 2026-01-01 exists; name a day after 2026-02-01"),
        ("2026-02-01", "a release of 2026-02-01 exists; name a day after 2026-02-01"),
        ("2026-01-15", "2026-01-15 is before the last release; name a day after 2026-02-01"),
        (
            "2026-02-02",
            "no code has changed since the release of 2026-02-01; there is nothing to release",
        ),
    ],
)
def test_the_command_refuses(
    day: str, refusal: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(data, "2026-01-01", {"acme/1": "one"})
    keep(data, "2026-02-01")
    there = {file: file.read_bytes() for file in (data / "releases").iterdir()}
    assert main(["release", "--data", str(data), "--date", day]) == 1
    assert capsys.readouterr() == ("", f"{refusal}\n")
    assert {file: file.read_bytes() for file in (data / "releases").iterdir()} == there


def test_a_catalog_with_findings_is_not_released(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, "category: limit", "category: limits")
    assert main(["release", "--data", str(data), "--date", "2026-01-01"]) == 1
    assert capsys.readouterr().err.endswith("(unknown-category)\n1 finding\n")
    assert not (data / "releases").exists()


# The built site


def test_every_page_leads_to_the_changes_and_to_their_feed(site: BuiltSite) -> None:
    for path, page in site.documents.items():
        footers = [each for each in page.all("footer") if each.get("class") == "bottom"]
        for footer in footers:
            feeds = [
                each for each in page.all("link") if each.get("type") == "application/atom+xml"
            ]
            (found,) = (each.attrib for each in feeds)
            assert found["rel"] == "alternate"
            if path != "404.html":
                assert site.resolve(path, found["href"]) == (urls.FEED, "")
                links = [site.resolve(path, each.attrib["href"]) for each in footer.iter("a")]
                assert (urls.CHANGES, "") in links


def test_the_page_has_the_finder_in_its_head(site: BuiltSite) -> None:
    """It is no line of the menu, like the finder's own page, which has none there."""
    assert site.documents[urls.CHANGES].by_id("find-top") is not None


def test_the_built_feed_leads_to_the_built_site(site: BuiltSite, catalog: Catalog) -> None:
    feed = ET.parse(site.folder / urls.FEED).getroot()
    hrefs = [each.attrib["href"] for each in feed.iter() if "href" in each.attrib]
    assert f"{SITE_URL}{urls.FEED}" in hrefs
    for href in hrefs:
        path, _, anchor = href.removeprefix(SITE_URL).partition("#")
        assert site.has(path), href
        assert not anchor or anchor in site.documents[path].ids
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(catalog.releases)


def test_there_is_a_release_of_this_catalog(catalog: Catalog) -> None:
    assert catalog.releases
