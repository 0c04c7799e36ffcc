// <compare-vendors>: filters the problems of a table of problems and vendors, and its columns.
//
// Only the columns of the chosen vendors are shown, all if none is chosen. A row needs a code of one
// of them or, with the checkbox `all`, of each; text is found in what the columns show.
import { includes, RowFilter } from "./row-filter.mjs";

class CompareVendors extends RowFilter {
  heads = /** @type {NodeListOf<HTMLTableCellElement>} */ (this.all("[data-column]"));
  titles = /** @type {NodeListOf<HTMLTableCellElement>} */ (this.all("[scope=rowgroup]"));
  boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.all("[name=vendors]"));
  every = /** @type {HTMLInputElement} */ (this.querySelector("[name=all]"));

  /** Drops the anchor of a category if the address filters, too: it serves without scripts. */
  connectedCallback() {
    if (location.search) {
      history.replaceState(null, "", location.pathname + location.search);
      scrollTo(0, 0);
    }
    super.connectedCallback();
  }

  /** Reads the vendors under the former name of the control as well: links with it are in use. */
  readAddress() {
    super.readAddress();
    const query = new URLSearchParams(location.search);
    const chosen = (query.get("vendors") ?? query.get("vendor") ?? "").split(",");
    for (const box of this.boxes) box.checked = chosen.includes(box.value);
    this.every.checked = query.has("all");
  }

  writeAddress() {
    const query = new URLSearchParams(this.asked);
    const chosen = query.getAll("vendors");
    query.delete("vendors");
    const vendors = chosen.length > 0 ? [`vendors=${chosen.join(",")}`] : [];
    super.writeAddress([...vendors, ...query.size ? [query] : []].join("&"));
  }

  apply() {
    this.showColumns();
    super.apply();
    const [, query] = this.asked.find(([name]) => name === "q") ?? [];
    for (const fold of this.querySelectorAll("details")) {
      fold.open = query !== undefined && includes(fold.textContent.toLowerCase(), query);
    }
  }

  showColumns() {
    const chosen = [...this.boxes].filter(({ checked }) => checked).map(({ value }) => value);
    for (const head of this.heads) {
      head.hidden = chosen.length > 0 && !chosen.includes(head.dataset.column ?? "");
      for (const { element } of this.rows) element.cells[head.cellIndex].hidden = head.hidden;
    }
    const columns = [...this.heads].filter(({ hidden }) => !hidden).length + 1;
    for (const title of this.titles) title.colSpan = columns;
    for (const row of this.rows) {
      const parts = row.element.querySelectorAll("th, td:not([hidden]) a");
      row.text = Array.from(parts, ({ textContent }) => textContent).join(" ").toLowerCase();
    }
  }

  /** @param {import("./row-filter.mjs").Asked} asked */
  found(asked) {
    const found = super.found(asked.filter(([name]) => name !== "vendors"));
    const shown = [...this.heads].filter(({ hidden }) => !hidden);
    const need = this.every.checked ? shown.length : 1;
    return new Set([...found].filter(({ element }) =>
      shown.filter(({ cellIndex }) => element.cells[cellIndex].querySelector("a")).length >= need));
  }
}

customElements.define("compare-vendors", CompareVendors);
