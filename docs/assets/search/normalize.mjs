// Normalizes text for comparison. hooks/atlas/search/keys.py normalizes the keys in the same way.

/**
 * Returns text in compatibility form and lower case, with one kind of hyphen.
 * @param {string} text
 */
export function normalize(text) {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase();
}

/** A word of a normalized text. Characters outside of the Basic Multilingual Plane separate words. */
export const WORD = /[0-9a-z\u0080-\ud7ff\ue000-\uffff]+/g;

/**
 * Returns the words of a normalized text.
 * @param {string} normalized
 * @returns {string[]}
 */
export function wordsOf(normalized) {
  return normalized.match(WORD) ?? [];
}

/**
 * Returns the key of a text: its words joined by `_`, with the sign of a negative number.
 * @param {string} text
 */
export function toKey(text) {
  const normalized = normalize(text).trim();
  const sign = /^-\d/.test(normalized) ? "-" : "";
  return sign + wordsOf(normalized).join("_");
}

/**
 * Returns a text with spaces between the words of each camelCase name, as
 * hooks/atlas/text/humps.py does.
 * @param {string} text
 */
export function splitHumps(text) {
  return text.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])/g, " ");
}

/**
 * Returns a query without the quotes and punctuation around it, which a paste often includes.
 * @param {string} query
 */
export function trimPunctuation(query) {
  return query.normalize("NFKC").trim()
    .replace(/^["'`“”‘’«»(<[{#]+(?=.)/, "")
    .replace(/["'`“”‘’«»)>\]}.,;:!?。、]+$/, "")
    .trim();
}

/**
 * Returns the Damerau-Levenshtein distance of two words, capped at `limit` + 1.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + differs);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1); // transposition
      }
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}
