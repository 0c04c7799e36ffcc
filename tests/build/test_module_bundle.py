"""The entry module of the site holds what all pages load; other modules import from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.output.module_bundle import classic_script, with_entry
from languages import run, tool

MODULES = {
    "atlas.mjs": 'import "./a/early.mjs";\nimport("./a/late.mjs");\n',
    "a/early.mjs": 'import { state as known } from "../shared.mjs";\nknown.push("early");\n',
    "a/late.mjs": (
        'import "./early.mjs";\n'
        'import { here, state } from "../shared.mjs";\nimport { own } from "./own.mjs";\n'
        'console.log([...state, own].join(" "), here.pathname.split("/").at(-1));\n'
    ),
    "a/own.mjs": 'export const own = "own";\n',
    "shared.mjs": (
        'export const state = ["shared"];\nexport const here = new URL("./x", import.meta.url);\n'
    ),
}


def test_modules_that_load_later_share_those_in_the_entry(tmp_path: Path) -> None:
    made = with_entry(MODULES, "atlas.mjs", "start.mjs")
    assert set(made) == {"start.mjs", "a/late.mjs", "a/own.mjs"}
    (tmp_path / "a").mkdir()
    for path, text in made.items():
        (tmp_path / path).write_text(text, "utf-8")
    assert run(tmp_path, tool("node"), "start.mjs") == "shared early own x\n"


def test_a_classic_script_holds_all_modules(tmp_path: Path) -> None:
    made = with_entry(MODULES, "atlas.mjs", "start.mjs")
    script = classic_script(made, "start.mjs", f'const scriptAddress = "{tmp_path.as_uri()}/";\n')
    (tmp_path / "all.cjs").write_text(script, "utf-8")
    assert run(tmp_path, tool("node"), "all.cjs") == "shared early own x\n"


@pytest.mark.parametrize(
    "text",
    ['import all from "./b.mjs";', 'import * as b from "./b.mjs";', "export default 1;",
     "export { a };", "const a = import(name);", 'import "./missing.mjs";'],
)  # fmt: skip
def test_forms_that_the_site_does_not_use_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a\.mjs: "):
        with_entry({"a.mjs": f"{text}\n", "b.mjs": ""}, "a.mjs", "start.mjs")
