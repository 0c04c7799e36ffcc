"""The folder of scripts, styles and the search index, named by the hash of their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from posixpath import splitext

ASSETS = "assets/"
VERSIONED = {".css", ".js", ".json", ".mjs"}  # images keep their paths: other sites link to them
SCRIPTS = (".js", ".mjs")

_COMMENTS = re.compile(r"^[ \t]*(?://.*|/\*(?s:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def is_versioned(path: str) -> bool:
    """Return whether the path of a file changes with its content."""
    return path.startswith(ASSETS) and splitext(path)[1] in VERSIONED


def versioned_folder(files: Mapping[str, bytes]) -> str:
    """Return the folder of all versioned files; one for all keeps their relative links valid."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(hashlib.sha256(path.encode()).digest())
        digest.update(hashlib.sha256(files[path]).digest())
    return f"{ASSETS}{digest.hexdigest()[:12]}/"


def without_comments(script: str) -> str:
    """Return a script without indentation and the comments that have lines to themselves.

    A visitor does not load them. No string may have several lines.
    """
    return _INDENTATION.sub("", _COMMENTS.sub("", script))
