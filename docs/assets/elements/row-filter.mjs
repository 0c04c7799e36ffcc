// <row-filter>: filters the rows of the tables inside it.
//
// The form inside holds the controls. `q` is matched against the text of a row; any other control,
// against the row's data attribute of the same name, a list of words. The address keeps the state,
// so that a filtered table can be linked.
import { find } from "../dom.mjs";

/** @typedef {{ element: HTMLElement, text: string, group: HTMLElement | null }} Row */

class RowFilter extends HTMLElement {
  form = find(this, "form.filter", HTMLFormElement);
  query = find(this.form, "[name=q]", HTMLInputElement);
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
      group: element.closest("[data-group]"),
    }));
    this.form.addEventListener("input", this);
    this.form.addEventListener("submit", this);
    find(this.none, "button", HTMLElement).addEventListener("click", this);
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
      this.query.focus();
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
    const terms = this.query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choices = [...this.controls].filter(({ name, value }) => name !== "q" && value);
    const matching = new Map(this.groups.map((group) => [group, 0]));
    let count = 0;
    for (const { element, text, group } of this.rows) {
      const matches = terms.every((term) => text.includes(term)) &&
        choices.every(({ name, value }) => element.dataset[name]?.split(" ").includes(value));
      element.hidden = !matches;
      if (!matches) continue;
      count += 1;
      if (group) matching.set(group, (matching.get(group) ?? 0) + 1);
    }
    const isActive = terms.length + choices.length > 0;
    for (const [group, number] of matching) {
      group.hidden = number === 0;
      if (group instanceof HTMLDetailsElement && isActive) group.open = number > 0;
    }
    this.showCount(count);
  }

  /** @param {number} count */
  showCount(count) {
    this.none.hidden = count > 0;
    this.output.textContent = (this.dataset.shown ?? "")
      .replace("{n}", String(count)).replace("{m}", String(this.rows.length));
  }
}

customElements.define("row-filter", RowFilter);
