// The terms of a text: stems of words, and pairs of neighboring signs where words have no gaps.
// hooks/atlas/search/terms.py makes the terms of the index in the same way.
import { GAPLESS, normalize, splitHumps, stem } from "./normalize.mjs";
/** @import { Term } from "../types.d.ts" */

const PART = /[0-9a-z\u0080-\u2e7f]+|[\u3040-\ud7ff\uf900-\ufaff]+/g;
const CONTRACTION = /(?<=[a-z])['’](?:t|s|re|ve|ll|d|m)(?![a-z])/gi;
const MOST = 30; // terms of a query that count

// Words of questions, which say nothing of the failure.
const ASKED = new Set((
  "what why how when where who which does do did doing done doesn don didn isn aren wasn weren couldn " +
  "wouldn shouldn won hasn haven ain cant dont doesnt cannot am should may might must mean means meaning " +
  "help please fix solve resolve get gets getting got keep keeps kept see seeing say says saying said " +
  "happen happens happened happening give gives giving about after before during again still always " +
  "just also but because than too very some something anyone trying try tried want error code problem issue difference between versus vs"
).split(" "));

/**
 * Returns the terms of a normalized text.
 * @param {string} normalized
 */
export function termsOf(normalized) {
  return (normalized.match(PART) ?? []).flatMap((part) => (GAPLESS.test(part) ? pairs(part) : [stem(part)]));
}

/** @param {string} run */
function pairs(run) {
  return Array.from({ length: Math.max(1, run.length - 1) }, (_, at) => run.slice(at, at + 2));
}

/**
 * Returns the terms of a query, each once. Words of a question count only if it has no other.
 * @param {string} text
 * @param {string[]} stop words that no key is made of
 * @returns {Term[]}
 */
export function termsOfQuery(text, stop) {
  const parts = normalize(splitHumps(text.replace(CONTRACTION, ""))).match(PART) ?? [];
  const words = [...new Set(parts)].filter((part) => !stop.includes(part) && !/^(?:[a-z]|\d{1,2})$/.test(part));
  const telling = words.filter((word) => !ASKED.has(word));
  /** @type {Map<string, Term>} */
  const terms = new Map();
  for (const word of telling.length ? telling : words) {
    for (const term of GAPLESS.test(word) ? pairs(word) : [stem(word)]) {
      if (terms.size < MOST && !terms.has(term)) terms.set(term, { word: GAPLESS.test(word) ? term : word, term });
    }
  }
  return [...terms.values()];
}
