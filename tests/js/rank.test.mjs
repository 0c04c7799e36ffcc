import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery } from "../../docs/assets/search/names.mjs";
import * as byTerms from "../../docs/assets/search/by-terms.mjs";
import { CANDIDATE, answerOf, rank as rankWith } from "../../docs/assets/search/rank.mjs";
import { nearest } from "../../docs/assets/search/slips.mjs";
import { openStore } from "../../docs/assets/search/store.mjs";
import { smallIndex } from "./support/small-index.mjs";

const rank = (opened, query) => rankWith(opened, query, async () => byTerms);
const SIMILAR_NAMES = [["agora", "Agora Chat", "环信"], ["agora-rtc", "Agora RTC"], ["agora-rtc-web", "Agora RTC Web"], ["agora-2", "Agora 2"]];
const [CODE, NAME, MESSAGE, PART, , TEXT] = [0, 1, 2, 3, 4, 5];

test("a vendor whose name begins with another's is recognized", () => {
  const cases = [
    ["AGORA-5", 0, "5"],
    ["AGORA-RTC-5", 1, "5"],
    ["AGORA-RTC-WEB-5", 2, "5"],
    ["AGORA--1", 0, "-1"],
    ["agora 5", 0, "5"],
    ["Agora RTC 5", 1, "5"],
    ["5 agora rtc web", 2, "5"],
    ["why 5 at agora rtc, please", 1, "why 5 at , please"],
    ["agora5", 0, "5"],
    ["环信5", 0, "5"],
    ["agroa 5", 0, "5"],
    ["vendor:agora-rtc 5", 1, "5"],
    ["vendor:none 5", -1, "5"],
    ["agora-rtc", -1, "agora-rtc"],
    ["Agora RTC", -1, "Agora RTC"],
    ["agora or agora rtc 5", -1, "agora or agora rtc 5"],
    ["@agora/kit 5", -1, "@agora/kit 5"],
    ["agora 25", 0, "25"],
    ["agora 2 5", 3, "5"],
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
      " expir": [3 * 8 + NAME],
      " full": [4 * 8 + NAME],
      " gon": [2 * 8 + NAME],
      " group": [2 * 8 + TEXT, 4 * 8 + NAME],
      " token": [3 * 8 + NAME],
      " user": [2 * 8 + NAME],
      101: [2 * 8 + CODE, 3 * 8 + CODE],
      1015: [4 * 8 + CODE],
      expired: [3 * 8 + PART],
      gone: [2 * 8 + PART],
      group_full: [4 * 8 + NAME],
      token_expired: [3 * 8 + NAME],
      user_gone: [2 * 8 + MESSAGE],
    }],
  });
  return openStore(fetchJson);
}

/** Returns [document number, whether the query is its whole code, name or message]. */
async function hits(query) {
  return (await rank(await store(), query)).hits.map(({ number, points }) => [number, points >= CANDIDATE]);
}

/** Returns the numbers of the hits that are certain. */
async function certain(query) {
  return (await rank(await store(), query)).hits.filter((each) => each.certain).map(({ number }) => number);
}

test("a whole code ranks above the beginning of a code", async () => {
  assert.deepEqual(await hits("101"), [[2, true], [3, true], [4, false]]);
});

test("a vendor in the query excludes the codes of others", async () => {
  assert.deepEqual(await hits("bolt 101"), [[3, true], [4, false]]);
  assert.deepEqual(await hits("ACME-101"), [[2, true]]);
});

test("a code is certain beside its vendor only", async () => {
  assert.deepEqual(await certain("101"), []);
  assert.deepEqual(await certain("TOKEN_EXPIRED"), []);
  assert.deepEqual(await certain("bolt 101"), [3]);
  assert.deepEqual(await certain("bolt token expired"), [3]);
});

