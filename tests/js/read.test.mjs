// One reading of any text: what it loads, and what its answer is called.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { openFinder } from "./support/finder.mjs";
import { realIndex } from "./support/real-index.mjs";

const FIELD = JSON.parse(readFileSync(new URL("../golden/field-cases.json", import.meta.url), "utf-8"));
let index;
let real;

before(async () => {
  index = realIndex();
  real = await openFinder(index);
});

/** Returns the answer to a text, with the paths of its hits. */
async function answer(text) {
  const found = await real.read(text);
  return { ...found, paths: await Promise.all(found.hits.map(({ number }) => real.pathOf(number))) };
}

test("the reader of lines is not loaded for a code, an exact hit or plain words", async () => {
  const finder = await openFinder(index);
  for (const query of ["898001", "89800", "ERR_UID_NO", "openim 1101", "token expired", "vendor:openim 110", ""]) {
    await finder.read(query);
  }
  assert.ok(!finder.opened.includes("reader"));
});

test("what is for Chinese is loaded for Chinese only", async () => {
  const finder = await openFinder(index);
  await finder.read("login failed, code: 302");
  assert.ok(!finder.opened.includes("chinese"));
  await finder.read("用户不存在");
  assert.deepEqual(finder.opened.filter((each) => each === "chinese"), ["chinese"]);
});

test("each input from the field has its answer", async () => {
  const faults = [];
  for (const { id, text, expected } of FIELD) {
    const { paths, findings, other } = await answer(text);
    const pages = paths.map((path) => path.split("#")[0]);
    for (const path of expected.shows ?? []) if (!pages.includes(path)) faults.push(`${id}: lacks ${path}`);
    for (const path of expected.never ?? []) {
      if (pages.some((page) => page === path || (path.split("/").length < 3 && page.startsWith(path)))) faults.push(`${id}: has ${path}`);
    }
    const names = findings.map(({ value }) => value);
    if (expected.first && pages[0] !== expected.first) faults.push(`${id}: has ${pages[0]} first`);
    if (expected.found && `${names}` !== `${expected.found}`) faults.push(`${id}: finds ${names}`);
    const product = other || findings.find((each) => each.other)?.other;
    if (expected.other && product !== expected.other) faults.push(`${id}: names ${product}`);
    if (expected.unknown && !names.includes(expected.unknown.code)) faults.push(`${id}: names ${names}`);
  }
  assert.deepEqual(faults, []);
});

test("a constant or word that any program may print is never certain by itself", async () => {
  for (const text of [
    "USER_NOT_FOUND", "GROUP_NOT_EXIST", "NETWORK_ERROR", "PERMISSION_DENIED", "ERR_TOO_MANY_REQUESTS", "Bad Request",
    "unauthorized", "FORBIDDEN", "token expired", "error", "timeout", "404", "Error: USER_NOT_FOUND at login",
  ]) assert.notEqual((await answer(text)).verdict, "certain", text);
});

test("a code is certain if it is shaped like one vendor, or the vendor is named", async () => {
  for (const text of ["WEBIM_CONNECTION_CLOSED", "AUTH_ERR_NO_ACCESS", "898001", "openim 1501", "云信302", "agora GROUP_NOT_EXIST"]) {
    assert.equal((await answer(text)).verdict, "certain", text);
  }
});

test("a product that the atlas does not cover is named, and no code is offered", async () => {
  const cases = {
    "PubNub: error code 302 at login": "PubNub",
    "AgoraRtmKit: error code 3 at login": "Agora RTM",
    "ERROR 1205 from MySQL, code 302": "MySQL",
    "FirebaseError: code 31004": "Firebase",
  };
  for (const [text, product] of Object.entries(cases)) {
    const { other, paths, verdict } = await answer(text);
    assert.equal(other, product, text);
    assert.equal(verdict, "unknown", text);
    assert.deepEqual(paths.filter((path) => !path.startsWith("problems/")), [], text);
  }
});

test("the status of a request to a vendor is no code", async () => {
  for (const text of [
    "POST https://api.netease.im/nimserver/user/create.action 返回 404",
    "request failed with 403 at api-us.cometchat.io",
    "https://a1.easemob.com/x/y/token responded with status 401",
    "curl: (22) The requested URL returned error: 404 api.netease.im",
  ]) assert.deepEqual((await answer(text)).findings, [], text);
});

