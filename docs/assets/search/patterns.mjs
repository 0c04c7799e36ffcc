// Matches keys of texts with messages that have holes: `user_*_not_found`.

const LONGEST_HOLE = 200; // characters that a hole may have inside of a longer text

/**
 * Returns the parts of a pattern between its holes, with `_` at the ends of words.
 * @param {string} pattern
 */
function partsOf(pattern) {
  return `_${pattern}_`.replace(/^_\*|\*_$/g, "*").split("*");
}

/**
 * Returns whether a key as a whole is the message of a pattern.
 * @param {string} pattern
 * @param {string} key
 */
export function isMessage(pattern, key) {
  const parts = partsOf(pattern);
  const text = `_${key}_`;
  const last = parts[parts.length - 1];
  if (!text.startsWith(parts[0]) || !text.endsWith(last)) return false;
  const end = endOf(parts.slice(0, -1), text, 0, Infinity);
  return end >= 0 && text.length - last.length >= next(text, end, last);
}

/**
 * Returns the parts of a pattern between its holes, to look for in longer texts.
 * @param {string} pattern
 */
export function partsInside(pattern) {
  return partsOf(pattern).filter(Boolean) // Chinese has no `_` between its words
    .map((part) => part.replace(/^_(?=[\u2e80-\uffff])|(?<=[\u2e80-\uffff])_$/g, ""));
}

/**
 * Yields where the message of a pattern begins and ends in a key.
 * @param {string[]} parts those of the pattern
 * @param {string} text a key with `_` around it
 * @returns {Generator<[start: number, end: number]>}
 */
export function* messagesIn(parts, text) {
  for (let at = text.indexOf(parts[0]); at >= 0;) {
    const end = endOf(parts, text, at, LONGEST_HOLE);
    if (end >= 0) yield [at, end];
    at = text.indexOf(parts[0], Math.max(at + 1, end - 1));
  }
}

/**
 * Returns the end of the parts in a text, the first of which begins at `start`; -1 without them.
 * @param {string[]} parts
 * @param {string} text
 * @param {number} start
 * @param {number} longest characters between two parts
 */
function endOf(parts, text, start, longest) {
  let end = start + parts[0].length;
  for (const part of parts.slice(1)) {
    const from = next(text, end, part);
    const at = text.slice(from, end + longest + part.length).indexOf(part);
    if (at < 0) return -1;
    end = from + at + part.length;
  }
  return end;
}

/**
 * Returns where a part may begin after another. Without anything between, they share a `_`.
 * @param {string} text
 * @param {number} end the end of the other
 * @param {string} part
 */
function next(text, end, part) {
  return part.startsWith("_") && text[end - 1] === "_" ? end - 1 : end;
}
