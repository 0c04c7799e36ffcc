"""Records as JSON and as lines of JSON."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.model import Record

# JSON allows these as they are, but some programs end a line at them.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def render_json(record: Record) -> str:
    """Return a record as JSON for programs that people look at, too."""
    return record.model_dump_json(by_alias=True, indent=1) + "\n"


def render_ndjson(records: Iterable[Record]) -> str:
    """Return records as JSON, one on each line."""
    lines = (record.model_dump_json(by_alias=True) for record in records)
    return "".join(line.translate(_LINE_ENDS) + "\n" for line in lines)
