"""Serves the site of the current folder until stopped."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from mkdocs_site.preview.server import PreviewServer


def main() -> None:
    """Serve the site of the current folder."""
    parser = argparse.ArgumentParser(prog="python -m mkdocs_site.preview", description=__doc__)
    parser.add_argument("--address", help="host:port; the default is dev_addr of mkdocs.yml")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so the folder is removed
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        try:
            with suppress(KeyboardInterrupt):
                PreviewServer(Path(folder), options.address).serve()  # type: ignore[no-untyped-call]
        except (OSError, OverflowError, ValueError, MkDocsException) as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
