// Cuts a text into lines; a very long line, such as a log in one line, into several pieces.

const LONGEST = 2000; // characters of a piece
const GAP = /[\s,;{}[\]()]/;

/** @typedef {{ text: string, shown: string, number: number, from: number }} Line a piece, as read and as shown, its line from 1, and where it begins there */

/**
 * Returns the pieces of a text, in order.
 * @param {string} text
 * @param {string} [shown] the text as it is shown, of the same length
 * @returns {Line[]}
 */
export function linesOf(text, shown = text) {
  let start = 0; // of the line in the text
  return text.split("\n").flatMap((line, at) => {
    const pieces = [];
    for (let from = 0; from === 0 || from < line.length;) {
      const end = endOf(line, from);
      pieces.push({ text: line.slice(from, end), shown: shown.slice(start + from, start + end), number: at + 1, from });
      if (end === from) break; // an empty line
      from = end;
    }
    start += line.length + 1;
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
