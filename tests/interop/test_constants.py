"""The constants: each file is valid in its language and holds the codes of the catalog."""

from __future__ import annotations

import functools
import re
import runpy
import shutil
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import pytest
from mypy import api as mypy

from atlas import urls
from atlas.catalog.loader import load_catalog
from atlas.exports.constants import LANGUAGES, constants_files, type_name
from atlas.exports.constants.names import Named, names_of
from atlas.presentation.views import Views
from atlas.text.inline_markup import plain
from built_site import BuiltSite
from conftest import ROOT, SITE_URL, real_catalog
from constant_readers import READERS, nodes, parsed, read_kotlin
from exported import context_of, example, real_views, views_of
from languages import parse, run, syntax_errors, tool, tsc

# What a constant is spelt like: capitals, humps, or humps after a small beginning.
SPELT = {
    "py": "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*",
    "go": "([A-Z][a-z0-9]*|[0-9]+[a-z0-9]*)+",
    "swift": "[a-z][a-z0-9]*([A-Z][a-z0-9]*)*",
}
SPELT |= {"ts": SPELT["py"], "kt": SPELT["py"], "dart": SPELT["swift"]}

HOSTILE_CODES = [
    "0", "-1", "1", "00", "A_1", "A1", "2FA", "class", "default", "__proto__", "mro", "MAX",
    'q"uote', "q'uot2", "back\\slash", "tail\\", "${jndi}", "$money", "\\(swift)", "*/ x", "/* y",
    "line\nend", "ret\rurn", "tab\tbed", "nul\x00l", "sep\u2028arator", "bidi\u202etxet", "é-1",
    "smile\U0001f600", '"""doc', "'''doc2", "</script>", "`tick`", "@deprecated", "#{ruby}",
]  # fmt: skip
ESCAPES = {"escape_sequence", "str_escaped_char", "character_escape_seq"}
GONE = 'Retired since 2026-10-01. It was "one" too many. Use instead: gone ERR_SLOW_DOWN'
HOSTILE_NAMES = ["init", "GROUP", "group", "2FA", "RAW_VALUE", "RETRY_NO", "X*/", "用户", 'a"b']
HOSTILE_TEXT = (
    "*/ \"\"\" ''' ${x} $y \\(z) /* /** // # \n\r\u2028\u2029\x85\x00\x0b\u202e\u2066 `t` "
    '@deprecated @ts-nocheck {@link x} </script> \\u002a/ \\N{DIGIT ONE} end\\ "end"'
)


def in_yaml(text: str) -> str:
    return f'"{"".join(f"{chr(92)}U{ord(sign):08x}" for sign in text)}"'


def in_c(text: str) -> str:
    return '"' + text.replace('"', r"\"") + '"'


