// Ranks the documents of the index for a query.
import { editDistance, splitHumps, toKey, trimPunctuation } from "./normalize.mjs";
import { isMessage, messagesIn, partsInside } from "./patterns.mjs";
import { fits } from "./platforms.mjs";
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
const PATTERN = [90, 68]; // the query is a message with holes, or contains it
const UNCLEAR = 20; // fewer points if a pattern has few words
const MOST_WORDS = 60; // words of a query by which patterns are found
const CHOOSE_AMONG = 60; // first hits among which a platform chooses
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
  for (const [vendor, [slug, name, ...aliases]] of vendors.entries()) {
    if (lower.startsWith(`${slug}-`) && lower.length > slug.length + 1) {
      take(slug.length, { vendor, text: text.slice(slug.length + 1) });
    }
    for (const called of [name, slug, name.split(" ")[0], ...aliases]) {
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
 * code, name or message. A platform that the query names need not be in a text; it decides between
 * documents of one code.
 * @param {Store} store
 * @param {string} query
 * @returns {Promise<Hit[]>}
 */
export async function rank(store, query) {
  const { platforms, rest } = store.platformsIn(query);
  const readings = [query, ...(platforms.size ? [rest] : [])]
    .map((each) => parseQuery(each, store.head.vendors));
  /** @type {Map<number, number>} */
  const points = new Map();
  for (const reading of readings) await addHits(store, reading, points);
  if (![...points.values()].some((each) => each >= CERTAIN)) await addLooseHits(store, readings, points);
  const hits = sorted([...points].map(
    ([number, each]) => ({ number, points: each + KIND[store.kindOf(number)] }),
  ));
  return platforms.size ? chosenBy(platforms, store, hits) : hits;
}

/** @param {Hit[]} hits */
function sorted(hits) {
  return hits.sort((a, b) => b.points - a.points || a.number - b.number);
}

/**
 * Adds the hits of a query: documents with its key, or with all of its words.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, number>} hits document → points
 */
async function addHits(store, query, hits) {
  const fullKey = toKey(query.text);
  const key = store.truncate(fullKey);
  if (!key) {
    if (query.vendor >= 0) hits.set(store.documentOfVendor(query.vendor), EXACT[0]);
    return;
  }
  for (const [found, postings] of await store.startingWith(key)) {
    const rest = (found.length - key.length) / 1000; // the shorter key ranks first
    for (const posting of postings) {
      const number = documentOf(posting);
      const exact = found === key && await store.hasFullKey(number, fullKey);
      add(store, query, hits, [[number, (exact ? EXACT : PREFIX)[fieldOf(posting)] - rest]]);
    }
  }
  const words = wordsIn(store, key);
  if (words.length > 1) add(store, query, hits, await withAllWords(store, words, false), WORDS);
}

/**
 * Adds the hits of a query that names nothing exactly: messages with holes, words of a camelCase
 * name, and without any hit similar words.
 * @param {Store} store
 * @param {Query[]} readings
 * @param {Map<number, number>} hits document → points
 */
async function addLooseHits(store, readings, hits) {
  for (const query of readings) {
    add(store, query, hits, await withPattern(store, toKey(query.text)));
    const text = splitHumps(query.text);
    if (text !== query.text) await addHits(store, { ...query, text }, hits);
  }
  if (hits.size) return;
  for (const query of readings) {
    const words = wordsIn(store, store.truncate(toKey(query.text)));
    add(store, query, hits, await withAllWords(store, words, true), SIMILAR_WORDS);
  }
}

/**
 * Adds documents with their points, those of the vendor only if the query names one.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, number>} hits document → points
 * @param {Iterable<[number: number, points: number]>} found
 */
function add(store, { vendor }, hits, found, base = 0) {
  for (const [number, points] of found) {
    if (vendor >= 0 && store.vendorOf(number) !== vendor) continue;
    hits.set(number, Math.max(hits.get(number) ?? 0, base + points));
  }
}

/**
 * Returns the words of a key that select documents.
 * @param {Store} store
 * @param {string} key
 */
function wordsIn(store, key) {
  return key.split("_").filter((word) => word && !store.head.stop.includes(word));
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
    const page = pages.get(pageOf(document)) ?? { chosen: [], others: [] };
    (fits(document, scope) ? page.chosen : page.others).push(hit);
    pages.set(pageOf(document), page);
  }
  for (const { chosen, others } of pages.values()) {
    if (!chosen.length) continue;
    const best = Math.max(...[...chosen, ...others].map(({ points }) => points));
    for (const hit of chosen) hit.points = best;
    for (const hit of others) hit.points = Math.min(hit.points - 0.01, CERTAIN - 1);
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
  const certain = documents.filter((_, at) => hits[at].points >= CERTAIN);
  const [first] = documents;
  const equal = certain.filter((each) => pageOf(each) === pageOf(first));
  return {
    path: equal.length > 1 ? pageOf(first) : first.path,
    certain: certain.length > 0 && equal.length === certain.length,
  };
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
      const isOfVendor = vendor < 0 || store.vendorOf(number) === vendor;
      if (fieldOf(posting) <= 1 && isOfVendor && store.kindOf(number) === kind) numbers.add(number);
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
 * Returns document → points, for the documents with a message with holes that a key is or contains.
 * @param {Store} store
 * @param {string} key
 */
async function withPattern(store, key) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const words = new Set(store.head.patterns ? key.split("_").slice(0, MOST_WORDS) : []);
  for (const word of [...words, ""]) {
    for (const [stored, postings] of words.size ? await store.startingWith(`*${word} `, 1) : []) {
      const pattern = stored.slice(word.length + 2);
      const whole = isMessage(pattern, key);
      if (!whole && messagesIn(partsInside(pattern), `_${key}_`).next().done) continue;
      const literal = pattern.split(/[_*]+/).filter(Boolean);
      const clear = literal.length > 2 && wordsIn(store, literal.join("_")).length > 1;
      const points = PATTERN[whole ? 0 : 1] - (clear ? 0 : UNCLEAR);
      for (const posting of postings) found.set(documentOf(posting), points);
    }
  }
  return found;
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
