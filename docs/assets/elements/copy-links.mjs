// <copy-links>: adds a button to each row of the table inside it, which copies the address of the
// row's page. With `data-notes`, it copies a ticket text: what the code is called, the texts of the
// row and its address on this page. `data-label` names the buttons. One listener handles them all.
import { copyAndReport } from "../clipboard.mjs";
import { closest, element, find } from "../dom.mjs";
import { here, plainAddress } from "../urls.mjs";

class CopyLinks extends HTMLElement {
  connectedCallback() {
    if (!this.querySelector(".copy-row")) this.addButtons();
    this.addEventListener("click", this);
    if (!("notes" in this.dataset)) return;
    for (const type of ["pointerover", "focusin"]) this.addEventListener(type, loadNotes, { once: true });
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
    const row = "notes" in this.dataset ? link.closest("tr") : null;
    const address = this.#address(row ? `#${row.id}` : link.getAttribute("href") ?? "");
    const text = row ? await this.#note(row, address) : address;
    await copyAndReport(button, find(this, "[aria-live]", HTMLElement), text);
  }

  /**
   * @param {Element} row
   * @param {string} address
   */
  async #note(row, address) {
    const { formats, noteOf } = await import("./ticket-markup.mjs");
    return formats.note({ ...noteOf(this), lines: linesOf(row) }, address);
  }

  /** @param {string} path */
  #address(path) {
    const [page, anchor] = new URL(path, here()).href.split("#");
    return plainAddress(page) + (anchor ? `#${anchor}` : "");
  }
}

/** Loads what notes need before a row is chosen: copying has to follow a key or a click. */
function loadNotes() {
  void import("./ticket-markup.mjs");
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
