"""The catalog's own commands: `python -m atlas check | report | schema`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from atlas.check import check_catalog
from atlas.diagnostics import render_report
from atlas.load import load_catalog
from atlas.report import render_coverage
from atlas.schema import write_schemas


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, or 1 if the catalog has findings."""
    parser = argparse.ArgumentParser(prog="atlas", description=__doc__)
    parser.add_argument("command", choices=["check", "report", "schema"])
    parser.add_argument("--data", type=Path, default=Path("data"), help="the catalog's folder")
    parser.add_argument(
        "--schemas", type=Path, default=Path("hooks/schema"), help="where JSON Schemas are written"
    )
    options = parser.parse_args(arguments)
    if options.command == "schema":
        write_schemas(options.schemas)
        return 0
    catalog, findings = load_catalog(options.data)
    findings += check_catalog(catalog)
    if findings:
        print(render_report(findings), file=sys.stderr)
        return 1
    if options.command == "report":
        print(render_coverage(catalog))
    else:
        print(f"{len(catalog.items)} codes of {len(catalog.vendors)} vendors, 0 findings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
