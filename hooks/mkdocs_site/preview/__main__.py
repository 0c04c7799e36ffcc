"""`python -m preview`: serve until stopped."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from mkdocs_site.preview.server import Preview


def main() -> None:
    """Serve the site of the folder that this is called in."""
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--address", help="host:port, if not that of mkdocs.yml or its default")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # also then remove what was written
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        try:
            with suppress(KeyboardInterrupt):
                Preview(Path(folder), options.address).serve()  # type: ignore[no-untyped-call]
        except (OSError, OverflowError, ValueError, MkDocsException) as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
