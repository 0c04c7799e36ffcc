// Recognizes the vendors that a query names, by any of their names, also glued to a number.
import { editDistance } from "./edit-distance.mjs";
import { GAPLESS, trimPunctuation } from "./normalize.mjs";
/** @import { Query, VendorNames } from "../types.d.ts" */

export const VENDOR_FILTER = /(?:^|\s)vendor:(\S+)/i;
const SHORTEST = 5; // letters of a name that may have a slip

/**
 * Separates the vendor that a query names from what is looked for. With several names of vendors
 * the query names none.
 * @param {string} query
 * @param {VendorNames[]} vendors
 * @returns {Query}
 */
export function parseQuery(query, vendors) {
  const text = trimPunctuation(query);
  const filter = VENDOR_FILTER.exec(text);
  if (filter) {
    const vendor = vendors.findIndex(([slug]) => slug === filter[1].toLowerCase());
    return { vendor, text: text.replace(filter[0], " ").trim(), filter: true };
  }
  const lower = text.toLowerCase();
  if (vendors.some((names) => names.some((each) => lower === each.toLowerCase()))) return { vendor: -1, text };
  return ofTicket(text, vendors) ?? ofName(text, vendors) ?? ofSlip(text, vendors) ?? { vendor: -1, text };
}

/**
 * Returns the query of a ticket ID, `OPENIM-1101`.
 * @param {string} text
 * @param {VendorNames[]} vendors
 * @returns {Query | undefined}
 */
function ofTicket(text, vendors) {
  const lower = text.toLowerCase();
  const slugs = vendors.map(([slug], vendor) => ({ slug, vendor }))
    .filter(({ slug }) => lower.startsWith(`${slug}-`) && lower.length > slug.length + 1)
    .sort((a, b) => b.slug.length - a.slug.length);
  if (!slugs.length) return undefined;
  return { vendor: slugs[0].vendor, text: text.slice(slugs[0].slug.length + 1) };
}

/**
 * Returns the query without the name of its vendor, wherever that is; the longest name counts.
 * @param {string} text
 * @param {VendorNames[]} vendors
 * @returns {Query | undefined}
 */
function ofName(text, vendors) {
  const lower = text.toLowerCase();
  const taken = Array.from(lower, () => false);
  /** @type {Set<number>} */
  const named = new Set();
  for (const { name, vendor } of longestFirst(vendors)) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      if (taken[at] || taken[at + name.length - 1] || !isWhole(lower, at, name)) continue;
      taken.fill(true, at, at + name.length);
      named.add(vendor);
    }
  }
  if (named.size !== 1) return named.size ? { vendor: -1, text } : undefined;
  const rest = Array.from(text, (sign, at) => (taken[at] ? " " : sign)).join("");
  const [vendor] = named;
  return { vendor, text: trimPunctuation(rest.replace(/\s+/g, " ")).replace(/^[\s:,，：、/-]+(?=[^\d\s])/, "").trim() };
}

/** @type {WeakMap<VendorNames[], { name: string, vendor: number }[]>} */
const sorted = new WeakMap();

/** @param {VendorNames[]} vendors */
function longestFirst(vendors) {
  const known = sorted.get(vendors);
  if (known) return known;
  const names = vendors.flatMap(([slug, name, ...aliases], vendor) => (
    [...new Set([slug, name, name.split(" ")[0], ...aliases].map((each) => each.toLowerCase()))]
      .map((each) => ({ name: each, vendor }))))
    .sort((a, b) => b.name.length - a.name.length);
  sorted.set(vendors, names);
  return names;
}

/**
 * Returns whether a name in a text is a whole word; a number may be glued to a name in letters.
 * @param {string} text
 * @param {number} at
 * @param {string} name
 */
function isWhole(text, at, name) {
  if (GAPLESS.test(name)) return true;
  const end = at + name.length;
  if (/\d$/.test(name) && /\d/.test(text[end] ?? "")) return false;
  return !/[a-z0-9_@/.-]/.test(text[at - 1] ?? " ") && !/[a-z_@/-]/.test(text[end] ?? " ") && !/^\.\w/.test(text.slice(end, end + 2));
}

/**
 * Returns the query without its first or last word, if that is a vendor's name but for a slip.
 * @param {string} text
 * @param {VendorNames[]} vendors
 * @returns {Query | undefined}
 */
function ofSlip(text, vendors) {
  const words = text.split(/\s+/);
  if (words.length < 2) return undefined;
  for (const at of [0, words.length - 1]) {
    const word = words[at].toLowerCase();
    if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) continue;
    const limit = word.length < 8 ? 1 : 2;
    const found = longestFirst(vendors).find(({ name }) => (
      name[0] === word[0] && name.length >= SHORTEST && editDistance(word, name, limit) <= limit));
    if (found) return { vendor: found.vendor, text: trimPunctuation(words.filter((_, each) => each !== at).join(" ")), slip: true };
  }
  return undefined;
}
