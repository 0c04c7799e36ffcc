"""The constants: each file is valid in its language and holds the codes of a list."""

from __future__ import annotations

import functools
import re
import runpy
import shutil
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import pytest
from mypy import api as mypy

from atlas import urls
from atlas.catalog.ledger import append_lines, write_digests
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog, Item
from atlas.checks import check_catalog
from atlas.exports.constants import LANGUAGES, constants_files, type_name
from atlas.exports.constants.names import Named, constant_lines, first_list, names_of
from atlas.presentation.views import Views
from atlas.text.inline_markup import plain
from built_site import BuiltSite
from conftest import ROOT, SITE_URL, real_catalog
from constant_readers import READERS, nodes, parsed
from export_files import rare_catalog
from exported import context_of, example, real_views, views_of
from languages import parse, run, syntax_errors, tool, tsc
from small_project import LAST_DAY

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


def of_sound(folder: Path, vendor: str, *changes: tuple[str, str]) -> Path:
    """Return the data of a vendor like that of tests/sound, with changes to its list."""
    data = shutil.copytree(ROOT / "tests/sound/data", folder / "data")
    server = replaced((data / "acme/server.yml").read_text("utf-8"), *changes)
    (data / "acme/server.yml").write_text(server.replace("acme/100", f"{vendor}/100"), "utf-8")
    (data / "acme").rename(data / vendor)
    return data


def views_in(data: Path) -> Views:
    catalog, loading = load_catalog(data)
    assert check_catalog(catalog, LAST_DAY, loading) == []
    return views_of(catalog)


