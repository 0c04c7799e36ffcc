// <log-reader>: lists the errors of a pasted log.
//
// The log never leaves the browser. It is read in slices, so that the page stays responsive.
import { find } from "../dom.mjs";
import { openReader } from "../search/load.mjs";
import { element, fillIn, hitParts, missingLink } from "../search/render-hits.mjs";
import { pageAddress } from "../urls.mjs";
import { words } from "../words.mjs";
/** @import { Finding, Pause, SearchDocument, Verdict } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */

const SLICE = 12; // milliseconds of reading before the page can respond
const DEBOUNCE = 250; // milliseconds without input before reading starts
const CANDIDATES = 6; // candidates listed per finding
const LIMIT = 200; // findings listed
/** @type {Verdict[]} */
const VERDICTS = ["firm", "candidates", "unknown"];

export class LogReader extends HTMLElement {
  text = find(this, "textarea", HTMLTextAreaElement);
  list = element("ol", { className: "findings" });
  status = element("p", { className: "findings__count" });
  /** @type {symbol | undefined} the latest reading */
  latest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  connectedCallback() {
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
    this.status.textContent = words.log.reading;
    try {
      const { store, read } = await openReader();
      const findings = await read(text, pauser());
      const items = await Promise.all(
        findings.slice(0, LIMIT).map((finding) => this.item(store, finding)),
      );
      if (reading !== this.latest) return;
      this.list.replaceChildren(...items);
      this.status.textContent = summary(findings, text.split("\n").length);
    } catch (error) {
      this.status.textContent = words.log.failed;
      throw error;
    }
  }

  /**
   * Renders a finding.
   * @param {Store} store
   * @param {Finding} finding
   */
  async item(store, finding) {
    const documents = await Promise.all(
      finding.documents.slice(0, CANDIDATES).map((number) => store.document(number)),
    );
    const head = element("p", { className: "finding__head" },
      element("span", { className: `badge verdict--${finding.verdict}` }, words.log[finding.verdict]),
      " ", fillIn(words.log.line, { line: finding.line }), " ", excerpt(finding));
    const body = documents.map((hit) => this.hit(hit, finding.text));
    const unknown = finding.verdict === "unknown" ? [await this.unknown(store, finding)] : [];
    const because = finding.because.map(([kind, text]) => fillIn(words.log[`by_${kind}`], { text }));
    return element("li", { className: "finding" }, head, ...body, ...unknown,
      element("p", { className: "quiet" }, `${words.log.because} ${because.join(", ")}`));
  }

  /**
   * @param {SearchDocument} hit
   * @param {string} line
   */
  hit(hit, line) {
    const href = this.#address(hit.path);
    return element("a", { className: "hit", href }, ...hitParts(hit, "", line));
  }

  /**
   * Renders what is known of an unknown code: its vendor, the vendor's list, where to report it.
   * @param {Store} store
   * @param {Finding} finding
   */
  async unknown(store, { vendor, value, range }) {
    const report = this.dataset.report ?? "";
    if (vendor < 0) {
      const text = fillIn(words.log.unknown_anywhere, { code: value });
      return element("p", {}, text, " ", missingLink(report, value));
    }
    const { title, path } = await store.document(store.documentOfVendor(vendor));
    const [from, to, meaning] = range ?? ["", "", ""];
    const text = fillIn(range ? words.log.unknown_range : words.log.unknown_there, {
      code: value, vendor: title, from, to, meaning,
    });
    const list = element("a", { href: this.#address(path) }, fillIn(words.log.list, { vendor: title }));
    return element("p", {}, text, " ", list, " · ", missingLink(report, `${title} ${value}`));
  }

  /** @param {string} path */
  #address(path) {
    return pageAddress((this.dataset.root ?? "") + path);
  }
}

/**
 * Returns how many errors were found in how many lines, in words.
 * @param {Finding[]} findings
 * @param {number} count the number of lines
 */
function summary(findings, count) {
  const lines = count === 1 ? words.log.lines_one : fillIn(words.log.lines_many, { n: count });
  if (!findings.length) return fillIn(words.log.nothing, { lines });
  const verdicts = VERDICTS.flatMap((verdict) => {
    const n = findings.filter((each) => each.verdict === verdict).length;
    return n ? [fillIn(words.log[`count_${verdict}`], { n })] : [];
  }).join(", ");
  const text = fillIn(words.log.summary, { n: findings.length, lines, verdicts });
  if (findings.length <= LIMIT) return text;
  return `${text} ${fillIn(words.log.cut, { n: LIMIT })}`;
}

/**
 * Returns the line of a finding, cut around the code.
 * @param {Finding} finding
 */
function excerpt({ text, at }) {
  const from = Math.max(0, at - 60);
  const cut = `${from ? "…" : ""}${text.slice(from, at + 100)}${text.length > at + 100 ? "…" : ""}`;
  return element("code", {}, cut);
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
