// Shows dialogs. Their stylesheet is loaded with the first.
import { element } from "../dom.mjs";
import { setSingleKeys, singleKeysAct } from "../keys.mjs";
import { words } from "../words.mjs";

/** @type {Promise<unknown> | undefined} */
let styled;

/**
 * Shows a dialog inside an element, unless another is open; it removes itself when it is closed.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} parent
 */
export async function show(dialog, parent) {
  await (styled ??= stylesheet());
  if (document.querySelector("dialog[open]")) return;
  dialog.setAttribute("closedby", "any");
  dialog.addEventListener("close", () => dialog.remove());
  parent.append(dialog);
  dialog.showModal();
}

/**
 * Returns the first line of a dialog: its title and a button that closes it.
 * @param {HTMLElement} title
 */
export function topOf(title) {
  const close = element("button", {}, words.shortcuts.close);
  return element("form", { method: "dialog", className: "ticket__top" }, title, close);
}

/** Returns the box that turns single keys on and off. */
export function keySetting() {
  const setting = element("input", { type: "checkbox", name: "by_key", checked: singleKeysAct() });
  setting.addEventListener("change", () => setSingleKeys(setting.checked));
  return element("label", {}, setting, ` ${words.shortcuts.single}`);
}

function stylesheet() {
  const href = new URL("../dialogs.css", import.meta.url).href;
  return new Promise((resolve) => {
    // Without it the dialog still works.
    document.head.append(element("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }));
  });
}
