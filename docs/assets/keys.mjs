// The keys that act alone: /, T and ?. Who dictates, or types by accident, can turn them off.
import { isTyping } from "./dom.mjs";

const KEY = "atlas-ticket-key"; // in local storage: "off" if they are

/** Returns whether single keys act. */
export function singleKeysAct() {
  try { return localStorage.getItem(KEY) !== "off"; } catch { return true; }
}

/** @param {boolean} act */
export function setSingleKeys(act) {
  try {
    localStorage.setItem(KEY, act ? "on" : "off");
  } catch { /* no storage: the setting is lost with the page */ }
}

/**
 * Returns whether a key that acts alone was pressed, outside a form field.
 * @param {KeyboardEvent} event
 * @param {string} key
 */
export function isSingleKey(event, key) {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return event.key.toLowerCase() === key && !modified && !isTyping(event) && singleKeysAct();
}
