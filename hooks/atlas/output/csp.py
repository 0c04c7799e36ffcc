"""The Content-Security-Policy of every page.

Pages have no inline scripts or styles, so the policy needs no hashes: all come from files of the
site. Markup injected into a page could neither run scripts nor send requests to other hosts.
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
HEADER = f"{POLICY}; frame-ancestors 'none'"  # valid in a header only

# In the offline copy, some browsers do not treat other files of the folder as 'self'. Trusted types
# are left out: a script adds the scripts of the index there.
OFFLINE_POLICY = "; ".join(_SOURCES).replace("'self'", "'self' file:")
