// Answers a text that holds errors: a line that the index alone does not answer, or a log.
import { VENDOR_FILTER } from "../search/names.mjs";
import { GAPLESS } from "../search/normalize.mjs";
import { CANDIDATE, CERTAIN } from "../search/rank.mjs";
import { MAY_HOLD_A_CODE, rankLine } from "../search/read.mjs";
/** @import { Answer, Finder, Finding, Hit, Pause, Ranked, ReadLines } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */

const IS_BODY = /^[{[][^]*\w["']?\s?[:=]|Error Domain=|PlatformException\(/; // from the first bracket on
const WORDS = 4; // words from which wire messages are looked for inside of a line
const SHORT = 12; // lines of a log that may be about its one error
const TELLING = 60; // least points of a hit that is offered for a log without a code
export const TELLING_IN_FEW = 40; // the same for a short log
const TELLING_OF_VENDOR = 20; // the same for a short log that names its vendor
const LINES = 40; // lines of a log without a code that are looked at
const LINE = 600; // characters of such a line
// What is no word of a line: brackets before its text, times, versions, addresses, keys of errors.
const NO_WORDS = /\b(?:err|error)?_?(?:code|msg|dlt|message|desc|description|status|type)["']?\s?[:=]|^(?:[^[\n]{0,40}\[[^\]\n]{0,80}\])+|(?<!\d)\d{1,9}(?:[:.,/-]\d{1,9}){1,12}|\b0x[0-9a-f]+/gi;
const CHECKED = 60; // hits that may be of a code that the text has read otherwise

/**
 * Returns the answer to a line, or null if it has no error and names no other product.
 * @param {Finder} finder
 * @param {ReadLines} lines
 * @param {string} line
 * @param {Ranked} ranked
 * @returns {Promise<Answer | null>}
 */
export async function answerToLine(finder, lines, line, ranked) {
  const filter = VENDOR_FILTER.exec(line);
  const text = filter ? line.replace(filter[0], ` ${filter[1]} `).trim() : line;
  const options = await optionsFor(finder, line);
  let { findings, other, vendor } = await lines(text, false, options);
  const isUnknown = findings.every(({ verdict }) => verdict === "unknown");
  if (isUnknown && !other && MAY_HOLD_A_CODE.test(line) && (GAPLESS.test(line) || line.split(/\s+/).length >= WORDS)) {
    const more = await lines(text, true, options);
    if (!findings.length || more.findings.some(({ verdict }) => verdict === "certain")) ({ findings, other, vendor } = more);
  }
  if (findings.length || other) return merged(finder.store, line, ranked, findings, other);
  if (vendor < 0 || ranked.vendor >= 0) return null;
  const { hits, terms, missed } = await rankLine(finder, naming(finder.store, vendor, line));
  return hits.length ? { verdict: "candidate", findings, hits, terms, missed, other } : null;
}

/**
 * Returns a line that names the vendor that the signs in a text decide for, so that it is about
 * the codes of this vendor.
 * @param {Store} store
 * @param {number} vendor the number of the vendor, or -1
 * @param {string} line
 */
function naming({ head }, vendor, line) {
  return vendor < 0 ? line : `${head.vendors[vendor][1]} ${line}`;
}

/**
 * Returns what the reader of lines needs for a text in Chinese.
 * @param {Finder} finder
 * @param {string} text
 */
async function optionsFor({ openChinese }, text) {
  return GAPLESS.test(text) ? { simplified: (await openChinese()).simplified } : {};
}

/**
 * Returns the answer to a line with errors: their documents come first, and of the other hits only
 * those remain that may be meant as well.
 * @param {Store} store
 * @param {string} line
 * @param {Ranked} ranked
 * @param {Finding[]} findings
 * @param {string} other
 * @returns {Promise<Answer>}
 */
async function merged(store, line, ranked, findings, other) {
  const filter = VENDOR_FILTER.test(line) ? ranked.vendor : -1;
  const isNamed = (/** @type {Hit} */ { number }) => Number(store.vendorOf(number) === ranked.vendor);
  const found = hitsOf(store, findings, filter).sort((a, b) => isNamed(b) - isNamed(a));
  const taken = new Set(found.map(({ number }) => number));
  const product = other || findings.find((each) => each.other)?.other || "";
  const vendors = new Set([ranked.vendor, ...findings.map(({ vendor }) => vendor)].filter((each) => each >= 0));
  const values = new Set(findings.map(({ value }) => value));
  const keyed = product || IS_BODY.test(line.slice(Math.max(0, line.search(/[{[]/))));
  const rest = [];
  for (const hit of ranked.hits.slice(0, CHECKED)) {
    if (taken.has(hit.number)) continue;
    const { kind, vendor, title } = await store.document(hit.number);
    const fits = kind === "problem" || (!keyed && (kind !== "code" || !vendors.size || vendors.has(vendor)));
    if (fits && !values.has(title)) rest.push({ ...hit, points: Math.min(hit.points, CANDIDATE - 2), certain: false });
  }
  return {
    verdict: verdictOf(findings), findings, hits: [...found, ...rest], terms: ranked.terms,
    missed: ranked.missed, other: product,
  };
}

/**
 * Returns the documents of findings as hits: the certain ones, candidates, those of other vendors.
 * @param {Store} store
 * @param {Finding[]} findings
 * @param {number} filter the number of a vendor, or -1
 * @returns {Hit[]}
 */
function hitsOf(store, findings, filter) {
  /** @type {Map<number, Hit>} */
  const found = new Map();
  const levels = findings.flatMap(({ verdict, documents, elsewhere = [] }) => [
    { documents, certain: verdict === "certain", points: verdict === "certain" ? CERTAIN : CANDIDATE - 1 },
    { documents: elsewhere, certain: false, points: CANDIDATE - 1.5 },
  ]).sort((a, b) => b.points - a.points);
  for (const { documents, certain, points } of levels) {
    for (const number of documents) {
      const fits = filter < 0 || store.vendorOf(number) === filter;
      if (fits && !found.has(number)) found.set(number, { number, points, certain });
    }
  }
  return [...found.values()];
}

/**
 * @param {Finding[]} findings
 * @returns {Answer["verdict"]}
 */
function verdictOf(findings) {
  const best = /** @type {const} */ (["certain", "candidate", "unknown"])
    .find((verdict) => findings.some((each) => each.verdict === verdict));
  return best ?? "nothing";
}

/**
 * Returns the answer to a log.
 * @param {Finder} finder
 * @param {ReadLines} lines
 * @param {string} text
 * @param {Pause} [pause]
 * @returns {Promise<Answer>}
 */
export async function answerToLog(finder, lines, text, pause) {
  const { findings, other, vendor } = await lines(text, true, { pause, ...await optionsFor(finder, text) });
  const hits = hitsOf(finder.store, findings, -1);
  if (hits.length || other || findings.some((each) => each.other)) return { verdict: verdictOf(findings), findings, hits, terms: [], missed: [], other };
  const best = await mostTelling(finder, text, vendor);
  const verdict = findings.length ? verdictOf(findings) : best.hits.length ? "candidate" : "nothing";
  return { verdict, findings, missed: [], other, ...best };
}

/**
 * Returns the hits of the line of a log that says most.
 * @param {Finder} finder
 * @param {string} text
 * @param {number} vendor the number of the vendor that the text names, or -1
 */
async function mostTelling(finder, text, vendor) {
  /** @type {Pick<Ranked, "hits" | "terms">} */
  let best = { hits: [], terms: [] };
  const lines = text.split("\n").filter((each) => each.trim()).slice(0, LINES);
  const least = lines.length > SHORT ? TELLING : vendor < 0 ? TELLING_IN_FEW : TELLING_OF_VENDOR;
  for (const line of lines) {
    const { hits, terms } = await rankLine(finder, naming(finder.store, vendor, line.slice(0, LINE).replace(NO_WORDS, " ")));
    const telling = terms.length > 2 ? hits.filter(({ points }) => points >= least) : [];
    if ((telling[0]?.points ?? 0) > (best.hits[0]?.points ?? 0)) best = { hits: telling, terms };
  }
  return best;
}
