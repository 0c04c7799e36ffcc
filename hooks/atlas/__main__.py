"""The project's commands: `python -m atlas COMMAND`; `--help` after a command lists its options."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from atlas.atomic_write import in_one_line
from atlas.build.build_date import build_date
from atlas.build.offline import write_offline_copy
from atlas.build.publish import NotPublishedError, compress, publish
from atlas.build.verify import verify
from atlas.catalog.data_folder import CONSTANTS, LEDGER
from atlas.catalog.diagnostics import render_report
from atlas.catalog.ledger import append_lines, join_branches, pages_of, write_digests
from atlas.catalog.loader import load_catalog
from atlas.catalog.records import Catalog
from atlas.checks import check_catalog
from atlas.checks.values import latest_day
from atlas.exports.constants.names import constant_lines
from atlas.maintenance.audit import AuditError
from atlas.maintenance.audit_report import audit_text
from atlas.maintenance.coverage import render_coverage
from atlas.maintenance.fact_digests import write_facts
from atlas.maintenance.json_schema import write_schemas
from atlas.maintenance.release import why_no_release, write_release

DATA = Path("data")
SITE = Path("site")
SCHEMAS = Path("hooks/schema")
FACTS = Path("tests/golden/facts.txt")
COPY = Path("dist/chat-error-atlas.zip")
GENERATOR = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")


class CommandError(Exception):
    """Why a command failed; printed to stderr as it is."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 after printing what must be fixed first."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(in_one_line(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; what was there before is as it was.", file=sys.stderr)
        return 128 + signal.SIGINT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m atlas", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        added.set_defaults(run=run)
        return added

    _add_data(command("check", check))
    _add_data(command("report", report))
    option = command("schema", schema).add_argument
    option("--schemas", type=Path, default=SCHEMAS, help="where to write the JSON Schemas")
    option = _add_data(command("release", release)).add_argument
    option("--date", default=datetime.now(UTC).date().isoformat(), help="the day of the release")
    option = _add_data(command("audit", audit)).add_argument
    option("--sources", default="", help="the folder of the source documents")
    option("--vendor", default="", help="the vendor to audit")
    option("--code", default="", help="the only code to audit")
    option = _add_data(command("facts", facts)).add_argument
    option("--facts", type=Path, default=FACTS, help="the file of the digests")
    option = _add_site(command("build", build)).add_argument
    option("--compress", action="store_true", help="also write a .gz beside each text file")
    _add_data(command("join", join))
    _add_data(_add_site(command("ledger", ledger)))
    option = _add_site(command("offline", offline)).add_argument
    option("--copy", type=Path, default=COPY, help="the zip file to write")
    return parser


def _add_data(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the catalog")
    return parser


def _add_site(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--site", type=Path, default=SITE, help="the folder of the built site")
    return parser


def check(options: argparse.Namespace) -> None:
    """Check the catalog."""
    print(f"{_size(_sound_catalog(options.data))}, 0 diagnostics")


def report(options: argparse.Namespace) -> None:
    """Print the coverage of the catalog by vendor."""
    print(render_coverage(_sound_catalog(options.data)))


def schema(options: argparse.Namespace) -> None:
    """Write the JSON Schemas of the data files."""
    write_schemas(options.schemas)


def release(options: argparse.Namespace) -> None:
    """Write a release: the state of the catalog on a day."""
    catalog = _sound_catalog(options.data)
    if refusal := why_no_release(catalog, options.date, latest_day(datetime.now(UTC))):
        raise CommandError(refusal)
    print(write_release(catalog, options.data, options.date))


def audit(options: argparse.Namespace) -> None:
    """Print entries beside the lines of their source documents."""
    catalog = _sound_catalog(options.data)
    width = shutil.get_terminal_size(fallback=(120, 0)).columns
    try:
        print(audit_text(catalog, options.sources, options.vendor, options.code, width))
    except AuditError as error:
        raise CommandError(str(error)) from error


def facts(options: argparse.Namespace) -> None:
    """Write the digests of codes, names and messages."""
    print(write_facts(options.facts, _sound_catalog(options.data)))


def build(options: argparse.Namespace) -> None:
    """Build the site of the project in the current folder; keep the last site if that fails."""
    site = options.site
    os.umask(os.umask(0o022) & 0o022)  # a web server must be able to read the site
    read: list[Catalog] = []

    def prepare() -> None:
        read.append(_sound_catalog(DATA))

    def finish(folder: Path) -> list[str]:
        faults = verify(folder, read[0], read[0].published)
        if options.compress and not faults:
            compress(folder)
        return faults

    try:
        publish(site, GENERATOR, finish, prepare)
    except CommandError as error:
        raise CommandError(f"{error}\nNot built, {site}/ is as it was.") from error
    except NotPublishedError as error:
        raise CommandError(f"Not built, {site}/ is as it was: {error}") from error
    print(f"{site}/: the pages of {_count(_code_pages(read[0]), 'code')}, verified")
    print("dated {} ({})".format(*build_date(Path())))


def join(options: argparse.Namespace) -> None:
    """Accept the published paths and constants that merged branches added."""
    if refusal := join_branches(options.data):
        raise CommandError(refusal)


def ledger(options: argparse.Namespace) -> None:
    """Append the new paths of the built site, and the new constants, to what was published."""
    _require_site(options.site)
    constants = constant_lines(_sound_catalog(options.data))
    paths = append_lines(options.data / LEDGER, pages_of(options.site))
    names = append_lines(options.data / CONSTANTS, constants)
    write_digests(options.data)
    print(f"{_count(len(paths), 'new path')} and {_count(len(names), 'new constant')}")


def offline(options: argparse.Namespace) -> None:
    """Pack the built site as a zip that works without a server."""
    _require_site(options.site)
    files = write_offline_copy(options.site, options.copy)
    print(f"{options.copy}: {_count(files, 'file')}")


def _sound_catalog(data: Path) -> Catalog:
    """Load the catalog; raise CommandError with the report if it has diagnostics."""
    catalog, loading = load_catalog(data)
    if diagnostics := check_catalog(catalog, latest_day(datetime.now(UTC)), loading):
        raise CommandError(render_report(diagnostics))
    return catalog


def _require_site(site: Path) -> None:
    if not (site / "index.html").is_file():
        raise CommandError(f"{site}/ holds no site; `make build` writes one")


def _size(catalog: Catalog) -> str:
    vendors = _count(len(catalog.vendors), "vendor")
    return f"{_count(_code_pages(catalog), 'code')} of {vendors}"


def _code_pages(catalog: Catalog) -> int:
    """Return the number of codes with a page; a code of several lists has one page."""
    return sum(len(data.pages) for data in catalog.vendors.values())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a pager may close before the end
    for stream in (sys.stdout, sys.stderr):  # a terminal may lack some characters
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
