// The dialog that lists the keys, and turns single keys off.
import { element } from "../dom.mjs";
import { setSingleKeys, singleKeysAct } from "../keys.mjs";
import { words } from "../words.mjs";
import { show } from "./dialog.mjs";

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
  const setting = document.createElement("input");
  setting.type = "checkbox";
  setting.checked = singleKeysAct();
  const close = element("button", {}, words.shortcuts.close);
  const heading = element("h2", { id: "keys-title" }, words.shortcuts.title);
  const top = document.createElement("form");
  top.method = "dialog";
  top.className = "ticket__top";
  top.append(heading, close);
  const rows = document.createElement("dl");
  rows.append(...KEYS.map(([name, keys]) => row(words.shortcuts[name], keys)));
  const dialog = document.createElement("dialog");
  dialog.className = "ticket keys";
  const label = document.createElement("label");
  label.append(setting, words.shortcuts.single);
  dialog.append(top, rows, label);
  dialog.setAttribute("aria-labelledby", heading.id);
  setting.addEventListener("change", () => setSingleKeys(setting.checked));
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
