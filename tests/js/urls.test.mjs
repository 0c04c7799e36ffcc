import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { decode, pageAddress, plainAddress } from "../../docs/assets/urls.mjs";

afterEach(() => { delete globalThis.location; });

test("in a copy opened from a folder, the address of a page names its file", () => {
  globalThis.location = { protocol: "file:" };
  assert.equal(pageAddress("../agora/607/?q=1#x"), "../agora/607/index.html?q=1#x");
  assert.equal(pageAddress("guide/"), "guide/index.html");
});

test("on a server, the address of a page stays as it is", () => {
  globalThis.location = { protocol: "https:" };
  assert.equal(pageAddress("guide/#x"), "guide/#x");
});

test("malformed percent escapes stay as they are", () => {
  assert.equal(decode("a%20b"), "a b");
  assert.equal(decode("50%"), "50%");
});

test("an address has no character with a meaning in some markup", () => {
  assert.equal(plainAddress("https://a.b/c?(d)|[e]"), "https://a.b/c%3F%28d%29%7C%5Be%5D");
});
