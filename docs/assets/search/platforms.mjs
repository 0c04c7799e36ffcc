// Recognizes the platforms that a text names.
/** @import { PlatformWords, Scope } from "../types.d.ts" */

const CHINESE = /[\u2e80-\uffff]/; // has no space around its words

/**
 * Returns a function that returns the numbers of the platforms that a text names, and the text
 * without their names.
 * @param {PlatformWords[]} platforms
 */
export function platformFinder(platforms) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const [number, words] of platforms.entries()) {
    for (const word of words) if (!numbers.has(plain(word))) numbers.set(plain(word), number);
  }
  const words = platforms.flat().sort((a, b) => b.length - a.length); // the longest name counts
  const [chinese, others] = [true, false].map((wanted) => words
    .filter((word) => CHINESE.test(word) === wanted)
    .map((word) => word.replace(/[\s-]|[^\w\u0080-\uffff]/g, (sign) => (/[\s-]/.test(sign) ? "[\\s-]?" : `\\${sign}`)))
    .join("|"));
  const pattern = new RegExp(
    `(?<![\\w.:/@-])(?:${others || "(?!)"})(?![\\w/@-]|[.:]\\w)|${chinese || "(?!)"}`, "gi",
  );
  return (/** @type {string} */ text) => {
    /** @type {Set<number>} */
    const found = new Set();
    const rest = text.normalize("NFKC").replace(pattern, (name) => {
      found.add(numbers.get(plain(name)) ?? -1);
      return " ";
    });
    return { platforms: found, rest: found.size ? rest.replace(/\s+/g, " ").trim() : text };
  };
}

/** @param {string} name */
function plain(name) {
  return name.toLowerCase().replace(/[\s-]/g, "");
}

/**
 * Returns whether two records may hold for the same list and platform.
 * @param {Scope} a
 * @param {Scope} b
 */
export function fits(a, b) {
  return meet(a.lists, b.lists) && meet(a.platforms, b.platforms);
}

/**
 * @template Name
 * @param {Name[]} a
 * @param {Name[]} b
 */
function meet(a, b) {
  return !a.length || !b.length || a.some((each) => b.includes(each));
}
