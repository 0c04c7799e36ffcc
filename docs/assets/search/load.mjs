// Loads the index and the modules that read it, once per page, when an element first needs them.
// After a failure, the next call tries again.
/** @import { FetchJson, ReadLog } from "../types.d.ts" */

/** @type {FetchJson} */
const fetchJson = async (/** @type {string} */ name) => {
  const response = await fetch(new URL(`./index/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
};

const openFinderOnce = once(async () => {
  const [{ openStore }, ranking] = await Promise.all([import("./store.mjs"), import("./rank.mjs")]);
  return { store: await openStore(fetchJson), ...ranking };
});

const openReaderOnce = once(async () => {
  const [{ store }, { readLog }, knowledge] = await Promise.all([
    openFinder(), import("../log/parse-log.mjs"), fetchJson("log.json"),
  ]);
  /** @type {ReadLog} */
  const read = (text, pause) => readLog(store, knowledge, text, pause);
  return { store, read };
});

/** Returns the store, and what rank.mjs exports. */
export function openFinder() {
  return openFinderOnce();
}

/** Returns the store, and a function that reads a log; see `readLog` in parse-log.mjs. */
export function openReader() {
  return openReaderOnce();
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
