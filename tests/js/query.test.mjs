import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "../../docs/assets/search/query.mjs";
import { openStore } from "../../docs/assets/search/store.mjs";
import { smallIndex } from "./support/small-index.mjs";

const store = await openStore(smallIndex({
  vendors: [["acme", "Acme"], ["bolt", "Bolt"]],
  codes: [[0, "101"], [1, "202"]],
  shards: [{ 101: [16], 202: [24], error: [21, 29] }],
}).fetchJson);
const FOUND = [
  { verdict: "candidates", documents: [2] },
  { verdict: "firm", documents: [3] },
  { verdict: "unknown", documents: [] },
];

/** Returns the hits of a query, and how often the log reader was loaded. */
async function answer(query) {
  let loaded = 0;
  const hits = await search(store, async () => {
    loaded += 1;
    return { read: async () => FOUND };
  }, query);
  return { numbers: hits.map(({ number }) => number), loaded };
}

test("the log reader is not loaded for a code, an exact hit or plain words", async () => {
  for (const query of ["101", "10", "ERR_X", "acme 101", "some words"]) {
    assert.equal((await answer(query)).loaded, 0, query);
  }
});

test("the findings of the log reader come first, the certain ones before candidates", async () => {
  assert.deepEqual(await answer("error: 5 of something"), { numbers: [3, 2], loaded: 1 });
});

test("a vendor filter applies to the findings", async () => {
  assert.deepEqual((await answer("vendor:acme error: 5 of something")).numbers, [2]);
});
