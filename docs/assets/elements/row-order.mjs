// <row-order>: orders the rows of the tables of a <row-filter> by code.
//
// The control inside belongs to the form of the filter, which keeps it in the address. The head of
// each column of codes gets a button that turns the control: as in the source, up, down.
import { find } from "../dom.mjs";
import { byCode } from "./code-order.mjs";
// First the filter, which sets the control to what the address says.
import "./row-filter.mjs";

const NAMES = /** @type {const} */ ({ up: "ascending", down: "descending" });

class RowOrder extends HTMLElement {
  control = find(this, "select", HTMLSelectElement);
  /** @type {{ head: HTMLElement, body: HTMLElement, rows: Element[] }[]} */
  tables = [];

  connectedCallback() {
    const form = this.control.form;
    for (const table of this.closest("row-filter")?.querySelectorAll("table") ?? []) {
      const [head, body] = [find(table, "th", HTMLElement), find(table, "tbody", HTMLElement)];
      this.tables.push({ head, body, rows: [...body.children] });
      head.append(this.button());
    }
    this.addEventListener("change", this);
    form?.addEventListener("reset", this);
    addEventListener("popstate", this);
    if (this.control.value) this.order();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  /** @param {Event} event */
  handleEvent({ type }) {
    if (type === "click") this.turn();
    if (type === "reset") queueMicrotask(() => this.order());
    else this.order();
  }

  /** Returns a button that covers a head and is called as the control is. */
  button() {
    const button = document.createElement("button");
    button.type = "button";
    button.ariaLabel = find(this, "span", HTMLElement).textContent;
    button.addEventListener("click", this);
    return button;
  }

  /** Chooses the next order, as a user of the control would. */
  turn() {
    const { control } = this;
    control.selectedIndex = (control.selectedIndex + 1) % control.length;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  order() {
    const value = /** @type {"" | keyof typeof NAMES} */ (this.control.value);
    for (const { head, body, rows } of this.tables) {
      const ordered = [...rows];
      if (value) ordered.sort((one, other) => byCode(codeOf(one), codeOf(other)));
      if (value === "down") ordered.reverse();
      body.append(...ordered);
      head.ariaSort = value ? NAMES[value] : null;
    }
  }
}

/** @param {Element} row */
function codeOf(row) {
  return row.querySelector("th code")?.textContent ?? "";
}

customElements.define("row-order", RowOrder);
