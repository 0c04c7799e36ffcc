// Finds the errors in a text of any number of lines: code, vendor, and the reasons for both.
import { contextOf, lazy, messageKey } from "./context.mjs";
import { dedupe } from "./dedupe.mjs";
import { prepareSigns, strongest, weigh } from "./evidence.mjs";
import { objectsOf, occurrences, plainText } from "./extract.mjs";
import { judge } from "./judge.mjs";
import { linesOf } from "./lines.mjs";
import { messagesOf, preparePatterns } from "./wire-messages.mjs";
/** @import { Finding, Messages, Pause, Signs } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */
/** @import { Log } from "./context.mjs" */

const SAMPLE = 50_000; // characters at the beginning in which other products are looked for

/**
 * Returns the errors in a text, in order, and the product that it names, if the atlas does not
 * cover it.
 * @param {Store} store
 * @param {Signs} knowledge
 * @param {Messages} wire
 * @param {string} text
 * @param {Pause} pause called often
 */
export async function readLines(store, knowledge, wire, text, pause = async () => {}) {
  const plain = plainText(text);
  const lines = linesOf(plain);
  const { signs, foreign } = prepareSigns(knowledge);
  const objects = objectsOf(lines.map((line) => line.text));
  const overallForeign = lazy(() => strongest(weigh([...signs, ...foreign], plain.slice(0, SAMPLE))));
  /** @type {Log} */
  const log = {
    store, signs, foreign, lines, plain, objects, messageKey: messageKey(knowledge), overall: weigh(signs, plain),
    overallForeign, platforms: lazy(() => store.platformsIn(plain.slice(0, SAMPLE)).platforms),
  };
  const patterns = preparePatterns(wire);
  /** @type {Finding[]} */
  const found = [];
  for (const [at, line] of lines.entries()) {
    if (at % 400 === 399) await pause();
    const context = contextOf(log, at);
    const sent = messagesOf(wire, patterns, line.text, line.number);
    for (const occurrence of [...occurrences(line.text, line.number, objects.at(at)), ...sent]) {
      await pause(); // a log may be one long line
      const finding = await judge(store, knowledge, occurrence, context);
      if (finding) found.push({ ...finding, column: finding.column + line.from });
    }
    await pause();
  }
  const product = overallForeign();
  return {
    findings: await dedupe(found, objects.parents, pause),
    other: product && !log.overall.size ? knowledge.products[-2 - product.vendor][0] : "",
  };
}