def replaced(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """Return a catalog with text in every field that might end a string or a comment."""
    data = shutil.copytree(ROOT / "tests/sound/data", tmp_path_factory.mktemp("acme") / "data")
    server, vendor = data / "acme/server.yml", data / "acme/vendor.yml"
    head, entry, _ = re.split(r"(?m)^  - (?=code:)", server.read_text("utf-8"))
    head = replaced(head, ("title: Error codes", f"title: {in_yaml(HOSTILE_TEXT)}"))
    names = [in_yaml(name) for name in HOSTILE_NAMES]
    entries = [
        replaced(
            entry,
            ('"100"', in_yaml(code)),
            ("    name: NO_SUCH_USER\n", f"    name: {names[at % len(names)]}\n" if at % 3 else ""),
            ("message: user not found", f"message: {in_yaml(HOSTILE_TEXT)}"),
            ("The user does not exist.", in_yaml(HOSTILE_TEXT)),
            ('    related: ["ERR_SLOW_DOWN"]\n', ""),
        )
        for at, code in enumerate(HOSTILE_CODES)
    ]
    server.write_text(head + "".join(f"  - {each}" for each in entries), "utf-8")
    named = in_yaml(f"coding: utf-7 {HOSTILE_TEXT}")
    vendor.write_text(replaced(vendor.read_text("utf-8"), ("Acme Chat\n", f"{named}\n")), "utf-8")
    catalog, diagnostics = load_catalog(data)  # of such characters no build is made
    assert {diagnostic.rule for diagnostic in diagnostics} == {"hidden-character"}
    assert [item.entry.code for item in catalog.items] == HOSTILE_CODES
    return views_of(catalog)


@pytest.fixture(scope="session")
def retired(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """Return a catalog with a code that its vendor no longer has."""
    data = shutil.copytree(ROOT / "tests/sound/data", tmp_path_factory.mktemp("gone") / "data")
    server = (data / "acme/server.yml").read_text("utf-8")
    end = {"since": "2026-10-01", "reason": 'It was "one" too many.', "instead": "ERR_SLOW_DOWN"}
    lines = "".join(f"      {name}: {in_yaml(text)}\n" for name, text in end.items())
    changed = replaced(server, ('    retry: "no"\n', f'    retry: "no"\n    retired:\n{lines}'))
    (data / "acme/server.yml").write_text(changed.replace("acme/100", "gone/100"), "utf-8")
    (data / "acme").rename(data / "gone")
    catalog, diagnostics = load_catalog(data)
    assert diagnostics == []
    return views_of(catalog)


@pytest.fixture(scope="session")
def subjects(hostile: Views, retired: Views) -> dict[str, Views]:
    """Return the catalog of each vendor: the real ones and the made-up ones."""
    return {**dict.fromkeys(real_catalog().vendors, real_views()), "acme": hostile, "gone": retired}


@pytest.fixture(params=[*real_catalog().vendors, "acme"])
def vendor(request: pytest.FixtureRequest) -> str:
    slug: str = request.param
    return slug


@pytest.fixture
def views(vendor: str, hostile: Views) -> Views:
    return hostile if vendor == "acme" else real_views()


def constants_of(views: Views, vendor: str, suffix: str) -> str:
    return files_of(views, vendor)[urls.constants_path(vendor, suffix)].decode()


@functools.cache
def files_of(views: Views, vendor: str) -> dict[str, bytes]:
    files = constants_files(context_of(views, SITE_URL), vendor)
    return {path: make().encode() for path, make in files}


def expected(views: Views, vendor: str) -> list[tuple[str, str]]:
    """Return (code, retry) of each code of a vendor whose lists define no code twice."""
    items = views.catalog.vendors[vendor].items
    problems = views.catalog.problems
    return [
        (item.entry.code, item.entry.retry or problems[item.main_problem].retry) for item in items
    ]


def spread(retry: str) -> str:
    """Return a retry as the catalog spells it: `AFTER_FIX`, `AfterFix`, `afterFix`."""
    return re.sub("(?<=[a-z])(?=[A-Z])|_", "-", retry).lower()


@pytest.mark.parametrize("suffix", READERS)
def test_a_parser_reads_the_catalogs_codes_back(suffix: str, vendor: str, views: Views) -> None:
    found = list(READERS[suffix](parsed(constants_of(views, vendor, suffix), suffix)))
    assert [(each.code, spread(each.retry)) for each in found] == expected(views, vendor)
    names = [each.name for each in found]
    assert len({name.lower() for name in names}) == len(names)
    assert [name for name in names if not re.fullmatch(SPELT[suffix], name)] == []


@pytest.mark.parametrize("suffix", READERS)
def test_hostile_text_adds_nothing_to_the_syntax(suffix: str, hostile: Views) -> None:
    kinds = {}
    for slug, views in (("agora", real_views()), ("acme", hostile)):
        root = parsed(constants_of(views, slug, suffix), suffix)
        kinds[slug] = {each.type for each in nodes(root) if each.is_named}
    assert kinds["acme"] - kinds["agora"] <= ESCAPES


def test_python_imports_the_catalogs_codes(vendor: str, views: Views, tmp_path: Path) -> None:
    file = tmp_path / "codes.py"
    file.write_bytes(constants_of(views, vendor, "py").encode())
    module = runpy.run_path(str(file))
    (enum,) = (each for name, each in module.items() if name.endswith("Code"))
    assert issubclass(enum, StrEnum)
    members = [(each.value, vars(enum)["retry"].fget(each)) for each in enum]
    assert members == expected(views, vendor)
    assert len(enum.__members__) == len(members)
    assert all(re.fullmatch(SPELT["py"], name) for name in enum.__members__)
    for code, _ in members:
        assert enum(code) == code == str(enum(code))


class Use(NamedTuple):
    """The type prefix and the names of a vendor's constants, as a program uses them."""

    prefix: str
    names: list[str]


def written(
    folder: Path, subjects: dict[str, Views], suffix: str, place: str = "{vendor}.{suffix}"
) -> dict[str, Use]:
    """Write each vendor's constants into a folder; return what to call them."""
    uses = {}
    for vendor, views in subjects.items():
        text = constants_of(views, vendor, suffix)
        file = folder / place.format(vendor=vendor, suffix=suffix)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        names = [each.name for each in READERS[suffix](parsed(text, suffix))]
        uses[vendor] = Use(type_name(vendor, views.catalog.vendors[vendor].vendor.name), names)
    return uses


def expected_output(subjects: dict[str, Views]) -> list[tuple[str, str, str]]:
    """Return what a program that uses all constants prints: vendor, code in hex, and retry."""
    return [
        (vendor, code.encode().hex(), retry)
        for vendor, views in subjects.items()
        for code, retry in expected(views, vendor)
    ]


def read_output(printed: str) -> list[tuple[str, str, str]]:
    lines = (line.split(" ") for line in printed.splitlines())
    return [(vendor, code, spread(retry)) for vendor, code, retry in lines]


def test_typescript_compiles_and_runs(subjects: dict[str, Views], tmp_path: Path) -> None:
    uses = written(tmp_path, subjects, "ts")
    lines = [
        "declare const Buffer: { from(text: string): { toString(form: string): string } };",
        "const show = (vendor: string, code: string, retry: string) =>",
        '  console.log(vendor, Buffer.from(code).toString("hex"), retry);',
    ]
    for vendor, (prefix, names) in uses.items():
        retries = f"{prefix[0].lower()}{prefix[1:]}Retry"
        types = f"type {prefix}Retry, {prefix}Code as {prefix}"
        lines += [
            f'import {{ {types}, {retries} }} from "./{vendor}.js";',
            f"const {vendor}: {prefix}Retry = {retries}[{prefix}.{names[0]}];",
            f"// @ts-expect-error\nexport const no_{vendor}: {prefix} = String({vendor});",
            *(f'show("{vendor}", {prefix}.{name}, {retries}[{prefix}.{name}]);' for name in names),
        ]
    (tmp_path / "caller.ts").write_text("\n".join(lines), "utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    options = ("--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom")
    tsc(tmp_path, *options, "--noEmitOnError", "--types", "", "caller.ts")
    assert read_output(run(tmp_path, tool("node"), "caller.js")) == expected_output(subjects)


def test_a_grammar_reports_a_missing_brace() -> None:
    """The check can fail: each language without its first closing brace."""
    text = {suffix: constants_of(real_views(), "agora", suffix) for suffix in READERS}
    broken = {suffix: parse(each.replace("}", "", 1), suffix) for suffix, each in text.items()}
    assert [suffix for suffix, root in broken.items() if not syntax_errors(root)] == []


def test_python_is_typed(hostile: Views, tmp_path: Path) -> None:
    for views in (real_views(), hostile):
        for slug in views.catalog.vendors:
            code = constants_of(views, slug, "py")
            (name,) = re.findall(r"class (\w+)Code", code)
            use = f"\nchosen: {name}Retry = {name}Code('1').retry\ntext: str = {name}Code('1')\n"
            (tmp_path / f"{slug}_codes.py").write_text(code + use, "utf-8")
    report, errors, status = mypy.run(
        ["--strict", "--config-file=", "--cache-dir=/dev/null", str(tmp_path)]
    )
    assert (status, errors) == (0, ""), report


@pytest.mark.parametrize("suffix", SPELT)
def test_each_constant_tells_its_meaning_and_page(suffix: str, vendor: str, views: Views) -> None:
    text = constants_of(views, vendor, suffix)
    flat = re.sub(r"\s*\n\s*(?:///? |\* )?", " ", text)
    for item in views.catalog.vendors[vendor].items:
        address = SITE_URL + urls.code_path(vendor, item.entry.code)
        meaning = "end" if vendor == "acme" else plain(item.entry.meaning)
        assert re.search(rf"{re.escape(meaning)}\S* {re.escape(address)}(?!\S)", flat)


@pytest.mark.parametrize("suffix", SPELT)
def test_the_head_says_what_it_is(suffix: str, vendor: str, views: Views) -> None:
    text = constants_of(views, vendor, suffix)
    first_line, licence, about, source = text.splitlines()[:4]
    sign = "#" if suffix == "py" else "//"
    assert re.fullmatch(rf"{sign} Code generated .* DO NOT EDIT\.", first_line)
    assert licence == f"{sign} SPDX-License-Identifier: MIT"
    assert about.startswith(f"{sign} ")
    assert about.endswith(f" error codes: {SITE_URL}{vendor}/")
    assert source.startswith(f"{sign} Source: ")
    assert re.findall(r"\d{4}-\d\d-\d\d", text) == []
    shown = set(text) - {"\n", "\t"}
    assert [sign for sign in shown if not sign.isprintable()] == []


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        ([("605", "GROUP_NOT_EXIST", None)], ["GROUP_NOT_EXIST"]),
        (
            [("605", "GROUP_NOT_EXIST", None), ("607", "GROUP_NOT_EXIST", None)],
            ["GROUP_NOT_EXIST_605", "GROUP_NOT_EXIST_607"],
        ),
        ([("ERR_BUSY", None, "busy")], ["ERR_BUSY"]),
        ([("898001", None, "User's gone!")], ["USERS_GONE_898001"]),
        ([("1101", None, None), ("-1", None, None)], ["CODE_1101", "CODE_MINUS_1"]),
        ([("1101", None, "用户")], ["CODE_1101"]),
        ([("1", "2FA_NEEDED", None)], ["CODE_2FA_NEEDED"]),
        ([("1", "kNoUser", None), ("2", "HTTPError", None)], ["K_NO_USER", "HTTP_ERROR"]),
        ([("500", "DEFAULT", None)], ["DEFAULT_500"]),
        ([("A_1", None, None), ("A1", None, None)], ["CODE_415F31", "CODE_4131"]),
        ([("1", "X", None), ("-1", "X", None)], ["X_1", "X_MINUS_1"]),
        ([("1", "X", None), ("2", "X", None), ("3", "X_1", None)], ["CODE_31", "X_2", "X_1_3"]),
        ([("1", None, "very " * 50)], ["VERY_" * 15 + "1"]),
    ],
)  # fmt: skip
def test_names(codes: list[tuple[str, str | None, str | None]], names: list[str]) -> None:
    found = names_of(Named(*each) for each in codes)
    assert ["_".join(found[code]) for code, _, _ in codes] == names
    assert names_of(Named(*each) for each in reversed(codes)) == found


ADDRESS = f"{SITE_URL}gone/100/"
MARKED = {
    "py": f"""\
    NO_SUCH_USER = "100"
    \"\"\"The user does not exist.
    {ADDRESS}

    Deprecated: {GONE}
    \"\"\"
""",
    "ts": f"""\
  /**
   * The user does not exist.
   * {ADDRESS}
   * @deprecated {GONE}
   */
  NO_SUCH_USER: "100",
""",
    "kt": f"""\
    /**
     * The user does not exist.
     * {ADDRESS}
     */
    @Deprecated({in_c(GONE)})
    NO_SUCH_USER("100", GoneRetry.NO),
""",
    "swift": f"""\
    /// The user does not exist.
    /// {ADDRESS}
    @available(*, deprecated, message: {in_c(GONE)})
    case noSuchUser = "100"
""",
    "go": f"""\
	// The user does not exist.
	// {ADDRESS}
	//
	// Deprecated: {GONE}
	NoSuchUser Code = "100"
""",
    "dart": f"""\
  /// The user does not exist.
  /// {ADDRESS}
  @Deprecated('{GONE}')
  noSuchUser('100', GoneRetry.no),
""",
}


@pytest.mark.parametrize("suffix", MARKED)
def test_a_retired_code_is_marked_as_its_language_does(suffix: str, retired: Views) -> None:
    text = constants_of(retired, "gone", suffix)
    assert MARKED[suffix] in text
    assert text.lower().count("deprecated") == 1


def test_names_do_not_change_when_codes_are_added() -> None:
    for data in real_catalog().vendors.values():
        entries = [item.entry for item in data.items]
        codes = [
            Named(each.code, next(iter(each.names), None), next(iter(each.messages), None))
            for each in entries
        ]
        after = names_of(codes)
        shared = {each.name for each in codes if [c.name for c in codes].count(each.name) > 1}
        lone = {each.code for each in codes if not each.name or each.name not in shared}
        for some in (codes[::2], codes[1::3]):
            before = names_of(some)
            assert {code: words for code, words in before.items() if code in lone} == {
                code: after[code] for code in before if code in lone
            }


@pytest.mark.parametrize(
    ("slug", "name", "prefix"),
    [
        ("jmessage", "JMessage", "JMessage"),
        ("agora", "Agora Chat", "Agora"),
        ("big-chat", "Big Chat", "BigChat"),
        ("imessage", "iMessage", "IMessage"),
        ("3cx", "3CX", "Chat3CX"),
        ("kik", "\u212aik", "Kik"),
    ],
)
def test_type_names(slug: str, name: str, prefix: str) -> None:
    assert type_name(slug, name) == prefix


def test_lists_that_disagree_make_one_cautious_constant(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "tests/sound/data", tmp_path / "data")
    server = (data / "acme/server.yml").read_text("utf-8")
    changed = replaced(server, ('retry: "no"', "retry: after-wait"), ("does not exist", "left"))
    (data / "acme/app.yml").write_text(changed, "utf-8")
    catalog, diagnostics = load_catalog(data)
    assert diagnostics == []
    found = list(read_kotlin(parsed(text := constants_of(views_of(catalog), "acme", "kt"), "kt")))
    assert [each for each in found if each.code == "100"] == [("NO_SUCH_USER", "100", "NO")]
    assert [each.code for each in found] == ["100", "ERR_SLOW_DOWN"]
    assert "The user left." in text
    assert "The user does not exist." in text


def test_the_vendors_page_leads_to_each_file(site: BuiltSite) -> None:
    for vendor in real_catalog().vendors:
        page = site.documents[urls.vendor_path(vendor)]
        linked = [link for link in page.links if "/constants/" in link]
        assert [site.resolve(page.path, link) for link in linked] == [
            (urls.constants_path(vendor, language.suffix), "") for language in LANGUAGES
        ]
        assert all(site.has(urls.constants_path(vendor, each.suffix)) for each in LANGUAGES)


def test_the_example_on_the_page_for_programs_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openim.py").write_text(constants_of(real_views(), "openim", "py"), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for number, code in ((1501, "1501"), (123456, None)):
        names: dict[str, object] = {"body": {"errCode": number}}
        exec(example("python", "OpenIMCode"), names)
        assert names.get("code") == code


def test_the_page_for_programs_names_constants_that_exist() -> None:
    page = (ROOT / "docs/api.md").read_text("utf-8")
    rows = re.findall(r"(?m)^- `(\w+)\.(\w+)`: `\w+\.(\w+)`", page)
    assert [suffix for _, suffix, _ in rows] == [each.suffix for each in LANGUAGES]
    for vendor, suffix, name in rows:
        assert re.search(rf"\b{name}\b.*51", constants_of(real_views(), vendor, suffix))
