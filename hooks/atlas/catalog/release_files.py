"""The release files: the state of the catalog on the day of each release.

Only `make release` writes them, so a file that was edited has a diagnostic, and the fix is
always to restore it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from atlas.catalog.data_folder import read_text, release_files
from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.field_types import is_day
from atlas.catalog.model import Release

_FIX = "restore the file from git; only `make release` writes it"


def load_releases(data: Path, shown_as: str) -> tuple[tuple[Release, ...], list[Diagnostic]]:
    """Load the valid releases, oldest first, and the diagnostics for the others."""
    releases: list[Release] = []
    diagnostics: list[Diagnostic] = []
    for path in release_files(data):
        shown = f"{shown_as}/{path.parent.name}/{path.name}"
        release, found = _read_release(path, shown)
        diagnostics += found
        if release and not found:
            releases.append(release)
    return tuple(releases), diagnostics


def render_release(release: Release) -> str:
    """Return the text of a release file: one code per line, so that diffs are short."""
    head = f'{{\n"date": {json.dumps(release.date)},\n"codes": {{\n'
    lines = (
        f"{_json(ref)}: {_json(release.codes[ref].model_dump(exclude_defaults=True))}"
        for ref in sorted(release.codes)
    )
    return head + ",\n".join(lines) + "\n}}\n"


def _read_release(path: Path, shown_as: str) -> tuple[Release | None, list[Diagnostic]]:
    text, diagnostics = read_text(path, shown_as)
    if text is None:
        return None, diagnostics
    try:
        release = Release.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}; {_FIX}"
        return None, [Diagnostic(shown_as, error.lineno, error.colno, message, "unsound-release")]
    except ValidationError as error:
        return None, [_wrong_shape(error, text, shown_as)]
    except (RecursionError, ValueError):  # too many brackets, too long a number
        return None, [Diagnostic(shown_as, 1, 1, f"not a release file; {_FIX}", "unsound-release")]
    return release, [*diagnostics, *_check_release(release, text, path.stem, shown_as)]


def _wrong_shape(error: ValidationError, text: str, shown_as: str) -> Diagnostic:
    """Return the diagnostic for the first wrong value of a release file."""
    detail = error.errors(include_url=False)[0]
    steps = [str(step) for step in detail["loc"] if step != "[key]"]
    lines = text.splitlines()
    begins = _json(steps[1] if len(steps) > 1 else "".join(steps))
    line = next((at for at, each in enumerate(lines, 1) if each.startswith(begins)), 1)
    where = " → ".join(steps) or "the file"
    message = f"not a release file: {where}: {detail['msg']}; {_FIX}"
    return Diagnostic(shown_as, line, 1, message, "unsound-release")


def _check_release(release: Release, text: str, day: str, shown_as: str) -> Iterator[Diagnostic]:
    """Yield the diagnostic for a release file that was edited."""
    if release.date != day:
        message = f"the release is dated '{release.date}', but the file name says '{day}'; {_FIX}"
        yield Diagnostic(shown_as, 2, 1, message, "unsound-release")
    elif day := _impossible_day(release):
        line = text[: text.index(f'"retired": "{day}"')].count("\n") + 1
        message = f"'{day}' is not a date of the calendar; {_FIX}"
        yield Diagnostic(shown_as, line, 1, message, "unsound-release")
    elif text != (written := render_release(release)):
        pairs = zip(text.split("\n"), written.split("\n"), strict=False)
        line = next((at for at, (here, there) in enumerate(pairs, 1) if here != there), 1)
        message = f"the file was edited: codes must be sorted, unique and one per line; {_FIX}"
        yield Diagnostic(shown_as, line, 1, message, "unsound-release")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _impossible_day(release: Release) -> str:
    """Return the first day of a release that is not in the calendar, or nothing."""
    days = (code.retired for code in release.codes.values() if code.retired)
    return next((day for day in days if not is_day(day)), "")
