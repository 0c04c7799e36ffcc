import assert from "node:assert/strict";
import { test } from "node:test";
import { editDistance } from "../../docs/assets/search/edit-distance.mjs";
import { normalize, toKey, trimPunctuation, wordsOf } from "../../docs/assets/search/normalize.mjs";

test("width, hyphens and case do not matter", () => {
  assert.equal(normalize("Ａ−Ｂ–C"), "a-b-c");
});

test("letters and digits of any script are words", () => {
  assert.deepEqual(wordsOf("错误 code_302!"), ["错误", "code", "302"]);
});

test("a key keeps the sign of a number only", () => {
  assert.equal(toKey("-1"), "-1");
  assert.equal(toKey("-x"), "x");
  assert.equal(toKey("a -1"), "a_1");
});

test("punctuation around a query does not count", () => {
  assert.equal(trimPunctuation("`ERR_UID_NOT_FOUND`,"), "ERR_UID_NOT_FOUND");
  assert.equal(trimPunctuation("“duplicate add user”。"), "duplicate add user");
  assert.equal(trimPunctuation("-1"), "-1");
});

test("an insertion, a deletion, a substitution and a transposition each cost one edit", () => {
  for (const other of ["tooken", "toke", "taken", "tokne"]) assert.equal(editDistance("token", other, 2), 1, other);
  assert.equal(editDistance("token", "token", 2), 0);
});

test("an edit distance is capped one above its limit", () => {
  assert.equal(editDistance("token", "expired", 1), 2);
  assert.equal(editDistance("abcdef", "uvwxyz", 2), 3);
});
