// Finds keys that differ from a word by a slip of the hand.
import { editDistance } from "./edit-distance.mjs";
import { GAPLESS, toKey } from "./normalize.mjs";
import { parseQuery } from "./names.mjs";
import { documentOf, fieldOf } from "./store.mjs";
/** @import { Kind, SearchDocument } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

const SHARDS = 4; // of keys with the same first letter
const NEAR = 48; // keys on either side of a code

/**
 * Returns whether a key is a number; its neighbors are other codes.
 * @param {string} key
 */
export function isNumber(key) {
  return /^-?\d+$/.test(key);
}

/** @param {string} word */
function limitOf(word) {
  return word.length < 8 ? 1 : 2;
}

/**
 * Returns the terms with a small edit distance from a term that no document has.
 * @param {Store} store
 * @param {string} term
 */
export async function similarTerms(store, term) {
  if (term.length < 4 || /\d/.test(term) || GAPLESS.test(term)) return [];
  const candidates = await store.startingWith(` ${term[0]}`, SHARDS);
  const limit = limitOf(term);
  return candidates.filter(([key]) => editDistance(term, key.slice(1), limit) <= limit);
}

/**
 * Returns the keys with the same beginning and a small edit distance from a code.
 * @param {Store} store
 * @param {string} key
 */
export async function similarCodes(store, key) {
  if (key.length < 4) return [];
  const limit = isNumber(key) ? 1 : limitOf(key);
  const candidates = await store.startingWith(key.slice(0, 2), 3);
  return candidates.filter(([found]) => editDistance(key, found, limit) <= limit);
}

/**
 * Returns up to `count` documents whose code or name is next to a code: with a slip, or of a
 * number with the same beginning. A text of several words has none.
 * @param {Store} store
 * @param {string} query
 * @param {number} [count]
 * @param {Kind} [kind]
 * @returns {Promise<SearchDocument[]>}
 */
export async function nearest(store, query, count = 3, kind = "code") {
  const { vendor, text } = parseQuery(query, store.head.vendors);
  const key = store.truncate(toKey(text));
  if (!key || (kind === "code" && /\s/.test(text.trim()))) return [];
  const numbers = new Set();
  const similar = await similarCodes(store, key);
  for (const [, postings] of [...similar, ...await store.around(key, kind === "code" ? NEAR : Infinity)]) {
    for (const posting of postings) {
      const number = documentOf(posting);
      const isOfVendor = vendor < 0 || store.vendorOf(number) === vendor;
      if (fieldOf(posting) <= 1 && isOfVendor && store.kindOf(number) === kind) numbers.add(number);
    }
  }
  return Promise.all([...numbers].slice(0, count).map((number) => store.document(number)));
}
