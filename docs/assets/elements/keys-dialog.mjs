// The dialog that lists the keys, and turns single keys off.
import { element } from "../dom.mjs";
import { words } from "../words.mjs";
import { keySetting, show, topOf } from "./dialog.mjs";

/** @type {[keyof typeof words.shortcuts, string[]][]} */
const KEYS = [
  ["search", ["/", "Ctrl K"]],
  ["move", ["↑", "↓"]],
  ["open", ["Enter"]],
  ["ticket", ["T"]],
  ["help", ["?"]],
  ["shut", ["Esc"]],
];

/** Shows the dialog. */
export async function showKeys() {
  const heading = element("h2", { id: "keys-title" }, words.shortcuts.title);
  const rows = element("dl", {}, ...KEYS.map(([name, keys]) => row(words.shortcuts[name], keys)));
  const dialog = element(
    "dialog", { className: "ticket keys" }, topOf(heading), rows, keySetting());
  dialog.setAttribute("aria-labelledby", heading.id);
  await show(dialog, document.body);
}

/**
 * @param {string} what
 * @param {string[]} keys
 */
function row(what, keys) {
  const names = keys.flatMap((key) => [` ${words.shortcuts.or} `, element("kbd", {}, key)]).slice(1);
  return element("div", {}, element("dt", {}, what), element("dd", {}, ...names));
}
