"""The site's one stylesheet: the theme's below ours."""

from __future__ import annotations

LAYER = "theme"


def bundle(theme: str, own: str) -> str:
    """Return both stylesheets as one; the theme's stands in a layer that ours always beats."""
    without_map = theme.split("/*# sourceMappingURL", 1)[0]
    return f"@layer {LAYER}{{{without_map.strip()}}}\n{own}"
