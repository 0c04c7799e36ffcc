"""The summary of a failed program's output: one line for a reader who does not want the log."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LOGGED = re.compile(
    r"^(?:WARNING|ERROR|CRITICAL)\s+-\s+(.*(?:\n[ \t]+.*)*)", re.MULTILINE
)  # with the indented lines that follow: they hold the names
_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d+).*$', re.MULTILINE)


def error_summary(output: str, folder: str) -> str:
    """Return the first warning or error of a log, else the error of a traceback with its place.

    `folder` is the project: the place is the last frame in its files. Empty without output.
    """
    text = _COLOUR.sub("", output)
    if logged := _LOGGED.findall(text):
        more = f" (and {len(logged) - 1} more)" if len(logged) > 1 else ""
        return f"{' '.join(logged[0].split())}{more}"
    end = text[max((found.end() for found in _FRAME.finditer(text)), default=0) :]
    lines = [line for line in end.splitlines() if line[:1].strip()]  # source lines are indented
    return f"{_place(text, folder)}{lines[0]}" if lines else ""


def _place(text: str, folder: str) -> str:
    """Return the last frame of a traceback in the folder's own files, as `path:line: `."""
    for path, line in reversed(_FRAME.findall(text)):
        if path.startswith(f"{folder}/") and "/site-packages/" not in path:
            return f"{path.removeprefix(f'{folder}/')}:{line}: "
    return ""
