// Finds the words of a query in a text that a hit shows.
import { GAPLESS, normalize, stem } from "./normalize.mjs";
/** @import { Term } from "../types.d.ts" */

const WORD = /[0-9a-z\u0080-\u2e7f]+|[\u3040-\ud7ff\uf900-\ufaff]/g;

/**
 * Returns where the words of a query are in a text, in order.
 * @param {string} text
 * @param {Term[]} terms
 * @returns {[start: number, end: number][]}
 */
export function marksIn(text, terms) {
  const normalized = normalize(text);
  if (!terms.length || normalized.length !== text.length) return [];
  /** @type {[start: number, end: number][]} */
  const marks = [];
  for (const { 0: word, index } of normalized.matchAll(WORD)) {
    const end = index + word.length;
    const length = GAPLESS.test(word) ? pairAt(normalized, index, terms) : word.length;
    if (length && (GAPLESS.test(word) || isOf(word, terms))) {
      const last = marks[marks.length - 1];
      if (last && last[1] >= index && GAPLESS.test(word)) last[1] = Math.max(last[1], index + length);
      else marks.push([index, Math.max(end, index + length)]);
    }
  }
  return marks;
}

/**
 * Returns the length of the term at a place of a text without gaps, or 0.
 * @param {string} text
 * @param {number} at
 * @param {Term[]} terms
 */
function pairAt(text, at, terms) {
  return terms.find(({ term }) => GAPLESS.test(term) && text.startsWith(term, at))?.term.length ?? 0;
}

/**
 * @param {string} word
 * @param {Term[]} terms
 */
function isOf(word, terms) {
  return terms.some((each) => stem(word) === each.term || (each.word.length > 1 && word.startsWith(each.word)));
}
