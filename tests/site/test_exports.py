"""The files for programs: each fact of the catalog, each file as its schema says."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Schema
from frictionless.resources import TableResource
from jsonschema import Draft202012Validator

from atlas import urls
from atlas.analysis.redirects import former_paths
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog, Item
from atlas.exports.csv_tables import render_table, safe_cell
from atlas.exports.json_text import render_ndjson
from atlas.exports.schema.json_schema import KINDS, schema_path
from atlas.exports.schema.records import CodeRef
from atlas.exports.schema.table_schema import KINDS as TABLE_KINDS
from atlas.text.inline_markup import plain
from built_site import BuiltSite
from conftest import ROOT, SITE_URL, real_catalog
from exported import example, exported, views_of

ITEMS = [pytest.param(item, id=item.ref) for item in real_catalog().items]
VENDORS = list(real_catalog().vendors)
TABLES = ["catalog", *(f"vendors/{vendor}" for vendor in VENDORS)]

HOSTILE_CELLS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1",
    "\ufeff=1", "\u200b=1", "\u202e=1", "\x00=1", "\x0b@x", "＝1+1", "＋1", "－1", "＠x", "﹢1",
    "−1", "'", "'=1", "''", "\t", "\r\n", "\nx",
]  # fmt: skip
HARMLESS_CELLS = ["", "607", "a=b", "ERR_X", "[]", '{"a": "=1"}', " x", "é＝", '"', "a,b", "a\r\nb"]


def load(site: BuiltSite, path: str) -> Any:
    return json.loads((site.folder / path).read_bytes())


def index_lines(site: BuiltSite) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = load(site, "api/v1/index.json")["files"]
    return lines


def files_of(site: BuiltSite, line: dict[str, Any]) -> list[Path]:
    return sorted(site.folder.glob(re.sub(r"\{\w+\}", "*", line["path"])))


def entries_in(site: BuiltSite, file: Path) -> Iterator[Any]:
    """Yield what the schema of a file speaks of: the document, its lines or its rows."""
    if file.suffix == ".ndjson":
        yield from map(json.loads, file.read_text("utf-8").removesuffix("\n").split("\n"))
    elif file.suffix == ".csv":
        yield from map(unflattened, rows(file))
    else:
        yield json.loads(file.read_bytes())


def rows(file: Path) -> list[dict[str, str]]:
    """Read a table as the page for programs tells its readers to."""
    reader, _, _ = example("python", "csv").partition("for row in rows")
    names: dict[str, Any] = {}
    exec(reader, names)
    return list(names["rows"](file))


def unflattened(row: dict[str, str]) -> dict[str, Any]:
    """Return a row of the catalog's table as the entry it was made from."""
    lists = {"causes", "fixes", "problems", "advice", "related", "notes"}
    lists |= {"guidance_causes", "guidance_actions", "retired_instead"}
    entry: dict[str, Any] = {}
    for column, cell in row.items():
        value = (json.loads(cell) if column in lists else cell) if cell else None
        nested = re.match("(guidance|retired|source)_(.*)", column)
        if nested:
            entry.setdefault(nested[1], {})[nested[2]] = value
        else:
            entry[column] = value
    for name, known in (("guidance", "causes"), ("retired", "since")):
        if entry[name][known] is None:
            entry[name] = None
    return entry


def test_the_index_names_every_file(site: BuiltSite) -> None:
    named = {file for line in index_lines(site) for file in files_of(site, line)}
    there = {file for file in (site.folder / "api/v1").rglob("*") if file.is_file()}
    there |= {*site.folder.glob("*/*/index.md"), site.folder / "llms.txt"}
    assert named == there | {site.folder / "objects.inv", site.folder / urls.FEED}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_schema_is_sound_and_strict(kind: str, site: BuiltSite) -> None:
    schema = load(site, schema_path(kind))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == SITE_URL + schema_path(kind)
    for each in (schema, *schema.get("$defs", {}).values()):
        assert each["additionalProperties"] is False
        assert sorted(each["required"]) == sorted(each["properties"])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_file_is_as_its_schema_says(kind: str, site: BuiltSite) -> None:
    validator = Draft202012Validator(load(site, schema_path(kind)))
    lines = [line for line in index_lines(site) if line["schema"] == schema_path(kind)]
    files = [file for line in lines for file in files_of(site, line)]
    assert files
    for file in files:
        for each in entries_in(site, file):
            assert [error.message for error in validator.iter_errors(each)] == [], file


