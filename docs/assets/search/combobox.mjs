// The behavior of a <finder-box> in use: a combobox over the index.
//
// Inside <finder-page>, the hits stay visible and in the tab order, and the address keeps the
// query. A paste of several lines is a log: the <log-reader> of the finder's page takes it, and it
// never leaves the browser.
import { element, find } from "../dom.mjs";
import { pageAddress } from "../urls.mjs";
import { words } from "./words.mjs";
import { openFinder } from "./load.mjs";
import { VENDOR_FILTER } from "./names.mjs";
import { normalize, stem, wordsOf } from "./normalize.mjs";
import { CANDIDATE, answerOf } from "./rank.mjs";
import { documentAtRow, fillIn, hitParts, missingLink, unknownText, verdictBadge } from "./render-hits.mjs";
/** @import { Answer, SearchDocument, Term } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

const LIMIT = 8; // hits listed
const LIMIT_ON_PAGE = 60;
const DELAY = 200; // milliseconds before a note says that the index is loading
const LINE = 200; // characters of a log that the box takes

export class Combobox {
  /** @type {HTMLAnchorElement[]} */
  options = [];
  active = -1; // the position of the active option
  /** @type {{ href: string, certain: boolean } | undefined} what Enter opens without an option */
  best;
  /** @type {string | undefined} the query that the options answer */
  answered;
  /** @type {string | undefined} the query whose best hit is to be opened once it is answered */
  submitted;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  loading;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.root = box.dataset.root ?? "";
    this.input = find(box, "input", HTMLInputElement);
    this.form = find(box, "form", HTMLFormElement);
    this.page = box.closest("finder-page");
    /** @type {NodeListOf<HTMLElement>} */
    this.chips = box.querySelectorAll("[data-vendor]");
    this.list = element("div", { className: "hits", id: `${this.input.id}-hits`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.finder.label);
    this.first = element("div", { className: "hits__more", hidden: true });
    this.more = element("div", { className: "hits__more", hidden: true });
    this.note = element("p", { className: "hits__note", hidden: true });
    this.status = element("p", { className: "hidden" });
    this.status.setAttribute("role", "status");
    this.panel = element("div", { className: "hits__panel" });
    this.panel.append(...(this.page ? [this.note, this.first, this.list, this.more] : [this.list, this.note]));
    (this.page ?? box).append(this.panel, this.status);
    this.input.setAttribute("aria-controls", this.list.id);
    this.attach();
    const query = new URLSearchParams(location.search);
    if (this.page && !this.input.value) this.readAddress(query.has("go"));
    else this.answer();
  }

  attach() {
    for (const type of ["focus", "input", "keydown"]) this.input.addEventListener(type, this);
    this.form.addEventListener("submit", this);
    this.box.addEventListener("focusout", this);
    if (this.page) addEventListener("popstate", this);
  }

  /** Removes all that the constructor added. */
  detach() {
    for (const type of ["focus", "input", "keydown"]) this.input.removeEventListener(type, this);
    this.form.removeEventListener("submit", this);
    this.box.removeEventListener("focusout", this);
    removeEventListener("popstate", this);
    this.panel.remove();
    this.status.remove();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "popstate") this.readAddress(false);
    else if (event instanceof KeyboardEvent) this.key(event);
    else if (event.type === "submit") this.submit(event);
    else if (event instanceof FocusEvent && event.type === "focusout") this.leave(event);
    else if (event.type === "input" || !this.isAnswered()) this.answer();
  }

  /** Whether the finder's page already shows the answer to the query: a focus keeps the active option. */
  isAnswered() {
    return Boolean(this.page) && this.answered === this.input.value;
  }

  /** Whether answers are shown: beside a field that was left, a late one would cover the page. */
  isInUse() {
    return Boolean(this.page) || this.box.matches(":focus-within");
  }

  /**
   * Answers the query of the address.
   * @param {boolean} go whether to open the page of a certain answer
   */
  async readAddress(go) {
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (!this.input.value) return;
    await this.answer();
    if (go && this.best?.certain) location.replace(this.best.href);
    else if (document.activeElement === document.body) this.firstResult()?.focus();
  }

  /** @param {KeyboardEvent} event */
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

  /**
   * Opens the active option or the certain answer; without one, lets the form open the finder's
   * page. There, focuses the first result, once the answer is there.
   * @param {Event} event
   */
  submit(event) {
    const chosen = this.options[this.active] ?? (this.best?.certain ? this.best : undefined);
    if (chosen) {
      event.preventDefault();
      location.href = chosen.href;
    } else if (this.page) {
      event.preventDefault();
      if (this.isAnswered()) this.firstResult()?.focus();
      else this.submitted = this.input.value;
    }
  }

  /** The first result, if the answer has any that is not only similar. */
  firstResult() {
    return this.best ? /** @type {HTMLElement | null} */ (this.panel.querySelector(".hit")) : undefined;
  }

  /**
   * Looks up a text that was pasted elsewhere on the page.
   * @param {string} text
   */
  async take(text) {
    this.input.value = text;
    this.input.focus();
    await this.answer();
  }

  /** @param {FocusEvent} event */
  leave({ relatedTarget }) {
    const inside = relatedTarget instanceof Node && this.box.contains(relatedTarget);
    if (!this.page && !inside) this.close();
  }

  /**
   * Adds a vendor filter to the query, or removes it. As part of the query, the address keeps it.
   * @param {string} vendor
   */
  toggleVendor(vendor) {
    const terms = this.input.value.split(/\s+/).filter((each) => each && !/^vendor:/i.test(each));
    const active = vendorFilter(this.input.value) === vendor;
    this.input.value = active ? terms.join(" ") : `vendor:${vendor} ${terms.join(" ")}`;
    this.input.focus();
    this.answer();
  }

  /**
   * Hands a log to the log reader, on this page or on the finder's.
   * @param {string} text
   */
  async takeLog(text) {
    const { handOver } = await import("../log/hand-over.mjs");
    if (await handOver(text, this.root)) return;
    this.input.value = text.trim().split("\n", 1)[0].slice(0, LINE); // at least the first line
    this.answer();
  }

  /** Shows the hits of the query in the box. */
  async answer() {
    const query = this.input.value;
    this.reset(query);
    try {
      const found = await this.lookUp(query);
      if (query !== this.input.value) return; // a later keystroke has its own answer
      clearTimeout(this.loading);
      if (!this.isInUse()) return;
      for (const chip of this.chips) {
        chip.setAttribute("aria-pressed", String(vendorFilter(query) === chip.dataset.vendor));
      }
      this.writeAddress(query);
      if (!query.trim()) this.close();
      else this.show(query, found);
      this.answered = query;
      if (this.submitted !== query) return;
      if (this.best?.certain) location.href = this.best.href;
      else this.firstResult()?.focus();
    } catch {
      this.submitted = undefined;
      this.showNote(words.finder.failed);
      this.status.textContent = words.finder.failed;
    }
  }

  /**
   * Forgets the last answer.
   * @param {string} query the next one
   */
  reset(query) {
    this.options = [];
    this.best = undefined;
    this.answered = undefined;
    if (this.submitted !== query) this.submitted = undefined;
    clearTimeout(this.loading);
    if (query.trim()) this.loading = setTimeout(() => this.showNote(words.finder.loading), DELAY);
  }

  /**
   * Returns the answer to a query, the documents to list, and without hits the similar ones.
   * @param {string} query
   */
  async lookUp(query) {
    const { store, read } = await openFinder();
    const answer = await read(query);
    const { hits } = answer;
    const listed = hits.slice(0, this.page ? LIMIT_ON_PAGE : LIMIT);
    const said = query.replace(VENDOR_FILTER, " ");
    const documents = await Promise.all(listed.map(({ number }) => documentAtRow(store, number, said)));
    const near = query.trim() && !hits.length && !answer.findings.length && !answer.other
      ? await (await import("./slips.mjs")).nearest(store, query) : [];
    const layout = this.page ? (await import("./results.mjs")).layout : undefined;
    return { store, answer, documents, near, layout };
  }

  /**
   * Shows a note in place of an answer.
   * @param {string} text
   */
  showNote(text) {
    this.close();
    for (const each of [this.first, this.list, this.more]) each.replaceChildren();
    this.note.replaceChildren(text);
    this.note.hidden = !this.isInUse();
  }

  /**
   * Writes the query into the address of the finder's page.
   * @param {string} query
   */
  writeAddress(query) {
    if (!this.page || new URLSearchParams(location.search).get("q") === query) return;
    const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
    history.replaceState(null, "", address);
  }

  /**
   * @param {string} query
   * @param {Awaited<ReturnType<Combobox["lookUp"]>>} found
   */
  show(query, { store, answer, documents, near, layout }) {
    const { hits } = answer;
    const terms = answer.terms.length ? answer.terms : wordsOf(normalize(query.replace(VENDOR_FILTER, " ")))
      .map((word) => ({ word, term: stem(word) }));
    const all = documents.length ? documents : near;
    /** @param {SearchDocument[]} listed */
    const optionsOf = (listed) => listed.map((hit, at) => this.option(hit, at, query, terms));
    if (layout) {
      const exact = hits.filter(({ points }) => points >= CANDIDATE).length;
      const { first, groups, options, more } = layout(store, all, { root: this.root, query, terms, exact, optionsOf });
      this.options = options;
      this.list.replaceChildren(...groups);
      this.first.replaceChildren(...first);
      this.more.replaceChildren(...more);
    } else {
      this.options = optionsOf(all);
      if (hits.length > documents.length) this.options.push(this.allOption(query, hits.length));
      this.list.replaceChildren(...this.options);
      this.panel.style.setProperty("--top", `${this.box.getBoundingClientRect().bottom}px`);
    }
    if (documents.length) {
      const { path, certain } = answerOf(hits, documents);
      this.best = { href: pageAddress(this.root + path), certain };
    }
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = !this.options.length;
    for (const each of [this.first, this.more]) each.hidden = !each.childNodes.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = countText(hits.length);
    this.note.replaceChildren(...this.noteParts(query, store, answer, documents.length, near.length));
    this.note.hidden = !this.note.childNodes.length;
    this.panel.classList.toggle("hits__panel--none", !documents.length);
  }

  /**
   * Returns the parts of the note: what the answer says, or what none of the hits has; on the
   * finder's page how many hits there are, and the verdict if it is about one.
   * @param {string} query
   * @param {Store} store
   * @param {Answer} answer
   * @param {number} listed
   * @param {number} near
   * @returns {(Node | string)[]}
   */
  noteParts(query, store, answer, listed, near) {
    const { hits, missed, other } = answer;
    const said = saidOf(store, answer);
    const parts = said ? [verdictBadge(other ? "unknown" : answer.verdict), " ", said, " "] : [];
    if (!hits.length && !said) {
      return [
        verdictBadge("nothing"), " ", fillIn(words.finder.empty, { query: query.trim() }),
        ...missingLink(" ", query),
        ...(near ? [" ", words.finder.nearest] : []),
      ];
    }
    if (missed.length && !said) parts.push(fillIn(words.finder.missed, { words: missed.map((word) => `“${word}”`).join(", ") }), " ");
    if (this.page) {
      const cut = fillIn(words.finder.hits_cut, { n: listed, m: hits.length });
      if (!said && hits.length === 1) parts.unshift(verdictBadge(answer.verdict), " ");
      if (hits.length) parts.push(listed < hits.length ? cut : countText(hits.length));
    }
    return parts;
  }

  close() {
    clearTimeout(this.loading);
    for (const each of [this.first, this.list, this.more, this.note]) each.hidden = true;
    this.options = [];
    this.best = undefined;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  /** @param {number} number */
  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /**
   * @param {SearchDocument} hit
   * @param {number} number
   * @param {string} query
   * @param {Term[]} terms
   */
  option(hit, number, query, terms) {
    return asOption(element("a", {
      className: "hit", id: `${this.list.id}-${number}`, tabIndex: this.page ? 0 : -1,
      href: pageAddress(this.root + hit.path),
    }, ...hitParts(hit, query.replace(VENDOR_FILTER, " "), terms)));
  }

  /**
   * Returns the last option, which opens the finder's page with all matches.
   * @param {string} query
   * @param {number} count
   */
  allOption(query, count) {
    return asOption(element("a", {
      className: "hit hits__all", id: `${this.list.id}-all`,
      href: pageAddress(`${this.root}find/?q=${encodeURIComponent(query)}`),
    }, fillIn(words.finder.more, { n: count })));
  }
}

/** @param {HTMLAnchorElement} link */
function asOption(link) {
  link.role = "option";
  link.setAttribute("aria-selected", "false");
  return link;
}

/**
 * Returns how many hits there are, in words.
 * @param {number} number
 */
function countText(number) {
  if (number === 0) return words.finder.hits_none;
  return number === 1 ? words.finder.hits_one : fillIn(words.finder.hits_many, { n: number });
}

/**
 * Returns what an answer says beside its hits: the product that is not covered, or the code that
 * no list has.
 * @param {Store} store
 * @param {Answer} answer
 */
function saidOf(store, { findings, other }) {
  if (other) return fillIn(words.finder.other, { product: other });
  const unknown = findings.find(({ verdict }) => verdict === "unknown");
  return unknown ? unknownText(store, unknown) : "";
}

/**
 * Returns the vendor that a query is filtered by.
 * @param {string} query
 */
function vendorFilter(query) {
  return VENDOR_FILTER.exec(query)?.[1].toLowerCase();
}
