"""How long an editor waits: for the first page, and from the save of one entry to its new text.

    make bench

At each size: starts the command of `make serve` on a copy of the project, changes the first entry
of the first list again and again, and prints the seconds.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from project import copy_project, write_project

MEANING = re.compile(
    r"""^ *- code: ["']?([^"'\n]+?)["']?\n.*?^ *meaning: ["']?""", re.MULTILINE | re.DOTALL
)
SIZES = (400, 0, 5_000)  # codes; 0: the real catalog
TIMES = 7


def main() -> None:
    """Measure, and print."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            if size:
                write_project(Path(folder), size)
            else:
                copy_project(Path(folder))
            first, *taken = measured(Path(folder))
            report(f"{size} codes" if size else "the real catalog", first, taken)


def measured(project: Path) -> list[float]:
    """Serve a project, change it, and return the seconds until the first page and each change."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs_site.preview", "--address", host]
    environment = {**os.environ, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"}
    environment["ATLAS_SITE_URL"] = f"http://{host}/"
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=quiet, stderr=quiet)
    try:
        return seconds_to_show(project, f"http://{host}/")
    finally:
        server.terminate()
        server.wait()


def seconds_to_show(project: Path, address: str) -> list[float]:
    """Wait for a page, change its entry TIMES times; return how long each took to show."""
    file = next(each for each in sorted(project.glob("data/*/*.yml")) if each.stem != "vendor")
    text = file.read_text("utf-8")
    found = MEANING.search(text)
    assert found, f"{file} holds no entry"
    page = f"{address}{file.parent.name}/{found[1]}/"
    taken = [shown_after(page, "</html>")]
    for number in range(TIMES):
        time.sleep(2 + number % 10 / 97)  # not in step with how often the server looks
        changed = f"{text[: found.end()]}Change {number} of this bench. {text[found.end() :]}"
        file.write_text(changed, "utf-8")
        taken.append(shown_after(page, f"Change {number} of"))
    return taken


def shown_after(page: str, text: str) -> float:
    """Return the seconds until a page holds a text."""
    start = time.perf_counter()
    while time.perf_counter() - start < 300:
        try:
            with urllib.request.urlopen(page) as answer:
                if text in answer.read().decode():
                    return time.perf_counter() - start
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        time.sleep(0.01)
    raise TimeoutError(f"{page} never held '{text}'")


def report(size: str, first: float, taken: list[float]) -> None:
    """Print the time of the first page, and the median and the extremes of the changes."""
    middle = statistics.median(taken)
    changes = f"median {middle:.2f} s, {min(taken):.2f} to {max(taken):.2f} s"
    print(f"{size}: first page {first:.2f} s; from save to page {changes}", flush=True)


if __name__ == "__main__":
    main()
