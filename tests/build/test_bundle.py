"""What `make bundle` writes for a release: the site, its offline copy, SBOMs and checksums."""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path

from built_site import BuiltSite
from conftest import ROOT


def test_a_release_bundle_holds_the_site_and_its_checksums(site: BuiltSite, tmp_path: Path) -> None:
    (tmp_path / "chat-error-atlas.zip").write_bytes(b"an offline copy")
    ready = [f"--old-file={name}" for name in (".venv/site", ".venv/release", "offline")]
    subprocess.run(
        ["make", *ready, "NPM=npm", "bundle", f"SITE={site.folder}", f"DIST={tmp_path}"],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)
    for name in ("sbom-python.cdx.json", "sbom-npm.cdx.json"):
        bill = json.loads((tmp_path / name).read_text("utf-8"))
        assert bill["bomFormat"] == "CycloneDX"
        assert bill["components"]
    with tarfile.open(tmp_path / "chat-error-atlas-site.tar.gz") as archive:
        files = {member.name.removeprefix("./") for member in archive if member.isfile()}
    assert files == {
        file.relative_to(site.folder).as_posix()
        for file in site.folder.rglob("*")
        if file.is_file()
    }
