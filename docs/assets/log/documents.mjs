// Finds the documents of the index that a place in a text may mean: by value, by the constant or
// message beside it, by the platform, the list, and the keys around it.
import { HOLES, splitHumps, toKey } from "../search/normalize.mjs";
import { isMessage, messagesIn, partsInside } from "../search/patterns.mjs";
import { fits } from "../search/platforms.mjs";
import { documentOf, fieldOf } from "../search/store.mjs";
import { narrow } from "./scopes.mjs";
/** @import { Occurrence, Scope, SearchDocument, Signs } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */
/** @import { Context } from "./context.mjs" */

export const CERTAIN_WORDS = 3; // words of a message that are no coincidence
// Keys of the text of an error that many products use.
const COMMON_KEYS = new Set(["message", "msg", "desc", "description", "error", "reason"]);
// The key of the name of an HTTP status, which says nothing of the vendor.
export const HTTP_REASON = /^(?:bad_request|unauthorized|forbidden|(?:\w+_)?not_found|\w+_not_allowed|conflict|request_timeout|too_many_requests|internal_server_error|server_error|bad_gateway|service_unavailable|gateway_timeout|timeout)$/;
/** @type {Record<string, string[]>} titles of the platforms that a form of error comes from */
const PLATFORMS_OF = { domain: ["iOS", "macOS", "Flutter", "React Native"], platform: ["Flutter"] };

/**
 * Returns the documents of the codes with a code or constant.
 * @param {Store} store
 * @param {string} value
 */
export async function documentsWith(store, value) {
  const postings = await store.exactly(toKey(value));
  return [...new Set(postings.filter((posting) => fieldOf(posting) <= 1).map(documentOf))]
    .filter((number) => store.vendorOf(number) >= 0);
}

/**
 * Returns the documents of one vendor whose own constant or message for the code is in the same
 * line.
 * @param {Store} store
 * @param {number[]} documents
 * @param {Context} context
 * @param {Occurrence} occurrence
 */
export async function confirmedDocuments(store, documents, context, { how, value, name = "" }) {
  const own = toKey(value);
  /** @type {number[]} */
  const confirmed = [];
  for (const document of await Promise.all(documents.map((number) => store.document(number)))) {
    const { names, texts, holes } = keysOf(document);
    const said = [...names, ...how === "message" ? [] : texts].some((key) => key !== own && isIn(context.key(), key, own));
    const filled = how !== "message" && holes.some((text) => holds(context.key(), text));
    if (said || filled || document.names.includes(name)) confirmed.push(document.number);
  }
  const vendor = store.vendorOf(confirmed[0] ?? -1);
  return confirmed.every((number) => store.vendorOf(number) === vendor) ? confirmed : [];
}

/** @type {WeakMap<SearchDocument, { names: string[], texts: string[], holes: string[] }>} */
const keys = new WeakMap();

/**
 * Returns the keys of the constants of a document, those of its texts, and the texts with holes.
 * @param {SearchDocument} document
 */
