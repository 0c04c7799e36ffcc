import assert from "node:assert/strict";
import { test } from "node:test";
import { byCode } from "../../docs/assets/elements/code-order.mjs";

test("numbers are ordered by value, before names", () => {
  const codes = ["ERR_10", "10", "898001", "ERR_2", "-1", "9", "-10", "auth_bad", "0"];
  assert.deepEqual(codes.toSorted(byCode), [
    "-10", "-1", "0", "9", "10", "898001", "auth_bad", "ERR_2", "ERR_10",
  ]);
});
