import assert from "node:assert/strict";
import { test } from "node:test";
import { isMessage, messagesIn, partsInside } from "../../docs/assets/search/patterns.mjs";

const inside = (pattern, key) => [...messagesIn(partsInside(pattern), `_${key}_`)].map(([start, end]) => `_${key}_`.slice(start, end));

test("a hole matches any words or none", () => {
  for (const key of ["user_4711_not_found", "user_anna_berg_not_found", "user_not_found"]) {
    assert.ok(isMessage("user_*_not_found", key), key);
  }
  for (const key of ["user_4711", "a_user_4711_not_found", "user_4711_not_found_here", "users_4711_not_found"]) {
    assert.ok(!isMessage("user_*_not_found", key), key);
  }
});

test("a hole may be at an end, in a word, or twice", () => {
  const cases = [
    ["*_is_not_legal", "anna_is_not_legal"], ["no_member_*", "no_member_4_or_5"],
    ["more_than_*bytes", "more_than_20bytes"], ["用户*不存在", "用户张三不存在"],
    ["no_*_in_state_*", "no_call_in_state_idle"], ["a_*_a", "a_b_a"],
  ];
  for (const [pattern, key] of cases) assert.ok(isMessage(pattern, key), pattern);
  assert.ok(!isMessage("a_*_a", "a"));
});

test("a longer text contains messages", () => {
  assert.deepEqual(inside("user_*_not_found", "e_user_4_not_found_user_5_not_found_user_6"), ["_user_4_not_found_", "_user_5_not_found_"]);
  assert.deepEqual(inside("用户*不存在", "错误用户张三不存在了"), ["用户张三不存在"]);
  assert.deepEqual(inside("user_*_not_found", `user_${"a_".repeat(200)}not_found`), []); // far apart
});

test("the time to find a message is not quadratic in the length of a text", () => {
  const text = `_${"user_".repeat(200_000)}`;
  const since = performance.now();
  assert.deepEqual([...messagesIn(partsInside("user_*_not_*_found"), text)], []);
  assert.ok(performance.now() - since < 2_000);
});
