// <finder-box>: the search box. Its behavior is loaded on first use; until then, and without
// scripts, the form inside opens the finder's page.
import { closest, find, isTyping } from "../dom.mjs";
import { isSingleKey } from "../keys.mjs";
/** @import { Combobox } from "./combobox.mjs" */

const LONG = 600; // characters from which a paste is a log

class FinderBox extends HTMLElement {
  input = find(this, "input", HTMLInputElement);
  /** @type {Combobox | undefined} */
  combobox;

  connectedCallback() {
    Object.assign(this.input, { autocapitalize: "off", spellcheck: false, enterKeyHint: "search" });
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("focus", this);
    this.addEventListener("click", this);
    document.addEventListener("keydown", this);
    document.addEventListener("paste", this);
    if (this.closest("finder-page")) this.load();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
    document.removeEventListener("paste", this);
    this.combobox?.detach();
    this.combobox = undefined;
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "focus") this.load();
    else if (event instanceof ClipboardEvent) this.paste(event);
    else if (event instanceof KeyboardEvent) this.shortcut(event);
    else if (closest(event, ".paste")) this.read();
    else this.filter(closest(event, "[data-vendor]"));
  }

  async load() {
    const { Combobox } = await import("./combobox.mjs");
    if (this.isConnected) this.combobox ??= new Combobox(this);
    return this.combobox;
  }

  /** @param {HTMLElement | null} chip */
  async filter(chip) {
    if (chip?.dataset.vendor) (await this.load())?.toggleVendor(chip.dataset.vendor);
  }

  /** Takes the text of the clipboard; if it may not be read, the visitor can paste into the box. */
  async read() {
    const text = await navigator.clipboard.readText().catch(() => "");
    if (text.trim()) this.take(text.trim());
    else this.input.focus();
  }

  /**
   * Hands a log to the log reader; the box would join its lines. A paste that no field takes is
   * for the first box of the page.
   * @param {ClipboardEvent} event
   */
  async paste(event) {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    const isOwn = event.target === this.input;
    if (isOwn ? !isLog(text) : isTyping(event) || !text || !this.isFirst()) return;
    event.preventDefault();
    this.take(text);
  }

  /** @param {string} text */
  async take(text) {
    const combobox = await this.load();
    if (isLog(text)) combobox?.takeLog(text);
    else combobox?.take(text);
  }

  /** Whether this is the first box of the page. */
  isFirst() {
    return document.querySelector("main finder-box, finder-box") === this;
  }

  /**
   * Focuses the first box of the page on "/" and Ctrl-K.
   * @param {KeyboardEvent} event
   */
  shortcut(event) {
    const pressed = isSingleKey(event, "/") ||
      (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (pressed && this.isFirst()) {
      event.preventDefault();
      this.input.select();
      this.input.focus();
    }
  }
}

/** @param {string} text */
function isLog(text) {
  return text.includes("\n") || text.length > LONG;
}

customElements.define("finder-box", FinderBox);
