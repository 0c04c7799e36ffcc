/** Returns a part of an address with its percent signs read; as it is, where they tell nothing. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch { // not encoded at all
    return text;
  }
}
