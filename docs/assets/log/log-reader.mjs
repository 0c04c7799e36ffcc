// <log-reader>: lists the errors of a pasted log.
//
// The log never leaves the browser. It is read in slices, so that the page stays responsive.
import { find } from "../dom.mjs";
import { openFinder } from "../search/load.mjs";
/** @import { Pause } from "../types.d.ts" */

const SLICE = 12; // milliseconds of reading before the page can respond
const DEBOUNCE = 250; // milliseconds without input before reading starts

export class LogReader extends HTMLElement {
  text = find(this, "textarea", HTMLTextAreaElement);
  list = document.createElement("ol");
  status = document.createElement("p");
  /** @type {symbol | undefined} the latest reading */
  latest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  connectedCallback() {
    this.list.className = "findings";
    this.status.className = "findings__count";
    this.status.setAttribute("role", "status");
    this.append(this.status, this.list);
    this.hidden = false;
    this.text.addEventListener("input", this);
    addEventListener("hashchange", this);
    addEventListener("pageshow", this);
    this.openIfAddressed();
    const log = takeStoredLog();
    if (log) this.take(log);
    else this.readRestored();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this);
    removeEventListener("pageshow", this);
    clearTimeout(this.timer);
  }

  /** The <details> around the reader. */
  get section() {
    const section = this.closest("details");
    if (section) return section;
    throw new Error("no <details> is around the <log-reader>");
  }

  /** @param {Event} event */
  handleEvent({ type }) {
    if (type === "hashchange") this.openIfAddressed();
    else if (type === "pageshow") this.readRestored();
    else {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.answer(), DEBOUNCE);
    }
  }

  openIfAddressed() {
    if (location.hash.slice(1) === this.section.id) this.open();
  }

  /** Reads a text that the browser restored after "Back", before or after this element connects. */
  readRestored() {
    if (!this.text.value || this.latest) return;
    this.section.open = true;
    this.answer();
  }

  open() {
    this.section.open = true;
    this.text.focus();
    this.text.scrollIntoView({ block: "start" });
  }

  /**
   * Reads a text that was pasted elsewhere.
   * @param {string} text
   */
  take(text) {
    this.text.value = text;
    this.open();
    this.answer();
  }

  async answer() {
    const text = this.text.value;
    const reading = this.latest = Symbol("reading");
    if (!text.trim()) {
      this.list.replaceChildren();
      this.status.textContent = "";
      return;
    }
    const { words } = await import("../words.mjs");
    this.status.textContent = words.log.reading;
    try {
      const [{ store, read }, { itemsOf, summary }] = await Promise.all([openFinder(), import("./findings.mjs")]);
      const answer = await read(text, pauser());
      const items = await itemsOf(store, answer, { root: this.dataset.root ?? "", report: this.dataset.report ?? "" });
      if (reading !== this.latest) return;
      this.list.replaceChildren(...items);
      this.status.textContent = summary(answer, text.trimEnd().split("\n").length);
    } catch (error) {
      this.status.textContent = words.log.failed;
      throw error;
    }
  }
}

/** Returns the log that the search box of another page stored, and removes it. */
function takeStoredLog() {
  try {
    const text = sessionStorage.getItem("atlas-log");
    sessionStorage.removeItem("atlas-log");
    return text;
  } catch { // no storage, so no log was stored
    return null;
  }
}

/**
 * Returns a function that lets the page respond after each slice of time.
 * @returns {Pause}
 */
function pauser() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await new Promise((resume) => {
      setTimeout(resume);
    });
    since = performance.now();
  };
}

customElements.define("log-reader", LogReader);
