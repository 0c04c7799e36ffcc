"""A build whose files wait until they are asked for, and what is wrong if it fails."""

from __future__ import annotations

import gc
import logging
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from atlas.build.error_summary import gist
from atlas.catalog.diagnostics import Diagnostic


@dataclass(frozen=True)
class Trouble:
    """Why there is no site: findings of the catalog, or what else was said."""

    findings: Sequence[Diagnostic]
    said: Sequence[str]


class Later(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Keeps each file back until it is asked for."""

    def __init__(self) -> None:
        self.waiting: dict[str, File] = {}  # path in the site → file

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take what would be written next out of the build; links to it are checked already."""
        for file in files:
            if not file.is_documentation_page():
                self.waiting[file.dest_uri] = file
                file.inclusion = InclusionLevel.EXCLUDED

    def write(self, path: str, folder: Path) -> None:
        """Write the file that a path names; all, if it may be one that comes with another."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        found = [each for each in (name, f"{name}/index.html") if each in self.waiting]
        if not found and not _stands(folder / name):
            found = list(self.waiting)
        for each in found:
            self.waiting[each].copy_file()
            del self.waiting[each]


def _stands(file: Path) -> bool:
    """Return whether a file is there; a name too long for any is of none."""
    try:
        return file.exists()
    except OSError:
        return False


class Complaints(logging.Handler):
    """Collects what MkDocs warns of: in a build each is an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        self.said.append(record.getMessage())


def build_site(options: dict[str, str | None], address: str, later: Later) -> Trouble | None:
    """Build the site up to its files; return what is wrong if that fails."""
    complaints = Complaints()
    findings: list[Diagnostic] = []
    logging.getLogger("mkdocs").addHandler(complaints)
    try:
        config = load_config(**options)
        config.site_url = address
        config.plugins["later"] = later
        config.extra["atlas_preview"] = findings
        build(config, serve_url=address)
    except (Exception, SystemExit) as error:
        return Trouble(findings, [] if findings else complaints.said or [told(error)])
    finally:
        logging.getLogger("mkdocs").removeHandler(complaints)
    return None


def collect_garbage() -> None:
    """Let go of builds before the last, which the last one kept out of the collector's sight."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def told(error: BaseException) -> str:
    """Print the whole story of an error; return its gist."""
    story = "".join(traceback.format_exception(error))
    print(story, file=sys.stderr)
    return gist(story, str(Path.cwd()))