test("a code is read however people put it", async () => {
  const cases = {
    "OpenIM error, type:1506.": "1506",
    "if (e.code === 1501) // openim": "1501",
    "agora-chat message: \"kicked\", type: 206": "206",
    "云信出现302错误码": "302",
    "openim emits a 1501 error": "1501",
    "云信提示网络超时 415": "415",
    "OpenIM error code always 1004": "1004",
    "openim code is still 1004": "1004",
    "云信错误码仍然是414": "414",
    "极光弹出801003": "801003",
    "极光 801003怎么解决": "801003",
    "OpenIM ApiError 1501: nope": "1501",
    "OpenIM 错误码和错误信息分别为1004和RecordNotFound": "1004",
    "雲信登入失敗，錯誤碼：３０２": "302",
    "{\\\"errCode\\\":1501,\\\"errMsg\\\":\\\"expired\\\"} openim": "1501",
    "AgoraChatErrorCode: AgoraChatErrorGroupMembersFull": "AgoraChatErrorGroupMembersFull",
  };
  for (const [text, value] of Object.entries(cases)) {
    const { findings } = await answer(text);
    assert.deepEqual(findings.map((each) => each.value), [value], text);
  }
});

test("a number that the named vendor lacks is unknown, and other vendors' codes are candidates", async () => {
  const { verdict, findings, paths } = await answer("cometchat login error code 1506");
  assert.equal(verdict, "unknown");
  assert.equal(real.store.head.vendors[findings[0].vendor][0], "cometchat");
  assert.ok(paths.includes("openim/1506/"));
});

test("a number beside a vendor's name alone is unknown if the vendor lacks it", async () => {
  for (const text of ["openim 1999", "极光 801999", "vendor:openim 1999"]) {
    const { verdict, findings } = await answer(text);
    assert.deepEqual([verdict, findings.length, findings[0]?.value], ["unknown", 1, /\d+$/.exec(text)[0]], text);
    assert.ok(findings[0].vendor >= 0, text);
  }
});

test("a returned text names its cause and problem", async () => {
  const { findings } = await answer("yunxin {\"desc\":\"check roomid\",\"code\":414}");
  assert.ok(findings[0].cause?.text);
  assert.equal((await real.store.document(findings[0].cause.problem)).kind, "problem");
});

test("of the returned texts in a line, the longest names the cause", async () => {
  const text = "user ip forbidden"; // the code also returns "ip forbidden"
  const { findings } = await answer(`OpenIM {"errCode":20012,"errMsg":"${text}"}`);
  assert.equal(findings[0].cause?.returned, text);
});

test("traditional and simplified characters have the same answer", async () => {
  const pairs = [["用戶不存在", "用户不存在"], ["環信 群組已滿", "环信 群组已满"], ["發送訊息失敗", "发送讯息失败"]];
  for (const [traditional, simplified] of pairs) {
    const [one, other] = [await answer(traditional), await answer(simplified)];
    assert.deepEqual(one.paths, other.paths, traditional);
    assert.ok(one.paths.length, traditional);
  }
});

test("a log without a code offers what its most telling line says", async () => {
  const { verdict, findings, paths } = await answer("chat started\nThe user was kicked by another device login\nbye");
  assert.deepEqual([verdict, findings], ["candidate", []]);
  assert.ok(paths.includes("problems/signed-in-elsewhere/"), String(paths));
  assert.equal((await answer("all is well\nnothing to see here")).verdict, "nothing");
});

test("one line and the same line in a log have the same verdict", async () => {
  for (const line of ["openim login failed, code: 1501", "StreamChat error code 4", "login error code 1101", "code: 99999"]) {
    const [one, other] = [await answer(line), await answer(`${line}\n\n`), await answer(`start\n${line}`)];
    assert.equal(one.verdict, other.verdict, line);
  }
});

test("no hostile text of a megabyte takes many times as long as others", async () => {
  const fragments = JSON.parse(readFileSync(new URL("../golden/hostile.json", import.meta.url), "utf-8"));
  const texts = fragments.flatMap((each) => [each, `${each}\n`]);
  const took = [];
  for (const text of texts) {
    const since = process.cpuUsage(); // the machine may be busy with something else
    await real.read(text.repeat(Math.ceil(1_000_000 / text.length)));
    took.push(process.cpuUsage(since).user / 1000);
  }
  assert.equal(texts.length, 100);
  const median = [...took].sort((a, b) => a - b)[50];
  const slow = texts.flatMap((text, at) => (took[at] > 12 * median ? [`${JSON.stringify(text)}: ${took[at]} ms, median ${median}`] : []));
  assert.deepEqual(slow, []); // a quadratic one took minutes
});
