// Finds the causes whose returned text is in what somebody received.
import { HOLES, toKey } from "./normalize.mjs";
/** @import { CauseOf } from "../types.d.ts" */

/**
 * Returns the causes with the longest text that a key has; none without such a text.
 * @param {CauseOf[]} causes
 * @param {string} key with `_` around it
 */
export function causesIn(causes, key) {
  /** @type {CauseOf[]} */
  let found = [];
  let longest = 0;
  for (const cause of causes) {
    const parts = cause[0].split(HOLES).map(toKey).filter(Boolean);
    const { length } = parts.join("_");
    if (!length || length < longest || !parts.every((part) => key.includes(`_${part}_`))) continue;
    found = length > longest ? [cause] : [...found, cause];
    longest = length;
  }
  return found;
}
