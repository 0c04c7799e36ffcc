/**
 * Returns the address of a page; in a copy that was opened from a folder, of its file.
 * @param {string} address
 */
export function pageAddress(address) {
  if (location.protocol !== "file:") return address;
  return address.replace(/\/(?=$|[?#])/, "/index.html");
}

/**
 * Decodes percent escapes; returns malformed text unchanged.
 * @param {string} text
 */
export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Escapes the characters of an address that have a meaning in some markup.
 * @param {string} address
 */
export function plainAddress(address) {
  return address.replace(
    /[^A-Za-z0-9:/._~%-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Returns the public address of the page; in a copy without one, where it was opened. */
export function here() {
  const link = document.querySelector("link[rel=canonical]");
  return plainAddress(link instanceof HTMLLinkElement ? link.href : new URL(".", location.href).href);
}

/** Returns the address of the form for reports, up to the title; empty if the site has none. */
export function reportForm() {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("footer.bottom a[href$='/issues/new']");
  return link ? `${link.href}?title=` : "";
}
