"""Make a release: the state of the catalog on a day."""

from __future__ import annotations

from pathlib import Path

from atlas.analysis.changes import differences, history
from atlas.analysis.snapshot import snapshot_of
from atlas.atomic_write import write_text
from atlas.catalog.field_types import is_day
from atlas.catalog.ledger import write_digests
from atlas.catalog.model import Release
from atlas.catalog.records import Catalog
from atlas.catalog.release_files import render_release


def why_no_release(catalog: Catalog, day: str, last_day: str) -> str:
    """Return why a release of a day is impossible, in one line; empty if it is possible."""
    if not is_day(day):
        return f"'{day}' is not a date; write it like '2026-11-21'"
    if day > last_day:
        return f"{day} is in the future, and no release could follow; name a day until {last_day}"
    last = catalog.releases[-1] if catalog.releases else None
    if last is None:
        return ""
    if any(day == release.date for release in catalog.releases):
        return f"a release of {day} exists; name a day after {last.date}"
    if day < last.date:
        return f"{day} is before the last release; name a day after {last.date}"
    if not any(differences(last.codes, snapshot_of(catalog))):
        return f"no code has changed since the release of {last.date}; there is nothing to release"
    return ""


def write_release(catalog: Catalog, data: Path, day: str) -> str:
    """Write the file of a release; return its path and its counts in one line."""
    release = Release(date=day, codes=dict(snapshot_of(catalog)))
    path = data / "releases" / f"{day}.json"
    path.parent.mkdir(exist_ok=True)
    write_text(path, render_release(release))
    write_digests(data)
    counts = (f"{count} {kind}" for kind, count in history(catalog)[0].counts)
    return f"{path}: {', '.join(counts)}"
