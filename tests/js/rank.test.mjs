import assert from "node:assert/strict";
import { test } from "node:test";
import { CERTAIN, answerOf, nearest, parseQuery, rank } from "../../docs/assets/search/rank.mjs";
import { openStore } from "../../docs/assets/search/store.mjs";
import { smallIndex } from "./support/small-index.mjs";

const SIMILAR_NAMES = [["agora", "Agora Chat"], ["agora-rtc", "Agora RTC"], ["agora-rtc-web", "Agora RTC Web"]];
const [CODE, NAME, MESSAGE, PART] = [0, 1, 2, 3];

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

test("a message with holes is found by texts that fill them", async () => {
  const { fetchJson, fetched } = smallIndex({
    vendors: [["acme", "Acme"]],
    codes: [[0, "1"], [0, "2"]],
    shards: [{ "*found user_*_not_found": [8 + MESSAGE], "*legal *_is_legal": [2 * 8 + MESSAGE] }, { user: [8 + MESSAGE] }],
  });
  const holes = await openStore(fetchJson);
  const certain = async (query) => (await rank(holes, query)).map(({ number, points }) => [number, points >= CERTAIN]);
  assert.deepEqual(await certain("user 5 not found"), [[1, true]]);
  assert.deepEqual(await certain("oops: user 5 not found"), [[1, false]]);
  assert.deepEqual(await certain("all is legal"), [[2, false]]); // too few words beside its holes
  assert.deepEqual(fetched.filter((name) => name.startsWith("keys")).sort(), ["keys-0.json", "keys-1.json"]);
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

/** Opens an index with one code of two lists, for platforms 0 and 1. */
async function severalLists() {
  const { fetchJson } = smallIndex({
    vendors: [["acme", "Acme"]],
    platforms: [["Web", "JS"], ["iOS"], ["Unity"]],
    codes: [[0, "101", { on: [0], list: "js" }], [0, "101", { on: [1], list: "ios", names: ["UserWasGone"] }]],
    shards: [{
      101: [8 + CODE, 2 * 8 + CODE], gone: [2 * 8 + PART], user_was_gone: [2 * 8 + NAME], userwasgone: [2 * 8 + NAME],
    }],
    block: 8,
  });
  return openStore(fetchJson);
}

/** Returns the numbers of the hits of a query, and what Enter opens. */
async function answer(query) {
  const several = await severalLists();
  const found = await rank(several, query);
  const documents = await Promise.all(found.map(({ number }) => several.document(number)));
  return [found.map(({ number }) => number), found.length ? answerOf(found, documents) : null];
}

test("a platform chooses between the lists of a code", async () => {
  assert.deepEqual(await answer("101 js"), [[1, 2], { path: "acme/101/#js", certain: true }]);
  assert.deepEqual(await answer("iOS 101"), [[2, 1], { path: "acme/101/#ios", certain: true }]);
});

test("without a platform that the lists have, the page of the code is the answer", async () => {
  for (const query of ["101", "101 unity", "101 js iOS"]) {
    assert.deepEqual(await answer(query), [[1, 2], { path: "acme/101/", certain: true }], query);
  }
});

test("the words of a camelCase name are found together and apart", async () => {
  for (const query of ["UserWasGone", "user was gone", "userWasGone js", "user gone"]) {
    assert.deepEqual((await answer(query))[0], [2], query);
  }
});
