// Ranks the documents of the index for a query: by its whole key, the beginning of a key and, if it
// is no whole key, by its terms. What only the terms need is loaded for them.
import { toKey, withoutGaps } from "./normalize.mjs";
import { parseQuery } from "./names.mjs";
import { fits } from "./platforms.mjs";
import { documentOf, fieldOf } from "./store.mjs";
/** @import { Hit, Kind, OpenTerms, Query, Ranked, SearchDocument } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

export const CERTAIN = 100; // points of a hit that is certain
export const CANDIDATE = 90; // least points of a hit whose whole code, name or message is the query
const EXACT = CANDIDATE;

// Points by field of the posting, strongest first; see hooks/atlas/search/keys.py.
const WHOLE = [100, 95, 90, 72, 76, 40]; // the query is the key
const SAID = WHOLE[4]; // the query is a search word
const PREFIX = [80, 75, 70, 66, 60, 30]; // the query begins the key
const LIKE_DIGITS = /^-?(?=(?:\D*\d){3})(?=.*[lI|oO])[\dlI|oO]{4,8}$/;
// A number where people put a code: at the beginning, or at the end, if short, after the word for it.
const NUMBERED = /^-?\d{2,7}\s|\b(?:type|exception|domain|errno)\s-?\d{1,7}$|\s-?\d{3,7}$/i;
const OPEN_END = /^(-?\d{2,6})x{1,4}$/i; // `401xx`
const CHOOSE_AMONG = 60; // first hits among which a platform chooses
/** @type {Record<Kind, number>} */
const KIND = { vendor: 0.5, category: 0.2, problem: 0.3, page: 0.1, code: 0.4 };
const ANY_VENDOR = 0.2; // more for a problem, of which each vendor has codes, if none is named

/**
 * Returns the hits of a query, best first, and which of its terms they have. A platform that the
 * query names need not be in a text; it decides between documents of one code.
 * @param {Store} store
 * @param {string} query
 * @param {OpenTerms} openTerms
 * @param {(text: string, whole?: boolean) => string} [telling] returns a text without what only asks
 * @returns {Promise<Ranked>}
 */
export async function rank(store, query, openTerms, telling) {
  const { platforms, rest } = store.platformsIn(query);
  const readings = readingsOf(store, query, rest);
  const reading = { ...readings[readings.length - 1] };
  const code = codeIn(reading.text, reading.vendor >= 0);
  if (code) readings.push({ ...reading, text: code, slip: true, isCode: !OPEN_END.test(reading.text) });
  if (telling) {
    for (const text of [telling(reading.text, true), telling(reading.text)]) {
      for (const each of new Set([text, withoutGaps(text)])) readings.push({ ...reading, text: each });
    }
    reading.text = telling(reading.text);
  }
  /** @type {Map<number, Hit>} */
  const found = new Map();
  await store.fetch(readings.map((each) => store.truncate(toKey(each.text))));
  for (const each of readings) await addWhole(store, each, found);
  const byTerms = [...found.values()].some(({ points }) => points >= EXACT) ? null : await openTerms();
  const { terms, missed } = byTerms ? await byTerms.addByTerms(store, readings, reading, found) : { terms: [], missed: [] };
  const hits = sorted([...found.values()].map((hit) => {
    const kind = store.kindOf(hit.number);
    const isAny = kind === "problem" && reading.vendor < 0 && hit.points <= SAID;
    return { ...hit, points: hit.points + KIND[kind] + (isAny ? ANY_VENDOR : 0) };
  }));
  return { hits: platforms.size ? await chosenBy(platforms, store, hits) : hits, terms, missed, vendor: reading.vendor };
}

/** @param {Hit[]} hits */
function sorted(hits) {
  return hits.sort((a, b) => b.points - a.points || a.number - b.number);
}

/**
 * Returns the readings of a query: as it is, without its vendor, without its platforms. Each has
 * the vendor that any of them names.
 * @param {Store} store
 * @param {string} query
 * @param {string} rest the query without its platforms
 * @returns {Query[]}
 */
function readingsOf(store, query, rest) {
  const { vendors } = store.head;
  /** @type {Map<string, Query>} */
  const readings = new Map();
  const parsed = [query, rest].map((each) => parseQuery(each, vendors));
  const { vendor, slip, filter } = parsed.find((each) => each.vendor >= 0 || each.filter) ?? parsed[0];
  if (!filter && vendor >= 0) readings.set(query, { vendor, slip, text: query });
  for (const each of parsed) readings.set(each.text, { ...each, vendor, slip });
  return [...readings.values()];
}

/**
 * Returns the code that a query may mean, or an empty string: digits before unknown ones, digits
 * with letters that look like digits, or beside the name of a vendor the one number of the text.
 * @param {string} text
 * @param {boolean} named
 */
