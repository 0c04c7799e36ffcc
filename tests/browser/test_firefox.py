"""Journeys in Firefox, defined in npm/firefox/journeys.mjs; each is reported as a test."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from built_site import BuiltSite
from conftest import ROOT
from site_server import IN_PACKETS, served

JOURNEYS = ROOT / "tests/npm/firefox/journeys.mjs"
NAMES = re.findall(r'^  async "(.*)"\(page\)', JOURNEYS.read_text("utf-8"), re.MULTILINE)

Faults = dict[str, list[str]]  # journey → what went wrong on the way


def command(variable: str, name: str) -> str:
    """Return the command that a variable names, or Debian's."""
    found = shutil.which(os.environ.get(variable, name))
    assert found, f"{name} is missing; `make tools` brings it"
    return found


@pytest.fixture(scope="module")
def gone(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """Run all journeys in one Firefox with a new profile; return their faults."""
    home: Path = tmp_path_factory.mktemp("firefox")
    with served(site, slowly=IN_PACKETS) as address:
        said = subprocess.run(
            [command("NODE", "node"), JOURNEYS, address, command("FIREFOX", "firefox-esr")],
            env={"HOME": str(home), "PATH": os.environ["PATH"], "TMPDIR": str(home)},
            capture_output=True,
            text=True,
            timeout=240,
        )
    assert (said.returncode, said.stderr) == (0, "")
    journeys = (json.loads(line) for line in said.stdout.splitlines())
    return {journey["name"]: journey["faults"] for journey in journeys}


def test_every_journey_is_reported(gone: Faults) -> None:
    assert list(gone) == NAMES
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_journey_works_in_firefox(name: str, gone: Faults) -> None:
    assert gone[name] == []
