import assert from "node:assert/strict";
import { test } from "node:test";
import { CERTAIN, nearest, parseQuery, rank } from "../../docs/assets/search/rank.mjs";
import { openStore } from "../../docs/assets/search/store.mjs";
import { smallIndex } from "./support/small-index.mjs";

const SIMILAR_NAMES = [["agora", "Agora Chat"], ["agora-rtc", "Agora RTC"], ["agora-rtc-web", "Agora RTC Web"]];
const [CODE, NAME, MESSAGE] = [0, 1, 2];

test("a vendor whose name begins with another's is recognized", () => {
  const cases = [
    ["AGORA-5", 0, "5"],
    ["AGORA-RTC-5", 1, "5"],
    ["AGORA-RTC-WEB-5", 2, "5"],
    ["AGORA--1", 0, "-1"],
    ["agora 5", 0, "5"],
    ["Agora RTC 5", 1, "5"],
    ["5 agora rtc web", 2, "5"],
    ["vendor:agora-rtc 5", 1, "5"],
    ["vendor:none 5", -1, "5"],
    ["agora-rtc", -1, "agora-rtc"],
    ["Agora RTC", -1, "Agora RTC"],
  ];
  const parsed = cases.map(([query]) => {
    const { vendor, text } = parseQuery(query, SIMILAR_NAMES);
    return [query, vendor, text];
  });
  assert.deepEqual(parsed, cases);
});

/** Opens an index with codes 2 to 4 of vendors 0 and 1. */
async function store() {
  const { fetchJson } = smallIndex({
    vendors: [["acme", "Acme"], ["bolt", "Bolt"]],
    codes: [
      [0, "101", { names: ["USER_GONE"], messages: ["user gone"] }],
      [1, "101", { names: ["TOKEN_EXPIRED"] }],
      [1, "1015", { names: ["GROUP_FULL"] }],
    ],
    shards: [{
      101: [2 * 8 + CODE, 3 * 8 + CODE],
      1015: [4 * 8 + CODE],
      expired: [3 * 8 + NAME],
      gone: [2 * 8 + NAME],
      group_full: [4 * 8 + NAME],
      token_expired: [3 * 8 + NAME],
      user_gone: [2 * 8 + MESSAGE],
    }],
  });
  return openStore(fetchJson);
}

/** Returns [document number, whether it is an exact hit]. */
async function hits(query) {
  return (await rank(await store(), query)).map(({ number, points }) => [number, points >= CERTAIN]);
}

test("a whole code ranks above the beginning of a code", async () => {
  assert.deepEqual(await hits("101"), [[2, true], [3, true], [4, false]]);
});

test("a vendor in the query excludes the codes of others", async () => {
  assert.deepEqual(await hits("bolt 101"), [[3, true], [4, false]]);
  assert.deepEqual(await hits("ACME-101"), [[2, true]]);
});

test("a vendor filter alone finds the vendor", async () => {
  assert.deepEqual(await hits("vendor:bolt"), [[1, true]]);
  assert.deepEqual(await hits("vendor:none"), []);
});

test("words in any order are found, stop words ignored", async () => {
  assert.deepEqual(await hits("expired the token"), [[3, false]]);
});

test("a misspelled word is found if nothing else is", async () => {
  assert.deepEqual(await hits("tokne"), [[3, false]]);
  assert.deepEqual(await hits("gruop ful"), []); // "ful" is too short for an edit
});

test("without a hit, codes with the same beginning are near", async () => {
  const near = await nearest(await store(), "1017");
  assert.deepEqual(near.map(({ title }) => title), ["101", "101", "1015"]);
});