export function codeIn(text, named) {
  if (OPEN_END.test(text)) return text.replace(/x{1,4}$/i, "");
  if (LIKE_DIGITS.test(text)) return text.replace(/[lI|]/g, "1").replace(/[oO]/g, "0");
  const numbers = named ? text.match(/(?<![\w.-])-?\d{1,7}(?![\w.%])/g) ?? [] : [];
  return numbers.length === 1 && NUMBERED.test(text) ? numbers[0] : "";
}

/**
 * Adds a hit, of the vendor only if the query names one.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, Hit>} found
 * @param {number} number
 * @param {number} points
 */
export function add(store, { vendor, slip, filter }, found, number, points) {
  const kind = store.kindOf(number);
  if (vendor >= 0 && store.vendorOf(number) !== vendor && (filter || kind !== "problem")) return;
  const worth = slip ? Math.min(points, EXACT - 1) : points;
  const hit = found.get(number) ?? { number, points: 0 };
  if (worth > hit.points) found.set(number, { ...hit, points: worth });
}

/**
 * Adds the documents with a key that the query is or begins.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, Hit>} found
 */
export async function addWhole(store, query, found) {
  const fullKey = toKey(query.text);
  const key = store.truncate(fullKey);
  if (!key) {
    if (query.vendor >= 0) found.set(store.documentOfVendor(query.vendor), { number: store.documentOfVendor(query.vendor), points: WHOLE[0], certain: !query.slip });
    return;
  }
  for (const [stored, postings] of await store.startingWith(key)) {
    const rest = (stored.length - key.length) / 1000; // the shorter key ranks first
    const isSaid = stored === key && postings.some((posting) => store.kindOf(documentOf(posting)) === "problem");
    const isShared = postings.filter((posting) => fieldOf(posting) === 2).length > 1;
    for (const posting of postings) {
      const [number, field] = [documentOf(posting), fieldOf(posting)];
      if (query.isCode && (stored !== key || field > 1)) continue;
      if (stored !== key || !await store.hasFullKey(number, fullKey)) {
        add(store, query, found, number, PREFIX[field] - rest);
        continue;
      }
      // A message, or a constant in words, that people also say of a problem.
      const isPhrase = isSaid && (query.vendor < 0 || key.split("_").length < 3) &&
        (field === 2 || (field === 1 && /\s/.test(query.text) && store.kindOf(number) === "code"));
      add(store, query, found, number, isPhrase && isShared && query.vendor < 0 ? SAID : WHOLE[field]);
      const hit = found.get(number);
      if (hit && hit.points >= EXACT && !isPhrase && await isCertain(store, query, number, field)) hit.certain = true;
    }
  }
}

/**
 * Returns whether a document is certain for a query that is its whole key.
 * @param {Store} store
 * @param {Query} query
 * @param {number} number
 * @param {number} field
 */
async function isCertain(store, query, number, field) {
  if (query.slip) return false;
  const kind = store.kindOf(number);
  if (kind !== "code") return kind === "vendor" && field <= 1;
  return query.vendor >= 0 || (field <= 1 && store.isSpecific(number, query.text));
}

/**
 * Returns hits with the documents first that a platform chooses among those of one code. The
 * others are not certain.
 * @param {Set<number>} platforms
 * @param {Store} store
 * @param {Hit[]} hits
 */
async function chosenBy(platforms, store, hits) {
  const scope = { lists: [], platforms: [...platforms] };
  /** @type {Map<string, { chosen: Hit[], others: Hit[] }>} */
  const pages = new Map();
  for (const hit of hits.slice(0, CHOOSE_AMONG)) {
    const document = await store.document(hit.number);
    if (document.kind !== "code") continue;
    const page = pages.get(pageOf(document)) ?? { chosen: [], others: [] };
    (fits(document, scope) ? page.chosen : page.others).push(hit);
    pages.set(pageOf(document), page);
  }
  for (const { chosen, others } of pages.values()) {
    if (!chosen.length) continue;
    const best = Math.max(...[...chosen, ...others].map(({ points }) => points));
    for (const hit of chosen) hit.points = best;
    for (const hit of others) Object.assign(hit, { points: Math.min(hit.points - 0.01, EXACT - 1), certain: false });
  }
  return sorted(hits);
}

/**
 * Returns the path of the page of a document; documents of one code are sections of its page.
 * @param {SearchDocument} document
 */
export function pageOf({ path }) {
  return path.split("#", 1)[0];
}

/**
 * Returns the path that answers a query: that of the first document, or of its page if other
 * documents of the page answer as well.
 * @param {Hit[]} hits
 * @param {SearchDocument[]} documents those of the first hits
 */
export function answerOf(hits, documents) {
  const certain = documents.filter((_, at) => hits[at].certain);
  const [first] = certain.length ? certain : documents;
  const equal = certain.filter((each) => pageOf(each) === pageOf(first));
  return {
    path: equal.length > 1 ? pageOf(first) : first.path,
    certain: certain.length > 0 && equal.length === certain.length,
  };
}
