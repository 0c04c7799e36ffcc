// Answers what stands in the box: with what the index holds for it, and where nothing of that is
// certain, with what the reader of logs finds in it. Pure but for `openReader`, which the caller
// gives and which is called only then, since it loads more.
import { CERTAIN, parse, rank } from "./rank.mjs";

const HOLDS_A_CODE = /\d|[A-Za-z]_[A-Za-z]/;
const NOTHING_ELSE = /^[\w-]*$/; // a code alone, perhaps half typed: the index knows it or nobody

/** Returns the hits of a query, best first: `{number, points}`, as `rank` does. */
export async function ask(store, openReader, query) {
  const hits = await rank(store, query);
  const { vendor, text } = parse(query, store.head.vendors);
  if (hits[0]?.points >= CERTAIN || !HOLDS_A_CODE.test(text) || NOTHING_ELSE.test(text)) return hits;
  const { read } = await openReader();
  const findings = await read(query);
  const found = new Map();
  for (const [verdict, points] of [["firm", CERTAIN], ["candidates", CERTAIN - 1]]) {
    for (const { documents } of findings.filter((each) => each.verdict === verdict)) {
      for (const number of documents) {
        const fits = vendor < 0 || store.vendorOf(number) === vendor;
        if (fits && !found.has(number)) found.set(number, { number, points });
      }
    }
  }
  return [...found.values(), ...hits.filter(({ number }) => !found.has(number))];
}
