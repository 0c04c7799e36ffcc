// Weighs what in a log tells whose it is. Pure.

const WORDY = /[a-z0-9]/;
const WEIGHT = { strong: 3, weak: 1.5 };
const DECIDES = 3;

/** Makes the vendors' signs ready. */
export function prepareSigns(vendors) {
  return vendors.flatMap(({ signs }, vendor) => signs.map(([text, kind, weight]) => (
    {
      vendor, text, kind, lower: text.toLowerCase(), weak: weight === "weak",
      points: WEIGHT[weight],
    }
  )));
}

/**
 * Returns for each vendor what speaks for it in a text: `{points, signs}`. What stands inside a
 * longer sign has been said by it, and several names of a company are no more than one hint.
 */
export function weigh(signs, text) {
  const lower = text.toLowerCase();
  const standing = signs.filter((sign) => stands(sign, lower));
  const found = new Map();
  for (const sign of standing) {
    if (standing.some((other) => contains(other, sign))) continue;
    const kept = found.get(sign.vendor) ?? { points: 0, signs: [] };
    const said = isHintOfName(sign) && kept.signs.some(isHintOfName);
    kept.points += said ? 0 : sign.points;
    kept.signs.push(sign);
    found.set(sign.vendor, kept);
  }
  return found;
}

function isHintOfName({ weak, kind }) {
  return weak && (kind === "word" || kind === "host");
}

function contains(other, sign) {
  return other.vendor === sign.vendor && other.lower.length > sign.lower.length &&
    other.lower.includes(sign.lower);
}

/** Tells whether a sign stands in a text: whole, not inside a word; constants may go on. */
function stands({ lower, kind }, text) {
  for (let at = text.indexOf(lower); at >= 0; at = text.indexOf(lower, at + 1)) {
    const before = WORDY.test(lower[0]) && WORDY.test(text[at - 1] ?? " ");
    const after = kind !== "constant" && WORDY.test(lower.at(-1)) &&
      WORDY.test(text[at + lower.length] ?? " ");
    if (!before && !after) return true;
  }
  return false;
}

/** Returns the vendor that evidence decides for, with its signs; null where it does not. */
export function decided(found) {
  const best = [...found].sort((a, b) => b[1].points - a[1].points);
  if (!best.length || best[0][1].points < DECIDES) return null;
  if (best.length > 1 && best[1][1].points >= DECIDES) return null; // two are spoken of
  return { vendor: best[0][0], signs: best[0][1].signs };
}
