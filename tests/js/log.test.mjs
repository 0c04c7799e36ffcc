import assert from "node:assert/strict";
import { test } from "node:test";
import { dedupe } from "../../docs/assets/log/dedupe.mjs";
import { decide, prepareSigns, weigh } from "../../docs/assets/log/evidence.mjs";
import { occurrences, plainText } from "../../docs/assets/log/extract.mjs";
import { objectCounter } from "../../docs/assets/log/objects.mjs";
import { lineCutter, partsOf } from "../../docs/assets/log/lines.mjs";
import { readLines } from "../../docs/assets/log/read-lines.mjs";
import { narrow, scopesIn } from "../../docs/assets/log/scopes.mjs";
import { openStore } from "../../docs/assets/search/store.mjs";
import { smallIndex } from "./support/small-index.mjs";

const KNOWLEDGE = {
  vendors: [
    { signs: [["jmessage", "word", "strong"]], ranges: [["800000", "899999", "server"]], keys: ["message"], codes: [["code"]] },
    { signs: [["agora", "word", "weak"], ["agora.io", "host", "weak"], ["WEBIM_", "constant", "weak"]], ranges: [], keys: ["message"], codes: [["type"]] },
  ],
  products: [["Stream Chat", ["getstream.io"], ["StreamChat"], [], []]],
};
const MESSAGES = { messages: { can: [["not_chat_while_silent", 2]] }, patterns: {} };
const store = await openStore(smallIndex({
  vendors: [["jmessage", "JMessage"], ["agora", "Agora Chat"]],
  codes: [[0, "801003", { messages: ["can not chat while silent"] }], [1, "206"]],
  shards: [{ 206: [24], 801003: [16], can_not_chat_while_silent: [18] }],
}).fetchJson);

const read = async (text, pause) => (await readLines(store, KNOWLEDGE, MESSAGES, text, { pause })).findings;
const found = (line) => [...occurrences(line, 1, () => 0)].map(({ value, how }) => [value, how]);
const pause = async () => false;

test("escapes, invisible characters and widths do not matter", () => {
  assert.equal(plainText('{\\\\"code\\\\":\\"１\\"}'), '{"code":"1"}');
  assert.equal(plainText("co\u200bde&quot;−1\r\n"), 'code"-1\n');
});

test("a code is recognized by what is around it", () => {
  const cases = [
    ['{"errCode":1501}', "1501", "key"],
    ["PlatformException(302, login failed, null)", "302", "platform"],
    ["Error Domain=Chat Code=-4", "-4", "domain"],
    ["508 MessageEncodingError", "508", "name"],
    ["登录返回302", "302", "cue"],
    ["throw ERR_UID_NOT_FOUND", "ERR_UID_NOT_FOUND", "constant"],
    ["see 898001", "898001", "bare"],
  ];
  assert.deepEqual(cases.map(([line]) => [line, ...found(line)[0] ?? []]), cases);
});

test("a number that is not a code is skipped", () => {
  const lines = [
    "HTTP/1.1 404", "exit code 1", "failed 3 times", "error 50%", "ERROR 4711 --- [main]",
    "userId: 898001", "took 898001 ms", "2026-898001", "code: 0",
  ];
  assert.deepEqual(lines.flatMap(found), []);
});

test("a number of a database or a WebSocket is doubtful", () => {
  const doubtful = (line) => [...occurrences(line, 1, () => 0)][0].doubtful;
  assert.equal(doubtful("error 1045 (28000)"), true);
  assert.equal(doubtful("closed with code: 1006"), true);
  assert.equal(doubtful("code: 1006"), false);
});

test("each column belongs to the innermost object", () => {
  const objects = objectCounter();
  for (const line of ['{"a":{', '"b":1}}', "end"]) objects.add(line);
  assert.deepEqual(objects.parents, [-1, 0, 1]);
  assert.deepEqual([0, 5].map(objects.at(0)), [1, 2]);
  assert.deepEqual([0, 5, 6].map(objects.at(1)), [2, 1, 0]);
});

test("a long line is cut into pieces in its gaps", () => {
  const pieces = lineCutter()(`a\n${"word ".repeat(1000)}\n`);
  assert.ok(pieces.every(({ text }) => text.length <= 2000));
  assert.equal(pieces.filter(({ number }) => number === 2).map(({ text }) => text).join(""), "word ".repeat(1000));
  assert.ok(pieces.every(({ text, number }) => number !== 2 || /^ ?word/.test(text)));
});