function keysOf(document) {
  const { names, messages, returned } = document;
  const sent = [...messages, ...returned];
  const found = keys.get(document) ?? {
    names: names.filter((each) => toKey(splitHumps(each)).includes("_")).map(toKey),
    texts: sent.map(toKey), holes: sent.filter((each) => /[{%]|XXX/.test(each)),
  };
  keys.set(document, found);
  return found;
}

/**
 * Returns whether a line has a text of at least two words, or one word that is no number.
 * @param {string} line a key
 * @param {string} key
 * @param {string} own the key of the code itself
 */
function isIn(line, key, own) {
  const short = /^[1-5]\d\d$/.test(own) && HTTP_REASON.test(key);
  return !short && (key.includes("_") || key.length > 8) && line.includes(`_${key}_`);
}

/**
 * Returns whether a line has a message with holes.
 * @param {string} line a key
 * @param {string} message
 */
function holds(line, message) {
  const pattern = toKey(message.replace(HOLES, "\ue000")).replaceAll("\ue000", "*");
  if (pattern.split(/[_*]+/).filter(Boolean).length < CERTAIN_WORDS) return false;
  return isMessage(pattern, line.slice(1, -1)) || !messagesIn(partsInside(pattern), line).next().done;
}

/**
 * Returns the documents that an occurrence may mean: those whose platforms and keys fit, the ones
 * with the keys of its object first.
 * @param {Store} store
 * @param {Signs} knowledge
 * @param {number[]} known
 * @param {Occurrence} occurrence
 * @param {Context} context
 * @param {number} vendor
 */
export async function possibleDocuments(store, knowledge, known, { how, key = "", object }, context, vendor) {
  const scope = platformScope(store, how);
  const documents = await Promise.all(known.map((number) => store.document(number)));
  const fitting = documents.filter((each) => !scope || each.vendor === vendor || fits({ ...each, lists: [] }, scope));
  const around = object > 0 ? context.messagesOfObjects().get(object) ?? new Set() : context.keysInLine();
  /** @param {SearchDocument} document */
  const points = ({ vendor: of }) => {
    const has = knowledge.vendors[of].keys.filter((each) => around.has(each.toLowerCase()));
    return has.length + (formsWith(knowledge, of, key).length ? 1 : 0);
  };
  const telling = object === 0 ? [] : [...around].filter((each) => !COMMON_KEYS.has(each));
  const allowed = fitting.filter(({ vendor: of }) => of === vendor || !telling.length ||
    knowledge.vendors[of].keys.some((each) => telling.includes(each.toLowerCase())));
  return allowed.map((each) => ({ number: each.number, points: points(each) }))
    .sort((a, b) => b.points - a.points || a.number - b.number).map(({ number }) => number);
}

/**
 * Returns the scopes of the forms of a vendor whose code has a key.
 * @param {Signs} knowledge
 * @param {number} vendor
 * @param {string} [key]
 * @returns {Scope[]}
 */
export function formsWith({ vendors }, vendor, key = "") {
  return (vendors[vendor]?.codes ?? []).filter(([each]) => each.toLowerCase() === key.toLowerCase())
    .map(([, lists = [], platforms = []]) => ({ lists, platforms }));
}

/**
 * Returns the platforms that a form of error comes from, if it has some.
 * @param {Store} store
 * @param {string} how
 * @returns {Scope | null}
 */
function platformScope({ head }, how) {
  const titles = PLATFORMS_OF[how];
  if (!titles) return null;
  const platforms = head.platforms.flatMap(([title], number) => (titles.includes(title) ? [number] : []));
  return platforms.length ? { lists: [], platforms } : null;
}

/**
 * Returns whether a code is one of a platform that the text names, if it names any.
 * @param {Store} store
 * @param {number} number
 * @param {Occurrence} occurrence
 * @param {ReturnType<typeof import("./scopes.mjs").scopesIn>} scopes
 */
export async function fitsPlatform(store, number, { how, value }, scopes) {
  if (!/^-?\d+$/.test(value)) return true;
  const { platforms } = await store.document(number);
  const own = { lists: [], platforms };
  const form = platformScope(store, how);
  if (form && !fits(own, form)) return false;
  const [level] = scopes.map((each) => each().scopes).filter((each) => each.some((scope) => scope.platforms.length));
  return !level || level.some((scope) => fits(own, { lists: [], platforms: scope.platforms }));
}

/**
 * Returns those of several documents that hold for the lists and platforms that a log names.
 * @param {Store} store
 * @param {number[]} documents
 * @param {ReturnType<typeof import("./scopes.mjs").scopesIn>} scopes
 */
export async function chosenOf(store, documents, scopes) {
  if (documents.length < 2) return { items: documents, chosenBy: [] };
  const all = await Promise.all(documents.map((number) => store.document(number)));
  const { items, reasons: chosenBy } = narrow(all, (each) => each, scopes, store.head.platforms);
  return { items: items.map(({ number }) => number), chosenBy };
}
