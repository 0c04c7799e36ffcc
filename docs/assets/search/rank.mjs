// Ranks what the index holds for a query. Pure: no page, no network but through the store.
import { clean, joined, slips } from "./normalize.mjs";

export const CERTAIN = 90; // points from which a hit is what was asked for
export const NARROWED = /(?:^|\s)vendor:(\S+)/i; // the word of a query that names its vendor

// Fields of a posting, strongest first; see hooks/atlas/search/keys.py.
const EXACT = [100, 95, 90, 72, 60, 40]; // the whole key, by field
const BEGINS = [80, 75, 70, 66, 55, 30]; // the key begins so
const WORDS = 40; // every word stands somewhere
const SLIP = 12; // every word stands somewhere but for a slip of the hand
const KIND = { vendor: 0.5, category: 0.2, problem: 0.3, page: 0.1, code: 0.4 };

/**
 * Returns what a query means: `vendor` is a vendor's number or -1, `text` what is looked for,
 * `ticket` whether the query is written as a ticket ID.
 */
export function parse(query, vendors) {
  const text = clean(query);
  const named = NARROWED.exec(text);
  if (named) {
    const vendor = vendors.findIndex(([slug]) => slug === named[1].toLowerCase());
    return { vendor, text: text.replace(named[0], " ").trim(), ticket: false };
  }
  const lower = text.toLowerCase();
  let best = { vendor: -1, text, ticket: false };
  if (vendors.some((names) => names.some((each) => lower === each.toLowerCase()))) return best;
  let longest = 0; // the name of a vendor may begin with another's
  const take = (length, found) => {
    if (length > longest) [longest, best] = [length, found];
  };
  for (const [vendor, [slug, name]] of vendors.entries()) {
    if (lower.startsWith(`${slug}-`) && lower.length > slug.length + 1) {
      take(slug.length, { vendor, text: text.slice(slug.length + 1), ticket: true });
    }
    for (const called of [name, slug, name.split(" ")[0]]) {
      const { length } = called;
      if (lower.startsWith(`${called.toLowerCase()} `)) {
        take(length, { vendor, text: clean(text.slice(length)), ticket: false });
      } else if (lower.endsWith(` ${called.toLowerCase()}`)) {
        take(length, { vendor, text: clean(text.slice(0, -length)), ticket: false });
      }
    }
  }
  return best;
}

/**
 * Returns the hits of a query, best first: `{number, points}`. Points of CERTAIN and more mean
 * that the query is the whole code, name or message.
 */
export async function rank(store, query) {
  const { vendor, text } = parse(query, store.head.vendors);
  const asked = joined(text);
  const whole = store.cut(asked);
  if (!whole) return vendor < 0 ? [] : [{ number: store.vendorsDocument(vendor), points: EXACT[0] }];
  const hits = new Map();
  const add = (posting, points) => {
    const number = posting >> 3;
    if (vendor >= 0 && store.vendorOf(number) !== vendor) return;
    hits.set(number, Math.max(hits.get(number) ?? 0, points));
  };
  for (const [key, postings] of await store.startingWith(whole)) {
    const same = key === whole;
    const missing = (key.length - whole.length) / 1000; // the shorter one is nearer
    for (const posting of postings) {
      const exact = same && await store.isCalled(posting >> 3, asked);
      add(posting, (exact ? EXACT : BEGINS)[posting & 7] - missing);
    }
  }
  const words = whole.split("_").filter((word) => !store.head.stop.includes(word));
  if (words.length > 1) {
    for (const [number, points] of await standingTogether(store, words, false)) {
      add(number << 3, WORDS + points);
    }
  }
  if (!hits.size) {
    for (const [number, points] of await standingTogether(store, words, true)) {
      add(number << 3, SLIP + points);
    }
  }
  return [...hits]
    .map(([number, points]) => ({ number, points: points + KIND[store.kindOf(number)] }))
    .sort((a, b) => b.points - a.points || a.number - b.number);
}

/**
 * Returns up to `count` documents of a kind whose code or name stands next to a query that has no
 * hit.
 */
export async function nearest(store, query, count = 3, kind = "code") {
  const { vendor, text } = parse(query, store.head.vendors);
  const whole = store.cut(joined(text));
  if (!whole) return [];
  const numbers = new Set();
  for (const [, postings] of await store.around(whole, kind === "code" ? 48 : Infinity)) {
    for (const posting of postings) {
      const number = posting >> 3;
      const fits = vendor < 0 || store.vendorOf(number) === vendor;
      if ((posting & 7) <= 1 && fits && store.kindOf(number) === kind) numbers.add(number);
    }
  }
  return Promise.all([...numbers].slice(0, count).map((number) => store.document(number)));
}

/** Returns document → points for those in which every word stands, or nearly stands. */
async function standingTogether(store, words, forgiving) {
  let together;
  for (const word of words) {
    const found = new Map();
    const keys = forgiving ? await nearlySo(store, word) : await store.startingWith(word);
    for (const [key, postings] of keys) {
      const points = key === word ? 2 : 1;
      for (const posting of postings) {
        const number = posting >> 3;
        const better = points + (5 - (posting & 7));
        found.set(number, Math.max(found.get(number) ?? 0, better));
      }
    }
    if (!together) together = found;
    else {
      for (const [number, points] of together) {
        if (found.has(number)) together.set(number, points + found.get(number));
        else together.delete(number);
      }
    }
  }
  return together ?? new Map();
}

/**
 * Returns the keys whose first word is a word of the query, or is it but for a slip of the hand.
 * A word that stands somewhere may still be a slip here: vendors misspell constants, too.
 */
async function nearlySo(store, word) {
  const real = await store.startingWith(word);
  if (word.length < 4 || /^\d+$/.test(word)) return real;
  const limit = word.length < 8 ? 1 : 2;
  const near = await store.startingWith(word[0], 8);
  return real.concat(near.filter(([key]) => {
    const end = key.indexOf("_");
    return slips(word, end < 0 ? key : key.slice(0, end), limit) <= limit;
  }));
}
