"""The kinds of text that a field may hold, each with the message for a text that is not one."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, LiteralString

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass(frozen=True)
class _Matching:
    """A pattern that must match a whole text, and the message for a text that it does not match."""

    pattern: str
    message: LiteralString

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": f"^{self.pattern}$"}

    def _check(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise PydanticCustomError("wrong-value", "'{text}' " + self.message, {"text": text})
        return text


_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_HTTPS = (
    r"https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][!#-&(-;=?-\[\]_a-z~]*)?"
)
_LINES = "[0-9]{1,6}(-[0-9]{1,6})?"

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Slug = Annotated[
    str, _Matching(_SLUG, "is not a slug; use small letters, digits and single hyphens")
]
Date = Annotated[
    str, _Matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", "is not a date; write it like '2026-11-21'")
]
Url = Annotated[
    str,
    _Matching(
        _HTTPS,
        "is not an https:// address; write the full address in ASCII, beginning with https://",
    ),
]
Evidence = Annotated[
    str,
    _Matching(
        f"(source document|{_HTTPS})",
        "is neither 'source document' nor an https:// address; write one of them",
    ),
]
Number = Annotated[
    str, _Matching("-?[0-9]{1,15}", "is not a whole number; write 1 to 15 digits 0-9")
]
HttpStatus = Annotated[
    str, _Matching("[1-5][0-9]{2}", "is not an HTTP status; write its three digits, quoted")
]
Commit = Annotated[
    str, _Matching("[0-9a-f]{40}", "is not a commit; write its 40 hexadecimal digits")
]
FilePath = Annotated[
    str,
    _Matching("[ -~]{1,300}", "is not the path of a file; write it in ASCII, without line ends"),
]
Digest = Annotated[
    str,
    _Matching("[0-9a-f]{64}", "is not a SHA-256; write its 64 hexadecimal digits in small letters"),
]
Lines = Annotated[
    str,
    _Matching(
        f"({_LINES}(, {_LINES})*|whole)", "is not a list of lines; write it like '12-14, 20'"
    ),
]
Ref = Annotated[
    str, _Matching("[a-z0-9-]+/(?s:.+)", "is not a vendor and a code; write 'vendor/code'")
]


def is_day(text: str) -> bool:
    """Return whether a text is a date of the calendar, written like `2026-11-21`."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_slug(text: str) -> bool:
    """Return whether a text is small letters, digits and single hyphens."""
    return bool(re.fullmatch(_SLUG, text))
