/** Returns where a page is: in a copy opened from a folder, its address names its file. */
export function placed(address) {
  if (location.protocol !== "file:") return address;
  return address.replace(/\/(?=$|[?#])/, "/index.html");
}

/** Returns a part of an address with its percent signs read; as it is, where they tell nothing. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch { // not encoded at all
    return text;
  }
}

/** Returns an address as it may stand in any markup: no bracket, no bar, no quote. */
export function plainAddress(address) {
  return address.replace(
    /[^A-Za-z0-9:/._~%-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
