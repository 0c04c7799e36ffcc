"""The exported JSON, NDJSON and text files: each has the facts of the catalog."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator

from atlas import urls
from atlas.analysis.redirects import former_paths
from atlas.catalog.model import Cause, Deprecated, Document, Retired
from atlas.catalog.records import Catalog, Item
from atlas.exports.json_text import render_ndjson
from atlas.exports.schema.json_schema import schema_path
from atlas.exports.schema.records import CodeRef
from atlas.text.inline_markup import plain, split_ref
from built_site import BuiltSite
from conftest import SITE_URL
from export_files import (
    entries_in,
    files_of,
    index_lines,
    load,
    rare_catalog,
    rows,
    sound_catalog,
    unflattened,
)
from exported import exported, real_files, views_of
from faults import assert_no_faults


def test_the_index_lists_every_exported_file(site: BuiltSite) -> None:
    named = {file for line in index_lines(site) for file in files_of(site, line)}
    there = {file for file in (site.folder / "api/v1").rglob("*") if file.is_file()}
    there |= {*site.folder.glob("*/*/index.md"), site.folder / "llms.txt"}
    assert named == there | {site.folder / "objects.inv", site.folder / urls.FEED}


def exported_entries(site: BuiltSite, catalog: Catalog) -> Iterator[tuple[Item, dict[str, Any]]]:
    """Yield each entry of the catalog with its object in the JSON file of its code."""
    for items in catalog.pages():
        vendor, code = items[0].vendor, items[0].entry.code
        file = load(site, urls.code_file(vendor, urls.code_slug(code)))
        yield from zip(items, file["entries"], strict=True)


@pytest.fixture(params=["real", "rare"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[BuiltSite, Catalog]:
    """Return a built site and its catalog: the real one, and the one with every rare case."""
    if request.param == "rare":
        return request.getfixturevalue("rare_site"), rare_catalog(tmp_path)
    return request.getfixturevalue("site"), request.getfixturevalue("catalog")


def test_each_exported_entry_has_the_facts_of_its_record(pair: tuple[BuiltSite, Catalog]) -> None:
    site, catalog = pair
    assert_no_faults(
        f"{item.ref}: {name} is {found[name]!r} instead of {expected!r}"
        for item, found in exported_entries(site, catalog)
        for name, expected in facts_of(
            item, catalog, load(site, "api/v1/index.json")["site"]
        ).items()
        if found[name] != expected
    )


def facts_of(item: Item, catalog: Catalog, site_url: str) -> dict[str, Any]:
    """Return every field of an exported entry except `problems`, `related` and `href`."""
    entry, main = item.entry, catalog.problems[item.main_problem]
    vendor = catalog.vendors[item.vendor]
    causes = [Cause(text=each) if isinstance(each, str) else each for each in entry.causes]
    platforms = list(entry.platforms or vendor.lists[item.list].platforms)
    names = {entry.name: ()} if isinstance(entry.name, str) else entry.name or {}
    messages = [entry.message] if isinstance(entry.message, str) else list(entry.message or ())
    can_retry = entry.retry != "no" or main.retry not in ("yes", "after-wait")
    guidance = {
        "causes": [plain(text) for text in main.causes],
        "actions": [plain(text) for text in main.actions if can_retry],
        "say": main.say if can_retry else None,
    }
    return {
        "vendor": item.vendor,
        "vendor_name": vendor.vendor.name,
        "list": item.list,
        "code": entry.code,
        "platforms": platforms,
        "name": next(iter(names), None),
        "names": [
            {"name": name, "platforms": [*found] or platforms} for name, found in names.items()
        ],
        "message": next(iter(messages), None),
        "messages": messages,
        "http": list(entry.http),
        "section": entry.section,
        "category": entry.category,
        "reviewed": entry.reviewed,
        "meaning": plain(entry.meaning),
        "causes": [cause_of(each) for each in causes],
        "fixes": [plain(text) for text in entry.fixes],
        "observed": [{**cause_of(each), "evidence": [*each.evidence]} for each in entry.observed],
        "advice": [plain(text) for text in entry.advice],
        "notes": [plain(text) for text in entry.notes],
        "doubt": plain(entry.doubt) if entry.doubt else None,
        "retry": entry.retry or main.retry,
        "who": entry.who or main.who,
        "deprecated": end_of(item, entry.deprecated),
        "retired": end_of(item, entry.retired),
        "ticket_id": urls.ticket_id(item.vendor, entry.code),
        "path": urls.code_path(item.vendor, entry.code),
        "url": site_url + urls.code_path(item.vendor, entry.code),
        "sources": list(sources_of(item)),
        "guidance": None if item.covers_several else guidance,
    }


def cause_of(cause: Cause) -> dict[str, Any]:
    return {"text": plain(cause.text), "returns": cause.returns, "problem": cause.problem}


def sources_of(item: Item) -> Iterator[dict[str, Any]]:
    for document in item.code_list.sources:
        lines = item.entry.lines
        if isinstance(lines, dict) and document.id not in lines:
            continue
        named = lines[document.id] if isinstance(lines, dict) else lines
        own = None if named == "whole" else named
        yield {
            "id": document.id,
            "title": document.title,
            "url": permanent_link(document, own) if document.repository else document.url,
            "lines": own,
        }


def permanent_link(document: Document, lines: str | None) -> str:
    file = f"{document.repository}/blob/{document.commit}/{quote(document.path or '')}"
    return f"{file}#L{re.split('[-,]', lines)[0]}" if lines else file


def end_of(item: Item, end: Deprecated | Retired | None) -> dict[str, Any] | None:
    if end is None:
        return None
    vendor, code = split_ref(end.instead or "", item.vendor)
    instead = {"vendor": vendor, "code": code, "path": urls.code_path(vendor, code)}
    return {"since": end.since, "reason": plain(end.reason), "instead": instead if code else None}


def test_the_href_of_each_exported_entry_is_a_place_on_its_page(
    pair: tuple[BuiltSite, Catalog],
) -> None:
    site, catalog = pair
    assert_no_faults(
        f"{item.ref}: {found['href']}"
        for item, found in exported_entries(site, catalog)
        for page, _, anchor in [found["href"].partition("#")]
        if page != found["path"] or anchor not in (*site.documents[page].ids, "")
    )


def test_the_href_of_lists_that_differ_is_a_section(rare_site: BuiltSite) -> None:
    entries = load(rare_site, "api/v1/codes/acme/100.json")["entries"]
    assert {each["list"]: each["href"] for each in entries} == {
        "mobile": "acme/100/#mobile",
        "server": "acme/100/#server",
        "web": "acme/100/#web",
    }


def test_each_exported_entry_lists_its_problems_the_main_one_first(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        f"{item.ref}: {found['problems']}"
        for item, found in exported_entries(site, catalog)
        if {each["id"]: each["relation"] for each in found["problems"]} != item.entry.problems
        or found["problems"][0]["id"] != item.main_problem
    )


def test_the_related_codes_of_each_exported_entry_have_pages(
    site: BuiltSite, catalog: Catalog
) -> None:
    assert_no_faults(
        f"{item.ref}: {found['related']}"
        for item, found in exported_entries(site, catalog)
        if len(found["related"]) != len(item.entry.related)
        or not all(site.has(each["path"]) for each in found["related"])
    )


def test_a_former_code_has_copies_of_the_files_of_its_code(tmp_path: Path) -> None:
    formerly = '    formerly: ["OLD_CODE", "ACME-100", "roadrunner/1.2"]\n'
    catalog = sound_catalog(tmp_path, ('    retry: "no"\n', f'    retry: "no"\n{formerly}'))
    files = exported(SITE_URL, views_of(catalog))
    paths = ("acme/100", "acme/OLD_CODE", "acme/ACME-100", "roadrunner/1.2")
    for name in ("api/v1/codes/{}.json", "{}/index.md"):
        content = files[name.format("acme/100")]
        assert {path for path in files if files[path] == content} == set(map(name.format, paths))
    canonical = json.loads(files["api/v1/codes/roadrunner/1.2.json"])["canonical"]
    assert canonical == "api/v1/codes/acme/100.json"


def test_each_code_and_former_code_has_one_json_and_one_markdown_file(
    site: BuiltSite, catalog: Catalog
) -> None:
    expected = {
        path: urls.code_path(items[0].vendor, items[0].entry.code)
        for items in catalog.pages()
        for path in (urls.code_path(items[0].vendor, items[0].entry.code), *former_paths(items))
    }
    found = {}
    for file in (site.folder / "api/v1/codes").rglob("*.json"):
        content = json.loads(file.read_bytes())
        path = f"{file.parent.name}/{file.name.removesuffix('.json')}/"
        found[path] = urls.code_path(content["vendor"], content["code"])
        assert content["canonical"] == urls.json_of(found[path])
    assert found == expected
    assert {
        f"{file.parent.relative_to(site.folder).as_posix()}/"
        for file in site.folder.glob("*/*/index.md")
    } == set(expected)


def test_json_ndjson_and_csv_have_the_same_entries(pair: tuple[BuiltSite, Catalog]) -> None:
    site, catalog = pair
    faults = []
    for vendor in (None, *catalog.vendors):
        name = f"vendors/{vendor}" if vendor else "catalog"
        entries = load(site, urls.api_path(f"{name}.json"))["entries"]
        if [(each["vendor"], each["list"], each["code"]) for each in entries] != [
            (item.vendor, item.list, item.entry.code)
            for item in catalog.items
            if vendor in (None, item.vendor)
        ]:
            faults.append(f"{name}.json has other entries than the catalog")
        for suffix in ("csv",) if vendor else ("csv", "ndjson"):
            file = site.folder / urls.api_path(f"{name}.{suffix}")
            if list(entries_in(site, file)) != entries:
                faults.append(f"{name}.{suffix} has other entries than {name}.json")
    assert_no_faults(faults)


def test_the_file_of_a_code_has_the_entries_of_the_catalog_file(
    site: BuiltSite, catalog: Catalog
) -> None:
    entries = load(site, "api/v1/catalog.json")["entries"]
    found = [entry for _, entry in exported_entries(site, catalog)]
    assert len(found) == len(entries)
    assert_no_faults(str(entry) for entry in found if entry not in entries)


def test_the_index_counts_codes_and_entries(site: BuiltSite, catalog: Catalog) -> None:
    index = load(site, "api/v1/index.json")
    assert index["api_version"] == "1"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", index["built"])
    assert index["site"] == SITE_URL
    assert index["entries"] == len(catalog.items)
    assert index["codes"] == sum(1 for _ in catalog.pages())
    assert index["categories"] == len(catalog.categories)
    assert index["problems"] == len(catalog.problems)
    assert index["platforms"] == len(catalog.platforms)
    assert [vendor["vendor"] for vendor in index["vendors"]] == list(catalog.vendors)
    for vendor in index["vendors"]:
        data = catalog.vendors[vendor["vendor"]]
        assert (vendor["codes"], vendor["entries"]) == (len(data.pages), len(data.items))
        assert {each["list"]: each["entries"] for each in vendor["lists"]} == {
            name: sum(item.list == name for item in data.items) for name in data.lists
        }


def test_the_index_describes_the_lists_of_each_vendor(catalog: Catalog) -> None:
    vendors = json.loads(real_files()["api/v1/index.json"])["vendors"]
    assert {
        vendor["vendor"]: [(each["title"], each["platforms"]) for each in vendor["lists"]]
        for vendor in vendors
    } == {
        slug: [(each.title, list(each.platforms)) for each in vendor.lists.values()]
        for slug, vendor in catalog.vendors.items()
    }


def test_the_file_of_each_vendor_has_its_names_lists_ranges_and_forms(
    pair: tuple[BuiltSite, Catalog],
) -> None:
    site, catalog = pair
    for slug, vendor in catalog.vendors.items():
        file, record = load(site, f"api/v1/vendors/{slug}.json"), vendor.vendor
        assert (file["name"], file["aliases"]) == (record.name, [*record.aliases])
        assert file["lists"] == [
            {
                "list": name,
                "title": each.title,
                "platforms": [*each.platforms],
                "documentation": each.documentation and each.documentation.model_dump(),
                "sources": [one.model_dump() for one in each.sources],
            }
            for name, each in vendor.lists.items()
        ]
        assert [(each["first"], each["last"]) for each in file["ranges"]] == [
            (each.from_, each.to) for each in record.ranges
        ]
        assert [each["title"] for each in file["forms"]] == [each.title for each in record.forms]


def test_ranges_and_forms_name_the_lists_and_platforms_that_they_hold_for(tmp_path: Path) -> None:
    catalog = rare_catalog(
        tmp_path,
        ("acme/vendor.yml", "    meaning: Users\n", "    meaning: Users\n    lists: [mobile]\n"),
        ("acme/vendor.yml", "document\n", "document\n    platforms: [web]\n"),
    )
    file = json.loads(exported(SITE_URL, views_of(catalog))["api/v1/vendors/acme.json"])
    all_lists = [each["list"] for each in file["lists"]]
    found = [(each["lists"], each["platforms"]) for each in (*file["ranges"], *file["forms"])]
    assert found == [(["mobile"], ["android", "ios"]), (all_lists, ["web"])]


def test_the_platform_file_counts_the_entries_of_each_platform(
    pair: tuple[BuiltSite, Catalog],
) -> None:
    site, catalog = pair
    assert load(site, "api/v1/platforms.json")["platforms"] == [
        {
            "id": name,
            "title": platform.title,
            "words": [*platform.words],
            "entries": sum(name in item.platforms for item in catalog.items),
        }
        for name, platform in catalog.platforms.items()
    ]


def test_the_problem_file_has_the_texts_of_each_problem(site: BuiltSite, catalog: Catalog) -> None:
    found = {each["id"]: each for each in load(site, "api/v1/problems.json")["problems"]}
    assert_no_faults(
        f"{name}: {field} is {found[name][field]!r}"
        for name, problem in catalog.problems.items()
        for field, expected in (
            ("case_of", problem.case_of),
            ("causes", [plain(text) for text in problem.causes]),
            ("actions", [plain(text) for text in problem.actions]),
        )
        if found[name][field] != expected
    )


def test_problems_list_their_codes_and_categories_their_problems(
    site: BuiltSite, catalog: Catalog
) -> None:
    problems = load(site, "api/v1/problems.json")["problems"]
    assert [problem["id"] for problem in problems] == list(catalog.problems)
    assert {
        (
            problem["id"],
            *(
                json.dumps(code[name])
                for name in ("vendor", "list", "platforms", "code", "relation")
            ),
        )
        for problem in problems
        for code in problem["codes"]
    } == {
        (
            problem,
            *map(json.dumps, (item.vendor, item.list, item.platforms, item.entry.code, relation)),
        )
        for item in catalog.items
        for problem, relation in item.entry.problems.items()
    }
    categories = load(site, "api/v1/categories.json")["categories"]
    assert [category["id"] for category in categories] == list(catalog.categories)
    named = [name for category in categories for name in category["problems"]]
    assert sorted(named) == sorted(catalog.problems)
    assert sum(category["entries"] for category in categories) == len(catalog.items)
    assert all(site.has(each["path"]) for each in [*problems, *categories])


def test_the_built_files_are_reproducible(site: BuiltSite) -> None:
    assert real_files() == exported(SITE_URL)
    built = {path: (site.folder / path).read_bytes() for path in real_files()}
    index = built["api/v1/index.json"]
    date = b'"built":"2026-01-02"'
    built["api/v1/index.json"] = re.sub(rb'"built":"[^"]*"', date, index)
    assert [path for path, content in real_files().items() if built[path] != content] == []


def test_text_files_are_readable_utf_8_with_unix_line_ends() -> None:
    assert_no_faults(
        f"{path} {fault}"
        for path, content in real_files().items()
        if path != "objects.inv"
        for fault in text_faults(path, content.decode())
    )


def text_faults(path: str, text: str) -> Iterator[str]:
    if not text.endswith("\n"):
        yield "has no final newline"
    if "\r" in text and not path.endswith(".csv"):
        yield "has a carriage return"
    if found := re.search(r"\\u(?!2028|2029|00[01898])....", text):
        yield f"escapes {found[0]}"


def test_without_a_site_url_the_files_have_only_paths() -> None:
    files = exported(None)
    assert json.loads(files["api/v1/index.json"])["site"] is None
    lines = files["api/v1/catalog.ndjson"].decode().splitlines()
    assert {json.loads(line)["url"] for line in lines} == {None}
    assert "](../../openim/" in files["agora/605/index.md"].decode()


def test_each_format_shows_the_retirement_of_a_code(tmp_path: Path) -> None:
    retired = '{since: "2026-10-01", reason: "The vendor `dropped` it.", instead: ERR_SLOW_DOWN}'
    change = ('    retry: "no"\n', f'    retry: "no"\n    retired: {retired}\n')
    files = exported(SITE_URL, views_of(sound_catalog(tmp_path, change)))
    gone, alive = json.loads(files["api/v1/catalog.json"])["entries"]
    path = "acme/ERR_SLOW_DOWN/"
    assert alive["retired"] is None
    assert gone["retired"] == {
        "since": "2026-10-01",
        "reason": "The vendor dropped it.",
        "instead": {"vendor": "acme", "code": "ERR_SLOW_DOWN", "path": path},
    }
    schema = json.loads(files[schema_path("code")])
    Draft202012Validator(schema).validate(json.loads(files["api/v1/codes/acme/100.json"]))
    table = tmp_path / "catalog.csv"
    table.write_bytes(files["api/v1/catalog.csv"])
    assert list(map(unflattened, rows(table))) == [gone, alive]
    markdown = files["acme/100/index.md"].decode()
    said = re.escape("**Retired since 1 October 2026.** The vendor dropped it. Use instead: ")
    assert re.search(rf"^{said}.*\({re.escape(SITE_URL + path)}index.md\)", markdown, re.MULTILINE)
    assert "Retired" not in files["acme/ERR_SLOW_DOWN/index.md"].decode()


def test_hostile_text_in_one_of_two_lists_of_a_code(tmp_path: Path) -> None:
    hostile = json.dumps("=1 </script> # *x* \xa0 'y' é\n\n# z")
    catalog = sound_catalog(
        tmp_path,
        ("message: user not found", f"message: {hostile}"),
        ("The user does not exist.", hostile),
        list_name="app",
    )
    files = exported(SITE_URL, views_of(catalog))
    file = json.loads(files["api/v1/codes/acme/100.json"])
    assert [each["list"] for each in file["entries"]] == ["app", "server"]
    assert file["entries"][0]["meaning"] == file["entries"][0]["message"] == json.loads(hostile)
    table = tmp_path / "catalog.csv"
    table.write_bytes(files["api/v1/catalog.csv"])
    assert (
        list(map(unflattened, rows(table))) == json.loads(files["api/v1/catalog.json"])["entries"]
    )
    headings = re.findall("^# .*", files["acme/100/index.md"].decode(), re.MULTILINE)
    assert headings == ["# Acme Chat error 100"]
    for path, kind in (
        ("catalog", "catalog"),
        ("vendors/acme", "vendor"),
        ("codes/acme/100", "code"),
    ):
        schema = json.loads(files[schema_path(kind)])
        Draft202012Validator(schema).validate(json.loads(files[urls.api_path(f"{path}.json")]))


def test_ndjson_escapes_line_separators() -> None:
    records = [CodeRef(vendor="a", code="x\u2028y\u2029z\x85\n", path="a/x/")] * 2
    text = render_ndjson(records)
    assert len(text.splitlines()) == 2
    assert [json.loads(line)["code"] for line in text.splitlines()] == [records[0].code] * 2