test("a message with holes is found by texts that fill them", async () => {
  const { fetchJson, fetched } = smallIndex({
    vendors: [["acme", "Acme"]],
    codes: [[0, "1"], [0, "2"]],
    shards: [{ "*found user_*_not_found": [8 + MESSAGE], "*legal *_is_legal": [2 * 8 + MESSAGE] }, { user: [8 + MESSAGE] }],
  });
  const holes = await openStore(fetchJson);
  const exact = async (query) => (await rank(holes, query)).hits.map(({ number, points }) => [number, points >= CANDIDATE]);
  assert.deepEqual(await exact("user 5 not found"), [[1, true]]);
  assert.deepEqual(await exact("oops: user 5 not found"), [[1, false]]);
  assert.deepEqual(await exact("all is legal"), [[2, false]]); // too few words beside its holes
  assert.deepEqual(fetched.filter((name) => name.startsWith("keys")).sort(), ["keys-0.json", "keys-1.json"]);
});

test("a vendor filter alone finds the vendor", async () => {
  assert.deepEqual(await hits("vendor:bolt"), [[1, true]]);
  assert.deepEqual(await hits("vendor:none"), []);
});

test("words in any order are found, stop words ignored", async () => {
  assert.deepEqual(await hits("expired the token"), [[3, false]]);
});

test("one unknown word does not empty the answer, and is named", async () => {
  const { hits: found, missed } = await rank(await store(), "zebra group is full");
  assert.equal(found[0].number, 4);
  assert.deepEqual(missed, ["zebra"]);
});

test("the form of a word does not matter, nor do contractions and words of a question", async () => {
  for (const query of ["tokens expiring", "why doesn't my token expire?", "what does token expired mean"]) {
    const found = await rank(await store(), query);
    assert.equal(found.hits[0].number, 3, query);
    assert.deepEqual(found.missed, [], query);
  }
});

test("a misspelled word, code or name is found, and is not certain", async () => {
  assert.deepEqual(await hits("tokne"), [[3, false]]);
  assert.deepEqual((await hits("gruop ful"))[0], [4, false]);
  assert.deepEqual(await hits("1051"), []); // the number of another code is no slip
  assert.deepEqual(await certain("tokne expired"), []);
});

test("without a hit, codes with the same beginning are near", async () => {
  const near = await nearest(await store(), "1017");
  assert.deepEqual(near.map(({ title }) => title), ["101", "101", "1015"]);
  assert.deepEqual(await nearest(await store(), "nothing like this"), []);
});

/** Opens an index with one code of two lists, for platforms 0 and 1. */
async function severalLists() {
  const { fetchJson } = smallIndex({
    vendors: [["acme", "Acme"]],
    platforms: [["Web", "JS"], ["iOS"], ["Unity"]],
    codes: [[0, "101101", { on: [0], list: "js" }], [0, "101101", { on: [1], list: "ios", names: ["UserWasGone"] }]],
    shards: [{
      " gon": [2 * 8 + NAME], " user": [2 * 8 + NAME],
      101101: [8 + CODE, 2 * 8 + CODE], gone: [2 * 8 + PART], user_was_gone: [2 * 8 + NAME], userwasgone: [2 * 8 + NAME],
    }],
    block: 8,
  });
  return openStore(fetchJson);
}

/** Returns the numbers of the hits of a query, and what Enter opens. */
async function answer(query) {
  const several = await severalLists();
  const { hits: found } = await rank(several, query);
  const documents = await Promise.all(found.map(({ number }) => several.document(number)));
  return [found.map(({ number }) => number), found.length ? answerOf(found, documents) : null];
}

test("a platform chooses between the lists of a code", async () => {
  assert.deepEqual(await answer("101101 js"), [[1, 2], { path: "acme/101101/#js", certain: true }]);
  assert.deepEqual(await answer("iOS 101101"), [[2, 1], { path: "acme/101101/#ios", certain: true }]);
});

test("without a platform that the lists have, the page of the code is the answer", async () => {
  for (const query of ["101101", "101101 unity", "101101 js iOS"]) {
    assert.deepEqual(await answer(query), [[1, 2], { path: "acme/101101/", certain: true }], query);
  }
});

test("the words of a camelCase name are found together and apart", async () => {
  for (const query of ["UserWasGone", "user was gone", "userWasGone js", "user gone"]) {
    assert.deepEqual((await answer(query))[0], [2], query);
  }
});
