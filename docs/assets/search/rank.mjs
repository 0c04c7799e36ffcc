// Ranks the documents of the index for a query: by its whole key, the beginning of a key, its
// terms, and the problem that its terms describe.
import { splitHumps, toKey } from "./normalize.mjs";
import { parseQuery } from "./names.mjs";
import { isMessage, messagesIn, partsInside } from "./patterns.mjs";
import { fits } from "./platforms.mjs";
import { similarCodes, similarTerms } from "./slips.mjs";
import { isSpecific } from "./specific.mjs";
import { documentOf, fieldOf } from "./store.mjs";
import { termsOfQuery } from "./terms.mjs";
/** @import { Hit, Kind, KeyPostings, Query, Ranked, SearchDocument, Term } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

export const EXACT = 90; // least points of a hit whose whole code, name or message is the query

// Points by field of the posting, strongest first; see hooks/atlas/search/keys.py.
const WHOLE = [100, 95, 90, 72, 76, 40]; // the query is the key
const PREFIX = [80, 75, 70, 66, 60, 30]; // the query begins the key
const PATTERN = [90, 68]; // the query is a message with holes, or contains it
const UNCLEAR = 20; // fewer points if a pattern has few words
const TERMS = 74; // all terms are in the strongest field
const SIMILAR = 50; // a code or name with a slip
// Share of a term by the field that it is in.
const FIELD = [1, 1, 0.9, 0.9, 0.95, 0.65];
const BEGUN = 0.7; // the term begins one of the document
const SLIPPED = 0.6; // the term has a slip
const OF_PROBLEM = [0.5, 0.45, 0.4]; // of the problem's share, by relation
const PROBLEMS = 6; // problems whose codes are found by their words
const MOST_WORDS = 60; // words of a query by which patterns are found
const CHOOSE_AMONG = 60; // first hits among which a platform chooses
/** @type {Record<Kind, number>} */
const KIND = { vendor: 0.5, category: 0.2, problem: 0.3, page: 0.1, code: 0.4 };
/** @type {Record<Kind, number>} share of the terms of a document, by its kind */
const WORTH = { vendor: 0.6, category: 0.7, problem: 1, page: 0.55, code: 0.97 };

/**
 * Returns the hits of a query, best first, and which of its terms they have. A platform that the
 * query names need not be in a text; it decides between documents of one code.
 * @param {Store} store
 * @param {string} query
 * @returns {Promise<Ranked>}
 */
export async function rank(store, query) {
  const { platforms, rest } = store.platformsIn(query);
  const readings = readingsOf(store, query, rest);
  const reading = readings[readings.length - 1];
  /** @type {Map<number, Hit>} */
  const found = new Map();
  for (const each of readings) await addWhole(store, each, found);
  if (!hasExact(found)) for (const each of readings) await addLoose(store, each, found);
  const terms = hasExact(found) ? [] : termsOfQuery(reading.text, store.head.stop);
  const missed = await addTerms(store, reading, terms, found);
  if (!found.size) await addSimilar(store, reading, found);
  const hits = sorted([...found.values()].map((hit) => ({ ...hit, points: hit.points + KIND[store.kindOf(hit.number)] })));
  return { hits: platforms.size ? await chosenBy(platforms, store, hits) : hits, terms, missed, vendor: reading.vendor };
}

/** @param {Map<number, Hit>} found */
function hasExact(found) {
  return [...found.values()].some(({ points }) => points >= EXACT);
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
 * Adds a hit, of the vendor only if the query names one.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, Hit>} found
 * @param {number} number
 * @param {number} points
 */
