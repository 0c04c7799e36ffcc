// Shows dialogs. Their stylesheet is loaded with the first.
import { element } from "../dom.mjs";

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

function stylesheet() {
  const href = new URL("../dialogs.css", import.meta.url).href;
  return new Promise((resolve) => {
    // Without it the dialog still works.
    document.head.append(element("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }));
  });
}
