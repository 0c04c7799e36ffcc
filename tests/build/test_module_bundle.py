"""A bundle holds what its entries load at once; other modules and bundles import from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.output.module_bundle import bundled, classic_script
from languages import run, tool

MODULES = {
    "atlas.mjs": 'import "./a/early.mjs";\nimport("./a/late.mjs");\n',
    "a/early.mjs": 'import { state as known } from "../shared.mjs";\nknown.push("early");\n',
    "a/late.mjs": (
        'import "./early.mjs";\n'
        'import { here, state } from "../shared.mjs";\nimport { own } from "./own.mjs";\n'
        'state.push(own, here.pathname.split("/").at(-1));\nimport("./last.mjs");\n'
    ),
    "a/last.mjs": (
        'import { state } from "../shared.mjs";\nimport { own as mine } from "./own.mjs";\n'
        'console.log([...state, mine].join(" "));\n'
    ),
    "a/own.mjs": 'export const own = "own";\n',
    "shared.mjs": (
        'export const state = ["shared"];\nexport const here = new URL("./x", import.meta.url);\n'
    ),
}
BUNDLES = {"start.mjs": "atlas.mjs", "more.mjs": "a/late.mjs"}
SAID = "shared early own x own\n"


def test_modules_that_load_later_share_those_in_the_bundles(tmp_path: Path) -> None:
    made = bundled(MODULES, BUNDLES)
    assert set(made) == {"start.mjs", "more.mjs", "a/last.mjs"}
    (tmp_path / "a").mkdir()
    for path, text in made.items():
        (tmp_path / path).write_text(text, "utf-8")
    assert run(tmp_path, tool("node"), "start.mjs") == SAID


def test_a_classic_script_holds_all_modules(tmp_path: Path) -> None:
    made = bundled(MODULES, BUNDLES)
    script = classic_script(made, "start.mjs", f'const scriptAddress = "{tmp_path.as_uri()}/";\n')
    (tmp_path / "all.cjs").write_text(script, "utf-8")
    assert run(tmp_path, tool("node"), "all.cjs") == SAID


@pytest.mark.parametrize(
    "text",
    ['import all from "./b.mjs";', "export default 1;",
     "export { a };", "const a = import(name);", 'import "./missing.mjs";'],
)  # fmt: skip
def test_forms_that_the_site_does_not_use_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a\.mjs: "):
        bundled({"a.mjs": f"{text}\n", "b.mjs": ""}, {"start.mjs": "a.mjs"})
