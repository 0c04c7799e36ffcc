// Finds the errors in a text of any number of lines: code, vendor, and the reasons for both.
import { contextOf, lazy, messageKey } from "./context.mjs";
import { dedupe } from "./dedupe.mjs";
import { documentsWith } from "./documents.mjs";
import { decide, evidenceOf, ofVendors, prepareSigns, signFinder, strongest, weigh } from "./evidence.mjs";
import { occurrences, plainText } from "./extract.mjs";
import { judge } from "./judge.mjs";
import { lineCutter, partsOf } from "./lines.mjs";
import { objectCounter } from "./objects.mjs";
import { messagesOf, preparePatterns } from "./wire-messages.mjs";
/** @import { Finding, Messages, Pause, Sign, Signs } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */
/** @import { Log } from "./context.mjs" */

const MAY_HOLD_A_CODE = /\d.{0,80}[a-z\u0080-\uffff]|[a-z\u0080-\uffff].{0,80}\d|\d{6}|[a-z]\w{5}/i; // a digit near a letter, a name
const WORDS = /[a-z]\W+[a-z]|[\u3040-\uffff]/i; // at least two
const MOST = 20_000; // findings, after which the rest of a text is not read
const SAMPLE = 50_000; // characters at the beginning in which other products are looked for
const LONGEST = 60; // characters of a sign directly before a number
const SURVEY = 0.2; // share of the work that is done before the first line is judged

/**
 * Returns the errors in a text, in order; the product that it names, if the atlas does not cover
 * it; and the number of the vendor that its signs decide for, or -1.
 * @param {Store} store
 * @param {Signs} knowledge
 * @param {Messages} wire
 * @param {string} text
 * @param {{ pause?: Pause, simplified?: (text: string) => string }} [options] `pause` is called
 *   often, with the share of the work that is done, and returns whether to stop; `simplified`
 *   returns a text of the same length with simplified Chinese characters
 */
export async function readLines(store, knowledge, wire, text, { pause = async () => false, simplified = (same) => same } = {}) {
  const log = await survey(store, knowledge, text, pause, simplified);
  const { lines, objects } = log;
  const shaped = shapePattern(store.head.shapes);
  const named = endOf(log.signs);
  const patterns = preparePatterns(wire);
  const documentsOf = remembered((/** @type {string} */ value) => documentsWith(store, value));
  /** @type {Finding[]} */
  const found = [];
  for (const [at, line] of lines.entries()) {
    const done = SURVEY + (1 - SURVEY) * at / lines.length;
    if (at % 100 === 99 && await pause(done)) break;
    const sent = WORDS.test(line.text) ? messagesOf(wire, patterns, line.text, line.number) : [];
    const codes = MAY_HOLD_A_CODE.test(line.text) ? occurrences(line.text, line.number, objects.at(at), shaped, named) : [];
    const all = [...codes, ...sent];
    if (!all.length) continue;
    if (found.length > MOST) break;
    const context = contextOf(log, at);
    for (const occurrence of all) {
      if (await pause(done)) break; // a log may be one long line
      const finding = await judge({ store, knowledge, documentsOf }, occurrence, context);
      if (finding) found.push({ ...finding, column: finding.column + line.from });
    }
  }
  const product = log.overallForeign();
  return {
    findings: await dedupe(found, objects.parents, pause),
    other: product && !log.overall.size ? knowledge.products[-2 - product.vendor][0] : "",
    vendor: decide(log.overall)?.vendor ?? -1,
  };
}

/**
 * Returns what is known of a text before its lines are judged one by one.
 * @param {Store} store
 * @param {Signs} knowledge
 * @param {string} text
 * @param {Pause} pause
 * @param {(text: string) => string} simplified
 * @returns {Promise<Log>}
 */
async function survey(store, knowledge, text, pause, simplified) {
  const findSigns = signFinder(prepareSigns(knowledge));
  /** @type {Sign[]} */
  const signs = [];
  const lines = [];
  const [cut, objects] = [lineCutter(), objectCounter()];
  let sample = "";
  let read = 0;
  for (const part of partsOf(text)) {
    const shown = plainText(part);
    const plain = simplified(shown);
    for (const line of cut(plain, shown)) {
      lines.push(line);
      objects.add(line.text);
    }
    signs.push(...findSigns(plain));
    if (sample.length < SAMPLE) sample += plain.slice(0, SAMPLE - sample.length);
    read += part.length;
    if (await pause(SURVEY * read / text.length)) break;
  }
  return {
    store, signs, lines, objects, messageKey: messageKey(knowledge), overall: ofVendors(evidenceOf(signs)),
    overallForeign: lazy(() => strongest(weigh(signs, sample))),
    platforms: lazy(() => store.platformsIn(sample).platforms),
  };
}

/**
 * Returns a function that computes its value once for each argument.
 * @template Value
 * @param {(text: string) => Value} compute
 */
function remembered(compute) {
  /** @type {Map<string, Value>} */
  const known = new Map();
  return (/** @type {string} */ text) => {
    const value = known.get(text) ?? compute(text);
    known.set(text, value);
    return value;
  };
}

/**
 * Returns a function that returns whether a text ends with a sign of a vendor, before a number.
 * @param {Sign[]} signs
 */
function endOf(signs) {
  const names = signs.filter(({ vendor, weak }) => vendor >= 0 && !weak).map(({ lower }) => lower);
  return (/** @type {string} */ before) => {
    const text = before.slice(-LONGEST).toLowerCase().replace(/[\s:：]{1,3}$/, "");
    return names.some((name) => text.endsWith(name) && !/[a-z0-9]/.test(text[text.length - name.length - 1] ?? " "));
  };
}

/**
 * Returns a pattern for the names that begin as only those of one vendor do.
 * @param {string[][]} shapes
 */
function shapePattern(shapes) {
  const own = shapes.flatMap(([, ...each]) => each).map((each) => each.replace(/\W/g, "\\$&"));
  return own.length ? new RegExp(`(?<!\\w)(?:${own.join("|")})\\w{2,80}`, "gi") : /(?!)/g;
}