@pytest.fixture(scope="session", params=["retired", "deprecated"])
def ended(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Views:
    """Return a catalog with a code that its vendor no longer has, or advises against."""
    end = {"since": "2026-10-01", "reason": 'It was "one" too many.', "instead": "ERR_SLOW_DOWN"}
    lines = "".join(f"      {name}: {in_yaml(text)}\n" for name, text in end.items())
    change = ('    retry: "no"\n', f'    retry: "no"\n    {request.param}:\n{lines}')
    return views_in(of_sound(tmp_path_factory.mktemp("gone"), "gone", change))


@pytest.fixture(scope="session")
def hyphens(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """Return a catalog of folders and lists with hyphens, whose lists differ on a code."""
    data = of_sound(tmp_path_factory.mktemp("hyphens"), "matrix-org")
    server = data / "matrix-org/server.yml"
    (data / "matrix-org/app.yml").write_text(replaced(server.read_text("utf-8"), *OTHER), "utf-8")
    server.rename(data / "matrix-org/v2-sdk.yml")
    return views_in(data)


OTHER = (  # changes that give the codes of a list another meaning
    ('retry: "no"', "retry: after-wait"),
    ("does not exist", "does not answer"),
    ("Too many requests", "Too many users"),
)
MADE_UP = {"acme": ["server"], "matrix-org": ["app", "v2-sdk"]}


class File(NamedTuple):
    """A list as constants: a vendor and the list in its path, which is empty for the first."""

    vendor: str
    in_path: str

    @property
    def name(self) -> str:
        """Return the module under which the file is saved."""
        return urls.constants_name(self.vendor, "", self.in_path).rstrip(".")


FILES = [
    File(vendor, name)
    for vendor, lists in {
        **{slug: [*data.lists] for slug, data in real_catalog().vendors.items()},
        **MADE_UP,
    }.items()
    for name in ("", *lists)
]


@pytest.fixture(scope="session")
def subjects(hostile: Views, hyphens: Views) -> dict[File, Views]:
    """Return the catalog of each file: the real one and the made-up ones."""
    made_up = {"acme": hostile, "matrix-org": hyphens}
    return {file: made_up.get(file.vendor, real_views()) for file in FILES}


@pytest.fixture(params=FILES, ids=lambda file: file.name)
def file(request: pytest.FixtureRequest) -> File:
    found: File = request.param
    return found


@pytest.fixture
def views(file: File, subjects: dict[File, Views]) -> Views:
    return subjects[file]


def constants_of(views: Views, vendor: str, suffix: str, in_path: str = "") -> str:
    return files_of(views, vendor)[urls.constants_path(vendor, suffix, in_path)].decode()


@functools.cache
def files_of(views: Views, vendor: str) -> dict[str, bytes]:
    files = constants_files(context_of(views, SITE_URL), vendor)
    return {path: make().encode() for path, make in files}


def items_of(views: Views, file: File) -> list[Item]:
    """Return the entries of the list that a file is made from."""
    code_list = file.in_path or first_list(views.catalog, file.vendor)
    return [item for item in views.catalog.vendors[file.vendor].items if item.list == code_list]


def expected(views: Views, file: File) -> list[tuple[str, str]]:
    """Return (code, retry) of each code of a file."""
    return [
        (item.entry.code, item.entry.retry or views.catalog.problems[item.main_problem].retry)
        for item in items_of(views, file)
    ]


def spread(retry: str) -> str:
    """Return a retry as the catalog spells it: `AFTER_FIX`, `AfterFix`, `afterFix`."""
    return re.sub("(?<=[a-z])(?=[A-Z])|_", "-", retry).lower()


@pytest.mark.parametrize("suffix", READERS)
def test_a_parser_reads_the_catalogs_codes_back(suffix: str, file: File, views: Views) -> None:
    text = constants_of(views, file.vendor, suffix, file.in_path)
    found = list(READERS[suffix](parsed(text, suffix)))
    assert [(each.code, spread(each.retry)) for each in found] == expected(views, file)
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


def test_python_imports_the_catalogs_codes(file: File, views: Views, tmp_path: Path) -> None:
    codes = tmp_path / f"{file.name}.py"
    codes.write_bytes(constants_of(views, file.vendor, "py", file.in_path).encode())
    module = runpy.run_path(str(codes))
    (enum,) = (each for name, each in module.items() if name.endswith("Code"))
    assert issubclass(enum, StrEnum)
    members = [(each.value, vars(enum)["retry"].fget(each)) for each in enum]
    assert members == expected(views, file)
    assert len(enum.__members__) == len(members)
    assert all(re.fullmatch(SPELT["py"], name) for name in enum.__members__)
    for code, _ in members:
        assert enum(code) == code == str(enum(code))


class Use(NamedTuple):
    """The type prefix and the names of a file of constants, as a program uses them."""

    prefix: str
    names: list[str]


def written(folder: Path, subjects: dict[File, Views], suffix: str) -> dict[File, Use]:
    """Write each file of constants into a folder; return what to call them."""
    uses = {}
    for file, views in subjects.items():
        text = constants_of(views, file.vendor, suffix, file.in_path)
        (folder / f"{file.name}.{suffix}").write_text(text, "utf-8")
        (prefix,) = re.findall(r"(?m)^export const (\w+)Code\b", text)
        uses[file] = Use(prefix, [each.name for each in READERS[suffix](parsed(text, suffix))])
    return uses


def expected_output(subjects: dict[File, Views]) -> list[tuple[str, str, str]]:
    """Return what a program that uses all constants prints: file, code in hex, and retry."""
    return [
        (file.name, code.encode().hex(), retry)
        for file, views in subjects.items()
        for code, retry in expected(views, file)
    ]


def read_output(printed: str) -> list[tuple[str, str, str]]:
    lines = (line.split(" ") for line in printed.splitlines())
    return [(file, code, spread(retry)) for file, code, retry in lines]


def test_typescript_compiles_and_runs(subjects: dict[File, Views], tmp_path: Path) -> None:
    uses = written(tmp_path, subjects, "ts")
    lines = [
        "declare const Buffer: { from(text: string): { toString(form: string): string } };",
        "const show = (vendor: string, code: string, retry: string) =>",
        '  console.log(vendor, Buffer.from(code).toString("hex"), retry);',
    ]
    for file, (prefix, names) in uses.items():
        retries = f"{prefix[0].lower()}{prefix[1:]}Retry"
        types = f"type {prefix}Retry, {prefix}Code as {prefix}"
        lines += [
            f'import {{ {types}, {retries} }} from "./{file.name}.js";',
            f"const {file.name}: {prefix}Retry = {retries}[{prefix}.{names[0]}];",
            f"// @ts-expect-error\nexport const no_{file.name}: {prefix} = String({file.name});",
            *(
                f'show("{file.name}", {prefix}.{name}, {retries}[{prefix}.{name}]);'
                for name in names
            ),
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


def test_python_is_typed(subjects: dict[File, Views], tmp_path: Path) -> None:
    for file, views in subjects.items():
        code = constants_of(views, file.vendor, "py", file.in_path)
        (name,) = re.findall(r"^class (\w+)Code\b", code, re.MULTILINE)
        use = f"\nchosen: {name}Retry = {name}Code('1').retry\ntext: str = {name}Code('1')\n"
        (tmp_path / f"{file.name}_codes.py").write_text(code + use, "utf-8")
    report, errors, status = mypy.run(
        ["--strict", "--config-file=", "--cache-dir=/dev/null", str(tmp_path)]
    )
    assert (status, errors) == (0, ""), report


DECLARED = {
    "py": r"^(?:class )?(\w+)(?:\(StrEnum\)| = Literal)",
    "ts": r"^export (?:const|type) (\w+)",
    "kt": r"^enum class (\w+)",
    "swift": r"^public enum (\w+)",
    "go": r"^package (\w+)",
    "dart": r"^enum (\w+)",
}


@pytest.mark.parametrize("suffix", DECLARED)
def test_no_two_files_declare_a_type_of_the_same_name(
    suffix: str, subjects: dict[File, Views]
) -> None:
    names = [
        name.lower()
        for file, views in subjects.items()
        for name in set(
            re.findall(
                DECLARED[suffix],
                constants_of(views, file.vendor, suffix, file.in_path),
                re.MULTILINE,
            )
        )
    ]
    allowed = 2 if suffix == "ts" else 1  # a type and a variable: `AgoraRetry`, `agoraRetry`
    assert len(names) >= len(subjects)
    assert [name for name, count in Counter(names).items() if count > allowed] == []


@pytest.mark.parametrize("suffix", SPELT)
def test_each_constant_says_its_meaning_and_page(suffix: str, file: File, views: Views) -> None:
    text = constants_of(views, file.vendor, suffix, file.in_path)
    flat = re.sub(r"\s*\n\s*(?:///? |\* )?", " ", text)
    for item in items_of(views, file):
        address = SITE_URL + urls.code_path(file.vendor, item.entry.code)
        meaning = "end" if file.vendor == "acme" else plain(item.entry.meaning)
        assert re.search(rf"{re.escape(meaning)}\S* {re.escape(address)}(?!\S)", flat)


@pytest.mark.parametrize("suffix", SPELT)
def test_the_head_says_what_it_is(suffix: str, file: File, views: Views) -> None:
    text = constants_of(views, file.vendor, suffix, file.in_path)
    code_list = items_of(views, file)[0].code_list
    first_line, licence, about, *sources = text.splitlines()[: 3 + len(code_list.sources)]
    listed = text.splitlines()[3 + len(code_list.sources)]
    sign = "#" if suffix == "py" else "//"
    assert re.fullmatch(rf"{sign} Code generated .* DO NOT EDIT\.", first_line)
    assert licence == f"{sign} SPDX-License-Identifier: MIT"
    assert about.startswith(f"{sign} ")
    assert about.endswith(f" error codes: {SITE_URL}{file.vendor}/")
    assert [source for source in sources if not source.startswith(f"{sign} Source: ")] == []
    assert listed.startswith(f"{sign} List: ")
    assert listed.endswith(f"({', '.join(views.platforms(code_list.platforms))})")
    head = [line for line in text.splitlines() if line.startswith(sign)]
    assert re.findall(r"\d{4}-\d\d-\d\d", "".join(head)) == []  # a file changes with its codes
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
    found = names_of((Named(*each) for each in codes), {})
    assert ["_".join(found[code]) for code, _, _ in codes] == names
    assert names_of((Named(*each) for each in reversed(codes)), {}) == found


@pytest.mark.parametrize(
    ("published", "codes", "names"),
    [
        ({"1": "OLD"}, [("1", "NEW", None)], ["OLD"]),
        ({"1": "X"}, [("1", "X", None), ("2", "X", None)], ["X", "X_2"]),
        ({"9": "X"}, [("2", "x", None)], ["X_2"]),  # 9 is a code that the list no longer has
        ({"9": "GROUP_ID"}, [("2", "GROUPID", None)], ["GROUPID_2"]),
        ({"8": "X", "9": "X_2", "31": "CODE_32"}, [("2", "X", None)], ["CODE_32_2"]),
        ({"1": "CLASS"}, [("1", None, "gone")], ["CLASS"]),
    ],
)
def test_a_published_name_stays_and_no_new_code_takes_it(
    published: dict[str, str], codes: list[tuple[str, str | None, str | None]], names: list[str]
) -> None:
    found = names_of((Named(*each) for each in codes), published)
    assert ["_".join(words) for words in found.values()] == names


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
def test_a_retired_or_deprecated_code_is_marked_as_its_language_does(
    suffix: str, ended: Views
) -> None:
    mark = MARKED[suffix]
    if ended.catalog.items[0].entry.deprecated:
        mark = mark.replace("Retired since", "Deprecated since")
    text = constants_of(ended, "gone", suffix)
    assert mark in text
    assert text.lower().count("deprecated") == mark.lower().count("deprecated")


def test_the_comment_on_a_constant_has_the_other_spellings(tmp_path: Path) -> None:
    text = constants_of(views_of(rare_catalog(tmp_path)), "acme", "swift", "mobile")
    assert re.search(
        r"/acme/100/\n    /// ACMUserMissing on iOS\.\n    case userMissing = \"100\"\n", text
    )


def test_new_codes_change_no_published_name() -> None:
    for vendor, code_list in ((slug, name) for slug, name in lists_of(real_catalog())):
        items = items_of(real_views(), File(vendor, code_list))
        codes = [
            Named(each.code, next(iter(each.names), None), next(iter(each.messages), None))
            for each in (item.entry for item in items)
        ]
        for some in (codes[::2], codes[1::3]):
            before = names_of(some, {})
            after = names_of(codes, {code: "_".join(words) for code, words in before.items()})
            assert before.items() <= after.items()
            assert len({"".join(words).lower() for words in after.values()}) == len(codes)


def lists_of(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for slug, data in catalog.vendors.items():
        yield from ((slug, name) for name in data.lists)


def test_a_new_list_changes_no_file_whatever_the_order_of_the_lists(tmp_path: Path) -> None:
    data = of_sound(tmp_path, "matrix-org")
    before = views_in(data)
    append_lines(data / "constants.txt", constant_lines(before.catalog))
    write_digests(data)
    server = (data / "matrix-org/server.yml").read_text("utf-8")
    (data / "matrix-org/app.yml").write_text(replaced(server, *OTHER), "utf-8")
    with (data / "matrix-org/vendor.yml").open("a", encoding="utf-8") as vendor:
        vendor.write("lists: [app, server]\n")
    after = files_of(views_in(data), "matrix-org")
    old = files_of(before, "matrix-org")
    assert old.items() <= after.items()
    assert after.keys() - old.keys() == {
        urls.constants_path("matrix-org", each.suffix, "app") for each in LANGUAGES
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


@pytest.mark.parametrize("kind", ["real", "rare"])
def test_the_vendors_page_leads_to_each_file(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site: BuiltSite = request.getfixturevalue("site" if kind == "real" else "rare_site")
    catalog = real_catalog() if kind == "real" else rare_catalog(tmp_path)
    for vendor, data in catalog.vendors.items():
        page = site.documents[urls.vendor_path(vendor)]
        linked = [link for link in page.links if "/constants/" in link]
        assert [site.resolve(page.path, link) for link in linked] == [
            (urls.constants_path(vendor, language.suffix, name), "")
            for name in (data.lists if len(data.lists) > 1 else ("",))
            for language in LANGUAGES
        ]
        assert all(
            site.has(urls.constants_path(vendor, each.suffix, name))
            for name in ("", *data.lists)
            for each in LANGUAGES
        )


@pytest.mark.parametrize(
    ("code_list", "name"),
    [("", "agora.py"), ("web", "agora_web.py"), ("v2-sdk", "agora_v2_sdk.py")],
)
def test_a_file_is_saved_under_a_name_that_python_imports(code_list: str, name: str) -> None:
    assert urls.constants_name("agora", "py", code_list) == name


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
    named = {"py": "class AgoraWebCode(", "go": "package agorawebcodes\n"}
    assert "`AgoraWebCode`" in page
    assert "`agorawebcodes`" in page
    for suffix, text in named.items():
        assert text in constants_of(real_views(), "agora", suffix, "web")
