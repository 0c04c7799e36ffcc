// What a <finder-box> does once it is used: a combobox over the index.
//
// Inside <finder-page> all hits stay on the page, in its order of stops, and the address carries
// the query. A paste of several lines is a log: it is handed to the <log-reader> of the finder's
// page, and never leaves the browser.
import { placed } from "../urls.mjs";
import { element, filled, hitParts, missingLink } from "./render-hits.mjs";
import { ask } from "./query.mjs";
import { openFinder, openReader } from "./load.mjs";
import { CERTAIN, NARROWED } from "./rank.mjs";

const SHOWN = 8;
const SHOWN_ON_PAGE = 60;
const PATIENCE = 200; // milliseconds before the wait for an answer is told
const LINE = 200; // letters of a log that may stand in the box

export class Combobox {
  constructor(box) {
    this.box = box;
    this.words = JSON.parse(box.dataset.words);
    this.input = box.querySelector("input");
    this.form = box.querySelector("form");
    this.page = box.closest("finder-page");
    this.options = [];
    this.active = -1;
    this.list = element("div", { className: "hits", id: `${this.input.id}-hits`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.label);
    this.note = element("p", { className: "hits__note", hidden: true });
    this.status = element("p", { className: "hidden" });
    this.status.setAttribute("role", "status");
    this.panel = element("div", { className: "hits__panel" });
    this.panel.append(...(this.page ? [this.note, this.list] : [this.list, this.note]));
    (this.page ?? box).append(this.panel, this.status);
    this.input.setAttribute("aria-controls", this.list.id);
    for (const type of ["focus", "input", "keydown"]) {
      this.input.addEventListener(type, this);
    }
    this.form.addEventListener("submit", this);
    box.addEventListener("focusout", this);
    this.chips = [...box.querySelectorAll("[data-vendor]")];
    if (this.page) addEventListener("popstate", this);
    const query = new URLSearchParams(location.search);
    if (this.page && !this.input.value) this.readAddress(query.has("go"));
    else this.answer();
  }

  /** Takes back what the constructor did. */
  detach() {
    for (const type of ["focus", "input", "keydown"]) {
      this.input.removeEventListener(type, this);
    }
    this.form.removeEventListener("submit", this);
    this.box.removeEventListener("focusout", this);
    removeEventListener("popstate", this);
    this.panel.remove();
    this.status.remove();
  }

  handleEvent(event) {
    if (event.type === "popstate") this.readAddress(false);
    else if (event.type === "keydown") this.key(event);
    else if (event.type === "submit") this.submit(event);
    else if (event.type === "focusout") this.leave(event);
    else this.answer();
  }

  /** Answers the address; `go` leads on to the page if the answer is one. */
  async readAddress(go) {
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (!this.input.value) return;
    const hits = await this.answer();
    const certain = hits.filter(({ points }) => points >= CERTAIN);
    if (go && certain.length === 1) location.replace(this.options[0].href);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = this.options.length;
    if (step && count) {
      event.preventDefault();
      const from = this.active < 0 && step < 0 ? 0 : this.active;
      this.activate((from + step + count) % count);
    } else if (event.key === "Escape" && !this.list.hidden && !this.page) {
      event.preventDefault();
      this.close();
    }
  }

  // Enter goes to the chosen hit, or the best one; with none, to the finder's page. There it waits
  // for the answer that is on its way. What is only near is never taken for what was meant.
  submit(event) {
    const chosen = this.options[this.active] ?? this.best;
    if (chosen) {
      event.preventDefault();
      location.href = chosen.href;
    } else if (this.page) {
      event.preventDefault();
      if (this.answered !== this.input.value) this.wished = this.input.value;
    }
  }

  leave(event) {
    if (!this.page && !this.box.contains(event.relatedTarget)) this.close();
  }

  /** Narrows to a vendor, or no longer; a word of the query, so that the address carries it. */
  narrow(vendor) {
    const word = `vendor:${vendor}`;
    const words = this.input.value.split(/\s+/).filter((each) => each && !/^vendor:/i.test(each));
    const had = narrowedTo(this.input.value) === vendor;
    this.input.value = had ? words.join(" ") : `${word} ${words.join(" ")}`;
    this.input.focus();
    this.answer();
  }

  /** Hands a pasted log to the reader, here or on the finder's page. */
  async takeLog(text) {
    const reader = document.querySelector("log-reader");
    if (reader) {
      await customElements.whenDefined("log-reader");
      reader.take(text);
      return;
    }
    try {
      sessionStorage.setItem("atlas-log", text);
      location.href = placed(`${this.box.dataset.root}find/#log`);
    } catch { // storage refused: the first line at least
      this.input.value = text.trim().split("\n", 1)[0].slice(0, LINE);
      this.answer();
    }
  }

  /** Shows the hits of what is in the box; returns them. */
  async answer() {
    const query = this.input.value;
    this.options = [];
    this.best = undefined;
    this.answered = undefined;
    if (this.wished !== query) this.wished = undefined;
    clearTimeout(this.late);
    if (query.trim()) this.late = setTimeout(() => this.say(this.words.loading), PATIENCE);
    try {
      const { store, nearest } = await openFinder();
      const hits = query.trim() ? await ask(store, openReader, query) : [];
      const shown = hits.slice(0, this.page ? SHOWN_ON_PAGE : SHOWN);
      const documents = await Promise.all(shown.map(({ number }) => store.document(number)));
      const near = query.trim() && !hits.length ? await nearest(store, query) : [];
      if (query !== this.input.value) return []; // a later keystroke answers
      clearTimeout(this.late);
      for (const chip of this.chips) {
        chip.setAttribute("aria-pressed", String(narrowedTo(query) === chip.dataset.vendor));
      }
      this.carry(query);
      if (!query.trim()) this.close();
      else this.show(query, hits.length, documents, near);
      this.answered = query;
      if (this.wished === query && this.best) location.href = this.best.href;
      return hits;
    } catch {
      clearTimeout(this.late);
      this.wished = undefined;
      this.say(this.words.failed);
      this.status.textContent = this.words.failed;
      return [];
    }
  }

  /** Says something in place of an answer, also of one to an earlier query. */
  say(text) {
    this.close();
    this.list.replaceChildren();
    this.note.replaceChildren(text);
    this.note.hidden = false;
  }

  /** Keeps the query in the address of the finder's page. */
  carry(query) {
    if (!this.page || new URLSearchParams(location.search).get("q") === query) return;
    const search = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
    history.replaceState(null, "", search);
  }

  show(query, count, documents, near) {
    const hits = documents.length ? documents : near;
    this.options = hits.map((hit, number) => this.option(hit, number, query));
    this.list.replaceChildren(...this.options);
    if (documents.length) [this.best] = this.options;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = this.count(count);
    this.note.replaceChildren(...this.remarks(query, count, documents.length, near.length));
    this.note.hidden = !this.note.childNodes.length;
    this.panel.classList.toggle("hits__panel--none", !documents.length);
  }

  /** Returns what is said beside the hits: how many there are, or none and what then. */
  remarks(query, count, shown, near) {
    if (!count) {
      const said = [filled(this.words.empty, { query: query.trim() })];
      const { report } = this.box.dataset;
      if (report) said.push(" ", missingLink(report, query, this.words));
      return near ? [...said, " ", this.words.nearest] : said;
    }
    if (this.page) {
      return [shown < count ? filled(this.words.hits_cut, { n: shown, m: count }) : this.count(count)];
    }
    if (count <= shown) return [];
    const href = placed(`${this.box.dataset.root}find/?q=${encodeURIComponent(query)}`);
    return [element("a", { href }, filled(this.words.more, { n: count }))];
  }

  close() {
    this.list.hidden = true;
    this.note.hidden = true;
    this.options = [];
    this.best = undefined;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  count(number) {
    if (number === 0) return this.words.hits_none;
    return number === 1 ? this.words.hits_one : filled(this.words.hits_many, { n: number });
  }

  option(hit, number, query) {
    const option = element("a", {
      className: "hit", id: `${this.list.id}-${number}`, tabIndex: this.page ? 0 : -1,
      href: placed(this.box.dataset.root + hit.path),
    }, ...hitParts(hit, this.words, query));
    option.role = "option";
    option.setAttribute("aria-selected", "false");
    return option;
  }
}

/** Returns the vendor that a query says it is narrowed to. */
function narrowedTo(query) {
  return NARROWED.exec(query)?.[1].toLowerCase();
}
