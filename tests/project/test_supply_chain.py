"""All that is installed is pinned and listed, and workflows may do little."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from built_site import BuiltSite
from conftest import ROOT

REQUIREMENTS = (ROOT / "requirements.txt").read_text("utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NPM = ROOT / "tests/npm"
NPM_REGISTRY = "https://registry.npmjs.org/"
NPM_LOCK: dict[str, dict[str, Any]] = json.loads(
    (NPM / "package-lock.json").read_text("utf-8")
)["packages"]  # fmt: skip
WORKFLOWS = sorted((ROOT / ".github/workflows").iterdir())
SCRIPTS = [
    ROOT / "Makefile",
    ROOT / ".ci/run",
    *sorted(ROOT.glob("tests/support/*.sh")),
    *WORKFLOWS,
]
# Every way in which something could come onto a machine, and the lines that may use one.
FETCHES = re.compile(
    r"(\bpip[x3]? install|uv (pip install|pip sync|add|sync|run|tool)|uvx|npx|corepack"
    r"|(npm|\$\(NPM\)) (install|i|ci|add|exec)|\b(yarn|pnpm|curl|wget)"
    r"|git clone|apt(-get)? (install|.*-y)|gem install|cargo install|go install|brew install)\b"
)
ALLOWED = {
    "$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt",
    "cd tests/npm && $(NPM) ci --ignore-scripts --no-audit --no-fund --silent",
    'install="apt-get install --yes --no-install-recommends$missing"',  # signed by Debian
}
PINNED = re.compile(r"[\w.-]+==[\w.!+]+( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")
USES = re.compile(r"uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def requirements() -> list[str]:
    """Return the requirements of the lock file, each on one line."""
    joined = re.sub(r"\\\n +", "", REQUIREMENTS)
    return [line for line in joined.splitlines() if not line.lstrip().startswith("#")]


def packages(lines: list[str]) -> set[str]:
    """Return the names of requirements, as indexes compare them."""
    found = (re.match(r"[\w.-]+", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in found if name}


def make(*arguments: str) -> str:
    """Run verbs of the Makefile with what is installed; return what they print."""
    ready = ["--old-file", ".venv/ready", "--no-print-directory"]
    done = subprocess.run(
        ["make", *ready, "NPM=npm", *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.mark.parametrize("line", requirements(), ids=lambda line: line.split(" ")[0])
def test_python_packages_are_pinned_with_their_hashes(line: str) -> None:
    assert PINNED.fullmatch(line)


def test_every_python_dependency_is_locked() -> None:
    named = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    missing = packages(named) - packages(requirements())
    assert not missing, "run `make lock`"


@pytest.mark.parametrize("path", [path for path in NPM_LOCK if path])
def test_npm_packages_are_pinned_with_their_hashes(path: str) -> None:
    package = NPM_LOCK[path]
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"])
    assert package["version"]
    assert package.get("resolved", NPM_REGISTRY).startswith(NPM_REGISTRY)


def test_npm_dependencies_are_exact_and_locked() -> None:
    named = json.loads((NPM / "package.json").read_text("utf-8"))["dependencies"]
    assert named == {name: NPM_LOCK[f"node_modules/{name}"]["version"] for name in named}


def test_nothing_else_is_installed() -> None:
    found = {
        line.strip()
        for script in SCRIPTS
        for line in script.read_text("utf-8").splitlines()
        if FETCHES.search(line) and not line.lstrip().startswith(("#", "echo "))
    }
    assert found == ALLOWED


def jobs_of(file: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = workflow(file)["jobs"]
    return found


def workflow(file: Path) -> dict[str, Any]:
    """Read a workflow; every scalar is text, so `on` is not taken for a truth value."""
    found: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_by_commit(file: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in file.read_text("utf-8").splitlines()]
    uses = [line for line in lines if re.match(r"['\"]?uses\b", line)]
    assert [line for line in uses if not USES.fullmatch(line)] == []
    steps = [step for job in jobs_of(file).values() for step in job["steps"]]
    assert len(uses) == sum("uses" in step for step in steps), "write `uses:` on its own line"


def test_one_action_has_one_pin() -> None:
    text = "\n".join(file.read_text("utf-8") for file in WORKFLOWS)
    pins = set(re.findall(r"uses: (\S+)@(\S+ # \S+)", text))
    assert len(pins) == len({action for action, _ in pins})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_tests_use_the_browser_that_the_runner_has(file: Path) -> None:
    steps = [step for job in jobs_of(file).values() for step in job["steps"]]
    tested = [step for step in steps if step.get("run") == "make test"]
    assert all(step["env"]["FIREFOX"] == "firefox" for step in tested)
    assert tested or file.name not in {"release.yml", "site.yml"}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_have_least_rights(file: Path) -> None:
    """What may write runs no code of the project or of its dependencies."""
    assert workflow(file)["permissions"] == {}
    for job in jobs_of(file).values():
        writes = "write" in job["permissions"].values()
        uses = " ".join(step.get("uses", "") for step in job["steps"])
        runs = " ".join(step.get("run", "") for step in job["steps"])
        assert not (writes and ("checkout" in uses or "make" in runs))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_leave_no_door_open(file: Path) -> None:
    started = workflow(file)["on"]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(started)
    for job in jobs_of(file).values():
        assert "${{ secrets." not in json.dumps(job)
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "pass it in `env`: here it could be code"
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false"


def test_updates_are_proposed_for_everything_that_is_pinned() -> None:
    told = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert {(each["package-ecosystem"], each["directory"]) for each in told} == {
        ("pip", "/"),
        ("npm", "/tests/npm"),
        ("github-actions", "/"),
    }


def test_vulnerabilities_are_asked_for_every_week_and_with_every_change() -> None:
    """The tests cannot ask, for they need no network; without --strict silence would pass."""
    asked = workflow(ROOT / ".github/workflows/vulnerabilities.yml")
    assert asked["on"]["schedule"]
    for event in ("push", "pull_request"):
        assert {"requirements.txt", "tests/npm/package-lock.json"} <= set(
            asked["on"][event]["paths"]
        )
    assert [step.get("run") for step in asked["jobs"]["ask"]["steps"]][-1] == "make vulnerabilities"
    python, npm = make("--dry-run", "vulnerabilities").splitlines()
    assert {"requirements.txt", "--require-hashes", "--strict"} <= set(python.split())
    assert npm == "cd tests/npm && npm audit --package-lock-only"


@pytest.fixture(scope="module")
def dist(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the bundle of a release from the built site; the offline copy has its own tests."""
    folder = tmp_path_factory.mktemp("dist")
    (folder / "chat-error-atlas.zip").write_bytes(b"an offline copy")
    make("--old-file", "offline", "bundle", f"SITE={site.folder}", f"DIST={folder}")
    return folder


