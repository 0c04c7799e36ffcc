"""Tries random catalogs, queries, logs and addresses for a chosen time: `make fuzz SECONDS=60`.

Each kind gets the same time. The first input that fails is printed, as small as it can be.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from unit import test_mutations as mutations

SITE = Path("site")
SLOWEST = 2_000  # milliseconds for an answer to a few hundred characters
EXAMPLES = 50  # of a kind between two looks at the clock
PIECES = st.sampled_from(
    [
        "agora", "607", "-1", "error", "code", "vendor:", "ERR_UID_NOT_FOUND", "status", "{", "}",
        '"', ":", "/", "//", "\\", "..", "%2F", "%0a", "%", "用户", "\u2212", "\u202e", "?", "#",
        " ", "\n", "index.html", "problems/", "<img src=x>", "__proto__", "constructor",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


class Scripts:
    """The scripts of a built site in a Node process."""

    def __init__(self, node: str) -> None:
        command = [node, str(Path(__file__).with_name("answer.mjs")), str(SITE)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, kind: str, text: str) -> Any:
        """Return the answer to a text; fail if it is an error or too late."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({kind: text}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        assert answer["ms"] < SLOWEST, f"{answer['ms']:.0f} ms"
        return answer["found"]


def tries(scripts: Scripts) -> dict[str, tuple[Callable[..., None], list[st.SearchStrategy[Any]]]]:
    """Return what is tried by name: a function that fails on a fault, and its arguments."""

    def query(text: str) -> None:
        scripts.ask("text", text)

    def log(text: str) -> None:
        scripts.ask("text", f"{text}\n{text}")

    def address(text: str) -> None:
        target = scripts.ask("path", f"/{text}")
        path = target.partition("#")[0].lstrip("/")
        assert not target or (SITE / path / "index.html").is_file(), target
        assert not target.startswith("//"), target

    files, damages = st.sampled_from(mutations.FILES), st.lists(mutations.damage(), min_size=1)
    return {
        "catalogs": (mutations.check_damaged, [files, damages]),
        "queries": (query, [TEXTS]),
        "logs": (log, [TEXTS]),
        "addresses": (address, [TEXTS]),
    }


def main(seconds: float, node: str) -> None:
    """Try each kind for its share of the time; the error of a failure names the input."""
    found = tries(Scripts(node))
    limited = settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=False)
    for name, (attempt, arguments) in found.items():
        end, rounds = time.monotonic() + seconds / len(found), 0
        while time.monotonic() < end:
            limited(given(*arguments)(attempt))()
            rounds += 1
        print(f"{name}: {rounds * EXAMPLES} tried, no fault", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
