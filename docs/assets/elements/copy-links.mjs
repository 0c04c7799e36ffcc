// <copy-links>: adds a button to each row of the table inside it, which copies the address of the
// row's page. With `data-note`, the first line of a ticket text, it copies a ticket text with the
// texts of the row and its address on this page. `data-label` names the buttons. One listener
// handles them all.
import { copyAndReport } from "../clipboard.mjs";
import { closest, element, find } from "../dom.mjs";
import { here, plainAddress } from "../urls.mjs";

class CopyLinks extends HTMLElement {
  connectedCallback() {
    if (!this.querySelector(".copy-row")) this.addButtons();
    this.addEventListener("click", this);
  }

  addButtons() {
    for (const link of this.querySelectorAll("tbody th a")) {
      const title = (this.dataset.label ?? "").replace("{code}", () => link.textContent);
      link.after(element("button", { type: "button", className: "copy-row", title, ariaLabel: title }));
    }
  }

  /** @param {Event} event */
  async handleEvent(event) {
    const button = closest(event, ".copy-row");
    const link = button?.previousElementSibling;
    if (!(link instanceof HTMLAnchorElement) || !button) return;
    const { note } = this.dataset;
    const row = link.closest("tr");
    const address = this.#address(note && row ? `#${row.id}` : link.getAttribute("href") ?? "");
    const text = note && row ? [note, ...linesOf(row), address].join("\n") : address;
    await copyAndReport(button, find(this, "[aria-live]", HTMLElement), text);
  }

  /** @param {string} path */
  #address(path) {
    const [page, anchor] = new URL(path, here()).href.split("#");
    return plainAddress(page) + (anchor ? `#${anchor}` : "");
  }
}

/**
 * Returns what a ticket says of a row: the problem, its triage, the first step.
 * @param {Element} row
 */
function linesOf(row) {
  return [...row.querySelectorAll("th a, .triage, .cell-step")]
    .map((part) => (part.textContent ?? "").replace(/\s+/g, " ").trim());
}

customElements.define("copy-links", CopyLinks);