def faults_of(table: Path, schema: Any) -> list[Any]:
    """Return what Frictionless has against a table, which it wants to stand in this folder."""
    resource = TableResource(path=str(table), schema=Schema.from_descriptor(schema))
    faults: list[Any] = resource.validate().flatten(["rowNumber", "fieldName", "note"])
    return faults


@pytest.mark.parametrize("kind", TABLE_KINDS)
def test_every_table_is_as_its_schema_says(
    kind: str, site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.folder)
    schema = load(site, schema_path(kind))
    lines = [line for line in index_lines(site) if line["schema"] == schema_path(kind)]
    tables = [file for line in lines for file in files_of(site, line)]
    assert tables
    for table in tables:
        assert faults_of(table.relative_to(site.folder), schema) == [], table


def test_a_table_that_is_not_as_its_schema_says_is_found(
    site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    header, rest = (site.folder / "api/v1/catalog.csv").read_bytes().decode().split("\r\n", 1)
    first = next(csv.DictReader(io.StringIO(f"{header}\r\n{rest}", newline="")))
    bad = {"vendor": "Agora Chat", "meaning": "", "causes": "none", "reviewed": "soon", "who": "I"}
    Path("bad.csv").write_text(
        render_table(list(first), [list({**first, **bad}.values())]), "utf-8"
    )
    faults = faults_of(Path("bad.csv"), load(site, schema_path("entry-table")))
    assert sorted(name for _, name, _ in faults) == sorted(bad)


def test_every_file_of_facts_has_a_schema(site: BuiltSite) -> None:
    without = {
        line["path"]
        for line in index_lines(site)
        if line["schema"] is None and line["path"].endswith(("json", "ndjson", "csv"))
    }
    assert without == {schema_path(kind) for kind in (*KINDS, *TABLE_KINDS)}


@pytest.mark.parametrize("item", ITEMS)
def test_entry_holds_its_facts(item: Item, site: BuiltSite, catalog: Catalog) -> None:
    entry, main = item.entry, catalog.problems[item.main_problem]
    file = load(site, urls.code_file(item.vendor, urls.code_slug(entry.code)))
    (found,) = (each for each in file["entries"] if each["list"] == item.list)
    for name in ("code", "name", "message", "section", "category", "reviewed"):
        assert found[name] == getattr(entry, name)
    assert found["meaning"] == plain(entry.meaning)
    assert [(each["text"], each["returns"]) for each in found["causes"]] == [
        (plain(each), None) if isinstance(each, str) else (plain(each.text), each.returns)
        for each in entry.causes
    ]
    for name in ("fixes", "advice", "notes"):
        assert found[name] == [plain(text) for text in getattr(entry, name)]
    assert {each["id"]: each["relation"] for each in found["problems"]} == entry.problems
    assert found["problems"][0]["id"] == item.main_problem
    assert (found["retry"], found["who"]) == (entry.retry or main.retry, entry.who or main.who)
    assert (found["doubt"] or "") == plain(entry.doubt or "")
    assert found["vendor_name"] == catalog.vendors[item.vendor].vendor.name
    assert found["ticket_id"] == urls.ticket_id(item.vendor, entry.code)
    assert found["url"] == SITE_URL + found["path"]
    assert site.has(found["path"])
    assert all(site.has(each["path"]) for each in found["related"])
    assert len(found["related"]) == len(entry.related)


@pytest.mark.parametrize("item", ITEMS)
def test_source_and_guidance_are_told_apart(item: Item, site: BuiltSite, catalog: Catalog) -> None:
    file = load(site, urls.code_file(item.vendor, urls.code_slug(item.entry.code)))
    (found,) = (each for each in file["entries"] if each["list"] == item.list)
    document = catalog.vendors[item.vendor].lists[item.list].document
    told = document.model_dump(exclude={"sha256"})  # of no use without the text itself
    assert found["source"] == {**told, "lines": item.entry.lines}
    main = catalog.problems[item.main_problem]
    ours = {
        "causes": [plain(text) for text in main.causes],
        "actions": [plain(text) for text in main.actions],
        "say": main.say,
    }
    several = len(item.entry.problems) > 1 and item.entry.problems[main.id] == "broader"
    assert found["guidance"] == (None if several else ours)


def test_a_former_code_has_copies_too(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "tests/sound/data", tmp_path / "data")
    server = (data / "acme/server.yml").read_text("utf-8")
    formerly = '    formerly: ["OLD_CODE", "ACME-100", "roadrunner/1.2"]\n'
    changed = server.replace('    retry: "no"\n', f'    retry: "no"\n{formerly}')
    (data / "acme/server.yml").write_text(changed, "utf-8")
    catalog, findings = load_catalog(data)
    assert findings == []
    files = exported(SITE_URL, views_of(catalog))
    copies = {path for path in files if files[path] == files["api/v1/codes/acme/100.json"]}
    names = ("100", "OLD_CODE", "ACME-100")
    assert copies == {
        *(f"api/v1/codes/acme/{name}.json" for name in names),
        "api/v1/codes/roadrunner/1.2.json",
    }
    assert json.loads(files["api/v1/codes/acme/100.json"])["canonical"] in copies
    twins = {path for path in files if files[path] == files["acme/100/index.md"]}
    assert twins == {
        *(f"acme/{name}/index.md" for name in names),
        "roadrunner/1.2/index.md",
    }


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


@pytest.mark.parametrize("name", TABLES)
def test_the_same_entries_in_each_form(name: str, site: BuiltSite, catalog: Catalog) -> None:
    entries = load(site, urls.api_path(f"{name}.json"))["entries"]
    vendor = name.partition("/")[2]
    assert [(each["vendor"], each["list"], each["code"]) for each in entries] == [
        (item.vendor, item.list, item.entry.code)
        for item in catalog.items
        if vendor in ("", item.vendor)
    ]
    for suffix in ("ndjson", "csv"):
        file = site.folder / urls.api_path(f"{name}.{suffix}")
        assert list(entries_in(site, file)) == entries


def test_code_files_hold_the_entries_of_the_catalog(site: BuiltSite) -> None:
    for entry in load(site, "api/v1/catalog.json")["entries"]:
        path = urls.code_file(entry["vendor"], urls.code_slug(entry["code"]))
        assert entry in load(site, path)["entries"]


def test_the_index_counts(site: BuiltSite, catalog: Catalog) -> None:
    index = load(site, "api/v1/index.json")
    assert index["api_version"] == "1"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", index["built"])
    assert index["site"] == SITE_URL
    assert index["entries"] == len(catalog.items)
    assert index["codes"] == sum(1 for _ in catalog.pages())
    assert index["categories"] == len(catalog.categories)
    assert index["problems"] == len(catalog.problems)
    assert [vendor["vendor"] for vendor in index["vendors"]] == VENDORS
    for vendor in index["vendors"]:
        data = catalog.vendors[vendor["vendor"]]
        assert (vendor["codes"], vendor["entries"]) == (len(data.pages), len(data.items))
        assert {each["list"]: each["entries"] for each in vendor["lists"]} == {
            name: sum(item.list == name for item in data.items) for name in data.lists
        }


def test_problems_name_their_codes_and_categories_their_problems(
    site: BuiltSite, catalog: Catalog
) -> None:
    problems = load(site, "api/v1/problems.json")["problems"]
    assert [problem["id"] for problem in problems] == list(catalog.problems)
    assert {
        (problem["id"], code["vendor"], code["list"], code["code"], code["relation"])
        for problem in problems
        for code in problem["codes"]
    } == {
        (problem, item.vendor, item.list, item.entry.code, relation)
        for item in catalog.items
        for problem, relation in item.entry.problems.items()
    }
    categories = load(site, "api/v1/categories.json")["categories"]
    assert [category["id"] for category in categories] == list(catalog.categories)
    named = [name for category in categories for name in category["problems"]]
    assert sorted(named) == sorted(catalog.problems)
    assert sum(category["entries"] for category in categories) == len(catalog.items)
    assert all(site.has(each["path"]) for each in [*problems, *categories])


@pytest.mark.parametrize("source", VENDORS)
def test_mapping_table_says_what_the_mapping_says(source: str, site: BuiltSite) -> None:
    for target in set(VENDORS) - {source}:
        mapping = load(site, urls.mapping_path(source, target, "json"))
        table = rows(site.folder / urls.mapping_path(source, target, "csv"))
        assert [
            (row["source_code"], row["match"], row["problem"], row["target_code"])
            for row in table
            if row["match"] != "none"
        ] == [
            (code["code"], other["match"], other["problem"], other["code"])
            for code in mapping["mapped"]
            for other in code["counterparts"]
        ]
        gaps = [row["source_code"] for row in table if row["match"] == "none"]
        assert gaps == [code["code"] for code in mapping["gaps"]]


def test_two_builds_are_the_same_to_the_byte(site: BuiltSite) -> None:
    files = exported(SITE_URL)
    assert files == exported(SITE_URL)
    for path, content in files.items():
        built = (site.folder / path).read_bytes()
        if path == "api/v1/index.json":
            built = re.sub(rb'"built": "[^"]*"', b'"built": "2026-01-02"', built)
        assert built == content, path


def test_text_files_are_utf_8_as_people_read_it() -> None:
    for path, content in exported(SITE_URL).items():
        if path != "objects.inv":
            text = content.decode("utf-8")
            assert text.endswith("\n"), path
            assert path.endswith(".csv") or "\r" not in text, path
            assert not re.search(r"\\u(?!2028|2029|00[01898])", text), path


def test_without_an_address_only_paths_are_given() -> None:
    files = exported(None)
    index = json.loads(files["api/v1/index.json"])
    assert index["site"] is None
    for line in files["api/v1/catalog.ndjson"].decode().splitlines():
        assert json.loads(line)["url"] is None
    assert "$id" not in json.loads(files[schema_path("entry")])
    assert "](../../openim/" in files["agora/605/index.md"].decode()


def test_every_field_is_told_of_on_the_page_for_programs(site: BuiltSite) -> None:
    page = site.documents["api/"].text("main")
    schema = load(site, schema_path("entry"))
    told = set(re.findall(r"\w+", page))
    assert [name for name in schema["properties"] if name not in told] == []
    for kind in ("Source", "Retirement", "Guidance", "CodeRef"):
        assert [name for name in schema["$defs"][kind]["properties"] if name not in told] == []


def test_a_retired_code_says_so_in_every_form(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "tests/sound/data", tmp_path / "data")
    server = (data / "acme/server.yml").read_text("utf-8")
    retired = '{since: "2026-10-01", reason: "The vendor `dropped` it.", instead: ERR_SLOW_DOWN}'
    changed = server.replace('    retry: "no"\n', f'    retry: "no"\n    retired: {retired}\n')
    (data / "acme/server.yml").write_text(changed, "utf-8")
    catalog, findings = load_catalog(data)
    assert findings == []
    files = exported(SITE_URL, views_of(catalog))
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
    twin = files["acme/100/index.md"].decode()
    said = re.escape("**Retired since 2026-10-01.** The vendor dropped it. Use instead: ")
    assert re.search(rf"^{said}.*\({re.escape(SITE_URL + path)}index.md\)", twin, re.MULTILINE)
    assert "Retired" not in files["acme/ERR_SLOW_DOWN/index.md"].decode()


def test_hostile_text_and_a_code_of_two_lists(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "tests/sound/data", tmp_path / "data")
    server = (data / "acme/server.yml").read_text("utf-8")
    hostile = json.dumps("=1 </script> # *x* \xa0 'y' é\n\n# z")
    changed = server.replace("message: user not found", f"message: {hostile}")
    changed = changed.replace("The user does not exist.", hostile)
    (data / "acme/app.yml").write_text(changed, "utf-8")
    catalog, findings = load_catalog(data)
    assert findings == []
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


@pytest.mark.parametrize("value", HOSTILE_CELLS)
def test_a_cell_that_might_be_run_gets_an_apostrophe(value: str) -> None:
    assert safe_cell(value) == f"'{value}"


@pytest.mark.parametrize("value", HARMLESS_CELLS)
def test_any_other_cell_stays_as_it_is(value: str) -> None:
    assert safe_cell(value) == value


def test_a_table_reads_back_to_the_same_values(tmp_path: Path) -> None:
    values = [*HOSTILE_CELLS, *HARMLESS_CELLS]
    text = render_table(["a", "b"], ([value, f"{value}x"] for value in values))
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode())
    assert text.startswith("a,b\r\n")
    assert text.endswith("\r\n")
    assert rows(file) == [{"a": value, "b": f"{value}x"} for value in values]


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_the_built_tables_begins_as_a_formula(name: str, site: BuiltSite) -> None:
    text = (site.folder / urls.api_path(f"{name}.csv")).read_bytes().decode()
    assert not re.search(r'(?:^|,|\r\n)"?\s*[=+\-@＝＋－＠]', re.sub(r'"(?:[^"]|"")*"', '""', text))
    assert len(re.findall(r"(?<!\r)\n", text)) == 0


def test_a_line_of_ndjson_ends_where_it_should() -> None:
    records = [CodeRef(vendor="a", code="x\u2028y\u2029z\x85\n", path="a/x/")] * 2
    text = render_ndjson(records)
    assert len(text.splitlines()) == 2
    assert [json.loads(line)["code"] for line in text.splitlines()] == [records[0].code] * 2
