"""A build for the preview: files are written on request, and errors are returned."""

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

from atlas.build.error_summary import error_summary
from atlas.catalog.diagnostics import Diagnostic
from mkdocs_site.build import PREVIEW, BuildCache, PreviewState


@dataclass(frozen=True)
class BuildErrors:
    """Why there is no site: diagnostics of the catalog, or else messages."""

    diagnostics: Sequence[Diagnostic]
    messages: Sequence[str]


class LazyWriter(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Writes each file on the first request for it."""

    def __init__(self) -> None:
        self.pending: dict[str, File] = {}  # by path in the site

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Exclude files from the build; MkDocs has checked the links to them by then."""
        for file in files:
            if not file.is_documentation_page():
                self.pending[file.dest_uri] = file
                file.inclusion = InclusionLevel.EXCLUDED

    def write(self, path: str, folder: Path) -> None:
        """Write the file at a path; write all files if it may be the companion of another."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        found = [each for each in (name, f"{name}/index.html") if each in self.pending]
        if not found and not _exists(folder / name):
            found = list(self.pending)
        for each in found:
            self.pending[each].copy_file()
            del self.pending[each]


def _exists(file: Path) -> bool:
    """Return whether a file exists; a name that is too long for a file does not."""
    try:
        return file.exists()
    except OSError:
        return False


class WarningCollector(logging.Handler):
    """Collects the warnings of MkDocs: each fails a strict build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        self.messages.append(record.getMessage())


def build_site(
    options: dict[str, str | None], address: str, writer: LazyWriter, cache: BuildCache
) -> BuildErrors | None:
    """Build the site but for its files; return the errors if that fails."""
    warnings = WarningCollector()
    state = PreviewState(cache)
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = load_config(**options)
        config.site_url = address
        config.plugins["lazy-writer"] = writer
        config.extra[PREVIEW] = state
        build(config, serve_url=address)
    except (Exception, SystemExit) as error:
        messages = [] if state.diagnostics else warnings.messages or [log_error(error)]
        return BuildErrors(state.diagnostics, messages)
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    return None


def collect_garbage() -> None:
    """Free the memory of all builds but the last: each build exempts its objects from the GC."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def log_error(error: BaseException) -> str:
    """Print the traceback of an error; return its summary."""
    details = "".join(traceback.format_exception(error))
    print(details, file=sys.stderr)
    return error_summary(details, str(Path.cwd()))
