// <row-filter>: filters the rows of the tables inside it.
//
// The form inside holds the controls. `q` is matched against the text of a row; any other control,
// against the row's data attribute of the same name, a list of words. If a row lacks the attribute,
// the control hides those elements inside it that have the attribute and do not match; once all are
// hidden, the row shows its `[data-none]`. The rows of a code count as one: they link to one page.
// The address keeps the state, so that a filtered table can be linked.
import { find } from "../dom.mjs";

/** @typedef {{ element: HTMLElement, text: string, page: string, groups: HTMLElement[] }} Row */

class RowFilter extends HTMLElement {
  form = find(this, "form.filter", HTMLFormElement);
  output = find(this.form, "output", HTMLElement);
  none = find(this, ".none", HTMLElement);
  /** @type {Row[]} */
  rows = [];
  /** @type {HTMLElement[]} */
  groups = [];

  connectedCallback() {
    this.groups = [...this.#all("[data-group]")];
    this.rows = [...this.#all("tbody tr")].map((element) => ({
      element,
      text: element.textContent.toLowerCase(),
      page: find(element, "th a", HTMLAnchorElement).pathname,
      groups: this.groups.filter((group) => group.contains(element)),
    }));
    this.form.addEventListener("input", this);
    this.form.addEventListener("submit", this);
    for (const button of this.#all(".clear, .none button")) button.addEventListener("click", this);
    addEventListener("popstate", this);
    this.readAddress();
    this.apply();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  /** @param {Event} event */
  handleEvent({ type }) {
    if (type === "popstate") this.readAddress();
    if (type === "click") {
      this.form.reset();
      this.controls[0].focus();
    }
    this.apply();
    if (type !== "popstate") this.writeAddress();
  }

  /** The controls, the one of the query included. */
  get controls() {
    return /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
      this.form.querySelectorAll("input[name], select[name]")
    );
  }

  /**
   * @param {string} selector
   * @returns {NodeListOf<HTMLElement>}
   */
  #all(selector) {
    return this.querySelectorAll(selector);
  }

  readAddress() {
    const query = new URLSearchParams(location.search);
    for (const control of this.controls) control.value = query.get(control.name) ?? "";
  }

  writeAddress() {
    const query = new URLSearchParams();
    for (const { name, value } of this.controls) if (value) query.set(name, value);
    const search = query.size ? `?${query}` : location.pathname;
    history.replaceState(null, "", search + location.hash);
  }

  apply() {
    const asked = [...this.controls].filter(({ value }) => value);
    for (const button of this.form.querySelectorAll("button")) button.disabled = asked.length === 0;
    const found = this.rows.filter(({ element, text }) => {
      const matches = asked.every((control) => isMatch(element, text, control));
      element.hidden = !matches;
      return matches;
    });
    const matching = new Set(found.flatMap(({ groups }) => groups));
    for (const group of this.groups) {
      group.hidden = !matching.has(group);
      if (group instanceof HTMLDetailsElement && asked.length > 0) group.open = !group.hidden;
    }
    this.narrow(asked);
    this.showCount(found);
  }

  /**
   * Hides the parts of rows that do not match.
   * @param {(HTMLInputElement | HTMLSelectElement)[]} asked
   */
  narrow(asked) {
    for (const none of this.#all("[data-none]")) {
      const parts = [...none.parentElement?.querySelectorAll("li") ?? []];
      for (const part of parts) {
        part.hidden = asked.some(({ name, value }) => name in part.dataset && !has(part, name, value));
      }
      none.hidden = parts.some(({ hidden }) => !hidden);
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
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string} value
 */
function has(element, name, value) {
  return element.dataset[name]?.split(" ").includes(value) ?? false;
}

/**
 * Returns whether a row matches a control.
 * @param {HTMLElement} row
 * @param {string} text
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
function isMatch(row, text, { name, value }) {
  if (name === "q") {
    return value.toLowerCase().split(/\s+/).every((term) => text.includes(term));
  }
  return !(name in row.dataset) || has(row, name, value);
}

customElements.define("row-filter", RowFilter);