test("several weak names of a vendor are weaker than a strong sign", () => {
  const signs = prepareSigns(KNOWLEDGE);
  const decided = (text) => decide(weigh(signs, text))?.vendor ?? null;
  assert.equal(decided("jmessage login"), 0);
  assert.equal(decided("jmessages"), null); // not a whole word
  assert.equal(decided("agora, and agora.io"), null);
  assert.equal(decided("agora WEBIM_CONNECTION_CLOSED"), 1);
  assert.equal(decided("jmessage, agora, WEBIM_X"), null); // two vendors
});

test("the name of a product hides the name of a vendor inside it", () => {
  const products = [["Agora RTM", [], [], [], ["Agora RTM"]]];
  const { vendors } = KNOWLEDGE;
  const signs = prepareSigns({ vendors: [vendors[0], { ...vendors[1], signs: [["agora", "word", "strong"]] }], products });
  assert.deepEqual([...weigh(signs, "Agora RTM login").keys()], [-2]);
  assert.deepEqual([...weigh(signs, "agora login").keys()], [1]);
});

test("a package may be the beginning of a word", () => {
  const signs = prepareSigns({ vendors: [{ signs: [["TIM", "package", "strong"]] }], products: [] });
  assert.deepEqual(["TIMManager", "RTIM"].map((text) => decide(weigh(signs, text))?.vendor), [0, undefined]);
});

test("beside a class of a vendor, the codes of others are no answer", async () => {
  const { vendors } = KNOWLEDGE;
  const signs = [["JMError", "class", "strong"], ["jmessage", "word", "strong"]];
  const knowledge = { ...KNOWLEDGE, vendors: [{ ...vendors[0], signs }, vendors[1]] };
  const elsewhere = async (line) => {
    const [finding] = (await readLines(store, knowledge, MESSAGES, line)).findings;
    return [finding.verdict, finding.vendor, finding.elsewhere];
  };
  assert.deepEqual(await elsewhere("JMError: code 206"), ["unknown", 0, []]);
  assert.deepEqual(await elsewhere("jmessage: code 206"), ["unknown", 0, [3]]);
});

test("one event has one finding", async () => {
  const finding = (more) => ({ line: 1, column: 0, how: "key", key: "code", value: "5", vendor: -1, object: 0, documents: [2], ...more });
  const cases = {
    "the status of an envelope": [{ object: 1, value: "500", documents: [] }, { object: 2, column: 9 }],
    "a number in a text of an object with a code": [{ object: 2, how: "cue", column: 9 }, { object: 1 }],
    "a number of no list next to a constant": [{ value: "-1", documents: [] }, { how: "constant", value: "A_B", column: 9, documents: [3] }],
    "a detail in an object with a code": [{ object: 1, how: "cue", column: 9 }, { object: 1 }],
    "a constant next to its code": [{ how: "constant", column: 9 }, {}],
    "a message near its code": [{ how: "message", line: 3, value: "can_not_chat" }, {}],
    "a part of a message": [
      { how: "message", value: "can_not", documents: [7] },
      { how: "message", value: "can_not_chat", documents: [8] },
    ],
  };
  for (const [name, pair] of Object.entries(cases)) {
    const findings = pair.map(finding);
    assert.deepEqual(await dedupe(findings, [-1, 0, 1], pause), [findings[1]], name);
  }
  const both = [{ object: 1, value: "28" }, { object: 2, column: 9, documents: [3] }].map(finding);
  assert.deepEqual(await dedupe(both, [-1, 0, 1], pause), both); // a code around a code is no status
});

test("a finding has a verdict", async () => {
  const verdicts = async (text) => (await read(text)).map(({ verdict, vendor }) => [verdict, vendor]);
  assert.deepEqual(await verdicts("jmessage code: 801003"), [["certain", 0]]);
  assert.deepEqual(await verdicts("login failed, code: 801003"), [["certain", 0]]); // unique
  assert.deepEqual(await verdicts("onError code: 206"), [["candidate", -1]]);
  assert.deepEqual(await verdicts("jmessage code: 206"), [["unknown", 0]]);
  assert.deepEqual(await verdicts("all is well"), []);
});

test("an unknown code has the range that it falls into", async () => {
  const [{ range }] = await read("jmessage code: 812345");
  assert.deepEqual(range, ["800000", "899999", "server"]);
});

