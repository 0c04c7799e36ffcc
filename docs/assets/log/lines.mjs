// Cuts a text into lines; a very long line, such as a log in one line, into several pieces.

const LONGEST = 2000; // characters of a piece
const GAP = /[\s,;{}[\]()]/;

/** @typedef {{ text: string, number: number, from: number }} Line a piece, its line from 1, and where it begins there */

/**
 * Returns the pieces of a text, in order.
 * @param {string} text
 * @returns {Line[]}
 */
export function linesOf(text) {
  return text.split("\n").flatMap((line, at) => {
    if (line.length <= LONGEST) return [{ text: line, number: at + 1, from: 0 }];
    const pieces = [];
    for (let from = 0; from < line.length;) {
      const end = endOf(line, from);
      pieces.push({ text: line.slice(from, end), number: at + 1, from });
      from = end;
    }
    return pieces;
  });
}

/**
 * Returns where a piece ends: in a gap, if one is in its last quarter.
 * @param {string} line
 * @param {number} from
 */
function endOf(line, from) {
  const longest = Math.min(line.length, from + LONGEST);
  if (longest === line.length) return longest;
  for (let end = longest; end > from + LONGEST * 3 / 4; end -= 1) if (GAP.test(line[end])) return end;
  return longest;
}
