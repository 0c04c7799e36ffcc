"""The offline copy: a built site as a zip that works from a folder, without a server.

Pages opened from a folder cannot load modules or use `fetch`. So the modules become one classic
script, each file of the index becomes a script, and links name `index.html`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from atlas.atomic_write import replacing
from atlas.build.offline.html import offline_page
from atlas.output.module_bundle import classic_script

__all__ = ["write_offline_copy"]

FOLDER = "chat-error-atlas/"
RUNTIME = Path(__file__).with_name("runtime.js")
ENTRY = "start.mjs"
LEFT_OUT = {".gz", ".mjs"}
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the timestamp of all files: the zip is reproducible


def write_offline_copy(site: Path, target: Path) -> int:
    """Write the zip of a built site atomically; return the number of its files."""
    files = dict(_files(site))
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        replacing(target) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for name in sorted(files):
            entry = zipfile.ZipInfo(FOLDER + name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on any system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return len(files)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of each file of the copy."""
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if not file.is_file() or file.suffix in LEFT_OUT or name == "404.html":
            continue
        if file.suffix == ".html":
            yield name, offline_page(file.read_text("utf-8")).encode()
        elif PurePosixPath(name).match("assets/*/search/index/*.json"):
            yield f"{name}.js", f"atlasFile({file.read_text('utf-8')});\n".encode()
        else:
            yield name, file.read_bytes()
    for entry in site.glob(f"assets/*/{ENTRY}"):
        folder = entry.parent
        name = entry.with_suffix(".js").relative_to(site).as_posix()
        modules = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*.mjs")}
        texts = {path: module.read_text("utf-8") for path, module in modules.items()}
        yield name, classic_script(texts, ENTRY, RUNTIME.read_text("utf-8")).encode()
