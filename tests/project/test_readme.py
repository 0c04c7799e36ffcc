"""README and CONTRIBUTING name only what exists: files, folders, make targets."""

from __future__ import annotations

import re

from conftest import ROOT

GUIDES = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
TOP = ("data", "docs", "hooks", "tests")
BUILT = {"data/releases/<today, UTC>.json"}


def code_of(name: str) -> list[str]:
    """Return what a guide sets as code: inline and in indented blocks."""
    text = (ROOT / name).read_text("utf-8")
    return re.findall(r"`([^`\n]+)`", text) + re.findall(r"(?m)^    (?=\S)(.*)", text)


def test_guides_name_only_paths_that_exist() -> None:
    paths = {
        (name, path)
        for name in GUIDES
        for text in code_of(name)
        for path in re.findall(rf"(?<![\w/.])(?:{'|'.join(TOP)})/[\w./<>-]+", text)
        if text not in BUILT
    }
    assert paths
    missing = [
        f"{name}: {path}"
        for name, path in sorted(paths)
        if not any(ROOT.glob(re.sub("<[^>]*>", "*", path.rstrip("/"))))
    ]
    assert missing == []


def test_guides_name_only_make_targets_that_exist() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    named = {
        (name, target)
        for name in GUIDES
        for text in code_of(name)
        for target in re.findall(r"^make ([a-z-]+)", text)
    }
    assert named
    assert [
        f"{name}: make {target}" for name, target in sorted(named) if target not in targets
    ] == []
