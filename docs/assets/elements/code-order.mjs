// The order of codes: numbers by value, then names.
const { compare } = new Intl.Collator("en", { numeric: true });

/**
 * Returns which of two codes comes first, as a function for `sort` does.
 * @param {string} one
 * @param {string} other
 */
export function byCode(one, other) {
  const [a, b] = [valueOf(one), valueOf(other)];
  if (a === b) return compare(one, other);
  return a < b ? -1 : 1;
}

/**
 * Returns the value of a number; a name comes after all numbers.
 * @param {string} code
 */
function valueOf(code) {
  return /^-?\d+$/.test(code) ? Number(code) : Infinity;
}
