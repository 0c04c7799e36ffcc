// Cuts a text into parts that are read without a pause, and into lines; a very long line, such as a
// log in one line, into several pieces.

const PART = 100_000; // characters of a part
const LONGEST = 2000; // characters of a piece
const GAP = /[\s,;{}[\]()]/;

/** @typedef {{ text: string, shown: string, number: number, from: number }} Line a piece, as read and as shown, its line from 1, and where it begins there */

/**
 * Yields the parts of a text, in order; each ends with a line, unless the line is longer than it.
 * @param {string} text
 */
export function* partsOf(text) {
  for (let from = 0; from < text.length;) {
    const most = Math.min(text.length, from + PART);
    const end = most < text.length ? text.lastIndexOf("\n", most - 1) + 1 : most;
    const to = end > from ? end : endOf(text, from, PART);
    yield text.slice(from, to);
    from = to;
  }
}

/**
 * Returns a function that returns the pieces of the next part of a text, in order.
 * @returns {(text: string, shown?: string) => Line[]}
 */
export function lineCutter() {
  let number = 1; // of the line
  let before = 0; // characters of the line in earlier parts
  return (text, shown = text) => {
    /** @type {Line[]} */
    const pieces = [];
    let start = 0; // of the line in the part
    for (const [at, line] of text.split("\n").entries()) {
      if (at > 0) [number, before] = [number + 1, 0];
      const isOpen = start + line.length === text.length; // its end may be in the next part
      let from = 0;
      do {
        const end = endOf(line, from, LONGEST);
        if (line || !isOpen) pieces.push({ text: line.slice(from, end), shown: shown.slice(start + from, start + end), number, from: before + from });
        from = end;
      } while (from < line.length);
      start += line.length + 1;
      before += line.length;
    }
    return pieces;
  };
}

/**
 * Returns where a piece ends: in a gap, if one is in its last quarter.
 * @param {string} text
 * @param {number} from
 * @param {number} length
 */
function endOf(text, from, length) {
  const longest = Math.min(text.length, from + length);
  if (longest === text.length) return longest;
  for (let end = longest; end > from + length * 3 / 4; end -= 1) if (GAP.test(text[end])) return end;
  return longest;
}
