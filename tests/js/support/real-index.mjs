// The search index of the real catalog or of the rare one, written by the project's own Python.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PYTHON = process.env.PYTHON ?? join(ROOT, ".venv/bin/python");

/**
 * Writes the index to a temporary folder, which is removed when the process ends.
 * @param {...string} options `--rare` for the small catalog with all that the real one lacks
 */
export function realIndex(...options) {
  const folder = mkdtempSync(join(tmpdir(), "atlas-index-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  execFileSync(PYTHON, [join(ROOT, "tests/support/write_index.py"), folder, ...options], {
    env: { ...process.env, PYTHONPATH: join(ROOT, "hooks") },
    stdio: "inherit",
  });
  return {
    fetchJson: async (name) => JSON.parse(readFileSync(join(folder, name), "utf-8")),
    golden: (name) => JSON.parse(readFileSync(join(folder, `${name}.golden.json`), "utf-8")),
    words: async (path) => (await import(pathToFileURL(join(folder, path)))).words,
  };
}
