// Normalizes text for comparison. hooks/atlas/search/keys.py normalizes the keys in the same way.

const QUOTES = /[\u2018-\u201f\u00ab\u00bb\u3001-\u3003\u3008-\u3011\u3014-\u301f]/g; // and Chinese points

/**
 * Returns text in compatibility form and lower case, with one kind of hyphen and without
 * typographic quotes.
 * @param {string} text
 */
export function normalize(text) {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").replace(QUOTES, " ").toLowerCase();
}

/** A word of a normalized text. Characters outside of the Basic Multilingual Plane separate words. */
const WORD = /[0-9a-z\u0080-\ud7ff\ue000-\uffff]+/g;

/** A sign of a script without gaps between its words. */
export const GAPLESS = /[\u3040-\ud7ff\uf900-\ufaff]/;

/** What a service fills in; hooks/atlas/search/keys.py knows further formats. */
export const HOLES = /\{\{[^{}]{0,60}\}\}|\$?\{[^{}]{0,60}\}|%(?:\d\$)?[@a-z]|X{3,60}/gi;

const ENDING = /(?:ies|ied|ings?|ed|es|s|e)$/;
const NO_ENDING = /(?:ss|us|is|eed)$/;
const BRITISH = /(?<=[a-z]{4})is$/; // `authorised`

/**
 * Returns the words of a normalized text.
 * @param {string} normalized
 * @returns {string[]}
 */
export function wordsOf(normalized) {
  return normalized.match(WORD) ?? [];
}

/**
 * Returns the words of a normalized text, each with its place.
 * @param {string} normalized
 */
export function placedWords(normalized) {
  return [...normalized.matchAll(WORD)];
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
 * Returns a text without the spaces beside signs of a script that has none, as
 * hooks/atlas/search/keys.py does for search words.
 * @param {string} text
 */
export function withoutGaps(text) {
  return text.replace(/(?<=[\u3040-\ud7ff\uf900-\ufaff])\s{1,20}|\s{1,20}(?=[\u3040-\ud7ff\uf900-\ufaff])/g, "");
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
 * Returns an English word without the ending of its form; other words stay as they are.
 * @param {string} word
 */
export function stem(word) {
  const found = /^[a-z]+$/.test(word) ? ENDING.exec(word) : null;
  if (!found || NO_ENDING.test(word)) return word;
  const rest = word.slice(0, found.index).replace(BRITISH, "iz");
  if (/^ie[sd]$/.test(found[0])) return `${rest}y`;
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word;
  return /^(?:ed|ings?)$/.test(found[0]) ? rest.replace(/([bgmnprt])\1$/, "$1") : rest;
}

/**
 * Returns a query without the quotes and punctuation around it, which a paste often includes.
 * @param {string} query
 */
export function trimPunctuation(query) {
  const text = query.normalize("NFKC").trim().replace(/^["'`“”‘’«»(<[{#]+(?=.)/, "");
  return trimEnd(text, /["'`“”‘’«»)>\]}.,;:!?。、]/).trim();
}

/**
 * Returns a text without some signs at its end, in a time that grows with their number only.
 * @param {string} text
 * @param {RegExp} sign
 */
export function trimEnd(text, sign) {
  let end = text.length;
  while (end && sign.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}
