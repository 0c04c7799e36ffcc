"""The changes between releases: codes added, changed and retired, by vendor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from atlas import urls
from atlas.analysis.redirects import redirects
from atlas.analysis.snapshot import Snapshot, snapshot_of
from atlas.catalog.model import ReleasedCode
from atlas.catalog.records import Catalog, Item

Kind = Literal["added", "changed", "retired"]
Facts = Mapping[str, tuple[str, ...]]  # field → its texts
KINDS: tuple[Kind, ...] = get_args(Kind)


class FieldChange(NamedTuple):
    """The texts that a field of a code had and has no more, and those that it has now only."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A change of a code; `before` is its former meaning if the meaning changed.

    `path` is the current path of its page, `now` its current name if the name changed.
    """

    vendor: str
    code: str
    kind: Kind
    meaning: str
    before: str | None
    path: str | None
    now: str | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def is_obscure(self) -> bool:
        """Return whether the older release does not tell what changed."""
        return self.kind == "changed" and not (self.before or self.fields)


@dataclass(frozen=True)
class VendorChanges:
    """The changes of a vendor's codes; `is_new` if it had none before."""

    slug: str
    name: str
    path: str | None
    is_new: bool
    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> list[Change]:
        """Return the changes of one kind."""
        return [change for change in self.changes if change.kind == kind]


@dataclass(frozen=True)
class ReleaseChanges:
    """The changes of a release; `date` is None for unreleased changes."""

    date: str | None
    vendors: tuple[VendorChanges, ...]

    @cached_property
    def counts(self) -> list[tuple[Kind, int]]:
        """Return the number of changes of each kind, without zeros."""
        counts = ((kind, sum(len(each.of(kind)) for each in self.vendors)) for kind in KINDS)
        return [(kind, count) for kind, count in counts if count]


def history(catalog: Catalog) -> list[ReleaseChanges]:
    """Return the changes of each release: unreleased changes, then the newest first."""
    found_at = {redirect.path: redirect.item for redirect in redirects(catalog)}
    found_at |= {urls.code_path(*_split(items[0].ref)): items[0] for items in catalog.pages()}
    released = [(release.date, release.codes) for release in catalog.releases]
    current = (None, snapshot_of(catalog))
    snapshots: list[tuple[str | None, Snapshot]] = [(None, {}), *released, current]
    found = [
        ReleaseChanges(day, tuple(_by_vendor(catalog, found_at, old, new)))
        for (_, old), (day, new) in pairwise(snapshots)
    ]
    return [each for each in reversed(found) if each.date or each.vendors]


def differences(old: Snapshot, new: Snapshot) -> Iterator[tuple[str, Kind]]:
    """Yield (`vendor/code`, kind) of each code that differs between two snapshots."""
    for ref in {**old, **new}:
        before, after = old.get(ref), new.get(ref)
        was_live = before is not None and not before.retired
        is_live = after is not None and not after.retired
        if was_live and not is_live:
            yield ref, "retired"
        elif before is None or (is_live and not was_live):
            yield ref, "added"
        elif after is not None and after.digest != before.digest:
            yield ref, "changed"


def _by_vendor(
    catalog: Catalog, found_at: dict[str, Item], old: Snapshot, new: Snapshot
) -> Iterator[VendorChanges]:
    """Yield the vendors with changes: those of the catalog, then removed ones."""
    groups: dict[str, list[Change]] = {slug: [] for slug in catalog.vendors}
    known = {_split(ref)[0] for ref in old}
    for ref, kind in sorted(differences(old, new), key=lambda found: _order(found[0])):
        change = _change(found_at, ref, kind, old.get(ref), new.get(ref))
        groups.setdefault(change.vendor, []).append(change)
    for slug, changes in groups.items():
        if changes:
            data = catalog.vendors.get(slug)
            name, path = (data.vendor.name, urls.vendor_path(slug)) if data else (slug, None)
            yield VendorChanges(slug, name, path, slug not in known, tuple(changes))


def _change(
    found_at: dict[str, Item],
    ref: str,
    kind: Kind,
    old: ReleasedCode | None,
    new: ReleasedCode | None,
) -> Change:
    vendor, code = _split(ref)
    meaning, before = ((each.meaning if each else "") for each in (new or old, old))
    item = found_at.get(urls.code_path(vendor, code))
    path = urls.code_path(item.vendor, item.entry.code) if item else None
    now = item.entry.code if item and item.ref != ref else None
    is_other = before not in ("", meaning)
    fields = tuple(_fields(old.facts, new.facts)) if old and new and kind == "changed" else ()
    return Change(vendor, code, kind, meaning, before if is_other else None, path, now, fields)


def _fields(old: Facts, new: Facts) -> Iterator[FieldChange]:
    """Yield the fields that differ; none if a release is older than the texts in the files."""
    for field in {**new, **old} if old and new else ():
        before, after = old.get(field, ()), new.get(field, ())
        gone = tuple(text for text in before if text not in after)
        come = tuple(text for text in after if text not in before)
        if gone or come:
            yield FieldChange(field, gone, come)


def _split(ref: str) -> tuple[str, str]:
    vendor, _, code = ref.partition("/")
    return vendor, code


def _order(ref: str) -> tuple[bool, int, str]:
    """Return the sort key of a code: numbers by value, then names."""
    number = re.fullmatch(r"-?[0-9]{1,18}", _split(ref)[1])
    return (not number, int(number[0]) if number else 0, ref)
