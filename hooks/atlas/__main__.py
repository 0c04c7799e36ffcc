"""The project's own commands.

`python -m atlas check | report | schema | release | audit | facts` reads the catalog,
`ledger | offline` the built site, and `build` makes it: with `--compress`, a `.gz` beside each
text.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from atlas.build.compress import compress
from atlas.build.offline import write_offline_copy
from atlas.build.publish import NotPublishedError, publish
from atlas.build.verify import verify
from atlas.catalog.diagnostics import render_report
from atlas.catalog.ledger import LEDGER, append_to_ledger, pages_of
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.maintenance.audit import AuditError
from atlas.maintenance.audit_report import audit_text
from atlas.maintenance.coverage import render_coverage
from atlas.maintenance.fact_digests import write_facts
from atlas.maintenance.json_schema import write_schemas
from atlas.maintenance.release import why_no_release, write_release

OF_SITE = ("ledger", "offline")
DATA = Path("data")
COMMANDS = ("check", "report", "schema", "release", "audit", "facts", "build", *OF_SITE)
GENERATOR = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 if it found what must be mended first."""
    options = _options(arguments)
    try:
        return _run(options)
    except OSError as error:  # a file or folder that was named cannot be read or written
        print(error, file=sys.stderr)
        return 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="atlas", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--data", type=Path, default=DATA, help="the catalog's folder")
    parser.add_argument(
        "--schemas", type=Path, default=Path("hooks/schema"), help="where JSON Schemas are written"
    )
    parser.add_argument(
        "--site", type=Path, default=Path("site"), help="the folder of the built site"
    )
    parser.add_argument(
        "--compress", action="store_true", help="build a compressed copy of each text, too"
    )
    parser.add_argument(
        "--copy", type=Path, default=Path("dist/chat-error-atlas.zip"), help="the offline copy"
    )
    parser.add_argument(
        "--date", default=datetime.now(UTC).date().isoformat(), help="the day of the release"
    )
    parser.add_argument("--sources", default="", help="the folder of the source documents")
    parser.add_argument("--vendor", default="", help="the vendor whose entries are audited")
    parser.add_argument("--code", default="", help="the one code that is audited")
    parser.add_argument(
        "--facts", type=Path, default=Path("tests/golden/facts.txt"), help="the digests of facts"
    )
    options = parser.parse_args(arguments)
    if options.command == "build" and options.data != DATA:
        parser.error(f"build takes no --data: it builds {DATA}/ of the project it is called in")
    return options


def _run(options: argparse.Namespace) -> int:
    if options.command == "schema":
        write_schemas(options.schemas)
        return 0
    if options.command in OF_SITE:
        if not (options.site / "index.html").is_file():
            print(f"{options.site}/ holds no site; `make build` writes one", file=sys.stderr)
            return 1
        print(_of_site(options))
        return 0
    catalog, findings = load_catalog(options.data)
    findings += check_catalog(catalog)
    if findings:
        print(render_report(findings), file=sys.stderr)
        if options.command == "build":
            print(f"Not built, {options.site}/ is as it was.", file=sys.stderr)
        return 1
    if options.command == "build":
        return _build(options, catalog)
    if options.command == "release":
        if refusal := why_no_release(catalog, options.date):
            print(refusal, file=sys.stderr)
            return 1
        print(write_release(catalog, options.data, options.date))
    elif options.command == "audit":
        return _audit(catalog, options)
    elif options.command == "facts":
        print(write_facts(options.facts, catalog))
    elif options.command == "report":
        print(render_coverage(catalog))
    else:
        print(f"{_codes(catalog)} codes of {len(catalog.vendors)} vendors, 0 findings")
    return 0


def _audit(catalog: Catalog, options: argparse.Namespace) -> int:
    """Print source and entries side by side, as wide as the terminal."""
    width = shutil.get_terminal_size(fallback=(120, 0)).columns
    try:
        print(audit_text(catalog, options.sources, options.vendor, options.code, width))
    except AuditError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _build(options: argparse.Namespace, catalog: Catalog) -> int:
    """Build the site of a sound catalog; return 0, or 1 if the last one stands."""

    def finish(site: Path) -> list[str]:
        faults = verify(site, catalog, catalog.published)
        if options.compress and not faults:
            compress(site)
        return faults

    try:
        publish(options.site, GENERATOR, finish)
    except NotPublishedError as error:
        print(f"Not built, {options.site}/ is as it was: {error}", file=sys.stderr)
        return 1
    print(f"{options.site}/: the pages of {_codes(catalog)} codes, verified")
    return 0


def _codes(catalog: Catalog) -> int:
    """Return how many codes have a page; one may stand in several lists."""
    return sum(len(data.pages) for data in catalog.vendors.values())


def _of_site(options: argparse.Namespace) -> str:
    """Run a command on the built site; return what was done."""
    if options.command == "ledger":
        new = append_to_ledger(options.data / LEDGER, pages_of(options.site))
        return f"{len(new)} new paths in the ledger"
    return f"{options.copy}: {write_offline_copy(options.site, options.copy)} files"


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a pager may be closed before the end
    for stream in (sys.stdout, sys.stderr):  # a terminal may not have every character
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
