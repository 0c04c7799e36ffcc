// <log-reader>: reads a pasted log and lists every error occurrence in it.
//
// The text stays in the browser. It is read in slices, so that the page stays awake.
import { placed } from "../urls.mjs";
import { element, filled, hitParts, missingLink } from "../search/render-hits.mjs";
import { openReader } from "../search/load.mjs";

const SLICE = 12; // milliseconds of reading before the page gets its turn
const QUIET = 250; // milliseconds without typing before reading begins
const OFFERED = 6; // candidates shown of one occurrence
const SHOWN = 200; // occurrences shown
const VERDICTS = ["firm", "candidates", "unknown"];

class LogReader extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.text = this.querySelector("textarea");
    this.list = element("ol", { className: "findings" });
    this.status = element("p", { className: "findings__count" });
    this.status.setAttribute("role", "status");
    this.append(this.status, this.list);
    this.hidden = false;
    this.text.addEventListener("input", this);
    addEventListener("hashchange", this);
    addEventListener("pageshow", this);
    this.addressed();
    const handed = handedOver();
    if (handed) this.take(handed);
    else this.restored();
  }

  disconnectedCallback() {
    this.text.removeEventListener("input", this);
    removeEventListener("hashchange", this);
    removeEventListener("pageshow", this);
    clearTimeout(this.timer);
  }

  handleEvent(event) {
    if (event.type === "hashchange") {
      this.addressed();
      return;
    }
    if (event.type === "pageshow") {
      this.restored();
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.answer(), QUIET);
  }

  /** Opens for an address that names the log. */
  addressed() {
    if (location.hash.slice(1) === this.closest("details").id) this.open();
  }

  /** Reads what the browser has filled in on the way back, sooner or later than this was made. */
  restored() {
    if (!this.text.value || this.asked) return;
    this.closest("details").open = true;
    this.answer();
  }

  open() {
    this.closest("details").open = true;
    this.text.focus();
    this.text.scrollIntoView({ block: "start" });
  }

  /** Reads a text that was pasted elsewhere. */
  take(text) {
    this.text.value = text;
    this.open();
    this.answer();
  }

  async answer() {
    const text = this.text.value;
    const asked = this.asked = Symbol("the latest reading");
    if (!text.trim()) {
      this.list.replaceChildren();
      this.status.textContent = "";
      return;
    }
    this.status.textContent = this.words.reading;
    try {
      const { store, read } = await openReader();
      const findings = await read(text, pauser());
      const shown = await Promise.all(
        findings.slice(0, SHOWN).map((finding) => this.finding(store, finding)),
      );
      if (asked !== this.asked) return; // a later text is being read
      this.list.replaceChildren(...shown);
      this.status.textContent = this.summary(findings, text.split("\n").length);
    } catch (error) {
      this.status.textContent = this.words.failed;
      throw error;
    }
  }

  summary(findings, count) {
    const lines = count === 1 ? this.words.lines_one : filled(this.words.lines_many, { n: count });
    if (!findings.length) return filled(this.words.nothing, { lines });
    const verdicts = VERDICTS
      .map((verdict) => [verdict, findings.filter((each) => each.verdict === verdict).length])
      .filter(([, n]) => n)
      .map(([verdict, n]) => filled(this.words[`count_${verdict}`], { n }))
      .join(", ");
    const summary = filled(this.words.summary, { n: findings.length, lines, verdicts });
    if (findings.length <= SHOWN) return summary;
    return `${summary} ${filled(this.words.cut, { n: SHOWN })}`;
  }

  async finding(store, finding) {
    const documents = await Promise.all(
      finding.documents.slice(0, OFFERED).map((number) => store.document(number)),
    );
    const head = element("p", { className: "finding__head" },
      element("span", { className: `badge verdict--${finding.verdict}` }, this.words[finding.verdict]),
      " ", filled(this.words.line, { line: finding.line }), " ", this.excerpt(finding));
    const body = documents.map((hit) => element("a", {
      className: "hit", href: placed(this.dataset.root + hit.path),
    }, ...hitParts(hit, this.words)));
    if (finding.verdict === "unknown") body.push(await this.unknown(store, finding));
    const because = finding.because.map(([kind, text]) => filled(this.words[`by_${kind}`], { text }));
    return element("li", { className: "finding" }, head, ...body,
      element("p", { className: "quiet" }, `${this.words.because} ${because.join(", ")}`));
  }

  /** Returns the line the code stands in, shortened around it. */
  excerpt({ text, at }) {
    const from = Math.max(0, at - 60);
    const cut = `${from ? "…" : ""}${text.slice(from, at + 100)}${text.length > at + 100 ? "…" : ""}`;
    return element("code", {}, cut);
  }

  /** Returns what is said of a code that no list has: whose it is, its list, where to report it. */
  async unknown(store, { vendor, value, range }) {
    const { report, root } = this.dataset;
    if (vendor < 0) {
      const said = filled(this.words.unknown_anywhere, { code: value });
      return element("p", {}, said, " ", missingLink(report, value, this.words));
    }
    const { title, path } = await store.document(store.vendorsDocument(vendor));
    const [from, to, meaning] = range ?? [];
    const said = filled(this.words[range ? "unknown_range" : "unknown_there"], {
      code: value, vendor: title, from, to, meaning,
    });
    const list = filled(this.words.list, { vendor: title });
    return element("p", {}, said, " ", element("a", { href: placed(root + path) }, list), " · ",
      missingLink(report, `${title} ${value}`, this.words));
  }
}

/** Returns the log that another page's box took, once. */
function handedOver() {
  try {
    const text = sessionStorage.getItem("atlas-log");
    sessionStorage.removeItem("atlas-log");
    return text;
  } catch { // storage refused: then nothing was handed over either
    return null;
  }
}

/** Returns a function that gives the page its turn once a slice of time is used up. */
function pauser() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await new Promise((resume) => setTimeout(resume));
    since = performance.now();
  };
}

customElements.define("log-reader", LogReader);
