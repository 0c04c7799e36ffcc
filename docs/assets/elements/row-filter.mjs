// <row-filter>: filters the rows of the tables inside it.
//
// The form inside holds the controls. `q` is matched against the text of a row; any other control,
// against the data attribute of the same name, a list of words, of the row or of what contains it.
// If there is none, all match, and the control hides those elements inside the row that have the
// attribute and do not match; once all are hidden, their cell shows the table's `data-none`. The
// rows of a code count as one: they link to one page. The address keeps the state, so that a
// filtered table can be linked.
import { find } from "../dom.mjs";

/** @typedef {{ element: HTMLTableRowElement, text: string, page: string, groups: HTMLElement[] }} Row */
/** @typedef {[name: string, value: string][]} Asked the controls that are not empty */

export class RowFilter extends HTMLElement {
  form = find(this, "form.filter", HTMLFormElement);
  output = find(this.form, "output", HTMLElement);
  none = find(this, ".none", HTMLElement);
  /** @type {Row[]} */
  rows = [];
  /** @type {HTMLElement[]} */
  groups = [];

  connectedCallback() {
    this.groups = [...this.all("[data-group]")];
    this.rows = [...this.all("tbody th[scope=row]")].map((head) => {
      const element = /** @type {HTMLTableRowElement} */ (head.parentElement);
      return {
        element,
        text: element.textContent.toLowerCase(),
        page: find(head, "a", HTMLAnchorElement).pathname,
        groups: this.groups.filter((group) => group.contains(element)),
      };
    });
    this.form.addEventListener("input", this);
    this.form.addEventListener("submit", this);
    for (const button of this.all(".clear, .none button")) button.addEventListener("click", this);
    addEventListener("popstate", this);
    this.readAddress();
    this.apply();
    this.showFound();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { type } = event;
    if (type === "submit") event.preventDefault();
    if (type === "popstate") this.readAddress();
    if (type === "click") {
      this.form.reset();
      this.controls[0].focus();
    }
    this.apply();
    if (type !== "popstate") this.writeAddress();
  }

  /** The controls, but for checkboxes. */
  get controls() {
    return /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
      this.form.querySelectorAll("[name]:not([type=checkbox])")
    );
  }

  get asked() {
    return /** @type {Asked} */ ([...new FormData(this.form)].filter(([, value]) => value));
  }

  /**
   * @param {string} selector
   * @returns {NodeListOf<HTMLElement>}
   */
  all(selector) {
    return this.querySelectorAll(selector);
  }

  readAddress() {
    const query = new URLSearchParams(location.search);
    for (const control of this.controls) control.value = query.get(control.name) ?? "";
  }

  writeAddress(query = `${new URLSearchParams(this.asked)}`) {
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  }

  /** Brings the count, and the rows below it, into view if the address narrows the rows. */
  showFound() {
    const isLow = this.form.getBoundingClientRect().bottom > innerHeight * 0.6;
    if (isLow && this.asked.length && !location.hash) this.output.scrollIntoView();
  }

  apply() {
    const { asked } = this;
    const found = this.found(asked);
    for (const row of this.rows) row.element.hidden = !found.has(row);
    const matching = new Set([...found].flatMap(({ groups }) => groups));
    for (const group of this.groups) group.hidden = asked.length > 0 && !matching.has(group);
    for (const clear of this.all(".clear")) clear.toggleAttribute("disabled", !asked.length);
    this.toggleAttribute("data-asked", asked.length > 0); // hides the links with counts of all rows
    this.narrow(asked);
    this.showCount([...found]);
  }

  /**
   * Returns the rows that match.
   * @param {Asked} asked
   */
  found(asked) {
    return new Set(this.rows.filter(({ element, text }) => asked.every(([name, value]) => {
      if (name === "q") return includes(text, value);
      const holder = element.closest(`[data-${name}]`);
      return !holder || has(holder, name, value);
    })));
  }

  /**
   * Hides the parts of rows that do not match.
   * @param {Asked} asked
   */
  narrow(asked) {
    for (const part of this.all("td li")) {
      part.hidden = asked.some(([name, value]) => name in part.dataset && !has(part, name, value));
    }
    for (const list of this.all("table[data-none] td > ul")) {
      const cell = /** @type {HTMLElement} */ (list.parentElement);
      if (list.querySelector("li:not([hidden])")) delete cell.dataset.none;
      else cell.dataset.none = list.closest("table")?.dataset.none ?? "";
    }
  }

  /** @param {Row[]} found */
  showCount(found) {
    this.none.hidden = found.length > 0;
    const [n, m] = [found, this.rows].map((rows) => new Set(rows.map(({ page }) => page)).size);
    this.output.textContent = (this.dataset.shown ?? "")
      .replace("{n}", String(n)).replace("{m}", String(m));
  }
}

/**
 * Returns whether a text has all terms of a query.
 * @param {string} text
 * @param {string} query
 */
export function includes(text, query) {
  return query.toLowerCase().split(/\s+/).every((term) => text.includes(term));
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
function has(element, name, value) {
  return element.getAttribute(`data-${name}`)?.split(" ").includes(value) ?? false;
}

customElements.define("row-filter", RowFilter);
