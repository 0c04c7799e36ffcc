"""How long an editor waits: from the save of one entry to its new text, served.

    make bench

At the real size and at 5,000 codes: starts the command of `make serve` on a copy of the project,
changes the first entry of the first list again and again, and prints the seconds.
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
LARGE = 5_000  # codes
TIMES = 7


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        copy_project(Path(folder))
        report("the real catalog", measured(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        write_project(Path(folder), LARGE)
        report(f"{LARGE} codes", measured(Path(folder)))


def measured(project: Path) -> list[float]:
    """Serve a project, change it, and return the seconds that each change took to show."""
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
    """Change an entry TIMES times; return how long each took to show."""
    file = next(each for each in sorted(project.glob("data/*/*.yml")) if each.stem != "vendor")
    text = file.read_text("utf-8")
    found = MEANING.search(text)
    assert found, f"{file} holds no entry"
    page = f"{address}{file.parent.name}/{found[1]}/"
    shown_after(page, "</html>")
    taken = []
    for number in range(TIMES):
        time.sleep(0.5 + number % 10 / 97)  # not in step with how often the server looks
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


def report(size: str, taken: list[float]) -> None:
    """Print the median and the extremes."""
    middle = statistics.median(taken)
    said = f"median {middle:.2f} s, {min(taken):.2f} to {max(taken):.2f} s"
    print(f"from save to page, {size}: {said}", flush=True)


if __name__ == "__main__":
    main()
