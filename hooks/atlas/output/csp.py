"""The Content-Security-Policy of every page: what a browser may load and run there.

No script and no style stands in a page, so none needs a hash: all come from files of the site
itself. Text that got into a page as markup after all could neither run nor ask anywhere.
"""

from __future__ import annotations

_SOURCES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_TYPES = ("require-trusted-types-for 'script'", "trusted-types 'none'")

POLICY = "; ".join((*_SOURCES, *_TYPES))
HEADER = f"{POLICY}; frame-ancestors 'none'"  # which a browser takes from a header only

# In a copy opened from a folder, not every browser takes the folder for the page's own place;
# and the index is loaded there by scripts that a script adds.
OFFLINE_POLICY = "; ".join(_SOURCES).replace("'self'", "'self' file:")
