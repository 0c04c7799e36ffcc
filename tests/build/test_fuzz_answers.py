"""`make fuzz` gets answers from the scripts of the built site."""

from __future__ import annotations

import json
import subprocess

from built_site import BuiltSite
from conftest import ROOT
from languages import tool


def test_texts_and_addresses_are_answered(site: BuiltSite) -> None:
    asked = [{"text": "agora 607"}, {"text": "errCode: 1501\nagain"}, {"path": "/agora/607.html"}]
    done = subprocess.run(
        [tool("node"), str(ROOT / "tests/fuzz/answer.mjs"), str(site.folder)],
        input="".join(f"{json.dumps(each)}\n" for each in asked),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    answers = [json.loads(line).get("found") for line in done.stdout.splitlines()]
    assert done.stderr == ""
    assert answers[0] > 0
    assert answers[1] > 0
    assert answers[2].endswith("agora/607/")
