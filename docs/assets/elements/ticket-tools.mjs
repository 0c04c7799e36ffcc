// <ticket-tools>: copies what a ticket needs about a code, and opens the ticket text.
//
// The texts are in `data-texts`, each as the parts before and after the address of the page.
import { copyAndReport } from "../clipboard.mjs";
import { closest, find } from "../dom.mjs";
import { isSingleKey, setSingleKeys, singleKeysAct } from "../keys.mjs";
import { plainAddress } from "../urls.mjs";

const DOCUMENT_EVENTS = ["keydown", "pointerdown", "focusin"];

class TicketTools extends HTMLElement {
  menu = find(this, "details", HTMLDetailsElement);
  dialog = find(this, "dialog", HTMLDialogElement);
  /** @type {HTMLInputElement | null} */
  keySetting = this.querySelector("input[name=by_key]");
  /** @type {Record<string, string | string[]>} */
  texts = JSON.parse(this.dataset.texts ?? "{}");

  connectedCallback() {
    this.addEventListener("click", this);
    for (const type of DOCUMENT_EVENTS) document.addEventListener(type, this);
    this.menu.addEventListener("toggle", this);
    this.keySetting?.addEventListener("change", this);
  }

  disconnectedCallback() {
    for (const type of DOCUMENT_EVENTS) document.removeEventListener(type, this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "click") this.press(closest(event, "button"));
    else if (event instanceof KeyboardEvent) this.key(event);
    else if (event.type === "change") setSingleKeys(Boolean(this.keySetting?.checked));
    else if (event.type === "toggle") this.menu.lastElementChild?.scrollIntoView({ block: "nearest" });
    else if (!this.menu.contains(/** @type {Node | null} */ (event.target))) this.menu.open = false;
  }

  /** @param {HTMLElement | null} button */
  press(button) {
    if (button?.dataset.copy) this.copy(button, button.dataset.copy);
    else if (button && "open" in button.dataset) this.open();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape" && this.menu.open) this.closeMenu();
    if (!isSingleKey(event, "t")) return;
    if (document.querySelector("ticket-tools") !== this || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.open();
  }

  /** Closes the menu, and returns its button, which has the focus then. */
  closeMenu() {
    const summary = find(this.menu, "summary", HTMLElement);
    this.menu.open = false;
    summary.focus();
    return summary;
  }

  open() {
    for (const area of this.dialog.querySelectorAll("textarea")) area.value = this.text(area.name);
    if (this.keySetting) this.keySetting.checked = singleKeysAct();
    this.dialog.showModal();
    find(this.dialog, "[data-copy=note]", HTMLElement).focus();
  }

  /**
   * Copies a text of one kind, as edited in the dialog if it is there.
   * @param {HTMLElement} button
   * @param {string} kind
   */
  async copy(button, kind) {
    /** @type {HTMLTextAreaElement | null} */
    const area = this.dialog.querySelector(`textarea[name="${kind}"]`);
    const html = kind === "html" || kind === "slack" ? this.text("html") : undefined;
    const text = area?.value ?? this.text(kind === "html" ? "note" : kind);
    const around = button.closest(".tools, dialog") ?? this;
    const shown = this.menu.contains(button) ? this.closeMenu() : button;
    await copyAndReport(shown, find(around, "[aria-live]", HTMLElement), text, html);
  }

  /** @param {string} kind */
  text(kind) {
    if (kind === "link") return this.address;
    const text = this.texts[kind];
    return Array.isArray(text) ? text.join(this.address) : text;
  }

  get address() {
    const page = plainAddress(this.dataset.address || new URL(".", location.href).href);
    return this.dataset.anchor ? `${page}#${this.dataset.anchor}` : page;
  }
}

customElements.define("ticket-tools", TicketTools);
