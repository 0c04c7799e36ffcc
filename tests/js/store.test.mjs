import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../docs/assets/search/store.mjs";
import { smallIndex } from "./support/small-index.mjs";

const INDEX = {
  vendors: [["acme", "Acme"]],
  codes: [[0, "1", { messages: ["abcdefgh"] }], [0, "2", { messages: ["abcdefxy"] }]],
  longest: 6,
  shards: [{ 1: [8], 10: [8], 2: [16] }, { abcdef: [10, 18] }],
};

test("each file is fetched once, when it is needed", async () => {
  const { fetchJson, fetched } = smallIndex(INDEX);
  const store = await openStore(fetchJson);
  assert.deepEqual(fetched, ["head.json"]);
  await Promise.all([store.startingWith("1"), store.startingWith("2"), store.document(0), store.document(1)]);
  await store.document(2);
  assert.deepEqual(fetched.sort(), ["docs-0.json", "docs-1.json", "head.json", "keys-0.json"]);
});

test("a file that failed is fetched again", async () => {
  const { fetchJson, files } = smallIndex(INDEX);
  const store = await openStore(fetchJson);
  const shard = files["keys-0.json"];
  delete files["keys-0.json"];
  await assert.rejects(store.startingWith("1"), /no keys-0\.json/);
  files["keys-0.json"] = shard;
  assert.equal((await store.startingWith("1")).length, 2);
});

test("postings are decoded and keys sorted as text", async () => {
  const store = await openStore(smallIndex(INDEX).fetchJson);
  assert.deepEqual(await store.startingWith(""), [["1", [8]], ["10", [8]], ["2", [16]], ["abcdef", [10, 18]]]);
});

test("a key that was truncated is compared with the whole text", async () => {
  const store = await openStore(smallIndex(INDEX).fetchJson);
  assert.deepEqual(await store.exactly("abcdefxy"), [18]);
  assert.deepEqual(await store.exactly("abcdef"), [10, 18]);
  assert.deepEqual(await store.exactly("none"), []);
});

test("a document has names in place of numbers", async () => {
  const store = await openStore(smallIndex(INDEX).fetchJson);
  const { kind, path, vendorSlug, vendorName, retry, who } = await store.document(1);
  assert.deepEqual([kind, path, vendorSlug, vendorName, retry, who], ["code", "acme/1/", "acme", "Acme", "no", "app developer"]);
  assert.equal((await store.document(0)).retry, "");
});

test("the head gives the kind and the vendor of a document", async () => {
  const store = await openStore(smallIndex(INDEX).fetchJson);
  assert.deepEqual([0, 1, 2].map((number) => store.kindOf(number)), ["vendor", "code", "code"]);
  assert.deepEqual([0, 1, 2].map((number) => store.vendorOf(number)), [-1, 0, 0]);
  assert.equal(store.documentOfVendor(0), 0);
});
