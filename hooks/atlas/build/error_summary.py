"""What a program that failed said, in one line: for those who need not read all of it."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_COMPLAINT = re.compile(
    r"^(?:WARNING|ERROR|CRITICAL)\s+-\s+(.*(?:\n[ \t]+.*)*)", re.MULTILINE
)  # with the indented lines that follow: they hold the names
_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d+).*$', re.MULTILINE)


def gist(said: str, folder: str) -> str:
    """Return the first complaint of a log, else a traceback's error and its place in a folder.

    Empty if nothing was said.
    """
    text = _COLOUR.sub("", said)
    if complaints := _COMPLAINT.findall(text):
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        return f"{' '.join(complaints[0].split())}{more}"
    end = text[max((found.end() for found in _FRAME.finditer(text)), default=0) :]
    lines = [line for line in end.splitlines() if line[:1].strip()]  # code stands indented
    return f"{_place(text, folder)}{lines[0]}" if lines else ""


def _place(text: str, folder: str) -> str:
    """Return where in the folder's own files a traceback ends, as `path:line: `."""
    for path, line in reversed(_FRAME.findall(text)):
        if path.startswith(f"{folder}/") and "/site-packages/" not in path:
            return f"{path.removeprefix(f'{folder}/')}:{line}: "
    return ""
