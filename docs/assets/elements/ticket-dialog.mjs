// The dialog with the ticket text of a code: a note and a message to the customer, to be edited.
import { element, find } from "../dom.mjs";
import { words } from "../words.mjs";
import { keySetting, show, topOf } from "./dialog.mjs";
import { words as pageWords } from "./words.mjs";

/**
 * Shows the dialog inside an element.
 * @param {HTMLElement} parent copies what a button with `data-copy` names
 * @param {import("./ticket-markup.mjs").Note} note
 * @param {string} text the note as plain text
 */
export async function showTicket(parent, { id, say }, text) {
  const ticket = words.ticket_dialog;
  const { open } = pageWords.tools;
  const dialog = element("dialog", { className: "ticket", ariaLabel: `${open} ${id}` });
  const title = element("strong", { className: "ticket__title" }, `${open} `, element("code", {}, id));
  dialog.append(
    topOf(title),
    ...area("note", ticket.note, ticket.copy_note, text, 7),
    ...say ? area("say", ticket.say, ticket.copy_say, say, 3) : [
      element("p", { className: "ticket__part" }, element("strong", {}, ticket.say)),
      element("p", { className: "quiet" }, ticket.say_none),
    ],
    element("p", { className: "quiet" }, keySetting()),
    element("span", { className: "hidden", ariaLive: "polite" }),
  );
  await show(dialog, parent);
  find(dialog, "[data-copy]", HTMLElement).focus();
}

/**
 * Returns a text to edit, below its label and the button that copies it.
 * @param {string} name
 * @param {string} title
 * @param {string} copies
 * @param {string} value
 * @param {number} rows
 */
function area(name, title, copies, value, rows) {
  const text = element("textarea", { id: `ticket-${name}`, name, rows, value, spellcheck: false, autocomplete: "off" });
  const button = element("button", { type: "button" }, copies);
  button.dataset.copy = name;
  return [
    element("p", { className: "ticket__part" }, element("label", { htmlFor: text.id }, title), " ", button),
    text,
  ];
}
