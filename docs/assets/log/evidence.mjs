// Weighs the signs in a text that suggest a vendor, or a product that the atlas does not cover.
/** @import { Evidence, Sign, SignKind, Signs } from "../types.d.ts" */

const WORD_CHARACTER = /[a-z0-9]/;
const WEIGHT = { strong: 3, weak: 1.5 };
const DECISIVE = 3; // points
/** @type {SignKind[]} the kinds of a product's signs, in the order of the index */
const PRODUCT_KINDS = ["host", "package", "key", "word"];
const ANY = { lists: [], platforms: [] };

/**
 * Returns the number that stands for a product in place of a vendor's number.
 * @param {number} product
 */
export function ownerOf(product) {
  return -2 - product;
}

/**
 * Returns the signs of all vendors and of all products, prepared for searching. One list holds
 * both, so that a product's name hides the name of a vendor inside it.
 * @param {Signs} knowledge
 * @returns {Sign[]}
 */
export function prepareSigns({ vendors, products }) {
  const signs = vendors.flatMap(({ signs: own }, vendor) => own.map(
    ([text, kind, weight, lists = [], platforms = []]) => ({
      vendor, text, kind, lower: text.toLowerCase(), weak: weight === "weak",
      points: WEIGHT[weight], scope: { lists, platforms },
    }),
  ));
  const foreign = products.flatMap(([, ...kinds], product) => kinds.flatMap((texts, at) => texts.map((text) => ({
    vendor: ownerOf(product), text, kind: PRODUCT_KINDS[at], lower: text.toLowerCase(), weak: false,
    points: WEIGHT.strong, scope: ANY,
  }))));
  return [...signs, ...foreign];
}

/**
 * Returns a function that returns those of some signs that a part of a text has and no earlier
 * part had.
 * @param {Sign[]} signs
 * @returns {(text: string) => Sign[]}
 */
export function signFinder(signs) {
  let missing = signs.map((sign) => ({ sign, begin: /^[a-z0-9]{1,4}/.exec(sign.lower)?.[0] ?? "" }));
  return (text) => {
    const lower = text.toLowerCase();
    const begins = new Set(Array.from(lower.matchAll(/(?<![a-z0-9])[a-z0-9]{1,4}/g), ([begin]) => begin));
    const found = missing.filter(({ sign, begin }) => (!begin || begins.has(begin)) && placeOf(sign, lower) >= 0);
    if (found.length) missing = missing.filter((each) => !found.includes(each));
    return found.map(({ sign }) => sign);
  };
}

/**
 * Returns vendor → evidence in a text. A sign inside a longer one does not count, and several weak
 * names of one vendor count once.
 * @param {Sign[]} signs
 * @param {string} text
 */
export function weigh(signs, text) {
  const lower = text.toLowerCase();
  return evidenceOf(signs.filter((sign) => placeOf(sign, lower) >= 0));
}

/**
 * Returns vendor → evidence of the signs that a text has.
 * @param {Sign[]} present
 */
export function evidenceOf(present) {
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
  return other.lower.length > sign.lower.length && other.lower.includes(sign.lower);
}

/**
 * Returns where a sign first occurs as a whole word, or -1. A constant or a package may be the
 * beginning of one.
 * @param {Sign} sign
 * @param {string} text
 */
export function placeOf({ lower, kind }, text) {
  const open = kind === "constant" || kind === "package";
  for (let at = text.indexOf(lower); at >= 0; at = text.indexOf(lower, at + 1)) {
    const end = at + lower.length;
    const before = WORD_CHARACTER.test(lower[0]) && WORD_CHARACTER.test(text[at - 1] ?? " ");
    const after = !open && WORD_CHARACTER.test(lower.at(-1) ?? "") && WORD_CHARACTER.test(text[end] ?? " ");
    if (!before && !after) return at;
  }
  return -1;
}

/**
 * Returns the evidence for vendors, without that for products.
 * @param {Map<number, Evidence>} found
 */
export function ofVendors(found) {
  return new Map([...found].filter(([owner]) => owner >= 0));
}

/**
 * Returns the vendor with decisive evidence, and its signs; null without one, or with several.
 * @param {Map<number, Evidence>} found
 */
export function decide(found) {
  const [first, second] = [...found].filter(([owner]) => owner >= 0).sort((a, b) => b[1].points - a[1].points);
  if (!first || first[1].points < DECISIVE) return null;
  if (second && second[1].points >= DECISIVE) return null;
  return { vendor: first[0], signs: first[1].signs };
}

/**
 * Returns the product with the most evidence, and its signs; null without any.
 * @param {Map<number, Evidence>} found
 */
export function strongest(found) {
  const [first] = [...found].filter(([owner]) => owner < -1).sort((a, b) => b[1].points - a[1].points);
  return first ? { vendor: first[0], signs: first[1].signs } : null;
}
