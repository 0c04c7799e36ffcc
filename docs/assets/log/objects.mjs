// Numbers the JSON objects of a text, and finds the one around a place.

/**
 * Numbers the JSON objects of a text. Returns the parent of each; `add`, which takes the next line;
 * and `at`, which returns the innermost object at a column of a line, 0 outside of all.
 */
export function objectCounter() {
  const parents = [-1];
  /** @type {Span[][]} */
  const spans = [];
  const open = [0];
  return {
    parents,
    add: (/** @type {string} */ line) => {
      /** @type {Span[]} */
      const own = [[0, open[open.length - 1]]];
      for (const { 0: brace, index } of line.matchAll(/[{}]/g)) {
        if (brace === "{") {
          parents.push(open[open.length - 1]);
          open.push(parents.length - 1);
        } else if (open.length > 1) open.pop();
        own.push([index, open[open.length - 1]]);
      }
      spans.push(own);
    },
    at: (/** @type {number} */ line) => (/** @type {number} */ column) => objectAt(spans[line], column),
  };
}

/** @typedef {[column: number, object: number]} Span from a column on, the innermost object */

/**
 * @param {Span[]} spans
 * @param {number} column
 */
function objectAt(spans, column) {
  let low = 0;
  let high = spans.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (spans[middle][0] <= column) low = middle;
    else high = middle;
  }
  return spans[low][1];
}