@pytest.mark.parametrize("name", ["sbom-python.cdx.json", "sbom-npm.cdx.json"])
def test_the_sbom_is_cyclonedx(name: str, dist: Path) -> None:
    text = (dist / name).read_text("utf-8")
    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    assert JsonStrictValidator(version).validate_str(text) is None


def test_the_sbom_names_every_locked_package_with_its_hashes(dist: Path) -> None:
    def told(name: str) -> dict[str, str]:
        """Return package → the part of the SBOM that holds it."""
        parts = json.loads((dist / name).read_text("utf-8"))["components"]
        return {f"{part['name']} {part['version']}": json.dumps(part) for part in parts}

    python = told("sbom-python.cdx.json")
    pinned = {line.split(" ")[0].replace("==", " "): line for line in requirements()}
    assert python.keys() == pinned.keys()
    for package, line in pinned.items():
        assert all(digest in python[package] for digest in re.findall(r"sha256:(\w+)", line))
    npm = told("sbom-npm.cdx.json")
    locked = {f"{path.rpartition('node_modules/')[2]} {each['version']}": each
              for path, each in NPM_LOCK.items() if path}  # fmt: skip
    assert npm.keys() == locked.keys()
    assert all('"SHA-512"' in part for part in npm.values())


def test_the_bundle_is_of_the_folders_that_are_named() -> None:
    done = subprocess.run(
        ["make", "--dry-run", "bundle", "SITE=x", "DIST=out"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "atlas build --site x\n" in done.stdout
    assert "atlas offline --site x --copy out/chat-error-atlas.zip\n" in done.stdout


def test_the_bundle_carries_the_site_and_true_checksums(dist: Path, site: BuiltSite) -> None:
    listed = (dist / "SHA256SUMS").read_text("utf-8").split()[1::2]
    assert {*listed, "SHA256SUMS"} == {file.name for file in dist.iterdir()}
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=dist, check=True)
    with tarfile.open(dist / "chat-error-atlas-site.tar.gz") as archive:
        files = {member.name.removeprefix("./") for member in archive if member.isfile()}
    assert files == {
        file.relative_to(site.folder).as_posix()
        for file in site.folder.rglob("*")
        if file.is_file()
    }
