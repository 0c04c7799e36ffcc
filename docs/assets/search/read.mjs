// Reads a text of any length and says what it is about: the one answer of the box, of the results
// and of the log reader. What only some texts need is loaded for them.
import { VENDOR_FILTER, parseQuery } from "./names.mjs";
import { GAPLESS, toKey } from "./normalize.mjs";
import { CANDIDATE, codeIn, rank } from "./rank.mjs";
import { documentOf, fieldOf } from "./store.mjs";
/** @import { Answer, Finder, Finding, Hit, Pause, Ranked } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

const LINE = 600; // characters from which a text is a log
/** What a line has that may be a part of a log. */
export const MAY_HOLD_A_CODE = /\d|[A-Za-z]_[A-Za-z]|[:={}<>→"“”「」]|[a-z][A-Z]/;
const HAS_KEYS = /["']\s?:/; // of JSON: a hole of a message must not be filled with all of them
const IS_ONE_WORD = /^[\w.-]*$/; // a code alone, maybe incomplete: the index answers it
const BEGUN = 60; // least points of a hit that the line may begin

/**
 * Returns whether a text is a log: what a box of one line cannot hold.
 * @param {string} text
 */
export function isLog(text) {
  return text.trim().includes("\n") || text.length > LINE;
}

/**
 * Returns what a text is about.
 * @param {Finder} finder
 * @param {string} text
 * @param {Pause} [pause] called often
 * @returns {Promise<Answer>}
 */
export async function read(finder, text, pause) {
  if (!isLog(text)) return readLine(finder, text.normalize("NFKC").trim());
  const { answerToLog, lines } = await finder.openReader();
  return answerToLog(finder, lines, text, pause);
}

/**
 * @param {Finder} finder
 * @param {string} line
 * @returns {Promise<Answer>}
 */
async function readLine(finder, line) {
  if (!line) return { verdict: "nothing", findings: [], hits: [], terms: [], missed: [], other: "" };
  const plain = IS_ONE_WORD.test(line) || VENDOR_FILTER.test(line) && !/[:=]/.test(line.replace(VENDOR_FILTER, ""));
  const ranked = await rankLine(!plain && MAY_HOLD_A_CODE.test(line) ? withReader(finder) : finder, line);
  const whole = ranked.hits.filter(({ points }) => points >= CANDIDATE);
  const isCertain = whole.some(({ certain }) => certain) && !HAS_KEYS.test(line);
  const isOwn = plain && /[A-Za-z]_[A-Za-z]/.test(line) && !ranked.hits.some(({ points }) => points >= BEGUN);
  const needs = MAY_HOLD_A_CODE.test(line) || ranked.missed.length > 0;
  const named = await asCode(finder.store, line, ranked.hits);
  if (!named && (isCertain || (plain && !isOwn) || !needs)) return ofHits(ranked, await findingsOf(finder.store, line, whole));
  const { answerToLine, lines } = await finder.openReader();
  return await answerToLine(finder, lines, named || line, ranked) ?? ofHits(ranked, await findingsOf(finder.store, line, whole));
}

/**
 * Returns the name of a vendor and a number that begins none of its codes as the reader of lines expects a
 * code, or an empty string. Beside other words, the number must be too odd for a count.
 * @param {Store} store
 * @param {string} line
 * @param {Hit[]} hits
 */
async function asCode(store, line, hits) {
  const { vendor, text, filter } = parseQuery(line, store.head.vendors);
  if (vendor < 0) return "";
  const isAlone = /^-?\d{1,9}$/.test(text);
  const number = isAlone ? text : codeIn(text, true);
  if (hits.length && !(isAlone ? /^-/ : /^(?:-\d{3,7}|\d{4,5}[1-9])$/).test(number)) return "";
  const begun = hits.length ? await store.startingWith(toKey(number)) : []; // at hand: the ranking read this key
  const isBegun = (/** @type {number} */ posting) => fieldOf(posting) === 0 && store.vendorOf(documentOf(posting)) === vendor;
  if (begun.some(([, postings]) => postings.some(isBegun))) return "";
  const [slug, name] = store.head.vendors[vendor];
  return number && `${filter ? `vendor:${slug}` : name} code: ${number}`;
}

/**
 * Returns the finder, which loads the reader of lines together with the ranking by terms.
 * @param {Finder} finder
 * @returns {Finder}
 */
function withReader(finder) {
  const openTerms = () => {
    finder.openReader().catch(() => {}); // asked again when it is needed
    return finder.openTerms();
  };
  return { ...finder, openTerms };
}

/**
 * Ranks a line; one in Chinese in simplified characters and without the words of a question.
 * @param {Finder} finder
 * @param {string} line
 */
export async function rankLine({ store, openTerms, openChinese }, line) {
  if (!GAPLESS.test(line)) return rank(store, line, openTerms);
  const { simplified, telling } = await openChinese();
  return rank(store, simplified(line), openTerms, telling);
}

/**
 * Returns whether a line has a number, not as a part of a longer one.
 * @param {string} line
 * @param {string} number
 */
function hasNumber(line, number) {
  return new RegExp(`(?<![\\w-])${number}(?!\\w)`).test(line);
}

/**
 * Returns the finding of a line that is a whole code, name or message.
 * @param {Store} store
 * @param {string} line
 * @param {Hit[]} whole
 * @returns {Promise<Finding[]>}
 */
async function findingsOf(store, line, whole) {
  const codes = whole.filter(({ number }) => store.vendorOf(number) >= 0);
  if (!codes.length) return [];
  const sure = codes.filter(({ certain }) => certain);
  const documents = (sure.length ? sure : codes).map(({ number }) => number);
  const first = await store.document(documents[0]);
  const how = /^-?\d+$/.test(first.title) && hasNumber(line, first.title) ? "bare" : /\s/.test(line) ? "message" : "constant";
  const value = how === "bare" ? first.title : line;
  const vendors = new Set(documents.map((number) => store.vendorOf(number)));
  return [{
    line: 1, column: 0, object: 0, value, how, text: line, at: Math.max(0, line.indexOf(value)), because: [[how, ""]],
    verdict: sure.length && vendors.size === 1 ? "certain" : "candidate", vendor: sure.length ? first.vendor : -1, documents,
  }];
}

/**
 * @param {Ranked} ranked
 * @param {Finding[]} findings
 * @returns {Answer}
 */
function ofHits({ hits, terms, missed }, findings) {
  const verdict = hits.some(({ certain }) => certain) ? "certain" : hits.length ? "candidate" : "nothing";
  return { verdict, findings, hits, terms, missed, other: "" };
}
