"""The words of a name in camelCase. `docs/assets/search/normalize.mjs` splits in the same way."""

from __future__ import annotations

import re

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])")


def split_humps(text: str, between: str = " ") -> str:
    """Return a text with a space, or another text, between the words of each camelCase name."""
    return _HUMP.sub(between, text)
