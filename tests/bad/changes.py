"""Changes that make the sound catalog a bad one, and cases of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SOUND = Path(__file__).parent.parent / "sound" / "data"

ACME, SERVER = "acme/vendor.yml", "acme/server.yml"
CATEGORIES, PROBLEMS = "categories.yml", "problems.yml"
VENDOR = (SOUND / ACME).read_text("utf-8")
OTHER = VENDOR.replace("name: Acme Chat", "name: Other Chat")  # of another vendor
HEAD = """\
title: Web
platforms: [web]
sources:
  - {id: document, title: Codes,
     publisher: Acme,
     retrieved: "2026-11-21"}
"""


def web(code: str) -> str:
    """Return a second list, with one code, given as YAML."""
    return f"""\
{HEAD}codes:
  - code: {code}
    meaning: The user does not exist.
    category: user
    problems:
      user-not-found: exact
    lines: "1"
"""


class Edit(NamedTuple):
    """Replace a text that occurs once in a file."""

    file: str
    old: str
    new: str

    def apply(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert text.count(self.old) == 1, f"{self.file} holds {text.count(self.old)} × {self.old!r}"
        path.write_text(text.replace(self.old, self.new), "utf-8")


class Write(NamedTuple):
    """Replace a file or add one."""

    file: str
    content: str | bytes

    def apply(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = self.content.encode() if isinstance(self.content, str) else self.content
        path.write_bytes(content)


class Remove(NamedTuple):
    """Remove a file."""

    file: str

    def apply(self, path: Path) -> None:
        path.unlink()


class Link(NamedTuple):
    """Add a symbolic link."""

    file: str
    target: str

    def apply(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        path.symlink_to(self.target)


class Case(NamedTuple):
    """Changes of the sound catalog and the diagnostics that they cause.

    What is published gets its digest after each change, unless the case is `is_unsealed`.
    """

    name: str
    changes: list[Edit | Write | Remove | Link]
    diagnostics: list[str]
    is_unsealed: bool = False
