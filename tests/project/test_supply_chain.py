"""Everything that is installed is pinned by hash, and workflows have only the rights they need."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from conftest import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
NPM = (ROOT / "tests/npm", ROOT / "tests/bench/npm")
WORKFLOWS = sorted((ROOT / ".github/workflows").iterdir())
SCRIPTS = [ROOT / "Makefile", ROOT / ".ci/run", *(ROOT / "tests/support").glob("*.sh"), *WORKFLOWS]
PIN = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def locked(file: Path) -> list[str]:
    """Return the requirements of a lock file, each on one line."""
    joined = re.sub(r"\\\n +", "", file.read_text("utf-8"))
    return [line for line in joined.splitlines() if not line.lstrip().startswith("#")]


def name_of(requirement: str) -> str:
    """Return the name of a requirement as indexes compare it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_dependency_group_has_a_current_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = {"site": project["project"]["dependencies"], **project["dependency-groups"]}
    assert {file.stem for file in LOCKS} == set(groups)
    missing = [
        f"{file.name} has no {name_of(each)}; run `make lock`"
        for file in LOCKS
        for each in groups[file.stem]
        if name_of(each) not in map(name_of, locked(file))
    ]
    assert missing == []


def test_locks_agree_on_versions_and_hold_hashes() -> None:
    lines = [line for file in LOCKS for line in locked(file)]
    assert [line[:60] for line in lines if "==" not in line or "--hash=sha256:" not in line] == []
    pins = {line.partition(" --hash")[0].partition(" ;")[::2] for line in lines}
    names = {(pin.partition("==")[0], marker) for pin, marker in pins}
    assert len(pins) == len(names)


def test_every_install_is_from_a_lock() -> None:
    text = "\n".join(file.read_text("utf-8").replace("\\\n", " ") for file in SCRIPTS)
    calls = r"(?m)^.*(?:\bpip\b.* install --|\bnpm\b.* (?:i|ci|install)|\$\(NPM\) ci|uvx|npx)\b.*$"
    found = re.findall(calls, text)
    assert found
    allowed = ("--require-hashes", "ci --ignore-scripts")
    assert [line for line in found if not any(each in line for each in allowed)] == []


def test_npm_packages_are_exact_and_hold_hashes() -> None:
    for folder in NPM:
        named = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
        packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
        assert named == {name: packages[f"node_modules/{name}"]["version"] for name in named}
        installed = {path: each for path, each in packages.items() if path}
        assert [
            path for path, each in installed.items() if "sha512-" not in each["integrity"]
        ] == []


def workflow(file: Path) -> dict[str, Any]:
    """Read a workflow; every scalar is text, so `on` is no truth value."""
    found: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each job of each workflow with its place."""
    for file in WORKFLOWS:
        for name, job in workflow(file)["jobs"].items():
            yield f"{file.name}: {name}", job


def test_actions_are_pinned_by_commit() -> None:
    text = "\n".join(file.read_text("utf-8") for file in WORKFLOWS)
    uses = re.findall(r"(?m)^\s*(?:- )?(uses:.*)$", text)
    assert [line for line in uses if not PIN.fullmatch(line)] == []
    assert len(uses) == sum("uses" in step for _, job in jobs() for step in job["steps"])


def test_every_job_has_a_time_limit() -> None:
    assert [
        place for place, job in jobs() if not 0 < int(job.get("timeout-minutes", 0)) <= 60
    ] == []


def test_a_release_states_what_made_it_before_it_is_public() -> None:
    steps = workflow(ROOT / ".github/workflows/release.yml")["jobs"]["publish"]["steps"]
    done = [step.get("uses", step.get("run", "")) for step in steps]
    order = [
        next(at for at, each in enumerate(done) if name in each)
        for name in ("sha256sum --check", "attest-build-provenance", "gh release create")
    ]
    assert order == sorted(order)


def test_a_job_that_may_write_runs_nothing_of_the_project() -> None:
    assert [file.name for file in WORKFLOWS if workflow(file)["permissions"] != {}] == []
    faults = [
        place
        for place, job in jobs()
        for step in job["steps"]
        if "write" in job["permissions"].values()
        and ("checkout" in step.get("uses", "") or "make" in step.get("run", ""))
    ]
    assert faults == []


def test_workflows_keep_secrets_and_foreign_text_out_of_scripts() -> None:
    outside = {"pull_request_target", "workflow_run", "issue_comment"}
    faults = [file.name for file in WORKFLOWS if outside & set(workflow(file)["on"])]
    for place, job in jobs():
        faults += [place] if "${{ secrets." in json.dumps(job) else []
        for step in job["steps"]:
            checkout = "actions/checkout@" in step.get("uses", "")
            if checkout and step["with"]["persist-credentials"] != "false":
                faults.append(f"{place}: the checkout keeps its credentials")
            if "${{" in step.get("run", ""):
                faults.append(f"{place}: pass expressions in `env`, not in `run`")
    assert faults == []
