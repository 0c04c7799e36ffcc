// <finder-box>: the search box. Its behavior is loaded on first use; until then, and without
// scripts, the form inside opens the finder's page.
import { closest, find, isTyping } from "../dom.mjs";
/** @import { Combobox } from "./combobox.mjs" */

const LONG = 600; // characters from which a paste is a log

class FinderBox extends HTMLElement {
  input = find(this, "input", HTMLInputElement);
  /** @type {Combobox | undefined} */
  combobox;

  connectedCallback() {
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

  /**
   * Hands a log to the log reader; the box would join its lines. A paste that no field takes is
   * for the first box of the page.
   * @param {ClipboardEvent} event
   */
  async paste(event) {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    const isLog = text.includes("\n") || text.length > LONG;
    const isOwn = event.target === this.input;
    if (isOwn ? !isLog : isTyping(event) || !text || !this.isFirst()) return;
    event.preventDefault();
    const combobox = await this.load();
    if (isLog) combobox?.takeLog(text);
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
    const pressed = (event.key === "/" && !isTyping(event)) ||
      (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (pressed && this.isFirst()) {
      event.preventDefault();
      this.input.select();
      this.input.focus();
    }
  }
}

customElements.define("finder-box", FinderBox);
