"""Records as JSON and as NDJSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pydantic import TypeAdapter

from atlas.catalog.model import Record

# JSON allows these characters, but some programs end a line at them.
_LINE_END = re.compile(b"\xc2\x85|\xe2\x80[\xa8\xa9]")  # U+0085, U+2028, U+2029


def render_json(record: Record) -> bytes:
    """Return a record as JSON on one line."""
    return _adapter(type(record)).dump_json(record, by_alias=True) + b"\n"


def render_ndjson(records: Iterable[Record]) -> bytes:
    """Return records as JSON, one on each line."""
    lines = (_adapter(type(record)).dump_json(record, by_alias=True) for record in records)
    return b"".join(_LINE_END.sub(_escaped, line) + b"\n" for line in lines)


@cache
def _adapter(kind: type[Record]) -> TypeAdapter[Record]:
    """Return the serializer of a type of record, which writes bytes."""
    return TypeAdapter(kind)


def _escaped(found: re.Match[bytes]) -> bytes:
    return f"\\u{ord(found[0].decode()):04x}".encode()
