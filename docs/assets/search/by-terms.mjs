// Ranks the documents of the index for a query that is no whole key: by its terms, by the problem
// that these describe, by messages with holes, by words with slips.
import { GAPLESS, splitHumps, toKey } from "./normalize.mjs";
import { isMessage, messagesIn, partsInside } from "./patterns.mjs";
import { CANDIDATE as EXACT, add, addWhole } from "./rank.mjs";
import { isNumber, similarCodes, similarTerms } from "./slips.mjs";
import { documentOf, fieldOf } from "./store.mjs";
import { termsOfQuery } from "./terms.mjs";
/** @import { Hit, KeyPostings, Kind, Query, Term } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

const PATTERN = [90, 68]; // the query is a message with holes, or contains it
const UNCLEAR = 20; // fewer points if a pattern has few words
const TERMS = 74; // all terms are in the strongest field
const LEAST = 25; // points below which the terms say nothing
const SIMILAR = [50, 79]; // a code or name with a slip: any, or a name that is the whole query
const NAME = /^(?=.{8})\w*(?:[a-z][A-Z]|[A-Za-z]_[A-Za-z])\w*$/;
// Share of a term by the field that it is in.
const FIELD = [1, 1, 0.9, 0.9, 0.95, 0.65];
const BEGUN = 0.7; // the term begins one of the document
const SLIPPED = 0.6; // the term has a slip
const OF_PROBLEM = [0.5, 0.45, 0.4]; // of the problem's share, by relation
const PROBLEMS = 3; // problems whose codes are found by their words
const CODE = /^\d{4,}$/; // no count
const MOST_WORDS = 60; // words of a query by which patterns are found
/** @type {Record<Kind, number>} share of the terms of a document, by its kind */
const WORTH = { vendor: 0.6, category: 0.7, problem: 1, page: 0.55, code: 0.97 };

/**
 * Adds the hits of the terms of a query; returns the terms, and the words that no document has.
 * @param {Store} store
 * @param {Query[]} readings
 * @param {Query} reading the shortest of them
 * @param {Map<number, Hit>} found document → hit
 */
export async function addByTerms(store, readings, reading, found) {
  const isName = NAME.test(reading.text) && !found.size;
  for (const each of readings) await addLoose(store, each, found);
  const isExact = [...found.values()].some(({ points }) => points >= EXACT);
  const terms = isExact ? [] : termsOfQuery(reading.text, store.head.stop);
  const missed = await addTerms(store, reading, terms, found);
  if (isName || !found.size) await addSimilar(store, reading, found, SIMILAR[Number(isName)]);
  return { terms, missed };
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
  const words = new Set(key.split("_").slice(0, MOST_WORDS));
  const anchors = store.head.anchors.filter((each) => !each || words.has(each));
  const keys = await Promise.all(anchors.map((word) => store.startingWith(`*${word} `, 1)));
  for (const [at, word] of anchors.entries()) {
    for (const [stored, postings] of keys[at]) {
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
  const weighed = await Promise.all(terms.map((term, at) => weightsOf(store, term, at === terms.length - 1)));
  for (const [at, term] of terms.entries()) {
    const { weights, rarity } = weighed[at];
    all += rarity;
    if (!weights.size) missed.push(term.word);
    for (const [number, weight] of weights) {
      const before = sums.get(number) ?? { sum: 0, terms: 0 };
      sums.set(number, { sum: before.sum + weight, terms: before.terms | (1 << at) });
    }
  }
  /** @type {Map<number, number>} */
  const shares = new Map([...sums].map(([number, { sum }]) => [number, WORTH[store.kindOf(number)] * sum / all]));
  await inherit(store, shares);
  for (const [number, share] of shares) {
    const bits = sums.get(number)?.terms ?? 0;
    // One word of several says little, unless it is a code; two signs without a gap may be a word of a longer text.
    const isAlone = (bits & (bits - 1)) === 0 && !terms.some(({ term }, at) => GAPLESS.test(term) || (bits === 1 << at && CODE.test(term)));
    if (TERMS * share < (isAlone ? LEAST : LEAST / 2)) continue;
    add(store, query, found, number, TERMS * share);
    const hit = found.get(number);
    if (hit) hit.terms = bits;
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
  const whole = /^\d+$/.test(term.term); // not the beginning of a number
  const typed = last && term.term !== term.word ? ` ${term.word}` : key;
  let keys = term.term.length > 1 || last ? await store.startingWith(key, 1) : [];
  if (whole) keys = keys.filter(([stored]) => stored === key);
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
 * @param {Map<number, number>} shares
 */
async function inherit(store, shares) {
  const problems = [...shares].filter(([number]) => store.kindOf(number) === "problem")
    .sort((a, b) => b[1] - a[1]).slice(0, PROBLEMS);
  /** @type {Map<number, number>} */
  const more = new Map();
  const codes = await Promise.all(problems.map(([number]) => store.codesOf(number)));
  for (const [at, [, share]] of problems.entries()) {
    if (share < problems[0][1] / 2) break;
    for (const posting of codes[at]) {
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
 * @param {number} points
 */
async function addSimilar(store, query, found, points) {
  const key = toKey(query.text);
  for (const [, postings] of isNumber(key) ? [] : await similarCodes(store, key)) {
    for (const posting of postings) {
      if (fieldOf(posting) <= 1) add(store, query, found, documentOf(posting), points);
    }
  }
}
