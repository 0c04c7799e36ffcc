"""Python: an enum of text, which compares with what the service sends."""

from __future__ import annotations

import re

from atlas.exports.constants.language import Doc, Language, Strings
from atlas.exports.constants.spelling import upper, utf_32


def _in_docstring(text: str) -> str:
    return re.sub(r'"(?="|$)', r"\"", text.replace("\\", r"\\"))


PYTHON = Language(
    suffix="py",
    line="#",
    doc=Doc('    """', "    ", '\n    """', _in_docstring),
    name=upper,
    string=Strings('"', utf_32),
    retries={each: f'"{each}"' for each in ("no", "yes", "after-fix", "after-wait")},
    constant="    $name = $code\n$doc",
    between="\n\n",
    ended="\nDeprecated: $why",
    member="    ${type}Code.$name: $retry,",
    file='''\
$head

from enum import StrEnum
from typing import Literal

${type}Retry = Literal["no", "yes", "after-fix", "after-wait"]


class ${type}Code(StrEnum):
    """$about_code"""

$constants

    @property
    def retry(self) -> ${type}Retry:
        """$about_retry"""
        return _RETRY[self]


_RETRY: dict[${type}Code, ${type}Retry] = {
$groups
}
''',
)
