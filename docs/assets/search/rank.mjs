// Ranks the documents of the index for a query.
import { editDistance, toKey, trimPunctuation } from "./normalize.mjs";
import { documentOf, fieldOf } from "./store.mjs";
/** @import { Hit, Kind, KeyPostings, Query, SearchDocument, VendorNames } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

export const CERTAIN = 90; // least points of an exact hit
export const VENDOR_FILTER = /(?:^|\s)vendor:(\S+)/i;

// Points by field of the posting, strongest first; see hooks/atlas/search/keys.py.
const EXACT = [100, 95, 90, 72, 60, 40]; // the query is the key
const PREFIX = [80, 75, 70, 66, 55, 30]; // the query begins the key
const WORDS = 40; // each word of the query begins some key
const SIMILAR_WORDS = 12; // each word of the query is similar to the first word of some key
/** @type {Record<Kind, number>} */
const KIND = { vendor: 0.5, category: 0.2, problem: 0.3, page: 0.1, code: 0.4 };

/**
 * Separates the vendor that a query names from what is looked for.
 * @param {string} query
 * @param {VendorNames[]} vendors
 * @returns {Query}
 */
export function parseQuery(query, vendors) {
  const text = trimPunctuation(query);
  const filter = VENDOR_FILTER.exec(text);
  if (filter) {
    const vendor = vendors.findIndex(([slug]) => slug === filter[1].toLowerCase());
    return { vendor, text: text.replace(filter[0], " ").trim() };
  }
  const lower = text.toLowerCase();
  let best = { vendor: -1, text };
  if (vendors.some((names) => names.some((each) => lower === each.toLowerCase()))) return best;
  let longest = 0; // the name of a vendor may begin with the name of another
  /**
   * @param {number} length
   * @param {Query} found
   */
  const take = (length, found) => {
    if (length > longest) [longest, best] = [length, found];
  };
  for (const [vendor, [slug, name]] of vendors.entries()) {
    if (lower.startsWith(`${slug}-`) && lower.length > slug.length + 1) {
      take(slug.length, { vendor, text: text.slice(slug.length + 1) });
    }
    for (const called of [name, slug, name.split(" ")[0]]) {
      const { length } = called;
      if (lower.startsWith(`${called.toLowerCase()} `)) {
        take(length, { vendor, text: trimPunctuation(text.slice(length)) });
      } else if (lower.endsWith(` ${called.toLowerCase()}`)) {
        take(length, { vendor, text: trimPunctuation(text.slice(0, -length)) });
      }
    }
  }
  return best;
}

/**
 * Returns the hits of a query, best first. With at least CERTAIN points, the query is the whole
 * code, name or message.
 * @param {Store} store
 * @param {string} query
 * @returns {Promise<Hit[]>}
 */
export async function rank(store, query) {
  const { vendor, text } = parseQuery(query, store.head.vendors);
  const fullKey = toKey(text);
  const key = store.truncate(fullKey);
  if (!key) return vendor < 0 ? [] : [{ number: store.documentOfVendor(vendor), points: EXACT[0] }];
  /** @type {Map<number, number>} */
  const hits = new Map();
  /**
   * @param {number} number
   * @param {number} points
   */
  const add = (number, points) => {
    if (vendor >= 0 && store.vendorOf(number) !== vendor) return;
    hits.set(number, Math.max(hits.get(number) ?? 0, points));
  };
  for (const [found, postings] of await store.startingWith(key)) {
    const rest = (found.length - key.length) / 1000; // the shorter key ranks first
    for (const posting of postings) {
      const number = documentOf(posting);
      const exact = found === key && await store.hasFullKey(number, fullKey);
      add(number, (exact ? EXACT : PREFIX)[fieldOf(posting)] - rest);
    }
  }
  const words = key.split("_").filter((word) => !store.head.stop.includes(word));
  if (words.length > 1) {
    for (const [number, points] of await withAllWords(store, words, false)) add(number, WORDS + points);
  }
  if (!hits.size) {
    const similar = await withAllWords(store, words, true);
    for (const [number, points] of similar) add(number, SIMILAR_WORDS + points);
  }
  return [...hits]
    .map(([number, points]) => ({ number, points: points + KIND[store.kindOf(number)] }))
    .sort((a, b) => b.points - a.points || a.number - b.number);
}

/**
 * Returns up to `count` documents of a kind, with a code or name that begins like the query.
 * @param {Store} store
 * @param {string} query
 * @param {number} [count]
 * @param {Kind} [kind]
 * @returns {Promise<SearchDocument[]>}
 */
export async function nearest(store, query, count = 3, kind = "code") {
  const { vendor, text } = parseQuery(query, store.head.vendors);
  const key = store.truncate(toKey(text));
  if (!key) return [];
  const numbers = new Set();
  for (const [, postings] of await store.around(key, kind === "code" ? 48 : Infinity)) {
    for (const posting of postings) {
      const number = documentOf(posting);
      const fits = vendor < 0 || store.vendorOf(number) === vendor;
      if (fieldOf(posting) <= 1 && fits && store.kindOf(number) === kind) numbers.add(number);
    }
  }
  return Promise.all([...numbers].slice(0, count).map((number) => store.document(number)));
}

/**
 * Returns document → points, for the documents that have all words, or words similar to them.
 * @param {Store} store
 * @param {string[]} words
 * @param {boolean} similar
 */
async function withAllWords(store, words, similar) {
  /** @type {Map<number, number> | undefined} */
  let all;
  for (const word of words) {
    const found = pointsOf(word, await (similar ? similarKeys(store, word) : store.startingWith(word)));
    if (!all) {
      all = found;
      continue;
    }
    for (const [number, points] of all) {
      const more = found.get(number);
      if (more === undefined) all.delete(number);
      else all.set(number, points + more);
    }
  }
  return all ?? new Map();
}

/**
 * Returns document → points for the keys found for one word.
 * @param {string} word
 * @param {KeyPostings[]} keys
 */
function pointsOf(word, keys) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [key, postings] of keys) {
    for (const posting of postings) {
      const number = documentOf(posting);
      const points = (key === word ? 2 : 1) + (5 - fieldOf(posting));
      found.set(number, Math.max(found.get(number) ?? 0, points));
    }
  }
  return found;
}

/**
 * Returns the keys that begin with a word, and the keys whose first word has a small edit distance
 * from it. Both: some constants of vendors are misspelled, so a word with hits may be a typo.
 * @param {Store} store
 * @param {string} word
 */
async function similarKeys(store, word) {
  const exact = await store.startingWith(word);
  if (word.length < 4 || /^\d+$/.test(word)) return exact;
  const limit = word.length < 8 ? 1 : 2;
  const candidates = await store.startingWith(word[0], 8);
  return exact.concat(candidates.filter(([key]) => (
    editDistance(word, key.split("_", 1)[0], limit) <= limit
  )));
}
