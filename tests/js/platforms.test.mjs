import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, platformFinder } from "../../docs/assets/search/platforms.mjs";

const find = platformFinder([
  ["Web", "JavaScript", "JS", "浏览器"], ["iOS", "Objective-C"], ["React Native", "RN"], ["Windows", "C++"],
  ["Unity", "C#", ".NET"], ["REST API", "REST", "server API"], ["Server"], ["mini program", "小程序", "微信小程序"],
]);
const found = (text) => [[...find(text).platforms], find(text).rest];

test("a platform is named by its title or another word, in any case", () => {
  const cases = [
    ["300 ios", [1], "300"], ["300 on IOS.", [1], "300 on ."], ["react-native 5", [2], "5"], ["ReactNative 5", [2], "5"],
    ["c++ 5", [3], "5"], ["5 in C#", [4], "5 in"], [".NET 5", [4], "5"], ["objectivec 5", [1], "5"],
    ["微信小程序报错5", [7], "报错5"], ["浏览器 5", [0], "5"], ["JS and iOS: 5", [0, 1], "and : 5"], ["(Web) 5", [0], "( ) 5"],
  ];
  for (const [text, platforms, rest] of cases) assert.deepEqual(found(text), [platforms, rest], text);
});

test("the longest name counts", () => {
  assert.deepEqual(found("server API 5"), [[5], "5"]);
  assert.deepEqual(found("server 5"), [[6], "5"]);
});

test("a part of a word, a name or an address is no platform", () => {
  for (const text of ["webhook 5", "WEB_ERROR", "https://web.example.com/js/", "node.js", "@rn/ios", "axios", "web.min.js:1"]) {
    assert.deepEqual(found(text), [[], text]);
  }
});

test("records that name nothing hold for everything", () => {
  const scope = (lists, platforms) => ({ lists, platforms });
  assert.ok(fits(scope([], []), scope(["a"], [1])));
  assert.ok(fits(scope(["a"], [1, 2]), scope([], [2])));
  assert.ok(!fits(scope(["a"], [1]), scope(["b"], [1])));
  assert.ok(!fits(scope(["a"], [1]), scope([], [2])));
});