function add(store, { vendor, slip }, found, number, points) {
  const kind = store.kindOf(number);
  if (vendor >= 0 && store.vendorOf(number) !== vendor && kind !== "problem") return;
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
async function addWhole(store, query, found) {
  const fullKey = toKey(query.text);
  const key = store.truncate(fullKey);
  if (!key) {
    if (query.vendor >= 0) found.set(store.documentOfVendor(query.vendor), { number: store.documentOfVendor(query.vendor), points: WHOLE[0], certain: !query.slip });
    return;
  }
  for (const [stored, postings] of await store.startingWith(key)) {
    const rest = (stored.length - key.length) / 1000; // the shorter key ranks first
    for (const posting of postings) {
      const [number, field] = [documentOf(posting), fieldOf(posting)];
      if (stored !== key || !await store.hasFullKey(number, fullKey)) {
        add(store, query, found, number, PREFIX[field] - rest);
        continue;
      }
      add(store, query, found, number, WHOLE[field]);
      const hit = found.get(number);
      if (hit && hit.points >= EXACT && isCertain(store, query, number, field)) hit.certain = true;
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
function isCertain(store, query, number, field) {
  if (query.slip) return false;
  const kind = store.kindOf(number);
  if (kind !== "code") return kind === "vendor" && field <= 1;
  return query.vendor >= 0 || (field <= 1 && isSpecific(store.head, store.vendorOf(number), query.text.trim()));
}

/**
 * Adds the hits of a query that no whole key is: messages with holes, words of a camelCase name.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, Hit>} found
 */
async function addLoose(store, query, found) {
  for (const [number, points] of await withPattern(store, toKey(query.text))) {
    add(store, query, found, number, points);
    const hit = found.get(number);
    if (hit && points >= EXACT && query.vendor >= 0 && !query.slip) hit.certain = true;
  }
  const text = splitHumps(query.text);
  if (text !== query.text) await addWhole(store, { ...query, text }, found);
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
      const clear = literal.length > 2 && literal.filter((each) => !store.head.stop.includes(each)).length > 1;
      const points = PATTERN[whole ? 0 : 1] - (clear ? 0 : UNCLEAR);
      for (const posting of postings) found.set(documentOf(posting), points);
    }
  }
  return found;
}

/**
 * Adds the documents with some terms of the query, ranked by how many they have, how rare these
 * are, and in which field. Returns the words that no document has.
 * @param {Store} store
 * @param {Query} query
 * @param {Term[]} terms
 * @param {Map<number, Hit>} found
 */
async function addTerms(store, query, terms, found) {
  /** @type {Map<number, { sum: number, terms: number }>} */
  const sums = new Map();
  const missed = [];
  let all = 0;
  for (const [at, term] of terms.entries()) {
    const { weights, rarity } = await weightsOf(store, term, at === terms.length - 1);
    all += rarity;
    if (!weights.size) missed.push(term.word);
    for (const [number, weight] of weights) {
      const before = sums.get(number) ?? { sum: 0, terms: 0 };
      sums.set(number, { sum: before.sum + weight, terms: before.terms | (1 << at) });
    }
  }
  /** @type {Map<number, number>} */
  const shares = new Map([...sums].map(([number, { sum }]) => [number, WORTH[store.kindOf(number)] * sum / all]));
  await inherit(store, query, shares);
  for (const [number, share] of shares) {
    add(store, query, found, number, TERMS * share);
    const hit = found.get(number);
    if (hit) hit.terms = sums.get(number)?.terms ?? 0;
  }
  return missed;
}

/**
 * Returns document → weight of a term, and how rare the term is.
 * @param {Store} store
 * @param {Term} term
 * @param {boolean} last whether its word may not be finished yet
 */
async function weightsOf(store, term, last) {
  const key = ` ${term.term}`;
  const typed = last && term.term !== term.word ? ` ${term.word}` : key;
  let keys = term.term.length > 1 || last ? await store.startingWith(key, 1) : [];
  if (typed !== key && !keys.length) keys = await store.startingWith(typed, 1);
  const slipped = keys.length ? [] : await similarTerms(store, term.term);
  const same = keys.find(([stored]) => stored === key);
  /** @type {Map<number, number>} */
  const weights = new Map();
  const rarity = same ? rarityOf(store, same) : Math.max(2, ...[...keys, ...slipped].map((each) => rarityOf(store, each)));
  for (const each of [...keys, ...slipped]) {
    const worth = each[0] === key ? 1 : slipped.length ? SLIPPED : BEGUN;
    for (const posting of each[1]) {
      const weight = rarity * worth * FIELD[fieldOf(posting)];
      const number = documentOf(posting);
      if (weight > (weights.get(number) ?? 0)) weights.set(number, weight);
    }
  }
  return { weights, rarity };
}

/**
 * Returns how rare a key is: the logarithm of the share of documents without it.
 * @param {Store} store
 * @param {KeyPostings} key
 */
function rarityOf(store, [, { length }]) {
  return length >= store.head.most ? 1 : Math.log(1 + Math.min(store.head.count, 3000) / length);
}

/**
 * Adds a part of the share of each of the best problems to its codes.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, number>} shares
 */
async function inherit(store, query, shares) {
  const problems = [...shares].filter(([number]) => store.kindOf(number) === "problem")
    .sort((a, b) => b[1] - a[1]).slice(0, PROBLEMS);
  /** @type {Map<number, number>} */
  const more = new Map();
  for (const [number, share] of problems) {
    if (share < problems[0][1] / 2) break;
    for (const posting of await store.codesOf(number)) {
      const part = share * OF_PROBLEM[fieldOf(posting)];
      const code = documentOf(posting);
      if (part > (more.get(code) ?? 0)) more.set(code, part);
    }
  }
  for (const [code, part] of more) {
    const own = shares.get(code) ?? 0;
    shares.set(code, own + part * (1 - own));
  }
}

/**
 * Adds codes and names that differ from the query by a slip.
 * @param {Store} store
 * @param {Query} query
 * @param {Map<number, Hit>} found
 */
async function addSimilar(store, query, found) {
  for (const [, postings] of await similarCodes(store, toKey(query.text))) {
    for (const posting of postings) {
      if (fieldOf(posting) <= 1) add(store, query, found, documentOf(posting), SIMILAR);
    }
  }
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
