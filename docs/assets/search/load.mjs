// Loads the index and the modules that only some texts need, once per page, when an element first
// needs them. After a failure, the next call tries again. Modules that only others import are named
// too, so that the browser asks for all of them at once and not for one level after the other.
import { rank } from "./rank.mjs";
import { isLog, read } from "./read.mjs";
import { openStore } from "./store.mjs";
/** @import { FetchJson, Finder, ReadLines } from "../types.d.ts" */

/** @type {FetchJson} */
const fetchJson = async (/** @type {string} */ name) => {
  const response = await fetch(new URL(`./index/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
};

const openFinderOnce = once(async () => {
  /** @type {Finder} */
  const finder = {
    store: await openStore(fetchJson), openReader,
    openTerms, openChinese: () => import("./chinese.mjs"),
  };
  /** @type {(text: string, pause?: import("../types.d.ts").Pause) => Promise<import("../types.d.ts").Answer>} */
  const readText = (text, pause) => read(finder, text, pause);
  const rankQuery = (/** @type {string} */ query) => rank(finder.store, query, finder.openTerms);
  return { store: finder.store, rank: rankQuery, read: readText, isLog };
});

const openTerms = once(async () => {
  const [terms] = await Promise.all([
    import("./by-terms.mjs"), import("./patterns.mjs"), import("./slips.mjs"), import("./terms.mjs"),
  ]);
  return terms;
});

const openReader = once(async () => {
  const [{ store }, answers, { readLines }, signs] = await Promise.all([
    openFinder(), import("../log/answer.mjs"), import("../log/read-lines.mjs"), fetchJson("signs.json"),
    import("../log/context.mjs"), import("../log/dedupe.mjs"), import("../log/documents.mjs"), import("../log/evidence.mjs"),
    import("../log/extract.mjs"), import("../log/judge.mjs"), import("../log/lines.mjs"), import("../log/objects.mjs"),
    import("../log/scopes.mjs"), import("../log/wire-messages.mjs"), import("./causes.mjs"),
  ]);
  const openMessages = once(() => fetchJson("messages.json"));
  /** @type {ReadLines} */
  const lines = async (text, wire, options) => (
    readLines(store, signs, wire ? await openMessages() : { messages: {}, patterns: {} }, text, options));
  return { ...answers, lines };
});

/** Returns the store, and the function that reads texts; see `read` in read.mjs. */
export function openFinder() {
  return openFinderOnce();
}

/**
 * Returns a function that keeps the promise of its first call, unless that is rejected.
 * @template Value
 * @param {() => Promise<Value>} load
 */
function once(load) {
  /** @type {Promise<Value> | undefined} */
  let promise;
  return () => {
    promise ??= load().catch((error) => {
      promise = undefined;
      throw error;
    });
    return promise;
  };
}
