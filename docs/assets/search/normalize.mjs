// Text in the form in which it is compared. hooks/atlas/search/keys.py folds the keys alike.

/** Returns text in one width, with one minus, in small letters. */
export function fold(text) {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase();
}

/** A word of a folded text; all beyond the first plane is a gap. */
export const WORD = /[0-9a-z\u0080-\ud7ff\ue000-\uffff]+/g;

/** Returns the words of a folded text. */
export function wordsOf(folded) {
  return folded.match(WORD) ?? [];
}

/** Returns text with one `_` for whatever separates its words; a minus sign stays. */
export function joined(text) {
  const folded = fold(text).trim();
  const sign = /^-\d/.test(folded) ? "-" : "";
  return sign + wordsOf(folded).join("_");
}

/** Returns a query without the quotes and punctuation that a paste brings along. */
export function clean(query) {
  return query.normalize("NFKC").trim()
    .replace(/^["'`“”‘’«»(<[{#]+(?=.)/, "")
    .replace(/["'`“”‘’«»)>\]}.,;:!?。、]+$/, "")
    .trim();
}

/** Returns how many slips of the hand lie between two words, at most `limit` + 1. */
export function slips(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + differs);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1); // two letters changed places
      }
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}
