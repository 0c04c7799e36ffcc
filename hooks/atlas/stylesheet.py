"""The site's one stylesheet: what it needs of the theme's, below ours."""

from __future__ import annotations

from atlas.prune import prune

LAYER = "theme"


def bundle(theme: str, own: str, names: frozenset[str]) -> str:
    """Return both stylesheets as one; the theme's stands in a layer that ours always beats.

    Of the theme's only what can match the site's `names` is left: see `prune`.
    """
    return f"@layer {LAYER}{{{prune(theme, names, own)}}}\n{own}"
