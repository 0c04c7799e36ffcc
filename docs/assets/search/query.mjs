// Answers a query from the index. If no hit is certain and the query may be a line of a log, the
// log reader is asked too; it is loaded only then.
import { CERTAIN, parseQuery, rank } from "./rank.mjs";
/** @import { Hit, ReadLog } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

const MAY_HOLD_A_CODE = /\d|[A-Za-z]_[A-Za-z]/;
const IS_ONE_WORD = /^[\w-]*$/; // a code alone, maybe incomplete: the index answers it

/**
 * Returns the hits of a query, best first, as `rank` does.
 * @param {Store} store
 * @param {() => Promise<{ read: ReadLog }>} openReader
 * @param {string} query
 * @returns {Promise<Hit[]>}
 */
export async function search(store, openReader, query) {
  const hits = await rank(store, query);
  const { vendor, text } = parseQuery(query, store.head.vendors);
  if (hits[0]?.points >= CERTAIN || !MAY_HOLD_A_CODE.test(text) || IS_ONE_WORD.test(text)) return hits;
  const { read } = await openReader();
  const findings = await read(query);
  /** @type {Map<number, Hit>} */
  const found = new Map();
  for (const verdict of ["firm", "candidates"]) {
    const points = verdict === "firm" ? CERTAIN : CERTAIN - 1;
    for (const { documents } of findings.filter((each) => each.verdict === verdict)) {
      for (const number of documents) {
        const fits = vendor < 0 || store.vendorOf(number) === vendor;
        if (fits && !found.has(number)) found.set(number, { number, points });
      }
    }
  }
  return [...found.values(), ...hits.filter(({ number }) => !found.has(number))];
}
