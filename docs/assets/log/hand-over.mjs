// Hands a log to the log reader, on this page or, by way of the session's storage, on the finder's.
import { pageAddress } from "../urls.mjs";
/** @import { LogReader } from "./log-reader.mjs" */

const STORED = 2_000_000; // characters of a log that the storage of any browser takes

/**
 * Hands a log over; returns whether a reader takes it.
 * @param {string} text
 * @param {string} root the root of the site
 */
export async function handOver(text, root) {
  const reader = /** @type {LogReader | null} */ (document.querySelector("log-reader"));
  if (reader) {
    await customElements.whenDefined("log-reader");
    reader.take(text);
    return true;
  }
  try {
    store(text);
  } catch { // no storage
    return false;
  }
  location.href = pageAddress(`${root}find/#log`);
  return true;
}

/**
 * Stores a log; of one that is too long for the storage, the beginning.
 * @param {string} text
 */
function store(text) {
  try {
    sessionStorage.setItem("atlas-log", text);
  } catch {
    sessionStorage.setItem("atlas-log", text.slice(0, STORED));
    sessionStorage.setItem("atlas-log-length", String(text.length));
  }
}
