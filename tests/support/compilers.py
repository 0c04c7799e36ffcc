"""The compilers that the tests drive, each from Debian, npm or PyPI.

None of the three has Swift: neither its compiler nor its own parser. For Dart, npm has the
parser and formatter, but nobody has the compiler.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Route

from conftest import ROOT

NPM = ROOT / "tests/npm/node_modules"
GO_OFFLINE = {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local"}
# A compiler runs for seconds: code made fast early, one thread for memory.
JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def tool(name: str) -> str:
    """Return where a tool is: the one that a variable like GO names, or the machine's own."""
    found = shutil.which(os.environ.get(name.upper(), name))
    assert found, f"{name} is missing; `make tools` brings it"
    return found


def run(folder: Path, *command: str, **environ: str) -> str:
    """Run a command that must succeed in a folder; return all it prints."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def go(folder: Path, *arguments: str) -> str:
    """Run the go command in a module; it asks no network and writes within the folder."""
    return run(folder, tool("go"), *arguments, GOCACHE=str(folder / ".cache"), **GO_OFFLINE)


def tsc(folder: Path, *arguments: str) -> str:
    """Run TypeScript's compiler; return its findings."""
    return run(folder, tool("node"), str(NPM / "typescript/bin/tsc"), *arguments)


def javac(folder: Path, *sources: str) -> str:
    """Compile Java, warnings being errors."""
    return run(folder, tool("javac"), "-Xlint:all", "-Werror", "-encoding", "UTF-8", *sources)


def java(folder: Path, main: str, *jars: str) -> str:
    """Run a compiled class; return what it prints."""
    classes = os.pathsep.join([str(folder), *jars])
    return run(folder, tool("java"), *JVM, "-Dfile.encoding=UTF-8", "-cp", classes, main)


def kotlinc(folder: Path, *sources: str) -> str:
    """Compile Kotlin; return its warnings. The compiler is the one within its notebook kernel."""
    files = importlib.metadata.files("kotlin-jupyter-kernel") or []
    jars = os.pathsep.join(str(file.locate()) for file in files if file.suffix == ".jar")
    compiler = ("-cp", jars, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler")
    options = ("-no-stdlib", "-no-reflect", "-classpath", kotlin_library(), "-d", ".")
    return run(folder, tool("java"), *JVM, *compiler, *options, *sources)


def kotlin_library() -> str:
    """Return where Kotlin's standard library is."""
    files = importlib.metadata.files("kotlin-jupyter-kernel") or []
    (library,) = (file for file in files if file.name.startswith("kotlin-stdlib-"))
    return str(library.locate())


def dart_format(browser: Browser, texts: list[str]) -> list[str]:
    """Return texts as `dart format` writes them; what its parser cannot read is an error.

    It is compiled to WebAssembly with garbage collection, which Debian's Node cannot run.
    """

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name:
            route.fulfill(path=NPM / "@wasm-fmt/dart_fmt" / name)
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page = browser.new_page()
    page.route("https://dart.test/**", serve)
    page.goto("https://dart.test/")
    formatted: list[str] = page.evaluate(
        """async (texts) => {
          const dart = await import("/dart_fmt_web.js");
          await dart.default();
          return texts.map((text) => dart.format(text, "codes.dart"));
        }""",
        texts,
    )
    page.close()
    return formatted
