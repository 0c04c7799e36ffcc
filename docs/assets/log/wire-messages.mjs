// Finds the wire messages of all vendors in a line.
import { normalize, placedWords } from "../search/normalize.mjs";
import { messagesIn, partsInside } from "../search/patterns.mjs";
/** @import { Messages, Occurrence } from "../types.d.ts" */

/** @typedef {{ pattern: string, parts: string[], documents: number[] }} Pattern a message with holes */
/** @typedef {Map<string, Pattern[]>} Patterns by a word that a line must have, "" for any line */

/**
 * Returns the messages with holes, prepared for searching.
 * @param {Messages} messages
 * @returns {Patterns}
 */
export function preparePatterns({ patterns }) {
  return new Map(Object.entries(patterns).map(([word, found]) => [
    word, found.map(([pattern, ...documents]) => ({ pattern, parts: partsInside(pattern), documents })),
  ]));
}

/**
 * Yields the wire messages in a line.
 * @param {Messages} knowledge
 * @param {Patterns} patterns
 * @param {string} line
 * @param {number} number
 * @returns {Generator<Occurrence>}
 */
export function* messagesOf(knowledge, patterns, line, number) {
  const words = placedWords(normalize(line));
  const base = { line: number, how: /** @type {const} */ ("message"), object: 0 };
  for (const [at, { 0: word, index }] of words.entries()) {
    if (!Object.hasOwn(knowledge.messages, word)) continue; // such as "constructor"
    const second = words[at + 1]?.[0];
    for (const [rest, ...documents] of knowledge.messages[word]) {
      if (second === undefined || !rest.startsWith(second)) continue;
      const length = rest.split("_").length;
      const next = words.slice(at + 1, at + 1 + length).map(([each]) => each).join("_");
      if (next === rest) yield { ...base, column: index, value: `${word}_${rest}`, documents };
    }
  }
  for (const [at, pattern, documents] of patternsIn(patterns, words)) {
    yield { ...base, column: words[at].index, value: pattern, documents };
  }
}

/**
 * Yields the messages with holes in the words of a line: the position of the first word, the
 * pattern, its documents.
 * @param {Patterns} patterns
 * @param {RegExpExecArray[]} words
 * @returns {Generator<[at: number, pattern: string, documents: number[]]>}
 */
function* patternsIn(patterns, words) {
  if (!patterns.size || !words.length) return;
  const anchors = new Set(["", ...words.map(([word]) => word)]);
  const possible = [...anchors].flatMap((word) => patterns.get(word) ?? []);
  if (!possible.length) return;
  const text = `_${words.map(([word]) => word).join("_")}_`;
  let end = 0;
  const ends = words.map(([word]) => (end += word.length + 1)); // in the text
  for (const { pattern, parts, documents } of possible) {
    let at = 0;
    for (const [start] of messagesIn(parts, text)) {
      while (ends[at] <= start) at += 1;
      yield [at, pattern, documents];
    }
  }
}
