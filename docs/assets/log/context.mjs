// What is around a code in a text: signs, words for platforms, the keys of its object.
import { toKey } from "../search/normalize.mjs";
import { decide, ofVendors, strongest, weigh } from "./evidence.mjs";
/** @import { Evidence, Sign, Signs } from "../types.d.ts" */
/** @import { Line } from "./lines.mjs" */
/** @import { Store } from "../search/store.mjs" */
/** @typedef {ReturnType<typeof contextOf>} Context */
/** @typedef {{ store: Store, signs: Sign[], lines: Line[], objects: ReturnType<typeof import("./objects.mjs").objectCounter>, messageKey: RegExp, platforms: () => Set<number>, overall: Map<number, Evidence>, overallForeign: () => ReturnType<typeof strongest> }} Log */

const AROUND = 6; // lines on either side of a line that may belong to its object
const ERROR_WORD = /error|\berr|fail|reject|uncaught|[错錯]|失[败敗]/i;

/**
 * Returns the context of a line, each part computed on first use.
 * @param {Log} log
 * @param {number} at
 */
export function contextOf(log, at) {
  const { store, signs, lines, platforms } = log;
  const line = lines[at].text;
  const from = Math.max(0, at - AROUND);
  const end = at + AROUND + 1;
  const block = lazy(() => lines.slice(from, end).map(({ text }) => text).join("\n"));
  const inLine = lazy(() => weigh(signs, line));
  const inBlock = lazy(() => weigh(signs, block()));
  const key = lazy(() => `_${toKey(line)}_`);
  const blockKey = lazy(() => `_${toKey(block())}_`);
  return {
    line, shown: lines[at].shown, signs, overall: log.overall, overallForeign: log.overallForeign, lines: lines.length, platforms,
    isShort: lines.length === 1 && line.length <= 80,
    words: lazy(() => key().split("_").length - 2),
    inLine: lazy(() => decide(inLine())),
    inBlock: lazy(() => decide(inBlock())),
    namesOther: (/** @type {number} */ vendor) => [...ofVendors(inLine()).keys()].some((each) => each !== vendor),
    foreignInLine: lazy(() => strongest(inLine())),
    foreignInBlock: lazy(() => strongest(inBlock())),
    namesError: lazy(() => ERROR_WORD.test(line)),
    platformsInLine: lazy(() => store.platformsIn(line).platforms),
    messagesOfObjects: lazy(() => objectsWithMessage(log, from, end)),
    keysInLine: lazy(() => new Set([...line.matchAll(log.messageKey)].map(([, each]) => each.toLowerCase()))),
    key,
    blockKey,
  };
}

/**
 * Returns a pattern for the keys of JSON bodies that hold the text of an error, of any vendor.
 * @param {Signs} knowledge
 */
export function messageKey({ vendors }) {
  const names = vendors.flatMap(({ keys }) => keys).map((key) => key.replace(/\W/g, "\\$&"));
  return new RegExp(`\\b(${names.join("|") || "(?!)"})["']?\\s{0,8}[:=]`, "gi");
}

/**
 * Returns the objects in some lines that have the text of an error, or are around such an object,
 * each with the keys of these texts.
 * @param {Log} log
 * @param {number} from the first line
 * @param {number} end the line after the last one
 */
function objectsWithMessage({ lines, objects, messageKey: pattern }, from, end) {
  /** @type {Map<number, Set<string>>} */
  const found = new Map();
  for (let at = from; at < Math.min(end, lines.length); at += 1) {
    for (const { 1: key, index } of lines[at].text.matchAll(pattern)) {
      const object = objects.at(at)(index);
      for (const each of [object, objects.parents[object]]) {
        found.set(each, (found.get(each) ?? new Set()).add(key.toLowerCase()));
      }
    }
  }
  return found;
}

/**
 * Returns a function that computes its value on the first call.
 * @template Value
 * @param {() => Value} compute
 */
export function lazy(compute) {
  /** @type {{ value: Value } | undefined} */
  let computed;
  return () => (computed ??= { value: compute() }).value;
}
