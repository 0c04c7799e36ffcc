// The answers of the finder and of the log reader. The golden files are the specification of both:
// finder.yml has queries and pastes.yml logs over the real catalog, rare.yml both over the rare one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { normalize, splitHumps, toKey } from "../../docs/assets/search/normalize.mjs";
import { answerOf } from "../../docs/assets/search/rank.mjs";
import { termsOf } from "../../docs/assets/search/terms.mjs";
import { openFinder } from "./support/finder.mjs";
import { realIndex } from "./support/real-index.mjs";

const LISTED = 40;
const FIRST_SCREEN = 12;

let index;
let real;
let rare;
let pastes;

before(async () => {
  index = realIndex();
  real = await openFinder(index);
  rare = await openFinder(realIndex("--rare"));
  pastes = index.golden("pastes");
});

/** Checks all cases, then reports the faults, each with the name of its case. */
async function checkAll(cases, nameOf, check) {
  const faults = [];
  for (const each of cases) {
    try {
      await check(each);
    } catch (error) {
      faults.push(`${nameOf(each)}: ${error.message}`);
    }
  }
  assert.ok(!faults.length, faults.join("\n"));
}

/** Checks the hits of queries. */
async function checkQueries({ store, read, pathOf }, cases) {
  await checkAll(cases, ({ query }) => query, async ({ query, first, opens, among, none }) => {
    const hits = (await read(query)).hits.slice(0, LISTED);
    const documents = await Promise.all(hits.map(({ number }) => store.document(number)));
    const paths = await Promise.all(hits.map(({ number }) => pathOf(number)));
    if (none) assert.ok(!paths.length, `${paths} is found`);
    if (first) assert.ok(paths[0] === first, `${paths[0]} is first, not ${first}`);
    if (opens) {
      const { path, certain } = answerOf(hits, documents);
      assert.equal(certain ? path : "nothing", opens);
    }
    for (const path of among ?? []) {
      assert.ok(paths.slice(0, FIRST_SCREEN).includes(path), `${path} is not among ${paths}`);
    }
  });
}

test("each query of finder.yml has its hits", () => checkQueries(real, index.golden("finder")));

test("of the queries of readers, 95 in 100 have a right page among the first three", async () => {
  const queries = index.golden("queries");
  const missed = [];
  for (const { query, right } of queries) {
    const hits = (await real.read(query)).hits.slice(0, 3);
    const pages = await Promise.all(hits.map(async ({ number }) => (await real.pathOf(number)).split("#")[0]));
    if (!pages.some((page) => right.includes(page))) missed.push(query);
  }
  assert.ok(missed.length * 20 <= queries.length, missed.join("\n"));
});

test("each query of rare.yml has its hits", () => checkQueries(rare, index.golden("rare").queries));

test("each log of pastes.yml has its findings", async () => {
  await checkAll(pastes, ({ name }) => name, async ({ paste, finds }) => {
    const { findings } = await real.read(paste);
    const found = await Promise.all(findings.map(comparable));
    assert.equal(found.length, finds.length, `found ${JSON.stringify(found)}`);
    for (const [at, wanted] of finds.entries()) assertMatches(found[at], wanted);
    assert.ok(findings.every(({ because }) => because.length), "a finding has no reason");
  });
});

test("each log of rare.yml has its findings", async () => {
  await checkAll(index.golden("rare").pastes, ({ paste }) => paste, async ({ paste, finds }) => {
    const found = (await rare.read(paste)).findings.map(async ({ verdict, documents, range }) => (
      { verdict, paths: await Promise.all(documents.map(rare.pathOf)), ...range && { range: range[2] } }));
    assert.deepEqual(await Promise.all(found), finds.map(({ paths = [], ...wanted }) => ({ paths, ...wanted })));
  });
});

/** Returns a finding over the real catalog in the form of the golden file. */
async function comparable({ line, verdict, value, vendor, documents }) {
  const parts = (await Promise.all(documents.map(real.pathOf))).map((path) => path.split("/"));
  const codes = [...new Set(parts.map(([, code]) => code))];
  const named = vendor < 0 ? {} : { vendor: real.store.head.vendors[vendor][0] };
  const base = { line: String(line), verdict };
  if (verdict === "certain") {
    assert.equal(codes.length, 1);
    return { ...base, ...named, code: codes[0] };
  }
  if (verdict === "candidate") return { ...base, codes, among: parts.map(([slug]) => slug) };
  return { ...base, ...named, code: value };
}

/** Asserts that a finding is the wanted one; candidates must include at least the wanted. */
function assertMatches(found, wanted) {
  if (wanted.verdict !== "candidate" || found.verdict !== "candidate") {
    const message = `found ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`;
    assert.ok(isDeepStrictEqual(found, wanted), message);
    return;
  }
  const missing = wanted.among.filter((vendor) => !found.among.includes(vendor));
  assert.equal(found.line, wanted.line, `found on line ${found.line}, not ${wanted.line}`);
  assert.ok(found.codes.includes(wanted.code), `${wanted.code} is not among ${found.codes}`);
  assert.ok(!missing.length, `no candidate is of ${missing}`);
}

test("a third of the pastes has no certain finding", () => {
  const undecided = pastes.filter(({ finds }) => !finds.some(({ verdict }) => verdict === "certain"));
  assert.ok(pastes.length >= 120);
  assert.ok(undecided.length * 3 >= pastes.length);
});

test("normalize.mjs and keys.py make the same keys", async () => {
  const byPython = await index.fetchJson("normalized.json");
  const keysOf = (text) => [toKey(text), toKey(splitHumps(text)), termsOf(normalize(splitHumps(text))).join(" ")];
  const wrong = Object.entries(byPython).filter(([text, keys]) => !isDeepStrictEqual(keysOf(text), keys));
  assert.deepEqual(wrong, []);
  for (const [text, key] of Object.entries(index.golden("normalize"))) {
    const [whole, split] = byPython[text];
    assert.deepEqual(Array.isArray(key) ? [whole, split] : whole, key, text);
  }
});

for (const path of ["words", "elements/words", "search/words"]) {
  test(`the generated ${path}.mjs has all words that ${path}.d.mts declares`, async () => {
    const words = await index.words(`${path}.mjs`);
    const declared = readFileSync(new URL(`../../docs/assets/${path}.d.mts`, import.meta.url), "utf-8");
    const sections = [...declared.matchAll(/^ {2}(\w+): Texts<([^>]+)>/gm)];
    const missing = sections.flatMap(([, section, keys]) => (
      [...keys.matchAll(/"([^"]+)"/g)].map(([, key]) => key)
        .filter((key) => typeof words[section][key] !== "string")
        .map((key) => `${section}.${key}`)));
    assert.deepEqual(missing, []);
    assert.deepEqual(sections.map(([, section]) => section).sort(), Object.keys(words).sort());
  });
}
