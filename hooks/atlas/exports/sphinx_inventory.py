"""A Sphinx inventory, so that the documentation of other projects can link to a code.

Version 2: four lines of text, then lines of `name domain:role priority uri title`, compressed.
Sphinx looks labels up in lower case, so `agora-607` is also found as `AGORA-607`.
"""

from __future__ import annotations

import zlib

from atlas import urls
from atlas.analysis.redirects import redirects_to
from atlas.presentation.views import Views

_HEAD = """\
# Sphinx inventory version 2
# Project: {project}
# Version: 1
# The remainder of this file is compressed using zlib.
"""


def render_inventory(views: Views) -> bytes:
    """Return the inventory: a label for each ticket ID, also with hyphens and of former names."""
    lines: dict[str, str] = {}
    for items in views.catalog.pages():
        view = views.code(items[0])
        title = " ".join(f"{view.vendor_name} {view.code}".split())
        for path in (view.path, *(each.path for each in redirects_to(items))):
            vendor, slug, _ = path.split("/")
            name = urls.ticket_id(vendor, slug).lower()
            lines.setdefault(name, f"{name} std:label -1 {view.path} {title}\n")
    head = _HEAD.format(project=views.words["site"]["name"])
    return head.encode() + zlib.compress("".join(lines.values()).encode(), 9)