test("a wire message is found at its place", async () => {
  const lines = [
    "JMessage → can not chat while silent",
    "  {body: 'Can not chat... while silent'} of JMessage",
    "JMessage said can_not_chat_while_silent, twice",
  ];
  for (const line of lines) {
    const findings = await read(line);
    assert.deepEqual(findings.map(({ column }) => column), [line.toLowerCase().indexOf("can")], line);
  }
});

test("a message with holes is found at its place", async () => {
  const messages = { messages: {}, patterns: { silence: [["break_*_silence_at_*_oclock", 2]], "": [["静默*分钟", 2]] } };
  for (const [line, column] of [["JMessage → Break the\"silence\" at 9 oclock", 11], ["jmessage 静默9分钟", 9]]) {
    const { findings } = await readLines(store, KNOWLEDGE, messages, line);
    assert.deepEqual(findings.map((each) => [each.column, each.verdict]), [[column, "certain"]], line);
  }
});

test("a list is chosen by what is nearest", () => {
  const scope = (lists, platforms) => ({ lists, platforms });
  const near = [{ text: "acme-js", scope: scope(["js"], [0]) }, { text: "acme", scope: scope([], []) }];
  const context = (overall, inLine, inLog) => ({
    overall: new Map([[0, { points: 3, signs: overall }]]),
    platformsInLine: () => new Set(inLine),
    platforms: () => new Set(inLog),
  });
  const chosen = (...levels) => {
    const { items, reasons } = narrow([scope(["js"], [0]), scope(["ios"], [1])], (each) => each,
      scopesIn(context(...levels.slice(1)), 0, levels[0]), [["Web"], ["iOS"]]);
    return [items.map(({ lists }) => lists[0]).join(), reasons.map(([, text]) => text).join()];
  };
  assert.deepEqual(chosen(near, [], [1], [1]), ["js", "acme-js"]);
  assert.deepEqual(chosen([], near, [1], [0]), ["ios", "iOS"]);
  assert.deepEqual(chosen([], near, [0, 1], [1]), ["js", "acme-js"]);
  assert.deepEqual(chosen([], [], [], [1]), ["ios", "iOS"]);
  assert.deepEqual(chosen([], [], [7], []), ["js,ios", ""]);
});

test("beside a product that is not covered, a number is no code of a vendor", async () => {
  const [finding] = await read("StreamChat says code: 206");
  assert.deepEqual([finding.verdict, finding.other, finding.documents], ["unknown", "Stream Chat", []]);
  assert.equal((await read("StreamChat to jmessage, code: 801003"))[0].verdict, "certain"); // nearer
});

test("the page can respond while one long line is read", async () => {
  let pauses = 0;
  await read('{"errCode":1501,"errMsg":"?"},'.repeat(50), async () => { pauses += 1; return false; });
  assert.ok(pauses >= 50);
});

test("a text is read in parts that are the text, and a line keeps its number and columns", () => {
  const text = `first\n\n${"a b ".repeat(60_000)}\n${"x\n".repeat(120_000)}last`;
  const parts = [...partsOf(text)];
  assert.ok(parts.length > 3 && parts.every(({ length }) => length <= 100_000));
  assert.equal(parts.join(""), text);
  const cut = lineCutter();
  const lines = text.split("\n");
  const pieces = parts.flatMap((part) => cut(part));
  assert.deepEqual(pieces.filter(({ text: piece, number, from }) => !lines[number - 1].startsWith(piece, from)), []);
  assert.deepEqual(pieces.at(-1), { text: "last", shown: "last", number: lines.length, from: 0 });
});

test("a reading reports how far it is, and a stopped one keeps what it has found", async () => {
  const log = 'jmessage says {"code":801003}\n'.repeat(9000);
  const shares = [];
  const all = await read(log, async (done) => { shares.push(done); return false; });
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
  assert.ok(shares[0] < 0.2 && shares.at(-1) === 1, String([shares[0], shares.at(-1)]));
  const some = await read(log, async (done) => done > 0.6);
  assert.equal(all.length, 9000);
  assert.ok(some.length > 3000 && some.length < 6000, String(some.length));
});

test("the time to read a log is not quadratic in its length", async () => {
  const time = async (text) => {
    const since = performance.now();
    await read(text);
    return performance.now() - since;
  };
  for (const paste of ["\\".repeat(200_000), `code${"*".repeat(100_000)} code:${" ".repeat(100_000)}`]) {
    const plain = await time("a ".repeat(paste.length / 2));
    const took = await time(paste);
    assert.ok(took < 100 * Math.max(plain, 10), `${took} ms`); // quadratic would be minutes
  }
});
