// <log-reader>: lists the errors of a pasted log.
//
// The log never leaves the browser. It is read in slices, so that the page stays responsive; a log
// that takes a while shows how far it is, and can be stopped. Of a very long log the field shows the
// beginning only, since a browser lays out all text of a field at once.
import { find } from "../dom.mjs";
/** @import { Progress } from "./progress.mjs" */
/** @import { Pause } from "../types.d.ts" */

const SLICE = 12; // milliseconds of reading before the page can respond
const DEBOUNCE = 250; // milliseconds without input before reading starts
const LONG = 300; // milliseconds of reading after which the progress is shown
const SHOWN = 100_000; // characters of a log in the field

export class LogReader extends HTMLElement {
  text = find(this, "textarea", HTMLTextAreaElement);
  list = document.createElement("ol");
  status = document.createElement("p");
  /** @type {Progress | undefined} */
  progress;
  whole = ""; // a log of which the field shows the beginning
  length = 0; // of the log that `whole` may be the beginning of
  isStopped = false;
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
    for (const type of ["input", "paste"]) this.text.addEventListener(type, this);
    addEventListener("hashchange", this);
    addEventListener("pageshow", this);
    this.openIfAddressed();
    const { text, length } = takeStoredLog();
    if (text) this.take(text, length);
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
  handleEvent(event) {
    const { type } = event;
    if (type === "hashchange") this.openIfAddressed();
    else if (type === "pageshow") this.readRestored();
    else if (type === "click") this.isStopped = true;
    else if (event instanceof ClipboardEvent) this.paste(event);
    else {
      this.whole = "";
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
   * Takes a paste that the field would need seconds to lay out.
   * @param {ClipboardEvent} event
   */
  paste(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    if (text.length <= SHOWN) return;
    event.preventDefault();
    this.take(text);
  }

  /**
   * Reads a text in place of the field's.
   * @param {string} text
   * @param {number} [length] that of the whole log, if the text is its beginning
   */
  take(text, length = text.length) {
    const isLong = text.length > SHOWN;
    this.whole = isLong ? text : "";
    this.text.value = isLong ? text.slice(0, SHOWN) : text;
    this.length = length;
    this.open();
    this.answer();
  }

  async answer() {
    const text = this.whole || this.text.value;
    const reading = this.latest = Symbol("reading");
    this.isStopped = false;
    if (!text.trim()) {
      this.list.replaceChildren();
      this.status.textContent = "";
      return;
    }
    const { words } = await import("../search/words.mjs");
    this.status.textContent = words.log.reading;
    try {
      const [{ store, read }, { itemsOf, summary }, { Progress }] = await Promise.all([
        import("../search/load.mjs").then(({ openFinder }) => openFinder()),
        import("./findings.mjs"), import("./progress.mjs"),
      ]);
      this.progress ??= this.#addProgress(Progress);
      this.progress.showRest({ shown: this.text.value.length, read: text.length, length: this.whole ? this.length : text.length });
      const answer = await read(text, this.pauser(reading));
      const count = text.trimEnd().split("\n").length;
      const items = await itemsOf(store, answer, this.dataset.root ?? "", count);
      if (reading !== this.latest) return;
      this.list.replaceChildren(...items);
      const stopped = this.isStopped ? `${words.log.stopped} ` : "";
      this.status.textContent = stopped + summary(answer, count);
    } catch (error) {
      this.status.textContent = words.log.failed;
      throw error;
    } finally {
      if (this.progress && reading === this.latest) this.progress.reading.hidden = true;
    }
  }

  /** @param {typeof import("./progress.mjs").Progress} Progress */
  #addProgress(Progress) {
    const progress = new Progress(this.status);
    progress.stop.addEventListener("click", this);
    return progress;
  }

  /**
   * Returns a function that lets the page respond after each slice of time, and stops a reading
   * that the reader of the page stopped or that a later one replaced.
   * @param {symbol} reading
   * @returns {Pause}
   */
  pauser(reading) {
    const start = performance.now();
    let since = start;
    return async (done) => {
      if (performance.now() - since >= SLICE) {
        if (reading === this.latest && since - start > LONG) this.progress?.show(done);
        await new Promise((resume) => {
          setTimeout(resume);
        });
        since = performance.now();
      }
      return this.isStopped || reading !== this.latest;
    };
  }
}

/** Returns the log that the search box of another page stored, with its length, and removes it. */
function takeStoredLog() {
  try {
    const text = sessionStorage.getItem("atlas-log") ?? "";
    const length = Number(sessionStorage.getItem("atlas-log-length") ?? text.length);
    for (const key of ["atlas-log", "atlas-log-length"]) sessionStorage.removeItem(key);
    return { text, length };
  } catch { // no storage, so no log was stored
    return { text: "", length: 0 };
  }
}

customElements.define("log-reader", LogReader);
