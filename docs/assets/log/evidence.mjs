// Weighs the signs in a log that suggest a vendor.
/** @import { Evidence, Knowledge, Sign } from "../types.d.ts" */

const WORD_CHARACTER = /[a-z0-9]/;
const WEIGHT = { strong: 3, weak: 1.5 };
const DECISIVE = 3; // points

/**
 * Returns the signs of all vendors, prepared for searching.
 * @param {Knowledge["vendors"]} vendors
 * @returns {Sign[]}
 */
export function prepareSigns(vendors) {
  return vendors.flatMap(({ signs }, vendor) => signs.map(
    ([text, kind, weight, lists = [], platforms = []]) => ({
      vendor, text, kind, lower: text.toLowerCase(), weak: weight === "weak",
      points: WEIGHT[weight], scope: { lists, platforms },
    }),
  ));
}

/**
 * Returns vendor → evidence in a text. A sign inside a longer one of the vendor does not count, and
 * several weak names of one vendor count once.
 * @param {Sign[]} signs
 * @param {string} text
 */
export function weigh(signs, text) {
  const lower = text.toLowerCase();
  const present = signs.filter((sign) => occurs(sign, lower));
  /** @type {Map<number, Evidence>} */
  const found = new Map();
  for (const sign of present) {
    if (present.some((other) => contains(other, sign))) continue;
    const evidence = found.get(sign.vendor) ?? { points: 0, signs: [] };
    const counted = isWeakName(sign) && evidence.signs.some(isWeakName);
    evidence.points += counted ? 0 : sign.points;
    evidence.signs.push(sign);
    found.set(sign.vendor, evidence);
  }
  return found;
}

/** @param {Sign} sign */
function isWeakName({ weak, kind }) {
  return weak && (kind === "word" || kind === "host");
}

/**
 * @param {Sign} other
 * @param {Sign} sign
 */
function contains(other, sign) {
  return other.vendor === sign.vendor && other.lower.length > sign.lower.length &&
    other.lower.includes(sign.lower);
}

/**
 * Returns whether a sign occurs as a whole word; a constant may be the beginning of one.
 * @param {Sign} sign
 * @param {string} text
 */
function occurs({ lower, kind }, text) {
  for (let at = text.indexOf(lower); at >= 0; at = text.indexOf(lower, at + 1)) {
    const end = at + lower.length;
    const before = WORD_CHARACTER.test(lower[0]) && WORD_CHARACTER.test(text[at - 1] ?? " ");
    const after = kind !== "constant" && WORD_CHARACTER.test(lower.at(-1) ?? "") &&
      WORD_CHARACTER.test(text[end] ?? " ");
    if (!before && !after) return true;
  }
  return false;
}

/**
 * Returns the vendor with decisive evidence, and its signs; null without one, or with several.
 * @param {Map<number, Evidence>} found
 */
export function decide(found) {
  const [first, second] = [...found].sort((a, b) => b[1].points - a[1].points);
  if (!first || first[1].points < DECISIVE) return null;
  if (second && second[1].points >= DECISIVE) return null;
  return { vendor: first[0], signs: first[1].signs };
}
